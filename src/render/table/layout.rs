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

/// Decides from the widest cell of each column. Where not all columns fit at their least widths,
/// those of low priority go; in plain nothing goes, and the rows become lines of labels.
pub(super) fn plan(columns: &[Column], widest: &[usize], look: &Look) -> Plan {
    let full: Vec<usize> = columns
        .iter()
        .zip(widest)
        .map(|(column, widest)| widest.max(&header_width(column)).to_owned())
        .collect();
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
    Plan::Columns(share_out(columns, &full, &kept, room))
}

/// Every column gets its least width; what is left goes to the title first, up to its full width,
/// and then from left to right.
fn share_out(
    columns: &[Column],
    full: &[usize],
    kept: &[usize],
    room: usize,
) -> Vec<(usize, usize)> {
    let mut widths: Vec<(usize, usize)> = kept
        .iter()
        .map(|at| (*at, columns[*at].least(full[*at]).min(room).max(1)))
        .collect();
    let mut left = room.saturating_sub(widths.iter().map(|(_, width)| width).sum());
    for wanted in [Fit::Title, Fit::Text] {
        for (at, width) in widths
            .iter_mut()
            .filter(|(at, _)| columns[*at].fit == wanted)
        {
            let more = full[*at].saturating_sub(*width).min(left);
            *width += more;
            left -= more;
        }
    }
    widths
}

/// The column of the lowest priority, of equal ones the last; never the title, never the only one.
fn first_to_go(columns: &[Column], kept: &[usize]) -> Option<usize> {
    let loose = kept.iter().filter(|at| columns[**at].fit != Fit::Title);
    (kept.len() > 1).then(|| {
        loose
            .min_by_key(|at| (columns[**at].priority, usize::MAX - **at))
            .copied()
    })?
}

fn gaps(columns: usize) -> usize {
    GAP * columns.saturating_sub(1)
}

pub(super) fn header_width(column: &Column) -> usize {
    wrap::measure(&clean(&column.header))
}
