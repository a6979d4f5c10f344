//! Questionnaires: back and forth, kept at once, and left at any question.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]
use career::error::{Error, ErrorKind, Result};
use career::term::*;
use std::cell::RefCell;

fn statements(count: usize) -> Vec<Question> {
    let keys = || ["1", "2", "3", "4", "5", "0"].map(|key| Choice::new(key, key)).to_vec();
    (0..count)
        .map(|at| Question::key(format!("s.{at}"), format!("Statement {at}"), keys()).skippable().postponable())
        .collect()
}

fn answer_all(count: usize) -> Script {
    (0..count).fold(Script::new(), |script, at| script.answer(&format!("s.{at}"), "4"))
}

/// Runs the statements; the outcome and what was kept, in order.
fn run(script: &Script, count: usize, start_at: usize) -> (Outcome, Vec<(usize, String)>) {
    let kept = RefCell::new(Vec::new());
    let time = RefCell::new(0.0);
    let outcome = run_questionnaire(
        &mut script.clone(),
        &statements(count),
        start_at,
        &mut || {
            *time.borrow_mut() += 0.75;
            *time.borrow()
        },
        &mut |at, reply| {
            let said = reply.clone().answer().map_or("-".to_owned(), Answer::into_text);
            kept.borrow_mut().push((at, said));
            Ok(())
        },
    );
    (outcome.unwrap(), kept.into_inner())
}

#[test]
fn every_answer_is_kept_before_the_next_question() {
    let script = answer_all(60);
    let (outcome, kept) = run(&script, 60, 0);
    assert_eq!(outcome.ended, Ended::Done);
    assert_eq!(kept.len(), 60);
    assert_eq!(outcome.median_seconds(), Some(0.75));
    script.finish().unwrap();
    let shown = script.shown();
    assert!(shown.starts_with("1 of 60, about 4 minutes left\nStatement 0\n"), "{shown}");
    assert!(shown.contains("\n31 of 60, about 2 minutes left\n"), "{shown}");
    assert!(shown.contains("\n60 of 60, under a minute left\n"), "{shown}");
}

#[test]
fn ctrl_c_at_any_question_keeps_those_before_and_resuming_asks_the_rest() {
    for stop in 1..=30 {
        let (outcome, kept) = run(&answer_all(30).stop_at(stop), 30, 0);
        assert_eq!(outcome.ended, Ended::Cancelled(stop - 1));
        assert_eq!(kept.len(), stop - 1);
        let rest = answer_all(30);
        let (outcome, later) = run(&rest, 30, kept.len());
        assert_eq!(outcome.ended, Ended::Done);
        assert_eq!(kept.len() + later.len(), 30);
        assert_eq!(rest.asked()[0], format!("s.{}", stop - 1), "straight to the first open one");
    }
}

#[test]
fn back_asks_the_one_before_again_and_then_goes_on() {
    let script = Script::new()
        .answer("s.0", "1")
        .answer("s.1", "2")
        .back("s.2")
        .back("s.1")
        .answer("s.0", "5")
        .answer("s.1", "4")
        .skip("s.2");
    let (outcome, kept) = run(&script, 3, 0);
    script.finish().unwrap();
    assert_eq!(outcome.ended, Ended::Done);
    let kept: Vec<_> = kept.iter().map(|(at, said)| (*at, said.as_str())).collect();
    assert_eq!(kept, [(0, "1"), (1, "2"), (0, "5"), (1, "4"), (2, "-")]);
    assert_eq!(outcome.seconds.len(), 5);
}

#[test]
fn later_ends_without_an_answer_and_the_first_has_no_back() {
    let (outcome, kept) = run(&Script::new().answer("s.0", "1").later("s.1"), 3, 0);
    assert_eq!((outcome.ended, kept.len()), (Ended::Later(1), 1));
    let questions = statements(2);
    let mut script = Script::new().back("s.0");
    let error = run_questionnaire(&mut script, &questions, 0, &mut || 0.0, &mut |_, _| Ok(())).unwrap_err();
    assert!(error.message.contains("go back from s.0"), "{error}");
    // Resumed in the middle, one can go back to what was answered before.
    let script = Script::new().back("s.1").answer("s.0", "3").answer("s.1", "3");
    assert_eq!(run(&script, 2, 1).1, [(0, "3".to_owned()), (1, "3".to_owned())]);
}

#[test]
fn a_draft_that_cannot_be_saved_ends_it_and_nobody_to_ask_is_a_usage_error() {
    let questions = statements(3);
    let full = &mut |_: usize, _: &Reply<Answer>| -> Result<()> { Err(Error::refused("The disk is full.")) };
    let error = run_questionnaire(&mut answer_all(3), &questions, 0, &mut || 0.0, full).unwrap_err();
    assert_eq!(error.message, "The disk is full.");
    let error = run_questionnaire(&mut Absent, &questions, 0, &mut || 0.0, &mut |_, _| Ok(())).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Usage);
    let none = run_questionnaire(&mut Absent, &[], 0, &mut || 0.0, &mut |_, _| Ok(())).unwrap();
    assert_eq!((none.ended, none.median_seconds()), (Ended::Done, None));
}

/// A sheet whose second question is asked only after a yes to the first.
struct Branching {
    has_job: Option<bool>,
    kept: Vec<usize>,
}

impl Sheet for Branching {
    fn count(&self) -> usize {
        3
    }
    fn question(&self, at: usize) -> Option<Question> {
        match at {
            0 => Some(Question::yes_no("job", "Do you have a job?")),
            1 => (self.has_job == Some(true)).then(|| Question::text("title", "Which?")),
            _ => Some(Question::text("wish", "What would you rather do?")),
        }
    }
    fn keep(&mut self, at: usize, reply: &Reply<Answer>) -> Result<()> {
        if let (0, Reply::Answer(Answer::Yes(yes))) = (at, reply) {
            self.has_job = Some(*yes);
        }
        self.kept.push(at);
        Ok(())
    }
}

#[test]
fn questions_may_depend_on_answers_and_back_leads_to_one_that_was_asked() {
    let script = Script::new()
        .answer("job", "n")
        .back("wish")
        .answer("job", "y")
        .answer("title", "Nurse")
        .answer("wish", "Less nights");
    let mut sheet = Branching { has_job: None, kept: Vec::new() };
    let outcome = run_sheet(&mut script.clone(), &mut sheet, 0, &mut || 0.0).unwrap();
    script.finish().unwrap();
    assert_eq!(outcome.ended, Ended::Done);
    assert_eq!(sheet.kept, [0, 0, 1, 2]);
    assert!(script.shown().contains("2 of 2, under a minute left\nWhat would you rather do?"), "{}", script.shown());
    assert!(script.shown().contains("3 of 3, under a minute left\nWhat would you rather do?"), "{}", script.shown());
}

#[test]
fn times_are_said_as_one_would_say_them() {
    let said = [0.0, 44.0, 45.0, 89.0, 91.0, 240.0, 3600.0].map(describe_time);
    assert_eq!(
        said,
        [
            "under a minute",
            "under a minute",
            "about a minute",
            "about a minute",
            "about 2 minutes",
            "about 4 minutes",
            "about 60 minutes"
        ]
    );
}
