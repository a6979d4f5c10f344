//! The six work values: what each means, twenty-four statements, and what one could ask for.
//!
//! A statement is rated twice: how much it matters to the person, and how far it is so in their
//! work today. "Work" is whatever they do: a job, several, study, or care at home.

/// One of the six work values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkValue {
    /// Using what one is good at, and seeing results.
    Achievement,
    /// Deciding oneself.
    Independence,
    /// Being noticed, respected, and able to move up.
    Recognition,
    /// Good people around, doing good for others.
    Relationships,
    /// Being backed and treated fairly from above.
    Support,
    /// Pay, security, place and hours.
    WorkingConditions,
}

impl WorkValue {
    /// All six, in the order of the files and of the questions.
    pub const ALL: [WorkValue; 6] = [
        WorkValue::Achievement,
        WorkValue::Independence,
        WorkValue::Recognition,
        WorkValue::Relationships,
        WorkValue::Support,
        WorkValue::WorkingConditions,
    ];

    /// The key in files and JSON.
    pub fn key(self) -> &'static str {
        match self {
            WorkValue::Achievement => "achievement",
            WorkValue::Independence => "independence",
            WorkValue::Recognition => "recognition",
            WorkValue::Relationships => "relationships",
            WorkValue::Support => "support",
            WorkValue::WorkingConditions => "working_conditions",
        }
    }

    /// The value with this key.
    pub fn from_key(key: &str) -> Option<WorkValue> {
        WorkValue::ALL.into_iter().find(|v| v.key() == key)
    }

    /// What it is called on screen.
    pub fn name(self) -> &'static str {
        match self {
            WorkValue::Achievement => "achievement",
            WorkValue::Independence => "independence",
            WorkValue::Recognition => "recognition",
            WorkValue::Relationships => "good relations",
            WorkValue::Support => "a boss who backs me",
            WorkValue::WorkingConditions => "pay and surroundings",
        }
    }

    /// What it means, for ranking the six.
    pub fn describe(self) -> &'static str {
        match self {
            WorkValue::Achievement => "use what I am good at, and see that it leads to something",
            WorkValue::Independence => "decide myself how I work, and try my own ideas",
            WorkValue::Recognition => "be noticed and respected, and be able to move up",
            WorkValue::Relationships => "get on with people, and do something good for others",
            WorkValue::Support => "be treated fairly, shown how, and backed by those in charge",
            WorkValue::WorkingConditions => "enough money, safe work, good hours, a healthy place",
        }
    }

    /// What one could ask for where this is missing; completes "You could ask …".
    pub fn could_ask(self) -> &'static str {
        match self {
            WorkValue::Achievement => "for one regular task that uses what you do best, and to hear what came of it",
            WorkValue::Independence => "to plan one part of your work yourself, and to report on it when it is done",
            WorkValue::Recognition => "for a short talk on what you did well this year, and on what comes after it",
            WorkValue::Relationships => "to do one regular task together with someone you work well with",
            WorkValue::Support => {
                "for a fixed half hour each month with the person in charge, with your questions \
                 on paper"
            }
            WorkValue::WorkingConditions => {
                "for one change to pay, hours or place: name the one that would help you most"
            }
        }
    }
}

/// How many statements are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 18 statements, three a value.
    Eighteen,
    /// 24 statements, four a value.
    TwentyFour,
}

impl Form {
    /// How many statements it has.
    pub fn count(self) -> usize {
        6 * self.per_value()
    }

    /// How many statements each value has.
    pub fn per_value(self) -> usize {
        match self {
            Form::Eighteen => 3,
            Form::TwentyFour => 4,
        }
    }

    /// How many answers a value needs before it has a figure: 2 of 3, 3 of 4.
    pub fn needed(self) -> usize {
        self.per_value() - 1
    }
}

/// One statement about work, rated for how much it matters and for how far it is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its place among the twenty-four, from 1; the same in both forms.
    pub number: usize,
    /// The value that it counts for.
    pub value: WorkValue,
    /// The statement, a sentence in the first person.
    pub text: &'static str,
}

/// The question about what is wanted.
pub const ASK_WANTED: &str = "How much does this matter to you?";
/// The question about today.
pub const ASK_NOW: &str = "How far is it so in your work today?";
/// The answers to [`ASK_WANTED`].
pub const WANTED_ANSWERS: [(u8, &str); 5] =
    [(1, "not at all"), (2, "a little"), (3, "somewhat"), (4, "much"), (5, "very much")];
/// The answers to [`ASK_NOW`].
pub const NOW_ANSWERS: [(u8, &str); 5] =
    [(1, "not at all"), (2, "a little"), (3, "partly"), (4, "mostly"), (5, "fully")];
/// How the direct ranking is asked for; the six are listed with [`WorkValue::describe`].
pub const ASK_RANKING: &str = "Type the six numbers, what matters most to you first.";
/// The same for today's work.
pub const ASK_RANKING_NOW: &str = "And in your work today: what there is most of first.";

/// The statements of a form, in the order in which they are asked: each value in turn.
pub fn form(form: Form) -> Vec<Statement> {
    (0..form.count())
        .map(|place| Statement {
            number: place + 1,
            value: WorkValue::ALL[place % 6],
            text: TEXTS[place % 6][place / 6],
        })
        .collect()
}

/// Four statements a value, in the order of [`WorkValue::ALL`].
const TEXTS: [[&str; 4]; 6] = [
    [
        "I use what I am good at.",
        "I can see what my effort has led to.",
        "I get tasks that are difficult but possible.",
        "I end the day knowing that I did something well.",
    ],
    [
        "I decide how I do my tasks.",
        "I can try out my own ideas.",
        "I am trusted to work without being watched.",
        "I choose what to do first and what can wait.",
    ],
    [
        "Someone notices when I do good work.",
        "I can move up if I do well.",
        "What I say is taken seriously.",
        "People respect the work that I do.",
    ],
    [
        "I get on with the people around me.",
        "What I do is good for others.",
        "I never have to do what I think is wrong.",
        "When I need help, others help me.",
    ],
    [
        "Those in charge treat everyone fairly.",
        "I am shown how to do what is new to me.",
        "If something goes wrong, I am not left alone with it.",
        "I know what is expected of me.",
    ],
    [
        "I earn enough to live on.",
        "I can count on still having work next year.",
        "My hours leave room for the rest of my life.",
        "The place where I work is safe and healthy.",
    ],
];
