//! The types of stage 1 and the tables of their fields.
mod preferences;
mod skill;

use chrono::NaiveDate;

use crate::record::{
    Edge, Form, Place,
    Shape::{self, Choice, Date, Int, List, Number, Ref, Table, Text},
    day::{self, stamp},
    within,
};
use crate::stages::words::Audience;
use crate::{fields, plain_record, record, words};

pub use preferences::*;
pub use skill::*;

const CAREER: Place = Place::File("career.toml");
const PAST: Place = Place::File("past.toml");
const ASSESSMENT: Place = Place::File("assessment.toml");
const TEXTS: Shape = List(&Text);
const SKILLS: Shape = List(&Ref("skill"));

words! {
    /// What brings the person here; it orders what is offered.
    Focus {
        /// What could suit me.
        Explore = "explore", "what could suit me";
        /// I know what I want.
        Change = "change", "I know what I want";
        /// Get on where I am.
        Grow = "grow", "get on where I am";
        /// I need work soon.
        WorkSoon = "work-soon", "I need work soon";
        /// A talk with my boss is coming.
        Talk = "talk", "a talk with my boss is coming";
        /// Show me an example.
        LookAround = "look-around", "looking around";
    }
}

plain_record! {
    /// You: the `[person]` table of `career.toml`. Every key may be missing.
    #[derive(Default)]
    Profile = PROFILE("profile", "person", "profiles", CAREER, Form::Single) {
        required {}
        optional {
            /// Your name, for papers that you print
            name: Option<String> = Text;
            /// What brings you here
            focus: Option<Focus> = Choice(Focus::CHOICES);
            /// What you do today, in your own words
            role: Option<String> = Text;
            /// Where you do it
            organisation: Option<String> = Text;
            /// The O*NET-SOC code of what you do, such as 29-1141.00
            occupation: Option<String> = Text;
            /// Your country, as two letters
            country: Option<String> = Text;
            /// Hours a week of your own time for growth; the roadmap has to fit into them
            #[serde(deserialize_with = "within::maybe_time")] hours_per_week: Option<f64> = Number(0.0, 112.0);
            /// What a year of learning may cost, such as "1500 EUR"
            budget: Option<String> = Shape::Money;
            /// The month in which your (fiscal) year starts, 1 to 12
            year_starts: Option<u32> = Int(1, 12);
        }
    }
}

impl Profile {
    /// The month in which the person's year starts; January unless told.
    pub fn year_start(&self) -> u32 {
        self.year_starts.filter(|month| (1..=12).contains(month)).unwrap_or(1)
    }
}

plain_record! {
    /// Days with other hours: leave, holidays, exams.
    Away = AWAY("time away", "away", "away", CAREER, Form::Series) {
        required {
            /// First day
            #[serde(with = "day")] from: NaiveDate = Date(Edge::First);
            /// Last day
            #[serde(with = "day")] to: NaiveDate = Date(Edge::Last);
        }
        optional {
            /// Hours a week in these days; none if left out
            #[serde(deserialize_with = "within::maybe_time")] hours_per_week: Option<f64> = Number(0.0, 112.0);
            /// Why
            why: Option<String> = Text;
        }
    }
}

words! {
    /// What a time of life was; all of them count.
    PositionKind {
        /// A job.
        Job = "job";
        /// Working for oneself.
        SelfEmployed = "self-employed", "working for myself";
        /// School, training, university.
        Study = "study";
        /// Caring for somebody.
        Caring = "caring", "caring for somebody";
        /// Unpaid work.
        Volunteering = "volunteering";
        /// Military or civilian service.
        Service = "service";
        /// Parental, sick or other leave.
        Leave = "leave";
        /// Between two things.
        Between = "between", "between two things";
    }
}

record! {
    /// Something the person has done: a job, study, care, volunteering. Overlaps and gaps are normal.
    Position = POSITION("position", "position", "positions", PAST, title: title) {
        required {
            /// What you were
            title: String = Text, ask("What did you do there?");
            /// From when
            #[serde(with = "day")] from: NaiveDate = Date(Edge::First), ask("From when? (2019-09, March 2019 …)");
        }
        optional {
            /// What kind of time it was
            kind: Option<PositionKind> = Choice(PositionKind::CHOICES), ask("What kind of time was it?");
            /// Where
            organisation: Option<String> = Text, ask("Where?");
            /// Until when; still going on if left out
            #[serde(with = "day::opt")] to: Option<NaiveDate> = Date(Edge::Last), ask("Until when? (Enter: still going on)");
            /// Hours a week
            #[serde(deserialize_with = "within::maybe_time")] hours_per_week: Option<f64> = Number(0.0, 168.0), ask("Hours a week?");
            /// O*NET-SOC code
            occupation: Option<String> = Text;
            /// Skills that you used
            skills: Vec<String> = SKILLS, ask("Which skills did you use?");
            /// A line about it
            text: Option<String> = Text, ask("A line about it?");
            /// Who may see it
            audience: Option<Audience> = Choice(Audience::CHOICES);
        }
    }
}

