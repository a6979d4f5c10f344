//! The lists to tick: which list, what is on it, and what the ticks say.
use super::lists::{HELP_ALONE, HELP_OTHERS, find_list, help_cefr, line, read_languages, split_names};
use super::{Names, Said, save};
use crate::commands::Context;
use crate::commands::assess::paper::{self, Answers, Finished, Paper, Start};
use crate::error::Result;
use crate::stages::assess::items::tick_list;
use crate::stages::assess::model::{Position, Skill};
use crate::stages::assess::ops::Part;
use crate::store::text::slug;
use crate::term::{Choice, Question};

/// The key of the last line of the first list.
const OTHER: &str = "another-list";
const ALONE: usize = 0;
const LIST: usize = 1;
const ALONE_TOO: usize = 2;
const OWN: usize = 3;
const OTHERS: usize = 4;
const MORE: usize = 5;
const LESS: usize = 6;
const LANGUAGES: usize = 7;
const COUNT: usize = 8;

const INTRO: &str =
    "Unpaid work counts as much as paid work. What you leave open is not assessed, which is not the same as none.";

/// What is known before anything is asked.
struct Known {
    skills: Vec<Skill>,
    list: tick_list::Picked,
}

/// Asks for ticks on the terminal and saves what they say.
///
/// # Errors
/// Nobody to ask, the person stopped, or the store's refusals.
pub fn ask(context: &mut Context<'_>, start: Start) -> Result<u8> {
    let list = pick(context)?;
    let known = Known { skills: context.store.data().all()?, list };
    let ask = |at: usize, answers: &Answers| known.question(at, answers);
    let paper = Paper { part: Part::Skills, form: "ticks".to_owned(), sign: "1".to_owned(), count: COUNT, ask: &ask };
    let answers = match paper::run(context, &paper, start, INTRO)? {
        Finished::Done(answers, _) => answers,
        Finished::Later => return Ok(0),
    };
    let (said, notes) = known.read(&answers)?;
    let code = save(context, said, notes, Names::Exact)?;
    paper::drop_draft(&context.store, Part::Skills)?;
    Ok(code)
}

/// The list for what the person does, else for what they did last.
fn pick(context: &mut Context<'_>) -> Result<tick_list::Picked> {
    let role = context.profile()?.role.unwrap_or_default();
    let picked = tick_list::pick(&role);
    if picked.by.is_some() {
        return Ok(picked);
    }
    let mut past: Vec<Position> = context.store.data().all()?;
    // What still goes on counts first, then what ended last.
    past.sort_by_key(|position| std::cmp::Reverse((position.to.is_none(), position.to, position.from)));
    let found = past.iter().map(|position| tick_list::pick(&position.title)).find(|picked| picked.by.is_some());
    Ok(found.unwrap_or(picked))
}

impl Known {
    fn question(&self, at: usize, answers: &Answers) -> Option<Question> {
        let question = match at {
            ALONE => {
                let mut of = self.lines(&[]);
                of.push(Choice::new(OTHER, "(Show me another list as well)"));
                let ticked = self.ids(|skill| skill.level().is_some_and(|level| level >= 3));
                Question::several("skills.alone", self.alone_text(), of)
                    .ticked(&ticked)
                    .help(HELP_ALONE)
                    .flag("--rate SKILL:LEVEL")
                    .takes(60.0)
            }
            LIST => {
                if !answers.has(ALONE, OTHER) {
                    return None;
                }
                let mut of = vec![Choice::new("general", "general: home, clubs, families and jobs of every kind")];
                of.extend(
                    tick_list::situations()
                        .iter()
                        .map(|situation| Choice::new(slug(situation.name, "list"), situation.name)),
                );
                of.retain(|choice| choice.key != slug(self.list.name, "list"));
                Question::one("skills.list", "Which list?", of).takes(8.0)
            }
            ALONE_TOO => {
                let of = match find_list(answers.text(LIST).unwrap_or_default()) {
                    Some(list) => {
                        let shown: Vec<String> = self.lines(&[]).into_iter().map(|choice| choice.key).collect();
                        list.iter().filter(|tick| !shown.contains(&slug(tick.name, "skill"))).map(line).collect()
                    }
                    // Another list is wanted, and it is not known yet which.
                    None if answers.has(ALONE, OTHER) && answers.count() <= LIST => Vec::new(),
                    None => return None,
                };
                Question::several("skills.alone-too", "And which of these could you do without help?", of)
                    .help(HELP_ALONE)
                    .takes(60.0)
            }
            OWN => Question::text("skills.own", "What else can you do without help? (a comma between)")
                .help("Anything, paid or not: Wound care, SQL, Fixing bikes")
                .flag("--rate SKILL:3"),
            OTHERS => {
                let of = self.chosen(answers, &[]);
                let ticked = self.ids(|skill| skill.level().is_some_and(|level| level >= 4));
                some("skills.others", "Which of these do others come to you for?", of, answers)?
                    .ticked(&ticked)
                    .help(HELP_OTHERS)
                    .flag("--rate SKILL:4")
            }
            MORE => {
                let ticked = self.ids(|skill| skill.desire == Some(3));
                some("skills.more", "Which would you gladly do more of?", self.chosen_and_known(answers, &[]), answers)?
                    .ticked(&ticked)
                    .flag("--more SKILL")
            }
            LESS => {
                let ticked = self.ids(|skill| skill.desire == Some(1));
                some(
                    "skills.less",
                    "And which would you rather do less of?",
                    self.chosen_and_known(answers, answers.list(MORE)),
                    answers,
                )?
                .ticked(&ticked)
                .flag("--less SKILL")
            }
            LANGUAGES => Question::text(
                "skills.languages",
                "Which languages do you speak, and how well? (such as German B1, Polish C2)",
            )
            .help(help_cefr())
            .check(|typed| {
                read_languages(typed)
                    .map(|_| ())
                    .map_err(|error| format!("{error} Write it like German B1, a comma between two."))
            })
            .flag("--rate German:B1"),
            _ => return None,
        };
        Some(question)
    }

