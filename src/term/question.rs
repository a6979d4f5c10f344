//! A question: what is asked, how it may be answered, and what is said about it.
use std::fmt;
use std::rc::Rc;

/// Looks at typed text: nothing if it holds, else what is wrong and what would hold.
pub type Check = Rc<dyn Fn(&str) -> Result<(), String>>;

/// One of several to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the answer holds.
    pub key: String,
    /// What the screen says.
    pub label: String,
}

impl Choice {
    /// A choice by its key and what the screen says.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Choice { key: key.into(), label: label.into() }
    }
}

/// How a question is answered.
#[derive(Clone)]
pub enum Kind {
    /// One line of text.
    Text {
        /// What Enter alone gives.
        default: Option<String>,
        /// What the text has to be.
        check: Option<Check>,
    },
    /// One of a list.
    One {
        /// The list.
        of: Vec<Choice>,
        /// The position of the one that Enter alone gives, if there is one.
        default: Option<usize>,
    },
    /// Several of a list; none is an answer too.
    Several {
        /// The list.
        of: Vec<Choice>,
        /// The keys of those that are ticked from the start.
        ticked: Vec<String>,
    },
    /// One of a few by a single key, without Enter. The keys of the choices are one character
    /// long, and not one of `s`, `q`, `<` and `?`.
    Key {
        /// The keys and what they mean.
        of: Vec<Choice>,
    },
    /// A whole number within bounds, both included; a single key where one is enough.
    Number {
        /// The smallest.
        low: u8,
        /// The largest.
        high: u8,
    },
    /// Yes or no.
    YesNo {
        /// What Enter alone gives; nothing where a key has to be pressed.
        default: Option<bool>,
    },
}

/// A question. What is not allowed by [`skippable`](Question::skippable),
/// [`postponable`](Question::postponable) and [`reversible`](Question::reversible) is asked again.
#[derive(Clone)]
pub struct Question {
    /// A name that stays the same whatever the wording: `goal.due`.
    pub key: String,
    /// What is asked.
    pub text: String,
    /// What `?` says; empty where there is no more to say.
    pub help: String,
    /// What to give on the command line instead: `--due DATE`. Empty where there is no flag.
    pub flag: String,
    /// Where in a questionnaire this is: `13 of 30, about 4 minutes left`. Set by the runner.
    pub progress: String,
    /// How it is answered.
    pub kind: Kind,
    /// Whether it may be skipped.
    pub can_skip: bool,
    /// Whether the rest may be left for later.
    pub can_wait: bool,
    /// Whether one may go back to the question before.
    pub can_go_back: bool,
    /// How long an answer takes most people, in seconds.
    pub seconds: f64,
}

impl Question {
    fn new(key: impl Into<String>, text: impl Into<String>, kind: Kind, seconds: f64) -> Self {
        Question {
            key: key.into(),
            text: text.into(),
            help: String::new(),
            flag: String::new(),
            progress: String::new(),
            kind,
            can_skip: false,
            can_wait: false,
            can_go_back: false,
            seconds,
        }
    }

    /// Asks for one line of text.
    pub fn text(key: impl Into<String>, text: impl Into<String>) -> Self {
        Question::new(key, text, Kind::Text { default: None, check: None }, 20.0)
    }

    /// Asks for one of a list.
    pub fn one(key: impl Into<String>, text: impl Into<String>, of: Vec<Choice>) -> Self {
        Question::new(key, text, Kind::One { of, default: None }, 8.0)
    }

    /// Asks for several of a list.
    pub fn several(key: impl Into<String>, text: impl Into<String>, of: Vec<Choice>) -> Self {
        Question::new(key, text, Kind::Several { of, ticked: Vec::new() }, 30.0)
    }

    /// Asks for a single key.
    pub fn key(key: impl Into<String>, text: impl Into<String>, of: Vec<Choice>) -> Self {
        Question::new(key, text, Kind::Key { of }, 4.0)
    }

