//! Words that several stages share.
use crate::words;

words! {
    /// Who may see a record; each sees what is marked for it or wider.
    Audience {
        /// Nobody else.
        Mine = "self", "only me";
        /// A mentor, coach or counsellor.
        Mentor = "mentor";
        /// The manager or sponsor.
        Manager = "manager";
        /// Anybody.
        Public = "public", "anybody";
    }
}

words! {
    /// Whose time a step or an activity takes.
    Time {
        /// The person's own hours.
        Own = "own", "my own time";
        /// Paid time: weeks pass, no own hours.
        Work = "work", "paid time";
        /// Nothing to do but wait: weeks pass.
        Wait = "wait", "waiting";
    }
}

words! {
    /// How far along a step or an activity is.
    Progress {
        /// Not begun.
        Planned = "planned";
        /// Begun.
        Active = "active", "under way";
        /// Finished.
        Done = "done";
        /// Given up.
        Dropped = "dropped";
    }
}

impl Progress {
    /// Planned or under way.
    pub fn is_open(self) -> bool {
        matches!(self, Progress::Planned | Progress::Active)
    }
}