    fn alone_text(&self) -> String {
        match self.list.by {
            Some(word) => format!(
                "Which of these could you do without help? (The list is for {}, as \"{word}\" is what you do.)",
                self.list.name
            ),
            None => "Which of these could you do without help?".to_owned(),
        }
    }

    /// The first list: what is known already, then the list, but for `without`.
    fn lines(&self, without: &[String]) -> Vec<Choice> {
        let mut of: Vec<Choice> =
            self.skills.iter().map(|skill| Choice::new(skill.id.clone(), skill.name.clone())).collect();
        for tick in self.list.skills {
            if !of.iter().any(|choice| choice.key == slug(tick.name, "skill")) {
                of.push(line(tick));
            }
        }
        of.retain(|choice| !without.contains(&choice.key));
        of
    }

    /// What was ticked and typed, by name.
    fn chosen(&self, answers: &Answers, without: &[String]) -> Vec<Choice> {
        let ticked = answers.list(ALONE).iter().chain(answers.list(ALONE_TOO)).filter(|key| *key != OTHER);
        let mut of: Vec<Choice> = ticked.map(|key| Choice::new(key.clone(), self.name(key))).collect();
        for name in split_names(answers.text(OWN).unwrap_or_default()) {
            let key = slug(&name, "skill");
            if !of.iter().any(|choice| choice.key == key) {
                of.push(Choice::new(key, name));
            }
        }
        of.retain(|choice| !without.contains(&choice.key));
        of
    }

    fn chosen_and_known(&self, answers: &Answers, without: &[String]) -> Vec<Choice> {
        let mut of = self.chosen(answers, &[]);
        for skill in &self.skills {
            if !of.iter().any(|choice| choice.key == skill.id) {
                of.push(Choice::new(skill.id.clone(), skill.name.clone()));
            }
        }
        of.retain(|choice| !without.contains(&choice.key));
        of
    }

    fn name(&self, key: &str) -> String {
        let own = self.skills.iter().find(|skill| skill.id == key).map(|skill| skill.name.clone());
        own.or_else(|| tick_list::every().find(|tick| slug(tick.name, "skill") == key).map(|tick| tick.name.to_owned()))
            .unwrap_or_else(|| key.to_owned())
    }

    fn ids(&self, is_wanted: impl Fn(&Skill) -> bool) -> Vec<String> {
        self.skills.iter().filter(|skill| is_wanted(skill)).map(|skill| skill.id.clone()).collect()
    }

    /// What the ticks say. A tick never lowers a level, and a tick taken away changes none: it may
    /// mean anything from "with a little help" to "not at all".
    fn read(&self, answers: &Answers) -> Result<(Vec<Said>, Vec<String>)> {
        let mut all: Vec<Said> = Vec::new();
        let mut notes = Vec::new();
        for choice in self.chosen(answers, &[]) {
            let level = if answers.has(OTHERS, &choice.key) { 4 } else { 3 };
            let now = self.skills.iter().find(|skill| skill.id == choice.key).and_then(Skill::level);
            let mut said = Said::new(choice.label);
            if now.is_none_or(|now| now < level) {
                said.level = Some((level, None));
            }
            if now == Some(4) && level == 3 && answers.is_answered(OTHERS) {
                notes.push(format!("{} stays at level 4. To lower it: career skill rate {} 3", said.name, choice.key));
            }
            all.push(said);
        }
        if answers.is_answered(ALONE) {
            for skill in self
                .skills
                .iter()
                .filter(|skill| skill.level().is_some_and(|level| level >= 3) && !answers.has(ALONE, &skill.id))
            {
                notes.push(format!(
                    "{} stays at level {}. To lower it: career skill rate {} 2",
                    skill.name,
                    skill.level().unwrap_or(3),
                    skill.id
                ));
            }
        }
        for choice in self.chosen_and_known(answers, &[]) {
            let before = self.skills.iter().find(|skill| skill.id == choice.key).and_then(|skill| skill.desire);
            let desire = match (answers.has(MORE, &choice.key), answers.has(LESS, &choice.key), before) {
                (true, _, _) => Some(3),
                (_, true, _) => Some(1),
                (_, _, Some(3)) if answers.is_answered(MORE) => Some(2),
                (_, _, Some(1)) if answers.is_answered(LESS) => Some(2),
                _ => None,
            };
            match all.iter_mut().find(|said| slug(&said.name, "skill") == choice.key || said.name == choice.label) {
                Some(said) => said.desire = desire,
                None if desire.is_some() => all.push(Said { desire, ..Said::new(choice.label) }),
                None => {}
            }
        }
        for language in read_languages(answers.text(LANGUAGES).unwrap_or_default())? {
            all.retain(|said| slug(&said.name, "skill") != slug(&language.name, "skill"));
            all.push(language);
        }
        all.retain(|said| said.level.is_some() || said.desire.is_some());
        Ok((all, notes))
    }
}

/// A list that is not asked where it is empty. Before it is known what will stand on it, it counts
/// as asked, so that the number of questions does not grow on the way.
fn some(key: &str, text: &str, of: Vec<Choice>, answers: &Answers) -> Option<Question> {
    (!of.is_empty() || answers.count() <= OWN).then(|| Question::several(key, text, of))
}
