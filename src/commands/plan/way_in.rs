//! What `plan show` says of a change of role beside its fields: what has to be in place before it, the
//! last day to begin what has to last, and plan B.
use serde_json::{Map, Value as Json, json};

use super::limits::{BEGIN_EXPLAINED, say_begin};
use crate::commands::{Context, me, roadmap, skill};
use crate::dates::say_day;
use crate::error::Result;
use crate::render::{Role as Paint, draw_heading, draw_list, wrap};
use crate::stages::assess::model::Profile;
use crate::stages::assess::trail::Trail;
use crate::stages::explore::gap::measure;
use crate::stages::explore::model::{Role, Trial};
use crate::stages::explore::steps::{State, Step, list_steps};
use crate::stages::goal::model::Goal;
use crate::stages::plan::limits::{Begin, list_begins};
use crate::stages::plan::model::Milestone;
use crate::stages::plan::transition::{has_paid_work, list_checks};
use crate::store::Data;

/// What there is to say of the role that begins.
pub struct WayIn {
    checks: Vec<Step>,
    begins: Vec<Begin>,
    /// The goal with its plan B, where one is known.
    goal: Option<(Goal, Option<String>)>,
}

/// Looks it up; `None` for a step that is no change of role, or whose role is not there.
///
/// # Errors
/// A file that does not hold.
pub fn load(context: &Context<'_>, data: &Data<'_>, step: &Milestone) -> Result<Option<WayIn>> {
    let Some(id) = &step.role else {
        return Ok(None);
    };
    let Some(role) = data.all::<Role>()?.into_iter().find(|role| role.id == *id) else {
        return Ok(None);
    };
    let person = me::read_me(data)?;
    let trail = Trail::follow(&person.sources);
    let gaps = measure(&role, &person, &trail, context.today);
    let records = roadmap::read_from(data, None)?;
    let profile = data.only::<Profile>()?.unwrap_or_default();
    let is_paid = has_paid_work(&profile, &person.sources.positions, context.today);
    let mut checks = list_steps(&role, &gaps, &person.sources.entries, &data.all::<Trial>()?, context.today);
    checks.extend(list_checks(&role, &records, is_paid, context.today));
    let begins = list_begins(&[(&role, gaps)], &records, context.today);
    let goal = records.goals.iter().find(|goal| Some(&goal.id) == step.goal.as_ref());
    let title = |id: &String| records.goals.iter().find(|goal| goal.id == *id).map(|goal| goal.title.clone());
    let goal = goal.filter(|goal| goal.fallback.is_some() || goal.tripwire.is_some());
    let goal = goal.map(|goal| (goal.clone(), goal.fallback.as_ref().and_then(title)));
    Ok(Some(WayIn { checks, begins, goal }))
}

impl WayIn {
    /// Below the fields of the step.
    pub fn draw(&self, context: &Context<'_>) -> String {
        let look = context.look();
        let mut text = String::new();
        if !self.checks.is_empty() {
            text.push_str(&format!("\n{}", draw_heading("Before it begins", &look)));
            text.push_str(&skill::checklist_lines(&self.checks, &look, context.today));
        }
        if !self.begins.is_empty() {
            let begins: Vec<String> = self.begins.iter().map(|one| say_begin(one, context.today)).collect();
            text.push_str(&format!("\n{}", draw_list(&begins, &look)));
            if context.options.explain {
                for line in wrap(BEGIN_EXPLAINED, look.width.min(96)) {
                    text.push_str(&format!("{}\n", look.paint(Paint::Dim, &line)));
                }
            }
        }
        if let Some((goal, fallback)) = &self.goal {
            text.push('\n');
            for line in wrap(&say_plan_b(goal, fallback.as_deref()), look.width.min(96)) {
                text.push_str(&format!("{line}\n"));
            }
        }
        text
    }

    /// As `--json` shows it: `in_place`, `begin_by`, `fallback` and `tripwire`.
    pub fn to_json(&self, is_explained: bool) -> Map<String, Json> {
        let check = |step: &Step| {
            let (state, day) = match step.state {
                State::Done(day) => ("done", day),
                State::On(day) => ("planned", Some(day)),
                State::Planned => ("planned", None),
                State::Open => ("open", None),
            };
            json!({
                "key": step.key,
                "text": step.text,
                "state": state,
                "date": day.map(|day| day.to_string()),
                "command": step.command,
            })
        };
        let begin = |one: &Begin| json!({ "what": one.label, "months": one.months, "have": one.have, "begin_by": one.begin.to_string() });
        let goal = self.goal.as_ref().map(|(goal, _)| goal);
        let tripwire = goal.and_then(|goal| goal.tripwire.as_ref());
        let mut map = Map::new();
        if is_explained {
            map.insert("explain".to_owned(), json!(BEGIN_EXPLAINED));
        }
        map.insert("in_place".to_owned(), self.checks.iter().map(check).collect());
        map.insert("begin_by".to_owned(), self.begins.iter().map(begin).collect());
        map.insert("fallback".to_owned(), json!(goal.and_then(|goal| goal.fallback.as_ref())));
        map.insert(
            "tripwire".to_owned(),
            json!(tripwire.map(|one| json!({ "text": one.text, "date": one.date.map(|day| day.to_string()) }))),
        );
        map
    }
}

/// The same keys for a step that is no change of role.
pub fn nothing() -> Map<String, Json> {
    ["in_place", "begin_by", "fallback", "tripwire"].map(|key| (key.to_owned(), Json::Null)).into_iter().collect()
}

/// `Plan B: "Ward data lead", if by Wed 1 Dec 2027: No interview by then.`
fn say_plan_b(goal: &Goal, fallback: Option<&str>) -> String {
    let title = fallback.map_or_else(|| "something else".to_owned(), |title| format!("\"{title}\""));
    match &goal.tripwire {
        Some(tripwire) => {
            let day = tripwire.date.map_or_else(String::new, |day| format!(" (looked at on {})", say_day(day)));
            format!("Plan B: {title}, if: {}{day}", tripwire.text)
        }
        None => format!("Plan B: {title}. When to turn to it: career goal edit {} --tripwire \"TEXT; DATE\"", goal.id),
    }
}
