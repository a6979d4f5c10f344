//! Questions whose next one follows from the answers so far, each answer kept in a draft at once.
//!
//! What comes next is a function of the answers alone. So a draft is nothing but the answers, going
//! back is taking the last one away, and resuming goes straight to the first question that is open.
use std::rc::Rc;

use super::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::record::{
    Change, Form, Place,
    Shape::{Records, Text},
    Target, Value, Values,
};
use crate::store::text;
use crate::term::{Question, Reply};
use crate::{fields, plain_record};

fields! {
    /// An answer of a draft.
    KeptAnswer = KEPT_ANSWER {
        required {
            /// The question's key
            key: String = Text;
        }
        optional {
            /// What was answered; nothing where it was skipped
            text: Option<String> = Text;
        }
    }
}

plain_record! {
    /// A draft: the answers in the order in which they were given.
    InterviewDraft = INTERVIEW_DRAFT("draft", "draft", "drafts", Place::File("draft"), Form::Single) {
        required {}
        optional {
            /// The answers
            answer: Vec<KeptAnswer> = Records(KEPT_ANSWER);
        }
    }
}

/// The answers so far: keys, and the text or that it was skipped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    given: Vec<(String, Option<String>)>,
}

impl Answers {
    /// The text given for a question; `None` if it was skipped or not asked yet.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.given.iter().find(|(known, _)| known == key)?.1.as_deref()
    }

    /// Whether a question was answered or skipped.
    pub fn has(&self, key: &str) -> bool {
        self.given.iter().any(|(known, _)| known == key)
    }

    /// How many were answered or skipped.
    pub fn len(&self) -> usize {
        self.given.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// Adds an answer.
    pub fn push(&mut self, key: impl Into<String>, text: Option<String>) {
        self.given.push((key.into(), text));
    }
}

/// How a typed answer is kept.
pub type Settle = Rc<dyn Fn(&str) -> String>;

/// The next question.
pub struct Step {
    /// Said before it, once.
    pub said: String,
    /// The question.
    pub question: Question,
    /// How its answer is kept, where that is not as it was typed: `in 6 weeks` as the day meant.
    pub settle: Option<Settle>,
}

impl Step {
    /// A question with nothing said before it, kept as typed.
    pub fn new(question: Question) -> Step {
        Step { said: String::new(), question, settle: None }
    }
}

/// An interview that is being held.
pub struct Interview {
    /// The name of its draft.
    pub draft: String,
    /// What to type to go on with it.
    pub command: String,
    /// The answers.
    pub answers: Answers,
    /// How many of the answers were not asked here; one cannot go back to them.
    pub fixed: usize,
}

impl Interview {
    /// Goes on with a draft, or begins anew where there is none that can be read.
    ///
    /// # Errors
    /// A draft that cannot be read.
    pub fn resume(context: &Context<'_>, draft: &str, command: &str) -> Result<Interview> {
        let answers = load(context, draft)?.unwrap_or_default();
        Ok(Interview { draft: draft.to_owned(), command: command.to_owned(), answers, fixed: 0 })
    }

    /// Asks until `next` has no more questions. Every answer is in the draft before the next
    /// question is asked; the draft stays until [`finish`](Interview::finish).
    ///
    /// # Errors
    /// The person stopped or left the rest for later (cancelled, saying what was kept), or nobody
    /// can be asked.
    pub fn hold(&mut self, context: &mut Context<'_>, next: &dyn Fn(&Answers) -> Option<Step>) -> Result<()> {
        let mut said = String::new();
        while let Some(mut step) = next(&self.answers) {
            if !step.said.is_empty() && step.said != said {
                context.terminal()?.say(&format!("{}\n", step.said.trim_end()))?;
                said.clone_from(&step.said);
            }
            step.question.can_go_back = self.answers.len() > self.fixed;
            step.question.can_wait = true;
            let reply = match context.terminal()?.ask(&step.question) {
                Err(error) if error.kind == ErrorKind::Cancelled => {
                    return Err(Error::cancelled(self.describe_kept()));
                }
                other => other?,
            };
            let key = step.question.key.clone();
            match reply {
                Reply::Answer(answer) => {
                    let text = answer.into_text();
                    let text = match &step.settle {
                        Some(settle) => settle(&text),
                        None => text,
                    };
                    self.answers.push(key, (!text.trim().is_empty()).then_some(text));
                }
                Reply::Skip => self.answers.push(key, None),
                Reply::Back => {
                    if self.answers.len() > self.fixed {
                        self.answers.given.pop();
                    }
                }
                Reply::Later => return Err(Error::cancelled(self.describe_kept())),
            }
            self.save(context)?;
        }
        Ok(())
    }

    /// Keeps the answers.
    ///
    /// # Errors
    /// Whatever keeps the draft from being written.
    pub fn save(&self, context: &Context<'_>) -> Result<()> {
        let answers = self.answers.given.iter().map(|(key, text)| {
            let mut values: Values = vec![("key".to_owned(), Value::Text(key.clone()))];
            values.extend(text.as_ref().map(|text| ("text".to_owned(), Value::Text(text.clone()))));
            Value::Table(values)
        });
        let values = vec![("answer".to_owned(), Value::List(answers.collect()))];
        let change = Change::Add { target: Target::only(&INTERVIEW_DRAFT), values };
        let text = text::apply(None, "draft", &[change], context.now())?;
        context.store.folder().save_draft(&self.draft, &text)
    }

    /// Removes the draft: what it held is saved, or not wanted.
    ///
    /// # Errors
    /// A draft that cannot be removed.
    pub fn finish(&self, context: &Context<'_>) -> Result<()> {
        context.store.folder().drop_draft(&self.draft)
    }

    fn describe_kept(&self) -> String {
        match self.answers.len().saturating_sub(self.fixed) {
            0 => format!("Nothing was answered yet; begin with {}", self.command),
            1 => format!("1 answer kept; continue with {}", self.command),
            n => format!("{n} answers kept; continue with {}", self.command),
        }
    }
}

/// The answers of a draft; `None` where there is none, or none that can be understood.
fn load(context: &Context<'_>, draft: &str) -> Result<Option<Answers>> {
    let Some(kept) = context.store.folder().draft(draft)? else {
        return Ok(None);
    };
    let Ok(Some(record)) = text::read_single::<InterviewDraft>(&kept, "draft", &INTERVIEW_DRAFT) else {
        return Ok(None);
    };
    let given = record.answer.into_iter().map(|one| (one.key, one.text)).collect();
    Ok(Some(Answers { given }))
}
