//! Questionnaires: one question after the other, back and forth, each answer kept at once.
use super::{Answer, Question, Reply, Terminal};
use crate::error::{ErrorKind, Result};
use crate::render::Look;

/// A questionnaire whose questions may depend on the answers before them.
pub trait Sheet {
    /// How many questions there are, those that may not be asked included.
    fn count(&self) -> usize;

    /// The question at a position, from 0, with today's answer as its default; `None` where it is
    /// not asked this time.
    fn question(&self, at: usize) -> Option<Question>;

    /// What is said before the question at a position, the first time that it is reached, in lines
    /// of the look; an empty text is an empty line. Nothing unless told.
    fn before(&self, _at: usize, _look: &Look) -> Option<String> {
        None
    }

    /// Where the question at a position is, if not among all that are asked.
    fn progress(&self, _at: usize) -> Option<String> {
        None
    }

    /// Takes the answer, or that it was skipped ([`Reply::Skip`]), and saves the draft.
    ///
    /// # Errors
    /// Whatever keeps the answer from being saved; the questionnaire ends with it.
    fn keep(&mut self, at: usize, reply: &Reply<Answer>) -> Result<()>;
}

/// How a questionnaire ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// After the last question.
    Done,
    /// The rest was left for later, at the question with this position, from 0.
    Later(usize),
    /// Ctrl-C or the end of input, at the question with this position, from 0.
    Cancelled(usize),
}

/// How a questionnaire went.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// How it ended.
    pub ended: Ended,
    /// How long each answer took this time, in seconds, in the order in which they were given.
    pub seconds: Vec<f64>,
}

impl Outcome {
    /// The median of the seconds, if anything was answered: under 1 s, nobody has read the
    /// questions.
    pub fn median_seconds(&self) -> Option<f64> {
        let mut sorted = self.seconds.clone();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted.len() / 2;
        match sorted.len() {
            0 => None,
            n if n % 2 == 1 => Some(sorted[middle]),
            _ => Some((sorted[middle - 1] + sorted[middle]) / 2.0),
        }
    }
}

/// Asks the questions from `start_at` on (a position from 0). All but the first can be gone back
/// from; skipping and postponing are as the questions allow. `clock` gives seconds from any start;
/// `on_answer` saves the draft.
///
/// # Errors
/// What `on_answer` refuses, and a usage error where nobody can be asked. That the person stopped
/// is no error here but [`Ended::Cancelled`].
pub fn run_questionnaire(
    terminal: &mut dyn Terminal,
    questions: &[Question],
    start_at: usize,
    clock: &mut dyn FnMut() -> f64,
    on_answer: &mut dyn FnMut(usize, &Reply<Answer>) -> Result<()>,
) -> Result<Outcome> {
    struct Fixed<'f> {
        questions: &'f [Question],
        on_answer: &'f mut dyn FnMut(usize, &Reply<Answer>) -> Result<()>,
    }
    impl Sheet for Fixed<'_> {
        fn count(&self) -> usize {
            self.questions.len()
        }
        fn question(&self, at: usize) -> Option<Question> {
            self.questions.get(at).cloned()
        }
        fn keep(&mut self, at: usize, reply: &Reply<Answer>) -> Result<()> {
            (self.on_answer)(at, reply)
        }
    }
    run_sheet(terminal, &mut Fixed { questions, on_answer }, start_at, clock)
}

/// The same for questions that depend on the answers before them. Going back from a question
/// leads to the nearest one before it that is asked.
///
/// # Errors
/// As [`run_questionnaire`].
pub fn run_sheet(
    terminal: &mut dyn Terminal,
    sheet: &mut dyn Sheet,
    start_at: usize,
    clock: &mut dyn FnMut() -> f64,
) -> Result<Outcome> {
    let mut seconds = Vec::new();
    let mut at = start_at;
    // The first position that nothing was said before yet.
    let mut unsaid = start_at;
    let ended = loop {
        let Some(next) = (at..sheet.count()).find(|one| sheet.question(*one).is_some()) else {
            break Ended::Done;
        };
        at = next;
        let Some(mut question) = sheet.question(at) else {
            break Ended::Done;
        };
        let before = (0..at).rev().find(|one| sheet.question(*one).is_some());
        question.can_go_back = before.is_some();
        question.progress = sheet.progress(at).unwrap_or_else(|| describe_progress(sheet, at));
        if at >= unsaid {
            unsaid = at + 1;
            if let Some(text) = sheet.before(at, &terminal.look()) {
                terminal.say(&text)?;
            }
        }
        let began = clock();
        let reply = match terminal.ask(&question) {
            Ok(reply) => reply,
            Err(error) if error.kind == ErrorKind::Cancelled => break Ended::Cancelled(at),
            Err(error) => return Err(error),
        };
        match reply {
            Reply::Later => break Ended::Later(at),
            Reply::Back => at = before.unwrap_or(at),
            Reply::Answer(_) | Reply::Skip => {
                seconds.push((clock() - began).max(0.0));
                sheet.keep(at, &reply)?;
                at += 1;
            }
        }
    };
    Ok(Outcome { ended, seconds })
}

/// `13 of 60, about 4 minutes left`; the numbers count only what is asked. Nothing for a single
/// question.
fn describe_progress(sheet: &dyn Sheet, at: usize) -> String {
    let asked: Vec<(usize, f64)> =
        (0..sheet.count()).filter_map(|one| sheet.question(one).map(|question| (one, question.seconds))).collect();
    let number = asked.iter().filter(|(one, _)| *one <= at).count();
    if asked.len() == 1 {
        return String::new();
    }
    let left = asked.iter().filter(|(one, _)| *one >= at).map(|(_, seconds)| seconds).sum();
    format!("{number} of {}, {} left", asked.len(), describe_time(left))
}

/// `under a minute`, `about a minute`, `about 4 minutes`: seconds, as one would say them.
pub fn describe_time(seconds: f64) -> String {
    match (seconds / 60.0).round() as u64 {
        _ if seconds < 45.0 => "under a minute".to_owned(),
        0 | 1 => "about a minute".to_owned(),
        minutes => format!("about {minutes} minutes"),
    }
}