words! {
    /// What proves a training.
    CredentialKind {
        /// A degree.
        Degree = "degree";
        /// A licence to practise or operate.
        Licence = "licence";
        /// A certificate.
        Certificate = "certificate";
        /// A language test.
        LanguageTest = "language-test", "language test";
    }
}

words! {
    /// The level of a degree, lowest first.
    Education {
        /// School leaving certificate.
        School = "school";
        /// Vocational training.
        Vocational = "vocational";
        /// Bachelor.
        Bachelor = "bachelor";
        /// Master.
        Master = "master";
        /// Doctorate.
        Doctorate = "doctorate";
    }
}

record! {
    /// A degree, licence, certificate or language test.
    Credential = CREDENTIAL("credential", "credential", "credentials", PAST, title: title) {
        required {
            /// What it is called
            title: String = Text, ask("What is it called?");
        }
        optional {
            /// What kind it is
            kind: Option<CredentialKind> = Choice(CredentialKind::CHOICES), ask("What kind is it?");
            /// Who gave it
            issuer: Option<String> = Text, ask("Who gave it?");
            /// When it was given
            #[serde(with = "day::opt")] issued: Option<NaiveDate> = Date(Edge::First), ask("When was it given?");
            /// The last day on which it is valid
            #[serde(with = "day::opt")] expires: Option<NaiveDate> = Date(Edge::Last), ask("Until when is it valid? (Enter: for good)");
            /// For a degree: its level
            level: Option<Education> = Choice(Education::CHOICES);
            /// A link to it
            url: Option<String> = Text;
            /// A note
            note: Option<String> = Text;
            /// Who may see it
            audience: Option<Audience> = Choice(Audience::CHOICES);
        }
    }
}

record! {
    /// A strength.
    Strength = STRENGTH("strength", "strength", "strengths", ASSESSMENT, title: text) {
        required {
            /// What it is
            text: String = Text, ask("What are you good at?");
        }
        optional {
            /// Log entries that show it
            evidence: Vec<String> = List(&Ref("entry"));
            /// Who may see it
            audience: Option<Audience> = Choice(Audience::CHOICES);
        }
    }
}

record! {
    /// Something to work on.
    Weakness = WEAKNESS("weakness", "weakness", "weaknesses", ASSESSMENT, title: text) {
        required {
            /// What it is
            text: String = Text, ask("What would you like to work on?");
        }
        optional {
            /// Log entries that show it
            evidence: Vec<String> = List(&Ref("entry"));
            /// Who may see it
            audience: Option<Audience> = Choice(Audience::CHOICES);
        }
    }
}

fields! {
    /// The six interest scores: 0–20 with 30 statements, 0–40 with 60; missing where too little was answered.
    InterestScores = INTEREST_SCORES {
        required {}
        optional {
            /// Hands-on
            #[serde(rename = "R")] r: Option<u32> = Int(0, 40);
            /// Finding out
            #[serde(rename = "I")] i: Option<u32> = Int(0, 40);
            /// Creating
            #[serde(rename = "A")] a: Option<u32> = Int(0, 40);
            /// Helping
            #[serde(rename = "S")] s: Option<u32> = Int(0, 40);
            /// Leading and persuading
            #[serde(rename = "E")] e: Option<u32> = Int(0, 40);
            /// Organising
            #[serde(rename = "C")] c: Option<u32> = Int(0, 40);
        }
    }
}

plain_record! {
    /// One time that the interest statements were answered.
    Interests = INTERESTS("interests", "interests", "interests", ASSESSMENT, Form::Series) {
        required {
            /// The day
            #[serde(with = "day")] date: NaiveDate = Date(Edge::Last);
        }
        optional {
            /// How many statements: 30 or 60
            form: Option<u32> = Int(30, 60);
            /// One digit each: 1 strongly dislike to 5 strongly like, 0 never tried
            answers: Option<String> = Text;
            /// What they come to
            scores: Option<InterestScores> = Table(INTEREST_SCORES);
            /// Which of two one would rather do, 15 digits: 1 the first, 2 the second, 0 neither
            rather: Option<String> = Text;
        }
    }
}

fields! {
    /// The six values, 1–5 each.
    ValueScores = VALUE_SCORES {
        required {}
        optional {
            /// Achievement
            achievement: Option<f64> = Number(1.0, 5.0);
            /// Independence
            independence: Option<f64> = Number(1.0, 5.0);
            /// Recognition
            recognition: Option<f64> = Number(1.0, 5.0);
            /// Good relations
            relationships: Option<f64> = Number(1.0, 5.0);
            /// A boss who backs me
            support: Option<f64> = Number(1.0, 5.0);
            /// Pay and surroundings
            working_conditions: Option<f64> = Number(1.0, 5.0);
        }
    }
}

plain_record! {
    /// One time that the value statements were answered.
    ValuesRecord = VALUES("values", "values", "values", ASSESSMENT, Form::Series) {
        required {
            /// The day
            #[serde(with = "day")] date: NaiveDate = Date(Edge::Last);
        }
        optional {
            /// How much each matters
            wanted: Option<ValueScores> = Table(VALUE_SCORES);
            /// How much of each there is in today's work
            now: Option<ValueScores> = Table(VALUE_SCORES);
        }
    }
}
