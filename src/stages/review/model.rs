//! The types of stage 6 and the tables of their fields.
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::record::{
    Edge, Form, Place,
    Shape::{self, Bool, Choice, Date, Int, List, Number, Records, Ref, Table, Text},
    day::{self, stamp},
    within,
};
use crate::stages::goal::model::Reason;
use crate::stages::words::Audience;
use crate::{fields, plain_record, record, words};

words! {
    /// What a line of the log is.
    EntryKind {
        /// Something that went well.
        Win = "win";
        /// Something that shows a skill.
        Evidence = "evidence", "example";
        /// Practice.
        Practice = "practice";
        /// A note.
        Note = "note";
        /// What an appraisal said.
        Appraisal = "appraisal";
    }
}

record! {
    /// A line of the log.
    Entry = ENTRY("entry", "entry", "entries", Place::Years("log"), title: text) {
        required {
            /// The day
            #[serde(with = "day")] date: NaiveDate = Date(Edge::Last);
            /// What kind of line it is
            kind: EntryKind = Choice(EntryKind::CHOICES);
            /// What happened
            text: String = Text, ask("What happened?");
        }
        optional {
            /// What it changed, for whom
            impact: Option<String> = Text, ask("What did it change, for whom?");
            /// Skills that it shows
            skills: Vec<String> = List(&Ref("skill")), ask("Which skills does it show?");
            /// Goals that it serves
            goals: Vec<String> = List(&Ref("goal"));
            /// Tags, for what a role asks to have done
            tags: Vec<String> = List(&Text);
            /// A link
            link: Option<String> = Text;
            /// Who may see it
            audience: Option<Audience> = Choice(Audience::CHOICES);
        }
    }
}

words! {
    /// Who somebody is to the person.
    Relation {
        /// Manager.
        Manager = "manager";
        /// Mentor.
        Mentor = "mentor";
        /// Speaks for the person.
        Sponsor = "sponsor";
        /// Colleague.
        Peer = "peer", "colleague";
        /// Coach.
        Coach = "coach";
        /// Client.
        Client = "client";
        /// Teacher.
        Teacher = "teacher";
        /// Counsellor.
        Counsellor = "counsellor";
        /// Recruiter.
        Recruiter = "recruiter";
        /// Anybody else.
        Contact = "contact";
    }
}

fields! {
    /// Something promised at a meeting.
    Promise = PROMISE {
        required {
            /// Who promised: me or them
            by: String = Text;
            /// What
            text: String = Text;
        }
        optional {
            /// By when
            #[serde(with = "day::opt")] due: Option<NaiveDate> = Date(Edge::Last);
            /// Whether it was kept
            done: Option<bool> = Bool;
        }
    }
}

fields! {
    /// A meeting.
    Meeting = MEETING {
        required {
            /// The day
            #[serde(with = "day")] date: NaiveDate = Date(Edge::Last);
        }
        optional {
            /// A note
            note: Option<String> = Text;
            /// What you learned
            learned: Option<String> = Text;
            /// Promises both ways
            promises: Vec<Promise> = List(&Table(PROMISE));
        }
    }
}

record! {
    /// Somebody who matters for the person's work.
    Person = PERSON("person", "person", "people", Place::File("people.toml"), title: name) {
        required {
            /// Their name
            name: String = Text, ask("Who?");
            /// Who they are to you
            relation: Relation = Choice(Relation::CHOICES), ask("Who are they to you?");
        }
        optional {
            /// How often to be in touch, such as "6 weeks"
            every: Option<String> = Shape::Every, ask("How often would you like to be in touch? (such as 6 weeks)");
            /// A note
            note: Option<String> = Text;
            /// Who may see it
            audience: Option<Audience> = Choice(Audience::CHOICES);
            /// Meetings
            meeting: Vec<Meeting> = Records(MEETING), silent();
        }
    }
}

