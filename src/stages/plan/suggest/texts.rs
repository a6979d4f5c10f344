//! The titles of what is suggested, by the kind of skill and the level it leads to. In our own words;
//! what one can do who has the skill stands in the catalogue and is put in where it is known.
use super::place::Place;
use crate::stages::assess::model::SkillKind;

/// A skill as a title names it.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its kind.
    pub kind: SkillKind,
    /// What one can do who has it, beginning with a verb; where the catalogue knows it.
    pub can: Option<&'a str>,
    /// Whether a paper that is not there yet has to be there first: then nothing is done alone.
    pub is_guarded: bool,
}

/// Doing that leads to a level, 1 to 5.
pub fn practise(skill: Named<'_>, to: u8, place: Place) -> String {
    let Named { name, can, .. } = skill;
    if skill.is_guarded && matches!(skill.kind, SkillKind::Technical | SkillKind::Tool) {
        return guarded(skill, to);
    }
    let what = match (skill.kind, to) {
        (SkillKind::Technical | SkillKind::Tool, 3) => return real_use(skill, place),
        (SkillKind::Technical, 0 | 1) => "try it once on something small",
        (SkillKind::Technical, 2) => match can {
            Some(can) => return format!("{name}, with someone beside you: {can}"),
            None => "do a small piece with someone beside you, and keep it",
        },
        (SkillKind::Technical, 4) => "take on a case harder than any before, and explain to others how you did it",
        (SkillKind::Technical, _) => "settle a case that others passed on, and write down how for those who come after",
        (SkillKind::Tool, 0 | 1) => "open it and do one small thing that you need",
        (SkillKind::Tool, 2) => "do one weekly task with it instead of the old way",
        (SkillKind::Tool, 4) => "set something up with it that saves others time",
        (SkillKind::Tool, _) => "be the one whom others ask, and write a page of answers",
        (SkillKind::Soft, 0 | 1) => "watch yourself in it for a week, and note three moments",
        (SkillKind::Soft, 2) => "try it where little hangs on it, and note what happened",
        (SkillKind::Soft, 3) => match can {
            Some(can) => return format!("{name}, week after week: {can}; note each time what worked"),
            None => "do it by yourself week after week, and note each time what worked",
        },
        (SkillKind::Soft, 4) => "take it on where it is hard, and ask those affected how it was",
        (SkillKind::Soft, _) => "guide others in it, and note what they do differently afterwards",
        (SkillKind::Language, 0 | 1) => "talk about yourself for five minutes",
        (SkillKind::Language, 2) => "talk with somebody twice a week about everyday things",
        (SkillKind::Language, 3) => "read, write and talk about your own trade every week",
        (SkillKind::Language, 4) => "give a talk or write a report in it, and have it corrected",
        (SkillKind::Language, _) => "argue and write in it with someone who grew up with it",
        (SkillKind::Field, 0 | 1) => "explain in five sentences what it is about to someone who does not know it",
        (SkillKind::Field, 2) => "look up what one real case asks for, and write a page",
        (SkillKind::Field, 3) => "decide three real cases by yourself, and note what you had to look up",
        (SkillKind::Field, 4) => "settle a case that is not in the books, and explain why",
        (SkillKind::Field, _) => "teach it to those who begin, and write down what they get wrong",
    };
    format!("{name}: {what}")
}

/// The same for what only those with a paper may do by themselves.
fn guarded(skill: Named<'_>, to: u8) -> String {
    let name = skill.name;
    match (skill.can, to) {
        (Some(can), 0..=3) => format!("{name}, step {to}, under the eye of someone who is allowed to: {can}"),
        (None, 0..=3) => format!("{name}, step {to}, under the eye of someone who is allowed to: real work"),
        (_, _) => format!("{name}, step {to}, under the eye of someone who is allowed to: harder cases"),
    }
}

/// One real piece of work.
fn real_use(skill: Named<'_>, place: Place) -> String {
    let name = skill.name;
    let wherever = match place {
        Place::Work => format!("{name} at work, for a real need"),
        Place::Own => format!("{name}, for someone who needs it"),
    };
    match skill.can {
        Some(can) => format!("{wherever}: {can}; note what came of it"),
        None => format!("{wherever}: one whole piece by yourself; note what came of it"),
    }
}

/// A course or what stands in for one, up to a level. `is_free` leaves out what costs.
pub fn learn(skill: Named<'_>, from: u8, to: u8, is_free: bool) -> String {
    let name = skill.name;
    match (skill.kind, is_free) {
        (SkillKind::Language, false) => format!("{name}: a course up to {}", cefr(to)),
        (SkillKind::Language, true) => {
            format!("{name}: a partner to talk with and library books, up to {}", cefr(to))
        }
        (SkillKind::Soft, false) => format!("{name}: a workshop or a short book on it"),
        (SkillKind::Soft, true) => format!("{name}: a library book on it"),
        (SkillKind::Field, _) => format!("{name}: read an introduction, and write a page on what matters"),
        (_, true) => format!("{name}: a free course or a library book, with its exercises"),
        (_, false) if from == 0 => format!("{name}: a first course, with its exercises"),
        (_, false) => format!("{name}: a course beyond the first steps, with its exercises"),
    }
}

/// Reading beside the doing, for the step to level 3 or 4.
pub fn read_up(skill: Named<'_>, to: u8, is_free: bool) -> String {
    match skill.kind {
        SkillKind::Language => learn(skill, to, to, is_free),
        _ => format!("{}: read up on the parts that you still have to look up", skill.name),
    }
}

/// Watching somebody.
pub fn watch(skill: Named<'_>) -> String {
    match skill.kind {
        SkillKind::Language => format!("{}: listen to two people who speak it, and note ten words", skill.name),
        _ => format!("{}: watch someone who does it well, and ask what they look at first", skill.name),
    }
}

/// Having something looked at.
pub fn be_looked_at(skill: Named<'_>) -> String {
    match skill.kind {
        SkillKind::Soft => {
            format!("{}: ask someone who saw you at it what to keep and what to change", skill.name)
        }
        SkillKind::Language => format!("{}: have someone who speaks it well say which level they hear", skill.name),
        _ => format!("{}: show a piece of yours to someone better, and ask which level they see", skill.name),
    }
}

/// Somebody who helps for longer.
pub fn be_guided(skill: Named<'_>) -> String {
    format!("{}: an hour a month with someone who is better at it", skill.name)
}

/// An example of something that was done.
pub fn write_down(skill: Named<'_>) -> String {
    format!("{}: write down one time that it counted: what was asked, what you did, what changed", skill.name)
}

/// One use after a long rest.
pub fn use_again(skill: Named<'_>, place: Place) -> String {
    match (skill.can, place) {
        (Some(can), _) => format!("{} once again, for something real: {can}", skill.name),
        (None, Place::Work) => format!("{}: use it once at work, for something real", skill.name),
        (None, Place::Own) => format!("{}: use it once, for something real", skill.name),
    }
}

/// The level of a language as the European framework names it.
pub fn cefr(level: u8) -> &'static str {
    match level {
        0 | 1 => "A1",
        2 => "B1",
        3 => "B2",
        4 => "C1",
        _ => "C2",
    }
}
