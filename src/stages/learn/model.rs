//! The types of stage 4 and the tables of their fields.
use chrono::NaiveDate;

use crate::record::{
    Edge, Place,
    Shape::{self, Choice, Date, Int, List, Number, Records, Ref, Table, Text},
    day::{self, stamp},
    within,
};
use crate::stages::words::{Audience, Progress, Time};
use crate::{fields, record, words};

words! {
    /// What kind of learning it is.
    ActivityKind {
        /// A course.
        Course = "course";
        /// Towards a certificate.
        Certification = "certification";
        /// A workshop.
        Workshop = "workshop";
        /// A book.
        Book = "book";
        /// A project.
        Project = "project";
        /// Practice.
        Practice = "practice";
        /// With a mentor.
        Mentoring = "mentoring";
        /// Watching somebody do it.
        Shadowing = "shadowing";
        /// A task above one's level.
        Stretch = "stretch", "task above my level";
    }
}

impl ActivityKind {
    /// Experience (doing), exposure (others) or education (courses).
    pub fn way(self) -> &'static str {
        match self {
            ActivityKind::Project | ActivityKind::Practice | ActivityKind::Stretch => "experience",
            ActivityKind::Mentoring | ActivityKind::Shadowing => "exposure",
            _ => "education",
        }
    }
}

fields! {
    /// A skill that an activity raises, and to which level.
    SkillTarget = SKILL_TARGET {
        required {
            /// The skill
            skill: String = Ref("skill");
        }
        optional {
            /// The level it leads to, 0 to 5
            #[serde(deserialize_with = "within::maybe::<_, 0, 5>")] to: Option<u8> = Int(0, 5);
        }
    }
}

fields! {
    /// Hours spent.
    Session = SESSION {
        required {
            /// The day
            #[serde(with = "day")] date: NaiveDate = Date(Edge::Last);
            /// Hours
            #[serde(deserialize_with = "within::time")] hours: f64 = Number(0.0, 24.0);
        }
        optional {
            /// A note
            note: Option<String> = Text;
        }
    }
}

record! {
    /// A piece of learning. With hours it is a step of the roadmap by itself.
    Activity = ACTIVITY("activity", "activity", "activities", Place::File("learning.toml"), title: title) {
        required {
            /// What it is
            title: String = Text, ask("What would you like to do?");
            /// What kind of learning it is
            kind: ActivityKind = Choice(ActivityKind::CHOICES), ask("What kind of learning is it?");
        }
        optional {
            /// Skills that it raises, as skill or skill:level
            skills: Vec<SkillTarget> = List(&Table(SKILL_TARGET)), ask("Which skills does it raise? (sql:3, statistics:2)");
            /// The goal it serves
            goal: Option<String> = Ref("goal"), ask("Which goal does it serve?");
            /// Who offers it
            provider: Option<String> = Text, ask("Who offers it?");
            /// A link
            url: Option<String> = Text;
            /// What it costs, such as "300 EUR"
            cost: Option<String> = Shape::Money, ask("What does it cost? (such as 300 EUR)");
            /// Whose time it takes (work is paid time)
            time: Option<Time> = Choice(Time::CHOICES), ask("In whose time?");
            /// Hours it takes
            #[serde(deserialize_with = "within::maybe_time")] hours: Option<f64> = Number(0.0, 100_000.0), ask("How many hours does it take?");
            /// Weeks it takes, where the time is paid or waiting
            #[serde(deserialize_with = "within::maybe_time")] weeks: Option<f64> = Number(0.0, 2_600.0);
            /// What has to be done before
            after: Vec<String> = List(&Shape::RefStep);
            /// Not before this day
            #[serde(with = "day::opt")] earliest: Option<NaiveDate> = Date(Edge::First);
            /// By when
            #[serde(with = "day::opt")] due: Option<NaiveDate> = Date(Edge::Last), ask("By when?");
            /// How far along it is
            status: Option<Progress> = Choice(Progress::CHOICES);
            /// When it was finished
            #[serde(with = "day::opt")] finished: Option<NaiveDate> = Date(Edge::Last), silent();
            /// What came out of it: a log entry
            artefact: Option<String> = Ref("entry");
            /// A note
            note: Option<String> = Text;
            /// Who may see it
            audience: Option<Audience> = Choice(Audience::CHOICES);
            /// Its sessions
            session: Vec<Session> = Records(SESSION), silent();
        }
    }
}

impl Activity {
    /// How far along it is; planned unless told.
    pub fn state(&self) -> Progress {
        self.status.unwrap_or(Progress::Planned)
    }

    /// Hours logged.
    pub fn logged(&self) -> f64 {
        // An empty sum of floats is minus zero; the addition makes it zero.
        self.session.iter().map(|session| session.hours).sum::<f64>() + 0.0
    }
}
