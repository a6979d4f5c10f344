//! Conditions of work: what somebody wants, and will not do.
use super::{ASSESSMENT, TEXTS};
use crate::record::{
    Form,
    Shape::{self, Choice, Text},
};
use crate::stages::words::Audience;
use crate::{plain_record, words};

words! {
    /// Where the work is done.
    Remote {
        /// At the workplace.
        OnSite = "on-site", "at the place of work";
        /// Some of each.
        Hybrid = "hybrid", "partly from home";
        /// From home.
        Remote = "remote", "from home";
        /// All the same.
        Any = "any", "all the same to me";
    }
}
words! {
    /// When the work is done.
    WorkSchedule {
        /// Days.
        Days = "days", "during the day";
        /// Shifts.
        Shifts = "shifts", "in shifts";
        /// While school is on.
        SchoolHours = "school-hours", "while children are at school";
        /// All the same.
        Any = "any", "all the same to me";
    }
}
words! {
    /// What kind of contract.
    Contract {
        /// Without an end.
        Permanent = "permanent", "employed, with no end date";
        /// For a time.
        Fixed = "fixed", "employed for a set time";
        /// For oneself.
        Freelance = "freelance", "for myself";
        /// All the same.
        Any = "any", "all the same to me";
    }
}
words! {
    /// How much travel.
    Travel {
        /// None.
        None = "none";
        /// A little.
        Little = "little", "a few days a year";
        /// Some.
        Some = "some", "a few days a month";
        /// Much.
        Much = "much", "every week";
        /// All the same.
        Any = "any", "all the same to me";
    }
}
words! {
    /// An answer that may be left open.
    Maybe {
        /// No.
        No = "no";
        /// Perhaps.
        Maybe = "maybe", "perhaps, for the right thing";
        /// Yes.
        Yes = "yes";
    }
}

plain_record! {
    /// What the person wants of work, and what they will not do. Needs never leave the folder.
    /// The questions stand in [`PREFERENCES`](super::super::items::dealbreakers::PREFERENCES).
    Preferences = PREFERENCES("preferences", "preferences", "preferences", ASSESSMENT, Form::Single) {
        required {}
        optional {
            /// Where you would like to work
            remote: Option<Remote> = Choice(Remote::CHOICES);
            /// Hours a week, such as "20–28"
            hours: Option<String> = Text;
            /// When you would like to work
            schedule: Option<WorkSchedule> = Choice(WorkSchedule::CHOICES);
            /// What kind of contract
            contract: Option<Contract> = Choice(Contract::CHOICES);
            /// How much travel
            travel: Option<Travel> = Choice(Travel::CHOICES);
            /// Places
            places: Vec<String> = TEXTS;
            /// Whether you would move
            relocate: Option<Maybe> = Choice(Maybe::CHOICES);
            /// The least pay, such as "38000 EUR/year"
            pay_min: Option<String> = Shape::Pay;
            /// Whether you would lead others
            leadership: Option<Maybe> = Choice(Maybe::CHOICES);
            /// Health, care and the like; never shown to anybody else
            needs: Vec<String> = TEXTS;
            /// What you will not do: nights, weekends, lifting … or your own words
            dealbreakers: Vec<String> = TEXTS;
            /// Who may see places, moving and working from home; never the rest
            audience: Option<Audience> = Choice(Audience::CHOICES);
        }
    }
}
