//! The sixty statements on interests, ten for each of the six Holland types.
//!
//! Each line of a type's table is one activity in two settings (at home and in a paid job, with
//! machines and with cloth), so that no type belongs to one sex, class or country. The first
//! settings make up the 30 statements, both together the 60. The statements are our own and are
//! not the O*NET Interest Profiler.

/// One of the six kinds of interest (Holland's types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Interest {
    /// Realistic.
    R,
    /// Investigative.
    I,
    /// Artistic.
    A,
    /// Social.
    S,
    /// Enterprising.
    E,
    /// Conventional.
    C,
}

impl Interest {
    /// All six in their usual order, which is also the order of the questions and of scores.
    pub const ALL: [Interest; 6] = [Interest::R, Interest::I, Interest::A, Interest::S, Interest::E, Interest::C];

    /// The letter, as files and JSON have it.
    pub fn letter(self) -> &'static str {
        match self {
            Interest::R => "R",
            Interest::I => "I",
            Interest::A => "A",
            Interest::S => "S",
            Interest::E => "E",
            Interest::C => "C",
        }
    }

    /// The type with this letter.
    pub fn from_letter(letter: &str) -> Option<Interest> {
        Interest::ALL.into_iter().find(|t| t.letter() == letter)
    }

    /// What it is called on screen, without the letter.
    pub fn name(self) -> &'static str {
        match self {
            Interest::R => "hands-on",
            Interest::I => "finding out",
            Interest::A => "creating",
            Interest::S => "helping",
            Interest::E => "leading and persuading",
            Interest::C => "organising",
        }
    }

    /// What it is called on screen, with the letter: `finding out (I)`.
    pub fn label(self) -> String {
        format!("{} ({})", self.name(), self.letter())
    }

    /// One line on what belongs to it.
    pub fn describe(self) -> &'static str {
        match self {
            Interest::R => "making, mending, growing and moving things",
            Interest::I => "asking why, testing and working things out",
            Interest::A => "writing, music, pictures, acting and giving things their shape",
            Interest::S => "teaching, caring, listening and helping people on",
            Interest::E => "winning people over, running things and making deals",
            Interest::C => "keeping lists, money and days in order",
        }
    }
}

/// How many statements are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 30 statements, five a type.
    Thirty,
    /// 60 statements, ten a type.
    Sixty,
}

impl Form {
    /// The form with this many statements, if there is one.
    pub fn from_count(count: i64) -> Option<Form> {
        match count {
            30 => Some(Form::Thirty),
            60 => Some(Form::Sixty),
            _ => None,
        }
    }

    /// How many statements it has.
    pub fn count(self) -> usize {
        6 * self.per_type()
    }

    /// How many statements each type has.
    pub fn per_type(self) -> usize {
        match self {
            Form::Thirty => 5,
            Form::Sixty => 10,
        }
    }

    /// How many answers a type needs before it has a score: 4 of 5, 8 of 10.
    pub fn needed(self) -> usize {
        self.per_type() * 4 / 5
    }

    /// The highest score of a type: 20 or 40; the lowest is 0.
    pub fn range(self) -> u8 {
        match self {
            Form::Thirty => 20,
            Form::Sixty => 40,
        }
    }
}

/// One statement: a thing to do, answered by how much one would like to do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its place among the sixty, from 1; the same in both forms.
    pub number: usize,
    /// The kind of interest that it counts for.
    pub type_: Interest,
    /// The activity, beginning with a verb: `repair clothes, shoes or bags`.
    pub text: &'static str,
}

impl Statement {
    /// The whole question: `How would you like to repair clothes, shoes or bags?`
    pub fn question(&self) -> String {
        format!("How would you like to {}?", self.text)
    }
}

/// What is said once before the statements.
pub const INTRO: &str = "Think only of whether you would like to do it, not of pay, of training, \
                         or of how good you are at it now.";

/// The answers, with the digit that each is kept as.
pub const ANSWERS: [(u8, &str); 6] = [
    (1, "strongly dislike"),
    (2, "dislike"),
    (3, "neither"),
    (4, "like"),
    (5, "strongly like"),
    (0, "never tried it, cannot say"),
];

/// The statements of a form, in the order in which they are asked: R I A S E C, again and again.
pub fn form(form: Form) -> Vec<Statement> {
    (0..form.count())
        .map(|place| {
            let (row, column) = (place / 6, place % 6);
            let (first, second) = PAIRS[column][row % 5];
            Statement { number: place + 1, type_: Interest::ALL[column], text: if row < 5 { first } else { second } }
        })
        .collect()
}

/// For each type five activities, each in two settings.
#[rustfmt::skip] // One activity a line, so that a pair is read as a pair.
const PAIRS: [[(&str, &str); 5]; 6] = [
    [
        ("repair clothes, shoes or bags", "repair machines that have stopped working"),
        ("build a shelf or a table", "put up the walls of a house"),
        ("grow vegetables or flowers", "plant and cut trees in a park"),
        ("feed and clean animals on a farm", "keep chickens, goats or bees at home"),
        ("drive a bus or a truck", "move heavy loads with a crane"),
    ],
    [
        ("find out why some diseases spread", "discover why plants in a field die"),
        ("test if water is safe to drink", "try out which of two soaps cleans better"),
        ("solve difficult puzzles with numbers", "use figures to explain why prices rise"),
        ("study how the human body works", "watch insects and note what they do"),
        ("learn how people lived long ago", "compare reports to see what really happened"),
    ],
    [
        ("write a story or a poem", "invent a play for the radio"),
        ("sing or play music with others", "make up the music for a film"),
        ("draw or paint what you see", "make the pictures for a children's book"),
        ("act or dance in front of people", "play a part in a film or series"),
        ("design clothes or furniture", "make a room or a shop look beautiful"),
    ],
    [
        ("teach someone to read", "explain their tasks to new workers"),
        ("care for people who are ill", "help an older person through the day"),
        ("listen to a friend who is sad", "give advice to families in trouble"),
        ("welcome a family that is new in town", "help someone without work to find a job"),
        ("help a team to get better at sport", "train people to walk again after an accident"),
    ],
    [
        ("sell things in a shop or market", "win a large order from a company"),
        ("lead a team of workers", "bring neighbours together to improve your area"),
        ("start a small business", "take over a workshop and make it grow"),
        ("speak in public to change people's minds", "ask people to give to a good cause"),
        ("bargain for a better price", "speak for workers in talks about pay"),
    ],
    [
        ("keep the accounts of a club", "write down what a home spends each week"),
        ("put papers in the right order", "enter customers' details into a computer"),
        ("count what is left in a storeroom", "keep track of supplies for a big kitchen"),
        ("check a long list for mistakes", "make sure that forms are filled in correctly"),
        ("plan who works on which day", "make a timetable for buses or lessons"),
    ],
];
