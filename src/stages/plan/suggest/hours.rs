//! How long it takes from one level to the next: our own orientation, to be corrected by whoever
//! knows better.
//!
//! | hours for the step | to 1 | to 2 | to 3 | to 4 | to 5 | what they are from |
//! |---|---|---|---|---|---|---|
//! | craft or method | 10 | 40 | 80 | 160 | 320 | our own guess: about twice the step before |
//! | tool | 5 | 15 | 30 | 60 | 120 | our own guess: a tool is a smaller thing than a craft |
//! | people and self | 5 | 15 | 30 | 60 | 120 | our own guess: learnt while doing what one does anyway |
//! | knowledge of a trade | 10 | 30 | 60 | 120 | 240 | our own guess: between the two |
//! | language | 90 | 280 | 180 | 200 | 350 | guided hours for English, see below |
//!
//! No study gives hours for levels such as these. That each step takes longer than the one before is
//! what the power law of practice says (Newell & Rosenbloom 1981: equal gains take ever more
//! practice); that it is twice as long is our choice. Cambridge English publishes guided learning
//! hours: B1 350–400, B2 500–600, C1 700–800, C2 1,000–1,200 in all; level 2 is B1 here, 3 B2, 4 C1, 5
//! C2, and 90 + 280, + 180, + 200, + 350 lie within those. Another language may take half or twice
//! that. A person's own pace soon says more than any table: `career learn log`.
//!
//! What part of a step is read or taught and what part done: up to level 2 half, for the step to 3 a
//! quarter, beyond it all is doing (languages: half up to 3, a quarter for 4). With people, a quarter
//! up to 2. Beginners gain from being shown, those who can do it from doing it; the shares are ours.
use crate::stages::assess::model::SkillKind;

/// Hours a week at work that can be spent on getting better at something: half a day.
pub const PAID_HOURS_A_WEEK: f64 = 4.0;
/// Hours to watch somebody: enough for one whole piece of work.
pub const WATCH_HOURS: f64 = 2.0;
/// Hours to have one piece looked at: half to choose it, half to talk.
pub const LOOKED_AT_HOURS: f64 = 1.0;
/// Hours with somebody better: one a month for half a year.
pub const MENTOR_HOURS: f64 = 6.0;
/// Hours to write an example down, and to ask for something: an evening's half hour.
pub const SHORT_HOURS: f64 = 0.5;
/// Hours to find out what a paper takes.
pub const ENQUIRE_HOURS: f64 = 1.0;
/// Hours to apply for a paper.
pub const APPLY_HOURS: f64 = 2.0;
/// Weeks until a paper is there: offices rarely say less than two months.
pub const PAPER_WEEKS: f64 = 8.0;
/// Weeks until a paper is renewed.
pub const RENEW_WEEKS: f64 = 4.0;
/// Weeks at work for one time of an experience: a month, until it is known better.
pub const TIME_WEEKS: f64 = 4.0;
/// Hours of one's own for one time, where there is no paid work to do it in: three Saturdays.
pub const TIME_HOURS: f64 = 12.0;
/// Hours of one's own for a piece of work that shows a level.
pub const SHOW_HOURS: f64 = 4.0;
/// The part of what a level took that a refresher takes: what was known once comes back sooner.
pub const REFRESH_SHARE: f64 = 0.1;
/// The least and the most hours of a refresher.
pub const REFRESH_BOUNDS: (f64, f64) = (1.0, 8.0);

/// Hours of learning and doing for the step to this level, 1 to 5, from the one below.
pub fn hours_of_step(kind: SkillKind, to: u8) -> f64 {
    let steps = match kind {
        SkillKind::Technical => [10.0, 40.0, 80.0, 160.0, 320.0],
        SkillKind::Tool | SkillKind::Soft => [5.0, 15.0, 30.0, 60.0, 120.0],
        SkillKind::Field => [10.0, 30.0, 60.0, 120.0, 240.0],
        SkillKind::Language => [90.0, 280.0, 180.0, 200.0, 350.0],
    };
    steps[usize::from(to.clamp(1, 5)) - 1]
}

/// The part of the step to this level that is read or taught, 0 to 1; the rest is done.
pub fn taught_share(kind: SkillKind, to: u8) -> f64 {
    match (kind, to) {
        (SkillKind::Soft, 0..=2) => 0.25,
        (SkillKind::Soft, _) => 0.0,
        (SkillKind::Language, 0..=3) => 0.5,
        (SkillKind::Language, 4) => 0.25,
        (_, 0..=2) => 0.5,
        (_, 3) => 0.25,
        _ => 0.0,
    }
}

/// Hours of the step that are read or taught, to half an hour.
pub fn taught_hours(kind: SkillKind, to: u8) -> f64 {
    round(hours_of_step(kind, to) * taught_share(kind, to))
}

/// Hours of the step that are done; with what is taught, the whole step.
pub fn done_hours(kind: SkillKind, to: u8) -> f64 {
    hours_of_step(kind, to) - taught_hours(kind, to)
}

/// Hours of one real use after a long rest, for a skill at this level.
pub fn refresh_hours(kind: SkillKind, level: u8) -> f64 {
    let took: f64 = (1..=level.min(5)).map(|to| hours_of_step(kind, to)).sum();
    round(took * REFRESH_SHARE).clamp(REFRESH_BOUNDS.0, REFRESH_BOUNDS.1)
}

/// Whole weeks at work for so many hours; at least one.
pub fn paid_weeks(hours: f64) -> f64 {
    (hours / PAID_HOURS_A_WEEK - 1e-9).ceil().max(1.0)
}

fn round(hours: f64) -> f64 {
    (hours * 2.0).round() / 2.0
}
