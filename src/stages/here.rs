//! Where the person stands: the six stages in a line each, what is due, and the one next step.
//!
//! Pure: from the records and the day. What is shown of it, and how much, the command decides.
pub mod due;
pub mod next;
pub mod standing;

use std::collections::HashSet;

use super::assess::model::{Away, Credential, Interests, Preferences, Profile, Skill, Strength, ValuesRecord};
use super::explore::model::{Role, Trial};
use super::goal::model::Goal;
use super::learn::model::Activity;
use super::plan::model::Milestone;
use super::plan::roadmap::Records;
use super::plan::schedule;
use super::review::model::{Feedback, Person, Review};

pub use due::{Due, DueKind, find_last, find_next_review, list_due};
pub use next::{Next, choose_next};
pub use standing::{Standing, describe_stages};

/// Everything that the overview rests on. The log is not among it: what it shows stands as
/// evidence in the ratings.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The person.
    pub profile: Profile,
    /// Days with other hours.
    pub away: Vec<Away>,
    /// Their skills.
    pub skills: Vec<Skill>,
    /// Their strengths.
    pub strengths: Vec<Strength>,
    /// Interests, newest last.
    pub interests: Vec<Interests>,
    /// Values, newest last.
    pub values: Vec<ValuesRecord>,
    /// What they want of work.
    pub preferences: Option<Preferences>,
    /// Degrees, licences, certificates.
    pub credentials: Vec<Credential>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Trials.
    pub trials: Vec<Trial>,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Learning.
    pub activities: Vec<Activity>,
    /// Steps.
    pub milestones: Vec<Milestone>,
    /// People.
    pub people: Vec<Person>,
    /// Feedback, asked for and given.
    pub feedback: Vec<Feedback>,
    /// Reviews.
    pub reviews: Vec<Review>,
    /// The names of questionnaires that were left for later.
    pub drafts: Vec<String>,
}

impl Facts {
    /// The ids of the steps and activities that are still to be done: what is not among them is finished,
    /// or not there, and holds nothing up.
    fn open_ids(&self) -> HashSet<&str> {
        let steps = self.milestones.iter().filter(|step| step.state().is_open()).map(|step| step.id.as_str());
        let learning = self.activities.iter().filter(|one| one.state().is_open()).map(|one| one.id.as_str());
        steps.chain(learning).collect()
    }

    /// Whether a record that serves this goal is to be worked on now.
    fn is_goal_going_on(&self, goal: Option<&str>) -> bool {
        use super::goal::model::GoalStatus;
        goal.and_then(|id| self.goals.iter().find(|goal| goal.id == id))
            .is_none_or(|goal| goal.state() == GoalStatus::Active)
    }

    /// What the roadmap is made from.
    pub fn records(&self) -> Records {
        Records {
            milestones: self.milestones.clone(),
            activities: self.activities.clone(),
            goals: self.goals.clone(),
            away: self.away.iter().map(schedule::Away::from).collect(),
            hours_per_week: self.profile.hours_per_week,
        }
    }

    /// The steps that are open.
    pub fn open_steps(&self) -> impl Iterator<Item = &Milestone> {
        self.milestones.iter().filter(|step| step.state().is_open() && self.is_goal_going_on(step.goal.as_deref()))
    }

    /// The learning that is open.
    pub fn open_learning(&self) -> impl Iterator<Item = &Activity> {
        self.activities
            .iter()
            .filter(|activity| activity.state().is_open() && self.is_goal_going_on(activity.goal.as_deref()))
    }

    /// The newest review that is finished.
    pub fn last_review(&self) -> Option<&Review> {
        find_last(&self.reviews)
    }
}
