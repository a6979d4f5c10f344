//! How every number of the suggestions came about.
use super::fit::Fit;
use super::{Money, Suggestion};
use crate::record::number::show_number;

/// One line each for the order, the numbers of every suggestion, the fit and the money.
pub fn explain(list: &[Suggestion], fit: &Fit, money: Option<&Money>) -> Vec<String> {
    let mut lines = vec![
        "Order: what must be there first, then must, should, nice; each needs only ones above it.".to_owned(),
        "Hours from level to level are our own orientation, not measured: a craft 10, 40, 80, 160, 320 h for the steps to levels 1 to 5; a tool or a skill with people 5, 15, 30, 60, 120; knowledge of a trade 10, 30, 60, 120, 240. That each step takes longer is what research on practice says (Newell & Rosenbloom 1981), that it takes twice as long is our choice. A language 90, 280, 180, 200, 350 h, within the guided hours that Cambridge English gives for English. Up to level 2 half of it is taught, for the step to 3 a quarter, beyond it all is doing (languages: half up to 3, a quarter for 4; with people: a quarter up to 2).".to_owned(),
        "What is done at work counts half a day (4 h) a week, and none of your own hours, however much runs at once: whether that is granted is for you to ask.".to_owned(),
    ];
    for (at, one) in list.iter().enumerate() {
        lines.push(format!("{}: {}.", at + 1, one.figure));
    }
    let own: f64 = list.iter().map(Suggestion::own_hours).sum();
    lines.push(format!("Together {} h of your own.", show_number(own)));
    lines.push(match fit.before.verdict {
        None => "Whether it fits needs the hours a week of your own.".to_owned(),
        Some(_) => format!(
            "Fit: the plan was scheduled anew with the first one, the first two and so on; {} of {} fit with nothing later than before.",
            fit.first,
            list.len()
        ),
    });
    lines.push(match money {
        Some(money) => format!(
            "Money: of the {} {} for this year's learning {} are planned, {} are left. What a course costs is not known here.",
            show_number(money.budget),
            money.currency,
            show_number(money.planned),
            show_number(money.left())
        ),
        None => "Money: there is no budget for learning, and what a course costs is not known here.".to_owned(),
    });
    lines.push(
        "Not known: what you can do that is not written down, how fast you learn, and who would let you do it at work."
            .to_owned(),
    );
    lines
}
