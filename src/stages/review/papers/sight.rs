//! Who may see which record.
//!
//! A record holds for its own audience, else for that of its goal (of several, the narrowest), else
//! only for the person. Outside roles, goals that lead to one or serve such a goal, and whatever serves
//! those goals, never go to a manager or the public, however they are marked.
use std::collections::HashMap;
use std::rc::Rc;

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

/// What a record says about who may see it.
#[derive(Clone, Debug, Default)]
struct Mark<'a> {
    own: Option<Audience>,
    goals: Vec<&'a str>,
    /// The role that it is, or leads to; of a goal also those that its steps lead to, and of two records
    /// under one id both.
    roles: Vec<&'a str>,
    /// For a goal: the longer goal that it serves.
    parent: Option<&'a str>,
}

/// The marks of all records, by noun and id.
type Marks<'a> = HashMap<(&'static str, &'a str), Mark<'a>>;

/// How an audience looks at the notebook.
#[derive(Clone, Debug)]
pub struct Sight<'a> {
    notebook: &'a Notebook,
    marks: Rc<Marks<'a>>,
    audience: Audience,
    is_all_marked: bool,
}

impl<'a> Sight<'a> {
    /// What the audience may see.
    pub fn of(notebook: &'a Notebook, audience: Audience) -> Sight<'a> {
        Sight { notebook, marks: Rc::new(read_marks(notebook)), audience, is_all_marked: false }
    }

    /// What the same audience might see if everything were marked for it.
    #[must_use]
    pub fn if_marked(&self) -> Sight<'a> {
        Sight { is_all_marked: true, ..self.clone() }
    }

    /// What the same audience would see if these records were marked so.
    #[must_use]
    pub fn with(&self, changed: &'a [(Key, Audience)]) -> Sight<'a> {
        let mut marks = (*self.marks).clone();
        for (key, audience) in changed {
            marks.entry((key.noun, key.id.as_str())).or_default().own = Some(*audience);
        }
        Sight { marks: Rc::new(marks), ..self.clone() }
    }

    /// For whom a record is, by itself or by its goals, whatever else there is about it.
    pub fn holds(&self, key: &Key) -> Audience {
        let Some(mark) = self.marks.get(&(key.noun, key.id.as_str())) else {
            return Audience::Mine;
        };
        let by_goal = mark.goals.iter().map(|goal| self.goals_audience(goal)).min();
        mark.own.or(by_goal).unwrap_or(Audience::Mine)
    }

    /// Whom it is for.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// The notebook.
    pub fn notebook(&self) -> &'a Notebook {
        self.notebook
    }

    /// Whether a record is seen.
    pub fn sees(&self, key: &Key) -> bool {
        match self.judge(key) {
            None => true,
            Some(why) => self.is_all_marked && why.can_be_marked(),
        }
    }

    /// Why a record may not be seen; nothing where it may. `is_all_marked` has no say in this.
    pub fn judge(&self, key: &Key) -> Option<Withheld> {
        let blank = Mark::default();
        let mark = self.marks.get(&(key.noun, key.id.as_str())).unwrap_or(&blank);
        if matches!(self.audience, Audience::Manager | Audience::Public) {
            if key.noun != "goal" && mark.roles.iter().any(|role| self.is_outside(role)) {
                return Some(if key.noun == "role" { Withheld::Outside } else { Withheld::ForOutside });
            }
            let is_such_a_goal = key.noun == "goal" && self.leads_outside(&key.id);
            if is_such_a_goal || mark.goals.iter().any(|goal| self.leads_outside(goal)) {
                return Some(Withheld::ForOutside);
            }
        }
        let by_goal = mark.goals.iter().map(|goal| self.goals_audience(goal)).min();
        if self.holds(key) >= self.audience {
            return None;
        }
        Some(match (mark.own, by_goal) {
            (Some(own), _) => Withheld::Marked(own),
            (None, Some(by_goal)) => Withheld::ByGoal(by_goal),
            (None, None) => Withheld::Unmarked,
        })
    }

    fn goals_audience(&self, id: &str) -> Audience {
        self.marks.get(&("goal", id)).and_then(|goal| goal.own).unwrap_or(Audience::Mine)
    }

