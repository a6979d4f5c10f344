//! A part's questions on a terminal: asked one after the other, each answer kept in a draft at
//! once, and gone on with where it was left.
use std::rc::Rc;

use crate::commands::{Context, Store};
use crate::error::{Error, ErrorKind, Result};
use crate::stages::assess::ops::Part;
use crate::store::HalfDone;
use crate::term::{Answer, Ended, Question, Reply, Sheet};

/// The answers so far, by the position of their question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<Vec<String>>);

impl Answers {
    /// What was answered at a position; nothing where it was skipped or not asked.
    pub fn list(&self, at: usize) -> &[String] {
        match self.0.get(at).map(Vec::as_slice) {
            None | Some([]) => &[],
            // None of a list, ticked on purpose.
            Some([one]) if one.is_empty() => &[],
            Some(list) => list,
        }
    }

    /// Whether there is an answer at a position, be it none of a list.
    pub fn is_answered(&self, at: usize) -> bool {
        self.0.get(at).is_some_and(|list| !list.is_empty())
    }

    /// The text that was answered at a position.
    pub fn text(&self, at: usize) -> Option<&str> {
        self.list(at).first().map(String::as_str)
    }

    /// Whether this was among what was ticked at a position.
    pub fn has(&self, at: usize, key: &str) -> bool {
        self.list(at).iter().any(|one| one == key)
    }

    /// How many positions were passed.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

/// The questions of a part.
pub struct Paper<'q> {
    /// The part.
    pub part: Part,
    /// Which form of it: `30`.
    pub form: String,
    /// A sign of the wording ([`sign_texts`](crate::store::sign_texts)).
    pub sign: String,
    /// How many questions there are at most.
    pub count: usize,
    /// The question at a position, given the answers before it; `None` where it is not asked.
    pub ask: &'q dyn Fn(usize, &Answers) -> Option<Question>,
}

/// Where a questionnaire begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Where it was left.
    Resume,
    /// At the first question, whatever was kept.
    Anew,
}

/// How it went.
pub enum Finished {
    /// All is answered; with the milliseconds of the answers of this time.
    Done(Answers, Vec<u64>),
    /// The rest was left for later; it was said how to go on.
    Later,
}

/// The name of a part's draft.
pub fn name_draft(part: Part) -> String {
    format!("assess-{}", part.key())
}

/// The command that goes on with a part.
pub fn command(part: Part) -> String {
    format!("career assess {}", part.key())
}

/// The draft of a part, if there is one.
///
/// # Errors
/// A draft that cannot be read.
pub fn read_draft(store: &Store, part: Part) -> Result<Option<HalfDone>> {
    let name = name_draft(part);
    store.folder().draft(&name)?.map(|text| HalfDone::parse(&text, &name)).transpose()
}

/// Removes a part's draft: its answers are saved.
///
/// # Errors
/// A file that cannot be removed.
pub fn drop_draft(store: &Store, part: Part) -> Result<()> {
    store.folder().drop_draft(&name_draft(part))
}

/// Asks, from the first open question on.
///
/// # Errors
/// A draft of another form, nobody to ask, or the person stopped (which keeps what was answered).
pub fn run(context: &mut Context<'_>, paper: &Paper<'_>, start: Start, intro: &str) -> Result<Finished> {
    if !context.can_ask() {
        // The question names the flag that does it without a terminal.
        if let Some(question) = (paper.ask)(0, &Answers::default()) {
            context.terminal()?.ask(&question)?;
        }
    }
    let answers = begin(context, paper, start)?;
    if answers.count() == 0 {
        context.say(intro);
    }
    let start_at = answers.count();
    let mut kept = Kept { store: Rc::clone(&context.store), paper, answers };
    let outcome = context.ask_sheet(&mut kept, start_at)?;
    let said = kept.describe();
    match outcome.ended {
        Ended::Done => {
            let millis = outcome.seconds.iter().map(|seconds| (seconds * 1000.0).round() as u64).collect();
            Ok(Finished::Done(kept.answers, millis))
        }
        Ended::Later(_) => {
            context.say(&said);
            Ok(Finished::Later)
        }
        Ended::Cancelled(_) => Err(Error::cancelled(said)),
    }
}

