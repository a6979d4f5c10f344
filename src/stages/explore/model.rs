//! The types of stage 2 and the tables of their fields.
use chrono::NaiveDate;

use crate::record::{
    Edge, Form, Place,
    Shape::{self, Bool, Choice, Date, Int, Records, Ref, Text},
    day::{self, stamp},
    within,
};
use crate::stages::assess::model::Education;
use crate::stages::words::Audience;
use crate::{fields, plain_record, record, words};

const ROLES: Place = Place::File("roles.toml");

words! {
    /// What kind of move a role would be.
    RoleKind {
        /// Up, where one is.
        Promotion = "promotion";
        /// Sideways, where one is.
        Lateral = "lateral", "sideways move";
        /// Into something else.
        Change = "change";
        /// A short project or assignment.
        Gig = "gig", "short project";
        /// A first job.
        Start = "start", "first job";
        /// Coming back after a time away.
        Return = "return";
        /// One's own business.
        Own = "own", "own business";
        /// Fewer hours or less responsibility.
        Less = "less", "doing less";
        /// Staying, on better terms.
        Stay = "stay", "staying";
    }
}
words! {
    /// Whether a role is with today's employer.
    Where {
        /// With today's employer.
        Inside = "inside";
        /// With another one.
        Outside = "outside";
    }
}
words! {
    /// How far along a role is.
    RoleStatus {
        /// Keeping an eye on it.
        Watching = "watching";
        /// Working towards it.
        Target = "target";
        /// Applied for it.
        Applied = "applied";
        /// Got it.
        Won = "won";
        /// No longer of interest, or gone.
        Closed = "closed";
    }
}

impl RoleStatus {
    /// Watching, target or applied.
    pub fn is_open(self) -> bool {
        matches!(self, RoleStatus::Watching | RoleStatus::Target | RoleStatus::Applied)
    }
}

words! {
    /// How a trade is changing.
    Trend {
        /// More of it.
        Growing = "growing";
        /// As before.
        Steady = "steady";
        /// Less of it.
        Shrinking = "shrinking";
        /// Not known.
        Unknown = "unknown";
    }
}
words! {
    /// What a requirement is about.
    RequirementKind {
        /// A skill at a level.
        Skill = "skill";
        /// Something done so many times or so long.
        Experience = "experience";
        /// A level of education.
        Education = "education";
        /// A licence, degree or certificate.
        Credential = "credential";
    }
}
words! {
    /// How much a requirement weighs.
    Importance {
        /// Has to be there.
        Must = "must";
        /// Ought to be there.
        Should = "should";
        /// Would be nice.
        Nice = "nice", "nice to have";
    }
}

impl Importance {
    /// Its weight in coverage: must 1, should .7, nice .4.
    pub fn weight(self) -> f64 {
        match self {
            Importance::Must => 1.0,
            Importance::Should => 0.7,
            Importance::Nice => 0.4,
        }
    }
}

fields! {
    /// What a role asks for.
    Requirement = REQUIREMENT {
        required {
            /// What it is about
            kind: RequirementKind = Choice(RequirementKind::CHOICES);
        }
        optional {
            /// The skill
            skill: Option<String> = Ref("skill");
            /// In words
            text: Option<String> = Text;
            /// The credential
            credential: Option<String> = Text;
            /// A skill's level (0–5) or an education's
            level: Option<RequiredLevel> = Shape::Level(Education::CHOICES);
            /// The tag that log entries about it carry
            tag: Option<String> = Text;
            /// How many log entries
            count: Option<u32> = Int(1, 1000);
            /// Or held for so many months
            months: Option<u32> = Int(1, 600);
            /// How much it weighs
            importance: Option<Importance> = Choice(Importance::CHOICES);
            /// Must be there first, by law or rule
            gate: Option<bool> = Bool;
        }
    }
}

/// The level that a requirement names: a number for a skill, a word for an education.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum RequiredLevel {
    /// A skill's, 0–5.
    Skill(u8),
    /// An education's.
    Education(Education),
}

impl Requirement {
    /// Whether it must be there first.
    pub fn is_gate(&self) -> bool {
        self.gate.unwrap_or(false)
    }

    /// How much it weighs; a must unless told.
    pub fn weight(&self) -> Importance {
        self.importance.unwrap_or(Importance::Must)
    }
}

