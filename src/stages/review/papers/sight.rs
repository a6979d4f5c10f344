//! Who may see which record.
//!
//! A record holds for its own audience, else for that of its goal (of several, the narrowest), else
//! only for the person. Outside roles, goals that lead to one or serve such a goal, and whatever serves
//! those goals, never go to a manager or the public, however they are marked.
use super::Notebook;
use super::model::Key;
use crate::stages::explore::model::Where;
use crate::stages::words::Audience;

/// Why a record does not stand in a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// It is for somebody nearer: this is how it is marked itself.
    Marked(Audience),
    /// It says nothing itself, and its goal is for somebody nearer.
    ByGoal(Audience),
    /// It says nothing, and so is only for the person.
    Unmarked,
    /// An outside role.
    Outside,
    /// It leads to, or serves, an outside role.
    ForOutside,
}

impl Withheld {
    /// Whether marking it would change that.
    pub fn can_be_marked(self) -> bool {
        !matches!(self, Withheld::Outside | Withheld::ForOutside)
    }
}

/// How an audience looks at the notebook.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
    notebook: &'a Notebook,
    audience: Audience,
    is_all_marked: bool,
}

impl<'a> Sight<'a> {
    /// What the audience may see.
    pub fn of(notebook: &'a Notebook, audience: Audience) -> Sight<'a> {
        Sight { notebook, audience, is_all_marked: false }
    }

    /// What it might see if everything were marked for it.
    pub fn if_marked(notebook: &'a Notebook, audience: Audience) -> Sight<'a> {
        Sight { notebook, audience, is_all_marked: true }
    }

    /// Whom it is for.
    pub fn audience(self) -> Audience {
        self.audience
    }

    /// The notebook.
    pub fn notebook(self) -> &'a Notebook {
        self.notebook
    }

    /// Whether a record is seen.
    pub fn sees(self, key: &Key) -> bool {
        match self.judge(key) {
            None => true,
            Some(why) => self.is_all_marked && why.can_be_marked(),
        }
    }

    /// Why a record may not be seen; nothing where it may. `is_all_marked` has no say in this.
    pub fn judge(self, key: &Key) -> Option<Withheld> {
        let is_far = matches!(self.audience, Audience::Manager | Audience::Public);
        let (own, goals) = self.marks(key);
        if is_far {
            let role = match key.noun {
                "role" => Some(key.id.as_str()),
                "step" => {
                    self.notebook.milestones.iter().find(|one| one.id == key.id).and_then(|one| one.role.as_deref())
                }
                _ => None,
            };
            if role.is_some_and(|role| self.is_outside(role)) {
                return Some(if key.noun == "role" { Withheld::Outside } else { Withheld::ForOutside });
            }
            if goals.iter().any(|goal| self.leads_outside(goal)) || key.noun == "goal" && self.leads_outside(&key.id) {
                return Some(Withheld::ForOutside);
            }
        }
        let by_goal = goals.iter().map(|goal| self.goals_audience(goal)).min();
        let holds = own.or(by_goal).unwrap_or(Audience::Mine);
        if holds >= self.audience {
            return None;
        }
        Some(match (own, by_goal) {
            (Some(own), _) => Withheld::Marked(own),
            (None, Some(by_goal)) => Withheld::ByGoal(by_goal),
            (None, None) => Withheld::Unmarked,
        })
    }

    /// A record's own mark, and the goals that it serves.
    fn marks(self, key: &Key) -> (Option<Audience>, Vec<&'a str>) {
        let of = self.notebook;
        let id = key.id.as_str();
        let alone = |mark: Option<Option<Audience>>| (mark.flatten(), Vec::new());
        match key.noun {
            "aim" => alone(of.aims.iter().find(|one| one.id == id).map(|one| one.audience)),
            "position" => alone(of.positions.iter().find(|one| one.id == id).map(|one| one.audience)),
            "credential" => alone(of.credentials.iter().find(|one| one.id == id).map(|one| one.audience)),
            "strength" => alone(of.strengths.iter().find(|one| one.id == id).map(|one| one.audience)),
            "weakness" => alone(of.weaknesses.iter().find(|one| one.id == id).map(|one| one.audience)),
            "preferences" => alone(of.preferences.as_ref().map(|one| one.audience)),
            "skill" => alone(of.skills.iter().find(|one| one.id == id).map(|one| one.audience)),
            "role" => alone(of.roles.iter().find(|one| one.id == id).map(|one| one.audience)),
            "goal" => alone(of.goals.iter().find(|one| one.id == id).map(|one| one.audience)),
            "person" => alone(of.people.iter().find(|one| one.id == id).map(|one| one.audience)),
            "activity" => of
                .activities
                .iter()
                .find(|one| one.id == id)
                .map_or((None, Vec::new()), |one| (one.audience, one.goal.as_deref().into_iter().collect())),
            "step" => of
                .milestones
                .iter()
                .find(|one| one.id == id)
                .map_or((None, Vec::new()), |one| (one.audience, one.goal.as_deref().into_iter().collect())),
            "feedback" => of
                .feedback
                .iter()
                .find(|one| one.id == id)
                .map_or((None, Vec::new()), |one| (one.audience, one.goals.iter().map(String::as_str).collect())),
            "entry" => of
                .entries
                .iter()
                .find(|one| one.id == id)
                .map_or((None, Vec::new()), |one| (one.audience, one.goals.iter().map(String::as_str).collect())),
            _ => (None, Vec::new()),
        }
    }

    fn goals_audience(self, id: &str) -> Audience {
        let goal = self.notebook.goals.iter().find(|goal| goal.id == id);
        goal.and_then(|goal| goal.audience).unwrap_or(Audience::Mine)
    }

    /// Whether a role is outside; one that is not known may be.
    fn is_outside(self, id: &str) -> bool {
        let role = self.notebook.roles.iter().find(|role| role.id == id);
        role.is_none_or(|role| role.place() == Where::Outside)
    }

    /// Whether a goal leads to an outside role, by itself or through a longer goal.
    fn leads_outside(self, id: &str) -> bool {
        let mut seen: Vec<&str> = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next.filter(|id| !seen.contains(id)) {
            seen.push(id);
            let Some(goal) = self.notebook.goals.iter().find(|goal| goal.id == id) else {
                return false;
            };
            if goal.role.as_deref().is_some_and(|role| self.is_outside(role)) {
                return true;
            }
            next = goal.parent.as_deref();
        }
        false
    }
}
