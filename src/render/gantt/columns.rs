//! How the width is shared between titles, days and bars.
use super::{Bar, Look, Picture, Role, measure, signs};
use crate::render::clean;

/// Narrower terminals have each title above its bar.
const STACKED: usize = 60;
/// From this width on the days stand beside the titles.
const WITH_DAYS: usize = 100;
/// Titles get no less than this beside bars.
const LEAST_LABEL: usize = 16;

/// The columns of every line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    pub is_stacked: bool,
    pub label: usize,
    pub when: usize,
    pub chart: usize,
    has_late: bool,
    has_critical: bool,
}

impl Columns {
    /// The columns for a picture.
    pub fn of(picture: &Picture, look: &Look) -> Columns {
        let mut columns = Columns {
            is_stacked: look.width < STACKED,
            label: 0,
            when: 0,
            chart: 0,
            has_late: picture.bars().any(|bar| bar.is_late),
            has_critical: picture.bars().any(|bar| bar.is_critical),
        };
        if !columns.is_stacked {
            let widest = picture.bars().map(|bar| measure(&clean(&bar.label))).max().unwrap_or(0);
            let most = if look.width < WITH_DAYS { look.width * 2 / 5 - 2 } else { look.width / 3 };
            columns.label = widest.clamp(LEAST_LABEL, most);
            if look.width >= WITH_DAYS {
                columns.when = picture.bars().map(|bar| measure(&bar.when)).max().unwrap_or(0);
            }
        }
        columns.chart = look.width.saturating_sub(columns.indent()).max(1);
        columns
    }

    /// The columns before the bars.
    pub fn indent(&self) -> usize {
        let when = if self.when == 0 { 0 } else { self.when + 2 };
        if self.is_stacked { self.mark_width() } else { self.mark_width() + self.label + when + 2 }
    }

    /// The columns before the titles.
    pub fn mark_width(&self) -> usize {
        // One more for a space behind them; without any, two set the rows off from the goals.
        match usize::from(self.has_late) + usize::from(self.has_critical) {
            0 => 2,
            signs => signs + 1,
        }
    }

    /// The signs before a title.
    pub fn mark(&self, bar: &Bar, look: &Look) -> String {
        let mut mark = String::new();
        if self.has_late {
            mark.push_str(&if bar.is_late { look.paint(Role::Warn, &signs::LATE.to_string()) } else { " ".to_owned() });
        }
        if self.has_critical {
            let sign = signs::CRITICAL.to_string();
            mark.push_str(&if bar.is_critical { look.paint(Role::Accent, &sign) } else { " ".to_owned() });
        }
        let taken = usize::from(self.has_late) + usize::from(self.has_critical);
        mark.push_str(&" ".repeat(self.mark_width() - taken));
        mark
    }
}
