//! The kinds of what is due, and when each comes up.
use super::{ANSWER, CHECKIN, CLOSING, EXPIRING, REVIEW, SOON};

/// What kind of thing is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueKind {
    /// A step of the plan.
    Step,
    /// Learning.
    Learning,
    /// A paper that expires.
    Credential,
    /// A goal whose day comes.
    Goal,
    /// A goal that nobody has looked at for a while.
    Checkin,
    /// The day of a plan B.
    Tripwire,
    /// The last day to apply for a role, or the day on which it is decided.
    Role,
    /// Something to try out.
    Trial,
    /// Somebody to be in touch with.
    Person,
    /// Something promised, by either side.
    Promise,
    /// Feedback that was asked for.
    Feedback,
    /// What the person said that they would do.
    Commitment,
    /// The next review.
    Review,
}

impl DueKind {
    /// The word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            DueKind::Step => "step",
            DueKind::Learning => "learning",
            DueKind::Credential => "credential",
            DueKind::Goal => "goal",
            DueKind::Checkin => "checkin",
            DueKind::Tripwire => "tripwire",
            DueKind::Role => "role",
            DueKind::Trial => "trial",
            DueKind::Person => "person",
            DueKind::Promise => "promise",
            DueKind::Feedback => "feedback",
            DueKind::Commitment => "commitment",
            DueKind::Review => "review",
        }
    }
}

/// When each kind comes up, in words.
pub fn explain() -> Vec<String> {
    vec![
        format!("Steps, learning, goals, plan B, commitments, what you promised, things to try, decisions and the review: from {SOON} days before their day, the week that one can still plan for."),
        format!("The last day to apply: from {CLOSING} days before, since an application takes more than a week."),
        format!("Papers: from {EXPIRING} days before they expire, since renewing can take months."),
        format!("How a goal goes: {CHECKIN} days after the last look at it (or its setting)."),
        "People: when the rhythm (--every) has passed since the last contact, which is a meeting or feedback from them.".to_owned(),
        "What others promised: from its day on. What has no day is never due; career person list shows it.".to_owned(),
        format!("Feedback that you asked for: {ANSWER} days after you asked, while there is no answer."),
        format!("The review: on the day that the last one set, else {REVIEW} days after it (or after your first goal)."),
        "Nearest to today first, so that what has waited for half a year does not hide what is due tomorrow.".to_owned(),
    ]
}