    /// Asks for a whole number within bounds, both included.
    pub fn number(key: impl Into<String>, text: impl Into<String>, low: u8, high: u8) -> Self {
        Question::new(key, text, Kind::Number { low, high }, 4.0)
    }

    /// Asks for yes or no.
    pub fn yes_no(key: impl Into<String>, text: impl Into<String>) -> Self {
        Question::new(key, text, Kind::YesNo { default: None }, 4.0)
    }

    /// What Enter alone gives: a text, the key of a choice, `yes` or `no`. For several, the keys
    /// that are ticked from the start come from [`ticked`](Question::ticked).
    #[must_use]
    pub fn default(mut self, value: &str) -> Self {
        match &mut self.kind {
            Kind::Text { default, .. } => *default = Some(value.to_owned()),
            Kind::One { of, default } => {
                *default = of.iter().position(|choice| choice.key == value);
            }
            Kind::YesNo { default } => *default = Some(value == "yes"),
            Kind::Several { .. } | Kind::Key { .. } | Kind::Number { .. } => {}
        }
        self
    }

    /// The keys that are ticked from the start.
    #[must_use]
    pub fn ticked(mut self, keys: &[String]) -> Self {
        if let Kind::Several { ticked, .. } = &mut self.kind {
            *ticked = keys.to_vec();
        }
        self
    }

    /// What typed text has to be; a text that is refused is asked for again with the message.
    #[must_use]
    pub fn check(mut self, look_at: impl Fn(&str) -> Result<(), String> + 'static) -> Self {
        if let Kind::Text { check, .. } = &mut self.kind {
            *check = Some(Rc::new(look_at));
        }
        self
    }

    /// What `?` says.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// What to give on the command line instead, with its placeholder: `--due DATE`.
    #[must_use]
    pub fn flag(mut self, flag: impl Into<String>) -> Self {
        self.flag = flag.into();
        self
    }

    /// Where in a questionnaire this is; the runner of questionnaires sets it by itself.
    #[must_use]
    pub fn progress(mut self, progress: impl Into<String>) -> Self {
        self.progress = progress.into();
        self
    }

    /// How long an answer takes most people, in seconds.
    #[must_use]
    pub fn takes(mut self, seconds: f64) -> Self {
        self.seconds = seconds;
        self
    }

    /// It may be skipped: with `s`, or for text with Enter.
    #[must_use]
    pub fn skippable(mut self) -> Self {
        self.can_skip = true;
        self
    }

    /// It and the rest may be left for later, with `q` (for text: Ctrl-C).
    #[must_use]
    pub fn postponable(mut self) -> Self {
        self.can_wait = true;
        self
    }

    /// One may go back to the question before it, with `<` or Esc.
    #[must_use]
    pub fn reversible(mut self) -> Self {
        self.can_go_back = true;
        self
    }
}

impl fmt::Debug for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Question({}: {})", self.key, self.text)
    }
}

/// An answer, as the question's kind has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Typed text.
    Text(String),
    /// The key of the choice, or the single key that was pressed.
    One(String),
    /// The keys of the ticked ones, in the order of the list.
    Several(Vec<String>),
    /// A number.
    Number(u8),
    /// Yes or no.
    Yes(bool),
}

impl Answer {
    /// The answer as text: the text, the key of the choice, keys joined by spaces, digits,
    /// `yes` or `no`.
    pub fn into_text(self) -> String {
        match self {
            Answer::Text(text) | Answer::One(text) => text,
            Answer::Several(keys) => keys.join(" "),
            Answer::Number(number) => number.to_string(),
            Answer::Yes(yes) => if yes { "yes" } else { "no" }.to_owned(),
        }
    }

    /// The answer as a list of keys.
    pub fn into_list(self) -> Vec<String> {
        match self {
            Answer::Several(keys) => keys,
            other => vec![other.into_text()],
        }
    }

    /// The answer as a number: 0 for what is none, which a question for a number never gives.
    pub fn into_number(self) -> u8 {
        match self {
            Answer::Number(number) => number,
            other => other.into_text().parse().unwrap_or(0),
        }
    }
}
