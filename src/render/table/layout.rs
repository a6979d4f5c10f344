//! Which columns a table keeps on a terminal of a given width, and how wide each one is.
use super::{Column, Fit};
use crate::render::{Look, clean::clean, wrap};

/// The spaces between two columns.
pub(super) const GAP: usize = 2;

/// How a table is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Plan {
    /// In these columns (position in the table, width), from left to right.
    Columns(Vec<(usize, usize)>),
    /// One line a value, as the width is too small for columns in plain.
    Labels,
}

/// A title as wide as this reads well; what is left goes to the other texts first.
const TITLE: usize = 40;

/// The longest word for which a text column is made wider before the title is.
const WORD: usize = 20;

/// Decides from the widest cell of each column, and the longest word in it (0 where that is not
/// known). Where not all columns fit at their least widths,
/// those of low priority go; in plain nothing goes, and the rows become lines of labels.
pub(super) fn plan(columns: &[Column], widest: &[usize], words: &[usize], look: &Look) -> Plan {
    let full: Vec<usize> =
        columns.iter().zip(widest).map(|(column, widest)| widest.max(&header_width(column)).to_owned()).collect();
    let mut kept: Vec<usize> = (0..columns.len()).collect();
    let least = |at: &usize| columns[*at].least(full[*at]);
    while gaps(kept.len()) + kept.iter().map(least).sum::<usize>() > look.width {
        if look.plain && columns.len() > 1 {
            return Plan::Labels;
        }
        let Some(gone) = first_to_go(columns, &kept) else {
            break;
        };
        kept.retain(|at| *at != gone);
    }
    let room = look.width.saturating_sub(gaps(kept.len()));
    Plan::Columns(share_out(columns, &full, words, &kept, room))
}

/// Every column gets its least width. What is left goes to the words of the texts, so that none is
/// broken, then to the title until it reads well, to the texts from left to right, and to the title
/// again.
fn share_out(columns: &[Column], full: &[usize], words: &[usize], kept: &[usize], room: usize) -> Vec<(usize, usize)> {
    let mut widths: Vec<(usize, usize)> =
        kept.iter().map(|at| (*at, columns[*at].least(full[*at]).min(room).max(1))).collect();
    let mut left = room.saturating_sub(widths.iter().map(|(_, width)| width).sum());
    let word = |at: usize| words.get(at).map_or(0, |word| *word.min(&WORD));
    let rounds: [(Fit, &dyn Fn(usize) -> usize); 4] = [
        (Fit::Text, &|at| full[at].min(word(at))),
        (Fit::Title, &|at| full[at].min(TITLE)),
        (Fit::Text, &|at| full[at]),
        (Fit::Title, &|at| full[at]),
    ];
    for (fit, wanted) in rounds {
        for (at, width) in widths.iter_mut().filter(|(at, _)| columns[*at].fit == fit) {
            let more = wanted(*at).saturating_sub(*width).min(left);
            *width += more;
            left -= more;
        }
    }
    widths
}

/// The column of the lowest priority, of equal ones the last; never the title, never the only one.
fn first_to_go(columns: &[Column], kept: &[usize]) -> Option<usize> {
    let loose = kept.iter().filter(|at| columns[**at].fit != Fit::Title);
    (kept.len() > 1).then(|| loose.min_by_key(|at| (columns[**at].priority, usize::MAX - **at)).copied())?
}

fn gaps(columns: usize) -> usize {
    GAP * columns.saturating_sub(1)
}

pub(super) fn header_width(column: &Column) -> usize {
    wrap::measure(&clean(&column.header))
}
