//! The types of stage 3 and the tables of their fields.
use chrono::{Months, NaiveDate};

use crate::record::{
    Edge, Place,
    Shape::{Choice, Date, Int, Number, Records, Ref, Table, Text},
    day::{self, stamp},
    within,
};
use crate::stages::words::Audience;
use crate::{fields, record, words};

record! {
    /// What the organisation wants.
    Aim = AIM("aim", "aim", "aims", Place::File("career.toml"), title: text) {
        required {
            /// What it wants
            text: String = Text, ask("What does your organisation want?");
        }
        optional {
            /// By when
            #[serde(with = "day::opt")] until: Option<NaiveDate> = Date(Edge::Last), ask("By when?");
            /// Who may see it
            audience: Option<Audience> = Choice(Audience::CHOICES);
        }
    }
}

words! {
    /// What a goal is about.
    GoalKind {
        /// A role or a change of life at work.
        Career = "career";
        /// A skill.
        Skill = "skill";
        /// A project.
        Project = "project";
    }
}
words! {
    /// How far along a goal is.
    GoalStatus {
        /// Going on.
        Active = "active";
        /// Resting.
        Paused = "paused";
        /// Ended by reaching it, wholly or partly.
        Done = "done";
        /// Given up.
        Dropped = "dropped";
    }
}
words! {
    /// How long a goal takes.
    Horizon {
        /// Within a year.
        Short = "short";
        /// Longer.
        Long = "long";
    }
}
words! {
    /// How a goal ended.
    Outcome {
        /// All of it.
        Reached = "reached";
        /// Some of it.
        Partly = "partly", "partly reached";
        /// Not this time.
        Missed = "missed";
        /// Not wanted any more.
        Unwanted = "unwanted", "no longer wanted";
    }
}
words! {
    /// Why a goal was not reached; each leads to another repair.
    Reason {
        /// Too little time.
        Time = "time", "too little time";
        /// Something else came first.
        Competing = "competing", "something else came first";
        /// It was hard to begin.
        Dread = "dread", "it was hard to face";
        /// What could get in the way did.
        Obstacle = "obstacle", "what could get in the way did";
        /// Not wanted any more.
        Unwanted = "unwanted", "no longer wanted";
        /// Somebody or something else stopped it.
        Blocked = "blocked", "somebody or something else stopped it";
    }
}

fields! {
    /// What is counted.
    Metric = METRIC {
        required {
            /// What is counted
            unit: String = Text;
        }
        optional {
            /// Where it starts
            from: Option<f64> = Number(-1e12, 1e12);
            /// Where it should get to
            to: Option<f64> = Number(-1e12, 1e12);
        }
    }
}

fields! {
    /// What would make the person turn to plan B.
    Tripwire = TRIPWIRE {
        required {
            /// What it is
            text: String = Text;
        }
        optional {
            /// When to look
            #[serde(with = "day::opt")] date: Option<NaiveDate> = Date(Edge::Last);
        }
    }
}

fields! {
    /// A look at how a goal goes.
    Checkin = CHECKIN {
        required {
            /// The day
            #[serde(with = "day")] date: NaiveDate = Date(Edge::Last);
        }
        optional {
            /// The metric's value
            value: Option<f64> = Number(-1e12, 1e12);
            /// How sure you are to reach it, 0 to 100
            #[serde(deserialize_with = "within::maybe::<_, 0, 100>")] confidence: Option<u8> = Int(0, 100);
            /// A note
            note: Option<String> = Text;
        }
    }
}

record! {
    /// What the person decided.
    Goal = GOAL("goal", "goal", "goals", Place::File("goals.toml"), title: title) {
        required {
            /// What you want
            title: String = Text, ask("What do you want to reach?");
        }
        optional {
            /// What it is about
            kind: Option<GoalKind> = Choice(GoalKind::CHOICES), ask("What is it about?");
            /// How far along it is
            status: Option<GoalStatus> = Choice(GoalStatus::CHOICES);
            /// When it was set
            #[serde(with = "day::opt")] created: Option<NaiveDate> = Date(Edge::First), silent();
            /// By when
            #[serde(with = "day::opt")] due: Option<NaiveDate> = Date(Edge::Last), ask("By when? (2027-Q2, March 2027, in 6 months …)");
            /// How long it takes; by its due date (a year) if left out
            horizon: Option<Horizon> = Choice(Horizon::CHOICES);
            /// 1 first, 3 last
            #[serde(deserialize_with = "within::maybe::<_, 1, 3>")] priority: Option<u8> = Int(1, 3);
            /// Why it matters to you
            why: Option<String> = Text, ask("Why does it matter to you?");
            /// How you will know that you are there
            measure: Option<String> = Text, ask("How will you know that you are there?");
            /// What is counted, such as "applications 0..5"
            metric: Option<Metric> = Table(METRIC);
            /// The role it leads to
            role: Option<String> = Ref("role");
            /// The longer goal that it serves
            parent: Option<String> = Ref("goal");
            /// What it supports: an aim, or free text
            supports: Option<String> = Text;
            /// What could get in the way
            obstacle: Option<String> = Text, ask("What could get in the way?");
            /// If that happens, then …
            if_then: Option<String> = Text, ask("If that happens, then … what will you do?");
            /// How sure you are to reach it, 0 to 100
            #[serde(deserialize_with = "within::maybe::<_, 0, 100>")] confidence: Option<u8> = Int(0, 100);
            /// Plan B: another goal
            fallback: Option<String> = Ref("goal");
            /// What would make you turn to plan B, such as "No interview by then; 2027-12-01"
            tripwire: Option<Tripwire> = Table(TRIPWIRE);
            /// When it ended
            #[serde(with = "day::opt")] ended: Option<NaiveDate> = Date(Edge::Last), silent();
            /// How it ended
            outcome: Option<Outcome> = Choice(Outcome::CHOICES), silent();
            /// Why it was not reached
            reason: Option<Reason> = Choice(Reason::CHOICES), silent();
            /// Who may see it
            audience: Option<Audience> = Choice(Audience::CHOICES);
            /// Its check-ins
            checkin: Vec<Checkin> = Records(CHECKIN), silent();
        }
    }
}

impl Goal {
    /// How far along it is; active unless told.
    pub fn state(&self) -> GoalStatus {
        self.status.unwrap_or(GoalStatus::Active)
    }

    /// Active or paused.
    pub fn is_open(&self) -> bool {
        matches!(self.state(), GoalStatus::Active | GoalStatus::Paused)
    }

    /// Short or long: as written, else short where it is due within a year of its setting
    /// (of today where that is not known). Unknown without a due date.
    pub fn horizon(&self, today: NaiveDate) -> Option<Horizon> {
        self.horizon.or_else(|| {
            let year = self.created.unwrap_or(today).checked_add_months(Months::new(12))?;
            Some(if self.due? <= year { Horizon::Short } else { Horizon::Long })
        })
    }
}