record! {
    /// A position that one might hold.
    Role = ROLE("role", "role", "roles", ROLES, title: title) {
        required {
            /// What it is called
            title: String = Text, ask("Which role?");
        }
        optional {
            /// What kind of move it would be
            kind: Option<RoleKind> = Choice(RoleKind::CHOICES), ask("What kind of move would it be?");
            /// With today's employer or another
            r#where: Option<Where> = Choice(Where::CHOICES), ask("With your employer of today, or another?");
            /// Where
            organisation: Option<String> = Text, ask("With whom?");
            /// O*NET-SOC code
            occupation: Option<String> = Text;
            /// How far along it is
            status: Option<RoleStatus> = Choice(RoleStatus::CHOICES);
            /// The last day to apply
            #[serde(with = "day::opt")] closes: Option<NaiveDate> = Date(Edge::Last), ask("Until when can one apply?");
            /// When it is decided
            #[serde(with = "day::opt")] decides: Option<NaiveDate> = Date(Edge::Last), ask("When is it decided?");
            /// Who speaks for you
            sponsor: Option<String> = Ref("person");
            /// When you talked about it with your manager or sponsor
            #[serde(with = "day::opt")] discussed: Option<NaiveDate> = Date(Edge::Last);
            /// When they said that it can happen
            #[serde(with = "day::opt")] confirmed: Option<NaiveDate> = Date(Edge::Last);
            /// What it pays, such as "45000 EUR/year"
            pay: Option<String> = Shape::Pay, ask("What does it pay? (such as 45000 EUR/year)");
            /// How the trade is changing
            trend: Option<Trend> = Choice(Trend::CHOICES), ask("How is the trade changing?");
            /// Why you think so
            trend_note: Option<String> = Text;
            /// The year of that judgement
            trend_year: Option<i32> = Int(1990, 2100);
            /// A link
            url: Option<String> = Text;
            /// A note
            note: Option<String> = Text;
            /// Who may see it
            audience: Option<Audience> = Choice(Audience::CHOICES);
            /// What it asks for
            requirement: Vec<Requirement> = Records(REQUIREMENT), silent();
        }
    }
}

impl Role {
    /// How far along it is; watching unless told.
    pub fn state(&self) -> RoleStatus {
        self.status.unwrap_or(RoleStatus::Watching)
    }

    /// Inside or outside; outside unless told.
    pub fn place(&self) -> Where {
        self.r#where.unwrap_or(Where::Outside)
    }
}

words! {
    /// How far along a trial is.
    TrialStatus {
        /// Still to do.
        Open = "open";
        /// Done.
        Done = "done";
        /// Given up.
        Dropped = "dropped";
    }
}

record! {
    /// Finding out before deciding: the cheapest test of a question that matters.
    Trial = TRIAL("trial", "trial", "trials", ROLES, title: question) {
        required {
            /// The question that matters
            question: String = Text;
        }
        optional {
            /// The cheapest test of it
            test: Option<String> = Text;
            /// A role or an occupation code
            of: Option<String> = Text;
            /// By when
            #[serde(with = "day::opt")] due: Option<NaiveDate> = Date(Edge::Last);
            /// Pull before, 0 to 10
            #[serde(deserialize_with = "within::maybe::<_, 0, 10>")] before: Option<u8> = Int(0, 10);
            /// Pull after, 0 to 10
            #[serde(deserialize_with = "within::maybe::<_, 0, 10>")] after: Option<u8> = Int(0, 10);
            /// What you learned
            learned: Option<String> = Text;
            /// How far along it is
            status: Option<TrialStatus> = Choice(TrialStatus::CHOICES);
        }
    }
}

impl Trial {
    /// Whether it is still to do.
    pub fn is_open(&self) -> bool {
        self.status.unwrap_or(TrialStatus::Open) == TrialStatus::Open
    }
}

words! {
    /// Sounds like you?
    Sounds {
        /// Yes.
        Yes = "yes";
        /// Partly.
        Partly = "partly";
        /// No.
        No = "no";
    }
}

plain_record! {
    /// Whether an occupation sounded like the person.
    Verdict = VERDICT("verdict", "verdict", "verdicts", ROLES, Form::Series) {
        required {
            /// The occupation's code
            occupation: String = Text;
            /// The answer
            answer: Sounds = Choice(Sounds::CHOICES);
        }
        optional {
            /// The day
            #[serde(with = "day::opt")] date: Option<NaiveDate> = Date(Edge::Last);
        }
    }
}
