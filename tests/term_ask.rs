//! Questions in typed lines and by script: what counts as an answer, and the ways out.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]
use career::error::ErrorKind;
use career::render::Look;
use career::term::*;
use std::cell::RefCell;
use std::io::{Cursor, Write};
use std::rc::Rc;

#[derive(Clone, Default)]
struct Page(Rc<RefCell<Vec<u8>>>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Asks one question in typed lines; the outcome and what was shown.
fn type_at(question: &Question, typed: &str) -> (career::error::Result<Reply<Answer>>, String) {
    let page = Page::default();
    let look = Look { width: 60, plain: false, color: true };
    let mut plain = Plain::on(Box::new(Cursor::new(typed.to_owned())), Box::new(page.clone()), look);
    let reply = plain.ask(question);
    let shown = String::from_utf8(page.0.borrow().clone()).unwrap();
    (reply, shown)
}

fn reply(question: &Question, typed: &str) -> Reply<Answer> {
    type_at(question, typed).0.unwrap()
}

fn text(text: &str) -> Reply<Answer> {
    Reply::Answer(Answer::Text(text.to_owned()))
}

fn several(keys: &[&str]) -> Reply<Answer> {
    Reply::Answer(Answer::Several(keys.iter().map(|key| (*key).to_owned()).collect()))
}

fn one(key: &str) -> Reply<Answer> {
    Reply::Answer(Answer::One(key.to_owned()))
}

fn choices() -> Vec<Choice> {
    let all = [("explain", "Explaining things"), ("count", "Keeping count"), ("mend", "Mending"), ("lead", "Leading")];
    all.map(|(key, label)| Choice::new(key, label)).to_vec()
}

fn free(question: Question) -> Question {
    question.skippable().postponable().reversible()
}

#[test]
fn typed_lines_show_the_question_its_ways_out_and_its_help() {
    let question = free(Question::several("skills", "Which of these could you do without help?", choices()))
        .progress("13 of 30, about 4 minutes left")
        .help("A tick means that you have done it alone.")
        .flag("--skill NAME");
    let (reply, shown) = type_at(&question, "?\n1 9\n3, 1-2\n");
    assert_eq!(reply.unwrap(), several(&["explain", "count", "mend"]));
    expect_test::expect![[r#"
        13 of 30, about 4 minutes left
        Which of these could you do without help?
        1. Explaining things
        2. Keeping count
        3. Mending
        4. Leading
        (Give numbers such as 1 3 5-7, or 0 for none, Enter for
        none, s skip, q later, < back, ? help)
        > A tick means that you have done it alone.
        On the command line: --skill NAME
        > '9' is not in the list; give a number from 1 to 4.
        > "#]]
    .assert_eq(&shown);
}

#[test]
fn typed_lines_hold_no_escapes_even_when_the_question_does() {
    let question =
        Question::one("a", "Pay\x1b[2J\u{202e}?", vec![Choice::new("x", "\x1b]0;title\x07one")]).default("x");
    let (reply, shown) = type_at(&question, "\n");
    assert_eq!(reply.unwrap(), one("x"));
    assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
    assert!(!shown.contains('\u{202e}'));
}

#[test]
fn text_is_checked_and_asked_again() {
    let check = |text: &str| {
        if text.len() == 10 { Ok(()) } else { Err(format!("'{text}' is no date; try 2027-03-31.")) }
    };
    let question = Question::text("goal.due", "By when?").check(check);
    let (reply, shown) = type_at(&question, "\nsoon\n 2027-03-31 \n");
    assert_eq!(reply.unwrap(), text("2027-03-31"));
    assert!(shown.contains("An answer is needed here."), "{shown}");
    assert!(shown.contains("'soon' is no date; try 2027-03-31."), "{shown}");
}

#[test]
fn text_takes_its_default_or_skips_with_enter_and_s_is_a_text() {
    let question = Question::text("a", "What?");
    assert_eq!(reply(&question.clone().default("this"), "\n"), text("this"));
    assert_eq!(reply(&question.clone().skippable().default("this"), "\n"), text("this"));
    assert_eq!(reply(&question.clone().skippable(), "\n"), Reply::Skip);
    assert_eq!(reply(&free(question.clone()), "s\n"), text("s"));
    assert_eq!(reply(&free(question.clone()), "q\n"), text("q"));
    assert_eq!(reply(&free(question.clone()), "<\n"), Reply::Back);
    assert_eq!(reply(&free(question.clone()), "< 3 h\n"), text("< 3 h"), "only a lone sign goes back");
    let (reply, shown) = type_at(&question, "<\nend without a line end");
    assert_eq!(reply.unwrap(), text("end without a line end"));
    assert!(shown.contains("nothing to go back to"), "{shown}");
}

#[test]
fn lists_take_numbers_keys_and_labels() {
    let question = Question::one("a", "Which?", choices());
    for typed in ["3\n", "mend\n", "Mending\n", "mending\n", "0\n5\n\nthree\ns\nq\n3\n"] {
        assert_eq!(reply(&question, typed), one("mend"), "{typed:?}");
    }
    assert_eq!(reply(&question.clone().default("lead"), "\n"), one("lead"));
    assert_eq!(reply(&free(question.clone()), "\n"), Reply::Skip);
    assert_eq!(reply(&free(question.clone()), "s\n"), Reply::Skip);
    assert_eq!(reply(&free(question.clone()), "q\n"), Reply::Later);
    assert_eq!(reply(&free(question), "<\n"), Reply::Back);
}

#[test]
fn ticks_keep_the_order_of_the_list_and_what_is_ticked() {
    let question = Question::several("a", "Which?", choices());
    assert_eq!(reply(&question, "4 1 1\n"), several(&["explain", "lead"]));
    assert_eq!(reply(&question, "2-4\n"), several(&["count", "mend", "lead"]));
    assert_eq!(reply(&question, "4-2\n0-1\n2-9\n1\n"), several(&["explain"]), "ranges outside are refused");
    assert_eq!(reply(&question, "\n"), several(&[]));
    let ticked = question.ticked(&["mend".to_owned()]);
    assert_eq!(reply(&ticked, "\n"), several(&["mend"]));
    assert_eq!(reply(&ticked, "0\n"), several(&[]));
}

#[test]
fn single_keys_numbers_and_yes_are_nothing_else() {
    let keys = Question::key("a", "How much?", ["1", "5", "0"].map(|key| Choice::new(key, "x")).to_vec());
    assert_eq!(reply(&keys, "6\n\nyes\n5\n"), one("5"));
    let (_, shown) = type_at(&free(keys.clone()), "\n0\n");
    assert!(shown.contains("An answer is needed"), "Enter alone skips no single-key question: {shown}");
    assert_eq!(reply(&free(keys), "s\n"), Reply::Skip);

    let number = Question::number("a", "How sure?", 0, 10);
    assert_eq!(reply(&number, "11\n-1\n3.5\n10\n"), Reply::Answer(Answer::Number(10)));
    assert_eq!(reply(&free(number), "\n"), Reply::Skip);

    let yes_no = Question::yes_no("a", "Really?");
    assert_eq!(reply(&yes_no, "\nyep\nY\n"), Reply::Answer(Answer::Yes(true)));
    assert_eq!(reply(&yes_no.default("no"), "\n"), Reply::Answer(Answer::Yes(false)));
}

#[test]
fn the_end_of_input_cancels_and_is_never_a_yes() {
    for question in [Question::text("a", "A?").skippable(), Question::yes_no("a", "A?").default("yes")] {
        let error = type_at(&question, "").0.unwrap_err();
        assert_eq!(error.kind, ErrorKind::Cancelled);
    }
    let mut plain: Box<dyn Terminal> =
        Box::new(Plain::on(Box::new(Cursor::new("n\n")), Box::new(std::io::sink()), Look::PAPER));
    assert!(!plain.confirm(&Question::yes_no("a", "A?")).unwrap());
}

#[test]
fn that_the_sign_goes_back_is_said_once_for_text() {
    let page = Page::default();
    let input = Box::new(Cursor::new("a\nb\n"));
    let mut plain = Plain::on(input, Box::new(page.clone()), Look::PAPER);
    for key in ["a", "b"] {
        plain.ask(&Question::text(key, "What?").reversible()).unwrap();
    }
    let shown = String::from_utf8(page.0.borrow().clone()).unwrap();
    assert_eq!(shown.matches("< back").count(), 1, "{shown}");
}

#[test]
fn without_a_terminal_everything_missing_is_named() {
    let title = Question::text("goal.title", "What?").flag("a title");
    let due = Question::text("goal.due", "By when?").flag("--due DATE");
    let error = Absent.ask(&due).unwrap_err();
    assert_eq!((error.kind, error.exit_code()), (ErrorKind::Usage, 2));
    assert_eq!(error.message, "--due DATE is missing, and there is no terminal to ask for it.");
    let mut missing = Missing::default();
    assert!(missing.clone().check().is_ok());
    missing.push(&title).push(&due).push(&Question::text("x", "Who with?"));
    let error = missing.check().unwrap_err();
    assert_eq!(
        error.message,
        "a title, --due DATE and Who with? are missing, and there is no terminal to ask for them."
    );
    assert_eq!(error.hints.len(), 1);
}

#[test]
fn questions_are_asked_only_where_they_are_seen_and_answered() {
    let all = Signs { stdin_is_terminal: true, stderr_is_terminal: true, ..Signs::default() };
    assert_eq!(all.decide(), Mode::Console);
    assert_eq!(Signs { is_plain: true, ..all }.decide(), Mode::Plain);
    for signs in [
        Signs { stdin_is_terminal: false, ..all },
        Signs { stderr_is_terminal: false, ..all },
        Signs { is_forbidden: true, ..all },
        Signs { stdin_is_terminal: false, is_plain: true, ..all },
    ] {
        assert_eq!(signs.decide(), Mode::None);
    }
}

#[test]
fn scripts_fail_for_questions_and_answers_without_each_other() {
    let due = Question::text("goal.due", "By when?");
    let kept = Script::new().answer("goal.due", "2027").answer("goal.why", "because");
    let mut given = kept.clone();
    assert_eq!(given.ask(&due).unwrap(), text("2027"));
    let error = given.ask(&due).unwrap_err();
    assert!(error.message.contains("goal.due") && error.message.contains("By when?"), "{error}");
    let error = kept.finish().unwrap_err();
    assert!(error.message.contains("goal.why") && !error.message.contains("goal.due"), "{error}");
    assert_eq!(kept.asked(), ["goal.due", "goal.due"]);
    assert!(Script::new().finish().is_ok());
}

#[test]
fn scripts_answer_by_key_and_obey_the_question() {
    let due = Question::text("goal.due", "By when?")
        .check(|text| if text == "soon" { Err("no date".to_owned()) } else { Ok(()) });
    let mut script = Script::new().answer("goal.due", "soon").answer("goal.due", "2027");
    assert_eq!(script.ask(&due).unwrap(), text("2027"), "a refused answer is asked for again");
    assert!(script.shown().contains("no date"));

    let error = Script::new().answer("goal.due", "soon").ask(&due).unwrap_err();
    assert!(error.message.contains("refused: no date"), "{error}");
    assert!(Script::new().skip("goal.due").ask(&due).is_err(), "what cannot be skipped is not");
    assert!(Script::new().later("goal.due").ask(&due).is_err());
    assert!(Script::new().back("goal.due").ask(&due).is_err());
    assert_eq!(Script::new().skip("goal.due").ask(&free(due.clone())).unwrap(), Reply::Skip);
    let error = Script::new().stop("goal.due").ask(&due).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Cancelled);
    let mut script = Script::new().stop_at(2).answer("goal.due", "2027").answer("goal.due", "2028");
    assert!(script.ask(&due).is_ok());
    assert_eq!(script.ask(&due).unwrap_err().kind, ErrorKind::Cancelled);
}