    /// Whether a role is outside; one that is not known may be, and of two under one id either.
    fn is_outside(&self, id: &str) -> bool {
        let mut roles = self.notebook.roles.iter().filter(|role| role.id == id).peekable();
        roles.peek().is_none() || roles.any(|role| role.place() == Where::Outside)
    }

    /// Whether a goal leads to an outside role, by itself or through a longer goal.
    fn leads_outside(&self, id: &str) -> bool {
        let mut seen: Vec<&str> = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next.filter(|id| !seen.contains(id)) {
            seen.push(id);
            // A goal that is not there may have been one.
            let Some(goal) = self.marks.get(&("goal", id)) else {
                return true;
            };
            if goal.roles.iter().any(|role| self.is_outside(role)) {
                return true;
            }
            next = goal.parent;
        }
        false
    }
}

fn read_marks(of: &Notebook) -> Marks<'_> {
    fn add<'a, T>(
        marks: &mut Marks<'a>,
        noun: &'static str,
        all: &'a [T],
        read: impl Fn(&'a T) -> (&'a str, Mark<'a>),
    ) {
        for one in all {
            let (id, mark) = read(one);
            // Of two under one id, which files written by hand may have, neither goes out.
            match marks.get_mut(&(noun, id)) {
                None => drop(marks.insert((noun, id), mark)),
                Some(known) => {
                    known.own = Some(Audience::Mine);
                    known.goals.extend(mark.goals);
                    known.roles.extend(mark.roles);
                    known.parent = known.parent.or(mark.parent);
                }
            }
        }
    }
    fn alone<'a>(own: Option<Audience>) -> Mark<'a> {
        Mark { own, ..Mark::default() }
    }
    let mut marks = Marks::new();
    add(&mut marks, "aim", &of.aims, |one| (&one.id, alone(one.audience)));
    add(&mut marks, "position", &of.positions, |one| (&one.id, alone(one.audience)));
    add(&mut marks, "credential", &of.credentials, |one| (&one.id, alone(one.audience)));
    add(&mut marks, "strength", &of.strengths, |one| (&one.id, alone(one.audience)));
    add(&mut marks, "weakness", &of.weaknesses, |one| (&one.id, alone(one.audience)));
    add(&mut marks, "preferences", of.preferences.as_slice(), |one| ("", alone(one.audience)));
    add(&mut marks, "skill", &of.skills, |one| (&one.id, alone(one.audience)));
    add(&mut marks, "person", &of.people, |one| (&one.id, alone(one.audience)));
    add(&mut marks, "role", &of.roles, |one| (&one.id, Mark { roles: vec![one.id.as_str()], ..alone(one.audience) }));
    add(&mut marks, "goal", &of.goals, |one| {
        (
            &one.id,
            Mark {
                roles: one.role.as_deref().into_iter().collect(),
                parent: one.parent.as_deref(),
                ..alone(one.audience)
            },
        )
    });
    add(&mut marks, "activity", &of.activities, |one| {
        (&one.id, Mark { goals: one.goal.as_deref().into_iter().collect(), ..alone(one.audience) })
    });
    add(&mut marks, "step", &of.milestones, |one| {
        let goals = one.goal.as_deref().into_iter().collect();
        (&one.id, Mark { goals, roles: one.role.as_deref().into_iter().collect(), ..alone(one.audience) })
    });
    // A goal whose step is a change of role leads to that role.
    for step in &of.milestones {
        if let (Some(goal), Some(role)) = (&step.goal, &step.role)
            && let Some(mark) = marks.get_mut(&("goal", goal.as_str()))
        {
            mark.roles.push(role);
        }
    }
    add(&mut marks, "feedback", &of.feedback, |one| {
        (&one.id, Mark { goals: one.goals.iter().map(String::as_str).collect(), ..alone(one.audience) })
    });
    add(&mut marks, "entry", &of.entries, |one| {
        (&one.id, Mark { goals: one.goals.iter().map(String::as_str).collect(), ..alone(one.audience) })
    });
    marks
}
