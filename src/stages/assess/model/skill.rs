//! Skills and their ratings.
use chrono::NaiveDate;

use crate::record::{
    Edge, Place,
    Shape::{Choice, Date, Int, List, Records, Ref, Text},
    day::{self, stamp},
    within,
};
use crate::stages::words::Audience;
use crate::{fields, record, words};

words! {
    /// What kind of skill it is.
    SkillKind {
        /// A craft or method.
        Technical = "technical", "craft or method";
        /// With people, and with oneself.
        Soft = "soft", "people and self";
        /// A language.
        Language = "language";
        /// Knowledge of a trade.
        Field = "field", "knowledge of a trade";
        /// A tool.
        Tool = "tool";
    }
}

words! {
    /// Who rated a level.
    Rater {
        /// The person.
        Mine = "self", "me";
        /// Their manager.
        Manager = "manager";
        /// Their mentor.
        Mentor = "mentor";
        /// A colleague.
        Peer = "peer", "colleague";
        /// A client.
        Client = "client";
        /// A test.
        Test = "test";
        /// A certificate.
        Certificate = "certificate";
    }
}

impl Rater {
    /// Whether the person's own level is read from it: a rating by themselves, a test or a certificate.
    pub fn is_own(self) -> bool {
        matches!(self, Rater::Mine | Rater::Test | Rater::Certificate)
    }
}

fields! {
    /// A level with its date, source and examples.
    Rating = RATING {
        required {
            /// The day
            #[serde(with = "day")] date: NaiveDate = Date(Edge::Last);
            /// 0 none, 1 aware, 2 foundational, 3 practitioner, 4 advanced, 5 expert
            #[serde(deserialize_with = "within::whole::<_, 0, 5>")] level: u8 = Int(0, 5);
            /// Who says so
            by: Rater = Choice(Rater::CHOICES);
        }
        optional {
            /// Who that is
            person: Option<String> = Ref("person");
            /// Log entries that show it
            evidence: Vec<String> = List(&Ref("entry"));
            /// The certificate that says so
            credential: Option<String> = Ref("credential");
            /// A note
            note: Option<String> = Text;
        }
    }
}

record! {
    /// Something learnable and demonstrable.
    Skill = SKILL("skill", "skill", "skills", Place::File("skills.toml"), title: name) {
        required {
            /// What it is called
            name: String = Text, ask("Which skill?");
            /// What kind of skill it is
            kind: SkillKind = Choice(SkillKind::CHOICES), ask("What kind of skill is it?");
        }
        optional {
            /// The level you want, 0 to 5
            #[serde(deserialize_with = "within::maybe::<_, 0, 5>")] target: Option<u8> = Int(0, 5), ask("Which level would you like to reach? (0-5)");
            /// 1 do less, 2 fine, 3 do more
            #[serde(deserialize_with = "within::maybe::<_, 1, 3>")] desire: Option<u8> = Int(1, 3), ask("Would you like to do more of it? (1 less, 2 fine, 3 more)");
            /// When you last used it
            #[serde(with = "day::opt")] last_used: Option<NaiveDate> = Date(Edge::Last), ask("When did you last use it?");
            /// Element of a catalogue
            catalogue: Option<String> = Text;
            /// Who may see it
            audience: Option<Audience> = Choice(Audience::CHOICES);
            /// Its ratings
            rating: Vec<Rating> = Records(RATING), silent();
        }
    }
}

impl Skill {
    /// The person's own level: the newest rating by self, test or certificate; of one day, the last written.
    pub fn level(&self) -> Option<u8> {
        self.own_rating().map(|rating| rating.level)
    }

    /// The rating that the own level is read from.
    pub fn own_rating(&self) -> Option<&Rating> {
        self.rating.iter().filter(|rating| rating.by.is_own()).max_by_key(|rating| rating.date)
    }
}
