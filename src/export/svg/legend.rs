//! What the forms mean, as far as they occur.
use super::bars::class;
use super::xml::{bar, diamond, level, text, upright};
use super::{COLUMN, EDGE, LINE, Scale, WIDTH};
use crate::render::gantt::{Bar, Kind, Picture};
use crate::render::measure;

/// Draws a form at its left edge and its middle.
type Form = fn(f64, f64) -> String;

/// The width of the form before its words.
const FORM: f64 = 26.0;

/// Draws the legend in lines from `y` on, which then is its last line.
pub(super) fn draw(picture: &Picture, scale: &Scale, y: &mut f64, out: &mut String) {
    let drawn: Vec<&Bar> = picture.bars().filter(|bar| bar.start.is_some() && bar.finish.is_some()).collect();
    let has = |is_so: &dyn Fn(&Bar) -> bool| drawn.iter().any(|bar| is_so(bar));
    let mut entries: Vec<(Form, String)> = Vec::new();
    let own: Form = |x, y| bar(class(Kind::Own), x, y, 20.0, 12.0);
    let paid: Form = |x, y| bar(class(Kind::Paid), x, y, 20.0, 12.0);
    let wait: Form = |x, y| bar(class(Kind::Wait), x, y, 20.0, 12.0);
    let critical: Form = |x, y| bar("wait critical", x, y, 20.0, 12.0);
    let slack: Form = |x, y| level("slack", y, x, x + 20.0);
    let due: Form = |x, y| diamond("due", x + 10.0, y);
    let late: Form = |x, y| bar("late", x, y, 20.0, 12.0);
    let half: Form = |x, y| upright("cast", x + 10.0, y - 5.0, y + 5.0);
    let most: Form = |x, y| upright("cast", x + 10.0, y - 10.0, y + 10.0);
    let away: Form = |x, y| bar("away", x, y, 20.0, 14.0);
    let today: Form = |x, y| upright("now", x + 10.0, y - 8.0, y + 8.0);
    let is_away = picture.away.iter().any(|away| scale.end(away.to) > scale.x(away.from));
    entries.push((today, "today".to_owned()));
    for (kind, form) in [(Kind::Own, own), (Kind::Paid, paid), (Kind::Wait, wait)] {
        if has(&|bar| bar.kind == kind) {
            entries.push((form, kind.name().to_owned()));
        }
    }
    if has(&|bar| bar.is_critical) {
        entries.push((critical, format!("* {}", picture.critical)));
    }
    if has(&|bar| bar.slack_end > bar.finish) {
        entries.push((slack, "time to spare".to_owned()));
    }
    if has(&|bar| bar.due.is_some()) {
        entries.push((due, "due".to_owned()));
    }
    if has(&|bar| bar.is_late && bar.due.is_some()) {
        entries.push((late, "! late".to_owned()));
    }
    if has(&|bar| bar.finish_50.is_some()) {
        entries.push((half, "done in half of all cases".to_owned()));
    }
    if has(&|bar| bar.finish_80.is_some()) {
        entries.push((most, "done in 4 of 5 cases".to_owned()));
    }
    if is_away {
        entries.push((away, "away".to_owned()));
    }
    let mut x = EDGE;
    for (form, words) in entries {
        let width = FORM + measure(&words) as f64 * COLUMN + 18.0;
        if x + width > WIDTH && x > EDGE {
            x = EDGE;
            *y += LINE;
        }
        out.push_str(&form(x, *y - 4.5));
        out.push_str(&text(x + FORM, *y, "soft", &words));
        x += width;
    }
}
