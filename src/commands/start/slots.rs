//! The questions of the first ten minutes, in their order, and when each is asked.
//!
//! Occupations will come in two places: after what the person does (the nearest titles), and after
//! the statements (kinds of work). Both are slots like the others.
use chrono::NaiveDate;

use super::answers::{Answers, NONE, OTHER_LIST, slug, statement_key};
use super::{ideas, words};
use crate::catalogue::Occupation;
use crate::commands::capitalize;
use crate::stages::assess::items::interests::{self, Form};
use crate::stages::assess::items::tick_list::{self, TickSkill};
use crate::stages::assess::items::values::{self, WorkValue};
use crate::stages::assess::model::{Focus, Profile, Skill};
use crate::stages::explore::seeker::Seeker;
use crate::term::{Choice, Kind, Question};

/// What is known already, from earlier.
#[derive(Clone, Debug)]
pub struct Known {
    /// The person.
    pub profile: Profile,
    /// Their skills.
    pub skills: Vec<Skill>,
    /// All of them that occupations are compared with.
    pub seeker: Seeker,
    /// Where the files are, as the screen shows it.
    pub place: String,
    /// Today.
    pub today: NaiveDate,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The key of its answer.
    pub key: String,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Focus,
    Begin,
    Now,
    Occupation,
    Can,
    OtherList,
    CanOther,
    Own,
    Asked,
    More,
    Less,
    Glad,
    Changed,
    Shows,
    Statement(usize),
    Idea,
    Wonder,
    Role,
    RoleOccupation,
    Asks,
    Have,
    Some,
    Wanted(WorkValue),
    Today(WorkValue),
    NearWork,
    Work,
    Win(&'static str),
    WinChanged(&'static str),
    AskFor,
    Step,
    StepOwn,
}

/// All questions, in order.
pub fn all() -> Vec<Slot> {
    let slot = |key: &str, what| Slot { key: key.to_owned(), what };
    let mut slots = vec![
        slot("focus", What::Focus),
        slot("begin", What::Begin),
        slot("now", What::Now),
        slot("occupation", What::Occupation),
        slot("can", What::Can),
        slot("list", What::OtherList),
        slot("can-other", What::CanOther),
        slot("own", What::Own),
        slot("asked", What::Asked),
        slot("more", What::More),
        slot("less", What::Less),
        slot("glad", What::Glad),
        slot("changed", What::Changed),
        slot("shows", What::Shows),
    ];
    slots.extend((0..Form::Thirty.count()).map(|place| slot(&statement_key(place), What::Statement(place))));
    slots.extend([
        slot("idea", What::Idea),
        slot("wonder", What::Wonder),
        slot("role", What::Role),
        slot("role-occupation", What::RoleOccupation),
        slot("asks", What::Asks),
        slot("have", What::Have),
        slot("some", What::Some),
    ]);
    for value in WorkValue::ALL {
        slots.push(slot(&format!("wanted-{}", value.key()), What::Wanted(value)));
        slots.push(slot(&format!("now-{}", value.key()), What::Today(value)));
    }
    slots.extend([
        slot("near-work", What::NearWork),
        slot("work", What::Work),
        slot("win-2", What::Win("And another thing that you did, for the talk?")),
        slot("win-2-changed", What::WinChanged("win-2")),
        slot("win-3", What::Win("And a third?")),
        slot("win-3-changed", What::WinChanged("win-3")),
        slot("ask-for", What::AskFor),
        slot("step", What::Step),
        slot("step-own", What::StepOwn),
    ]);
    slots
}

impl Slot {
    /// The place among the thirty statements, from 0, if it is one.
    pub fn statement(&self) -> Option<usize> {
        match self.what {
            What::Statement(place) => Some(place),
            _ => None,
        }
    }

    /// The question; `None` where these answers leave nothing to ask.
    pub fn question(&self, answers: &Answers, known: &Known) -> Option<Question> {
        if !self.is_wanted(answers) {
            return None;
        }
        let key = format!("start.{}", self.key);
        let question = match self.what {
            What::Focus => {
                let focuses = Focus::ALL.iter().map(|focus| Choice::new(focus.key(), words::focus(*focus))).collect();
                let default = answers.focus().or(known.profile.focus);
                let question = Question::one(key, "What brings you here?", focuses)
                    .help("It decides only what is asked next, and can be changed whenever you like.");
                default.map_or(question.clone(), |focus| question.default(focus.key()))
            }
            What::Begin => Question::yes_no(key, "Begin with your own now?")
                .help("y begins with the same questions that everybody gets; n changes nothing."),
            What::Now => {
                let question = Question::text(key, "What do you do at the moment, in your own words?")
                    .help("A job, two of them, study, care, looking for work: whatever fills your days.");
                let before = answers.text("now").or(known.profile.role.as_deref());
                before.map_or(question.clone(), |text| question.default(text))
            }
            What::Occupation => self.titles(key, "Is it one of these?", "now", answers)
                .help("Only to begin with a list that fits, and with what is near. It can be changed or left open."),
            What::RoleOccupation => self.titles(key, "Is it one of these? Then you need not type what it asks for.", "role", answers)
                .help("What it asks for is then our own judgement, to be changed by you."),
            What::Can => {
                let mut skills = list_skills(&answers.first_list());
                skills.push(Choice::new(OTHER_LIST, "… and show me other lists, for something else that I do"));
                self.tick_skills(key, "Which of these could you do without help?", skills, answers, known)
                    .help(words::explain_list(answers))
            }
            What::OtherList => {
                let general = Choice::new("general", "a general list: home, clubs, family, any job");
                let lists = tick_list::situations().iter().map(|one| Choice::new(one.name, one.name));
                let own = answers.first_list_name();
                let lists = lists.chain([general]).filter(|one| one.key != own).collect();
                Question::several(key, "Which lists?", lists)
            }
            What::CanOther => self.tick_skills(key, "And which of these without help?", list_skills(&answers.other_skills()), answers, known),
            What::Own => Question::text(key, "What else can you do without help that was not in the list? (commas between)")
                .help("In your own words, such as: wound care, Polish, fixing bicycles. Unpaid work counts."),
            What::Asked => {
                let ticked = ticked(answers, &self.key, known, |skill| skill.level() >= Some(4));
                Question::several(key, "Which do others come to you for?", own_skills(answers, &[])).ticked(&ticked)
            }
            What::More => {
                let ticked = ticked(answers, &self.key, known, |skill| skill.desire == Some(3));
                Question::several(key, "Which would you gladly do more of?", own_skills(answers, &[])).ticked(&ticked)
            }
            What::Less => {
                let ticked = ticked(answers, &self.key, known, |skill| skill.desire == Some(1));
                Question::several(key, "And which would you rather do less of?", own_skills(answers, answers.list("more"))).ticked(&ticked)
            }
            What::Glad => Question::text(key, "One thing of the last year that you are glad you did?")
                .help("At work or anywhere else; small is fine. One line."),
            What::Changed | What::WinChanged(_) => Question::text(key, "What did it change, and for whom?")
                .help("Such as: handover takes 20 minutes less; my father could stay at home."),
            What::Shows => {
                let mut skills = own_skills(answers, &[]);
                if skills.is_empty() {
                    return None;
                }
                skills.push(Choice::new("none", "none of these"));
                Question::one(key, "Which skill does it show best?", skills)
            }
            What::Statement(place) => {
                let statement = *interests::form(Form::Thirty).get(place)?;
                let keys = interests::ANSWERS.iter().map(|(digit, says)| Choice::new(digit.to_string(), *says)).collect();
                Question::key(key, statement.question(), keys)
            }
            What::Idea => Question::one(key, "Is one of these worth a thought? It is kept as an idea, no more.", known_choices(&ideas::list(answers, known), "none of these"))
                .help("What it is and asks for: career explore show, afterwards."),
            What::NearWork => Question::one(key, "These are near what you do. Which would you take first?", known_choices(&ideas::moves(answers, known), "something else"))
                .help("Moves to work that is much like yours; those that need no more training come first."),
            What::Wonder => Question::text(key, "Is there any other kind of work that you wonder about?")
                .help("Whatever comes to mind, however unlikely. It is kept as an idea, no more."),
            What::Role => Question::text(key, "Which role do you want? Its title, in your own words.")
                .help("Such as: health data analyst, head chef, my own workshop."),
            What::Asks => Question::text(key, "What does it ask for? What matters most first, commas between.")
                .help("From an advert if there is one, else what you think. Up to eight or so, such as: SQL, statistics, talking to doctors."),
            What::Have => Question::several(key, "Which of these could you do without help today?", asked_for(answers, &[])),
            What::Some => Question::several(key, "Which of the others can you do in part, or with someone to ask?", asked_for(answers, answers.list("have"))),
            What::Wanted(value) => Question::key(key, format!("{}: {}. How much does this matter to you?", capitalize(value.name()), value.describe()), digits(&values::WANTED_ANSWERS)),
            What::Today(_) => Question::key(key, "And how much of it is there in what you do today?", digits(&values::NOW_ANSWERS)),
            What::Work => Question::text(key, "Which work would you take first?")
                .help("In your own words; it is kept as an idea. Others can be added later."),
            What::Win(text) => Question::text(key, text).help("What your boss may not know or has forgotten."),
            What::AskFor => Question::text(key, "What is the one thing that should come out of the talk?")
                .help("Such as: fewer nights, the course in March, four euros more an hour."),
            What::Step => {
                let mut steps: Vec<Choice> = words::first_steps(answers)
                    .iter()
                    .enumerate()
                    .map(|(at, step)| Choice::new((at + 1).to_string(), format!("{} ({})", step.title, words::say_hours(step.hours))))
                    .collect();
                steps.push(Choice::new("own", "something else, in my own words"));
                steps.push(Choice::new("none", "not now"));
                Question::one(key, words::ask_step(known.today), steps)
            }
            What::StepOwn => Question::text(key, "Which step? Something that fits into an evening."),
        };
        let is_empty = matches!(&question.kind, Kind::One { of, .. } | Kind::Several { of, .. } if of.is_empty());
        // Where Enter keeps what is there already, it cannot skip as well.
        let keeps = matches!(&question.kind, Kind::Text { default: Some(_), .. });
        let question = if keeps { question } else { question.skippable() };
        (!is_empty).then(|| question.takes(self.seconds()).postponable())
    }

    /// How long an answer takes most people, in seconds.
    pub fn seconds(&self) -> f64 {
        match self.what {
            What::Asks => 60.0,
            What::Can | What::CanOther => 45.0,
            What::Glad | What::Win(_) => 40.0,
            What::Changed | What::WinChanged(_) | What::AskFor => 30.0,
            What::Now | What::Own | What::Wonder | What::Role | What::Work | What::StepOwn => 20.0,
            What::Asked | What::More | What::Have | What::Step => 15.0,
            What::Less | What::Some => 10.0,
            What::Focus | What::OtherList | What::Shows => 8.0,
            What::Idea | What::NearWork => 20.0,
            What::Occupation | What::RoleOccupation => 8.0,
            What::Begin | What::Statement(_) | What::Wanted(_) | What::Today(_) => 5.0,
        }
    }

    /// Whether these answers lead to this question. Asked for all questions after every answer, so
    /// it looks only at what it needs.
    pub fn is_wanted(&self, answers: &Answers) -> bool {
        let focus = answers.focus();
        let is = |wanted| focus == Some(wanted);
        match self.what {
            What::Focus => return true,
            What::Begin => return is(Focus::LookAround),
            _ => {}
        }
        if answers.is_only_looking() {
            return false;
        }
        // What hangs on an answer that is still to come counts as asked, so that `3 of 12` stays so.
        let may = |key: &str| !answers.has(key) || answers.text(key).is_some();
        let may_ask = answers.occupation("role-occupation").is_some() || may("asks");
        let may_have_skills = answers.has_skills() || !answers.has("own");
        match self.what {
            What::OtherList => answers.wants_other_list(),
            What::CanOther => answers.wants_other_list() && !answers.list("list").is_empty(),
            What::Asked | What::More | What::Less => may_have_skills,
            What::Changed => may("glad"),
            What::Shows => may("glad") && may_have_skills,
            What::Statement(_) | What::Idea | What::Wonder => is(Focus::Explore),
            What::Role => is(Focus::Change),
            What::Occupation => may("now"),
            What::RoleOccupation => is(Focus::Change) && may("role"),
            What::Asks => is(Focus::Change) && may("role") && answers.occupation("role-occupation").is_none(),
            What::Have => is(Focus::Change) && may("role") && may_ask,
            What::Some => {
                is(Focus::Change)
                    && may("role")
                    && may_ask
                    && (!answers.has("have")
                        || answers
                            .asks()
                            .iter()
                            .any(|one| one.level.is_some() && !answers.list("have").contains(&one.id)))
            }
            What::Wanted(_) => is(Focus::Grow),
            What::Today(value) => is(Focus::Grow) && may(&format!("wanted-{}", value.key())),
            What::NearWork => is(Focus::WorkSoon) && answers.occupation("occupation").is_some(),
            What::Work => is(Focus::WorkSoon) && answers.occupation("near-work").is_none(),
            What::Win(_) | What::AskFor => is(Focus::Talk),
            What::WinChanged(win) => is(Focus::Talk) && may(win),
            What::StepOwn => answers.text("step") == Some("own"),
            _ => true,
        }
    }

    /// The known titles that are near what was typed under another key, or none of them.
    fn titles(&self, key: String, text: &str, about: &str, answers: &Answers) -> Question {
        Question::one(key, text, known_choices(&answers.known_titles(about), "none of these"))
    }

    /// A list of skills to tick, with those that are known already ticked.
    fn tick_skills(&self, key: String, text: &str, skills: Vec<Choice>, answers: &Answers, known: &Known) -> Question {
        let ticked = ticked(answers, &self.key, known, |skill| skill.level() >= Some(3));
        Question::several(key, text, skills).ticked(&ticked)
    }
}

/// Occupations to choose from, and none of them.
fn known_choices(occupations: &[Occupation<'_>], none: &'static str) -> Vec<Choice> {
    let mut choices: Vec<Choice> = occupations
        .iter()
        .map(|one| Choice::new(one.code.to_string(), one.own.map_or(one.title(), |own| own.title)))
        .collect();
    if !choices.is_empty() {
        choices.push(Choice::new(NONE, none));
    }
    choices
}

/// The skills of a list, each with what one can do.
fn list_skills(list: &[TickSkill]) -> Vec<Choice> {
    list.iter().map(|skill| Choice::new(slug(skill), format!("{}: {}", skill.name, skill.can))).collect()
}

/// What is ticked from the start: today's answer, else what is known.
fn ticked(answers: &Answers, key: &str, known: &Known, is_so: impl Fn(&Skill) -> bool) -> Vec<String> {
    if answers.has(key) {
        return answers.list(key).to_vec();
    }
    known.skills.iter().filter(|skill| is_so(skill)).map(|skill| skill.id.clone()).collect()
}

/// The person's skills to choose from, those that others come for first.
fn own_skills(answers: &Answers, without: &[String]) -> Vec<Choice> {
    let mut skills = answers.skills();
    skills.sort_by_key(|skill| std::cmp::Reverse(skill.level));
    skills
        .into_iter()
        .filter(|skill| !without.contains(&skill.id))
        .map(|skill| Choice::new(skill.id, skill.name))
        .collect()
}

fn asked_for(answers: &Answers, without: &[String]) -> Vec<Choice> {
    answers
        .asks()
        .into_iter()
        .filter(|one| !without.contains(&one.id))
        .map(|one| Choice::new(one.id, one.name))
        .collect()
}

fn digits(answers: &[(u8, &str)]) -> Vec<Choice> {
    answers.iter().map(|(digit, says)| Choice::new(digit.to_string(), *says)).collect()
}
