//! One line of the picture: what lies behind the bars, the bar, its due day and its words.
use super::axis::Axis;
use super::signs::{HALF, LATE, MOST, Signs};
use super::{Bar, Kind, Picture, cut_short};
use crate::render::{Look, Role, measure};

/// What lies behind all bars, by column.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    cells: Vec<(char, Option<Role>)>,
    /// Where there are no hours at all.
    free: Vec<bool>,
}

impl Ground {
    /// Lines between the periods, days away and today.
    pub fn of(picture: &Picture, axis: &Axis, signs: Signs) -> Ground {
        let mut ground = Ground { cells: vec![(' ', None); axis.columns], free: vec![false; axis.columns] };
        for column in axis.lines() {
            ground.cells[column] = (signs.grid, Some(Role::Dim));
        }
        for away in &picture.away {
            for column in shaded(axis, away) {
                ground.cells[column] = (signs.away, Some(Role::Dim));
                ground.free[column] |= away.is_free;
            }
        }
        if let Some(column) = axis.column(picture.today) {
            ground.cells[column] = (signs.today, Some(Role::Accent));
        }
        ground
    }
}

/// The columns that are away for at least half of their days; at least one.
fn shaded(axis: &Axis, away: &super::Break) -> Vec<usize> {
    let Some((from, to)) = axis.columns(away.from, away.to) else {
        return Vec::new();
    };
    let days = axis.days_a_column();
    let begin = axis.span.number(away.from).max(0) as f64;
    let end = (axis.span.number(away.to) + 1).min(axis.span.days) as f64;
    let share = |column: usize| {
        let first = column as f64 * days;
        (end.min(first + days) - begin.max(first)) / days
    };
    let mostly: Vec<usize> = (from..=to).filter(|column| share(*column) >= 0.5).collect();
    if mostly.is_empty() {
        let widest = (from..=to).max_by(|a, b| share(*a).total_cmp(&share(*b)));
        return widest.into_iter().collect();
    }
    mostly
}

/// The role of the words at a bar.
pub(super) fn note_role(bar: &Bar) -> Role {
    if bar.is_late { Role::Warn } else { Role::Accent }
}

/// The columns of one line.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    cells: Vec<(char, Option<Role>)>,
    /// The first and the last column that something of the bar stands in.
    taken: Option<(usize, usize)>,
    words: Option<Words>,
}

/// Words on a line.
#[derive(Clone, Debug)]
struct Words {
    at: usize,
    width: usize,
    text: String,
    role: Role,
}

impl Cells {
    /// A bar with all that belongs to it, without its words.
    pub fn of(bar: &Bar, axis: &Axis, ground: &Ground, signs: Signs) -> Cells {
        let mut cells = Cells { cells: ground.cells.clone(), taken: None, words: None };
        let (Some(start), Some(finish)) = (bar.start, bar.finish) else {
            return cells;
        };
        let Some((from, to)) = axis.columns(start.min(finish), finish) else {
            return cells;
        };
        if let Some((_, end)) = bar.slack_end.and_then(|end| axis.columns(finish, end)) {
            for column in to + 1..=end {
                cells.put(column, signs.slack, Some(Role::Dim));
            }
        }
        let role = match (bar.is_late, bar.is_critical) {
            (true, _) => Some(Role::Warn),
            (false, true) => Some(Role::Accent),
            _ => None,
        };
        let fill = signs.fill(bar.kind, bar.is_critical);
        for column in from..=to {
            let is_hole = bar.kind == Kind::Own && ground.free[column] && column != from && column != to;
            if !is_hole {
                cells.put(column, fill, role);
            }
        }
        cells.put_due(bar, axis, (from, to), signs);
        // A bar of one column keeps its form; the sign before its title says it as well.
        if bar.is_late && from < to {
            cells.put(to, LATE, Some(Role::Warn));
        }
        for (day, sign) in [(bar.finish_50, HALF), (bar.finish_80, MOST)] {
            if let Some(column) = day.and_then(|day| axis.last_column(day)) {
                cells.put(column, sign, Some(Role::Accent));
            }
        }
        cells
    }

    /// The due day: behind the bar, in it where it is late, or an arrow where it is out of the picture.
    fn put_due(&mut self, bar: &Bar, axis: &Axis, (from, to): (usize, usize), signs: Signs) {
        let Some(due) = bar.due else { return };
        let role = Some(if bar.is_late { Role::Warn } else { Role::Dim });
        match axis.last_column(due) {
            None if due < axis.span.first => {
                if from > 0 {
                    self.put(0, signs.before, role);
                }
            }
            None => self.put(axis.columns - 1, signs.beyond, role),
            // One that would hide the end of the bar stands behind it.
            Some(column) if !bar.is_late => self.put(column.max(to + 1).min(axis.columns - 1), signs.due, role),
            Some(column) if column < to => self.put(column, signs.due, role),
            Some(_) => {}
        }
    }

    fn put(&mut self, column: usize, sign: char, role: Option<Role>) {
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = (sign, role);
            let (from, to) = self.taken.unwrap_or((column, column));
            self.taken = Some((from.min(column), to.max(column)));
        }
    }

    /// Adds the signs of the line that are not there yet, but for those under its words.
    pub fn note_signs(&self, drawn: &mut Vec<char>) {
        let hidden = self.words.as_ref().map_or(0..0, |words| words.at.saturating_sub(1)..words.at + words.width + 1);
        for (_, (sign, _)) in self.cells.iter().enumerate().filter(|(at, _)| !hidden.contains(at)) {
            if !drawn.contains(sign) {
                drawn.push(*sign);
            }
        }
    }

    /// Whether there is no bar.
    pub fn is_empty(&self) -> bool {
        self.taken.is_none()
    }

    /// Puts words behind the bar, or before it, or where it would be; false where no room is left.
    pub fn place(&mut self, note: &str, bar: &Bar, look: &Look) -> bool {
        let width = measure(note);
        let room = self.cells.len();
        if width == 0 {
            return true;
        }
        let at = match self.taken {
            None => 0,
            Some((_, to)) if to + 2 + width <= room => to + 2,
            Some((from, _)) if from > width => from - 1 - width,
            Some(_) => return false,
        };
        let text = cut_short(note, room, look).into_owned();
        self.words = Some(Words { at, width: measure(&text), text, role: note_role(bar) });
        true
    }

    /// The line in its colours, without spaces at its end.
    pub fn draw(&self, look: &Look) -> String {
        let Some(words) = &self.words else {
            return draw_run(&self.cells, true, look);
        };
        // A space on both sides sets the words off from what lies behind them.
        let (before, behind) = (words.at.saturating_sub(1), words.at + words.width + 1);
        let rest = draw_run(self.cells.get(behind..).unwrap_or_default(), true, look);
        format!(
            "{}{}{}{}{rest}",
            draw_run(self.cells.get(..before).unwrap_or_default(), false, look),
            " ".repeat(words.at - before),
            look.paint(words.role, &words.text),
            if rest.is_empty() { "" } else { " " },
        )
    }
}

/// Neighbours of one colour are painted together.
fn draw_run(cells: &[(char, Option<Role>)], is_end: bool, look: &Look) -> String {
    let end = if is_end { cells.iter().rposition(|(c, _)| *c != ' ').map_or(0, |at| at + 1) } else { cells.len() };
    let mut text = String::new();
    for run in cells[..end].chunk_by(|(_, one), (_, other)| one == other) {
        let signs: String = run.iter().map(|(c, _)| *c).collect();
        text.push_str(&run[0].1.map_or_else(|| signs.clone(), |role| look.paint(role, &signs)));
    }
    text
}
