//! The types of stage 5 and the tables of their fields.
use chrono::NaiveDate;

use crate::record::{
    Edge, Place,
    Shape::{Choice, Date, List, Number, Ref, RefStep, Text},
    day::{self, stamp},
    within,
};
use crate::stages::words::{Audience, Progress, Time};
use crate::{record, words};

words! {
    /// What a step is.
    MilestoneKind {
        /// A piece of work.
        Step = "step";
        /// A change of role.
        Transition = "transition";
    }
}

record! {
    /// A step of the plan.
    Milestone = MILESTONE("step", "milestone", "milestones", Place::File("plan.toml"), title: title) {
        required {
            /// What is to be done
            title: String = Text, ask("What is the step?");
        }
        optional {
            /// What it is
            kind: Option<MilestoneKind> = Choice(MilestoneKind::CHOICES);
            /// The goal it serves
            goal: Option<String> = Ref("goal"), ask("Which goal does it serve?");
            /// For a transition: the role
            role: Option<String> = Ref("role");
            /// What is missing that this step supplies
            closes: Vec<String> = List(&Text);
            /// What has to be done before: steps or learning
            after: Vec<String> = List(&RefStep), ask("What has to be done before? (ids, comma between)");
            /// Whose time it takes (work is paid time)
            time: Option<Time> = Choice(Time::CHOICES);
            /// Hours of your own time
            #[serde(deserialize_with = "within::maybe_time")] hours: Option<f64> = Number(0.0, 100_000.0), ask("How many hours does it take?");
            /// Weeks it takes, where the time is paid or waiting
            #[serde(deserialize_with = "within::maybe_time")] weeks: Option<f64> = Number(0.0, 2_600.0);
            /// Not before this day
            #[serde(with = "day::opt")] earliest: Option<NaiveDate> = Date(Edge::First);
            /// By when
            #[serde(with = "day::opt")] due: Option<NaiveDate> = Date(Edge::Last), ask("By when?");
            /// Hours it really took; the estimates learn from them
            #[serde(deserialize_with = "within::maybe_time")] hours_real: Option<f64> = Number(0.0, 100_000.0);
            /// How far along it is
            status: Option<Progress> = Choice(Progress::CHOICES);
            /// When it was finished
            #[serde(with = "day::opt")] finished: Option<NaiveDate> = Date(Edge::Last), silent();
            /// A note
            note: Option<String> = Text;
            /// Who may see it
            audience: Option<Audience> = Choice(Audience::CHOICES);
        }
    }
}

impl Milestone {
    /// How far along it is; planned unless told.
    pub fn state(&self) -> Progress {
        self.status.unwrap_or(Progress::Planned)
    }
}