/// The answers to begin with.
fn begin(context: &mut Context<'_>, paper: &Paper<'_>, start: Start) -> Result<Answers> {
    let command = command(paper.part);
    let draft = match start {
        Start::Anew => {
            drop_draft(&context.store, paper.part)?;
            None
        }
        Start::Resume => read_draft(&context.store, paper.part)?,
    };
    let Some(draft) = draft else {
        return Ok(Answers::default());
    };
    let count = draft.answers.len();
    if draft.form != paper.form {
        return Err(Error::refused(format!(
            "{} of another form of these questions ({}) are answered already.",
            count, draft.form
        ))
        .hint(format!("go on with them: {command}"))
        .hint(format!("begin anew with {}: {} --restart", paper.form, with_form(&command, &paper.form))));
    }
    if draft.questions != paper.sign || count > paper.count {
        let aside = format!("{}-old", name_draft(paper.part));
        context.store.folder().save_draft(&aside, &draft.to_text()?)?;
        drop_draft(&context.store, paper.part)?;
        context.say(&format!("The questions are no longer those of last time, so they begin anew. The {count} answers from then are kept in .career/drafts/{aside}.toml."));
        return Ok(Answers::default());
    }
    let answers = Answers(draft.answers);
    if let Some(next) = (count..paper.count).find(|at| (paper.ask)(*at, &answers).is_some()) {
        let number = (0..=next).filter(|at| (paper.ask)(*at, &answers).is_some()).count();
        context.say(&format!("Going on at question {number}. To begin anew: {command} --restart"));
    }
    Ok(answers)
}

fn with_form(command: &str, form: &str) -> String {
    if form == "ranking" { format!("{command} --ranking") } else { format!("{command} --form {form}") }
}

/// A paper with its answers, which are written down one by one.
struct Kept<'p, 'q> {
    store: Rc<Store>,
    paper: &'p Paper<'q>,
    answers: Answers,
}

impl Kept<'_, '_> {
    /// `12 of 30 answers kept; continue with career assess interests`.
    fn describe(&self) -> String {
        let command = command(self.paper.part);
        let is_asked = |at: &usize| (self.paper.ask)(*at, &self.answers).is_some();
        let kept = (0..self.answers.count()).filter(is_asked).count();
        let all = (0..self.paper.count).filter(is_asked).count();
        match kept {
            0 => format!("Nothing is answered yet; begin with {command}"),
            1 => format!("1 of {all} answers kept; continue with {command}"),
            _ => format!("{kept} of {all} answers kept; continue with {command}"),
        }
    }
}

impl Sheet for Kept<'_, '_> {
    fn count(&self) -> usize {
        self.paper.count
    }

    fn question(&self, at: usize) -> Option<Question> {
        (self.paper.ask)(at, &self.answers).map(|question| question.skippable().postponable())
    }

    fn keep(&mut self, at: usize, reply: &Reply<Answer>) -> Result<()> {
        let answer = match reply {
            Reply::Answer(answer) => match answer.clone().into_list() {
                none if none.is_empty() => vec![String::new()],
                list => list,
            },
            _ => Vec::new(),
        };
        // Questions in between were not asked.
        while self.answers.0.len() <= at {
            self.answers.0.push(Vec::new());
        }
        if let Some(slot) = self.answers.0.get_mut(at) {
            *slot = answer;
        }
        let draft = HalfDone {
            form: self.paper.form.clone(),
            questions: self.paper.sign.clone(),
            answers: self.answers.0.clone(),
        };
        let text = draft.to_text()?;
        self.store.folder().save_draft(&name_draft(self.paper.part), &text).map_err(|error| {
            let kind = if error.kind == ErrorKind::Usage { ErrorKind::Refused } else { error.kind };
            Error { kind, ..error }.hint(self.describe())
        })
    }
}