record! {
    /// What somebody said, or was asked for.
    Feedback = FEEDBACK("feedback", "feedback", "feedback", Place::File("feedback.toml"), title: person) {
        required {
            /// Who
            person: String = Ref("person");
        }
        optional {
            /// The day
            #[serde(with = "day::opt")] date: Option<NaiveDate> = Date(Edge::Last);
            /// What they said
            text: Option<String> = Text, ask("What did they say?");
            /// When you asked
            #[serde(with = "day::opt")] asked: Option<NaiveDate> = Date(Edge::Last);
            /// Levels they gave, as skill:level
            ratings: BTreeMap<String, u8> = Shape::Table(&[]), silent();
            /// Skills that it is about
            skills: Vec<String> = List(&Ref("skill"));
            /// Goals that it is about
            goals: Vec<String> = List(&Ref("goal"));
            /// Who may see it
            audience: Option<Audience> = Choice(Audience::CHOICES);
        }
    }
}

fields! {
    /// How it felt, 0 to 10 each.
    Pulse = PULSE {
        required {}
        optional {
            /// Content with work
            #[serde(deserialize_with = "within::maybe::<_, 0, 10>")] satisfaction: Option<u8> = Int(0, 10);
            /// Knows where to go
            #[serde(deserialize_with = "within::maybe::<_, 0, 10>")] clarity: Option<u8> = Int(0, 10);
            /// Has the strength
            #[serde(deserialize_with = "within::maybe::<_, 0, 10>")] energy: Option<u8> = Int(0, 10);
        }
    }
}

words! {
    /// How far along a review is.
    ReviewStatus {
        /// Not finished.
        Draft = "draft";
        /// Finished.
        Done = "done";
    }
}

words! {
    /// What became of a commitment.
    CommitmentStatus {
        /// Still to do.
        Open = "open";
        /// Kept.
        Kept = "kept";
        /// Let go.
        Dropped = "dropped";
    }
}

fields! {
    /// What the person will do before the next review.
    Commitment = COMMITMENT {
        required {
            /// What
            text: String = Text;
        }
        optional {
            /// By when
            #[serde(with = "day::opt")] due: Option<NaiveDate> = Date(Edge::Last);
            /// The goal it serves
            goal: Option<String> = Ref("goal");
            /// What became of it
            status: Option<CommitmentStatus> = Choice(CommitmentStatus::CHOICES);
        }
    }
}

fields! {
    /// What the review changed.
    Adjustment = ADJUSTMENT {
        required {
            /// The key that changed: due, status …
            change: String = Text;
        }
        optional {
            /// The goal
            goal: Option<String> = Ref("goal");
            /// The step or learning
            step: Option<String> = Shape::RefStep;
            /// Before
            from: Option<String> = Text;
            /// After
            to: Option<String> = Text;
            /// Why
            reason: Option<Reason> = Choice(Reason::CHOICES);
        }
    }
}

plain_record! {
    /// The look back at a period.
    Review = REVIEW("review", "review", "reviews", Place::Each("reviews"), Form::Single) {
        required {
            /// `2026-Q4`, `2026-11` or `2026-10-05_2026-11-23`
            id: String = Text;
            /// First day
            #[serde(with = "day")] from: NaiveDate = Date(Edge::First);
            /// Last day
            #[serde(with = "day")] to: NaiveDate = Date(Edge::Last);
        }
        optional {
            /// When it was done
            #[serde(with = "day::opt")] date: Option<NaiveDate> = Date(Edge::Last);
            /// How far along it is
            status: Option<ReviewStatus> = Choice(ReviewStatus::CHOICES);
            /// When the next one is
            #[serde(with = "day::opt")] next: Option<NaiveDate> = Date(Edge::Last);
            /// Hours a week that there really were
            #[serde(deserialize_with = "within::maybe_time")] hours_real: Option<f64> = Number(0.0, 168.0);
            /// How it felt
            pulse: Option<Pulse> = Table(PULSE);
            /// Question key and text
            answers: BTreeMap<String, String> = Shape::Table(&[]);
            /// At most three
            commitment: Vec<Commitment> = Records(COMMITMENT);
            /// What it changed
            adjustment: Vec<Adjustment> = Records(ADJUSTMENT);
            /// What the numbers were that day
            snapshot: Option<serde_json::Value> = Shape::Table(&[]);
        }
    }
}
