//! The development plan, in the rows that forms for it have: the profile, goals, what is done for
//! them with whose support, how near the roles are, and conditions; then room for what is agreed.
use chrono::NaiveDate;

use super::examples::{LEVELS, count, head, say_credential, say_position};
use super::model::{Block, Cell, Column, Fact, Key, Paper, Section, Table, closing};
use super::shown::{Action, Entry, Goal, Role, Shown};
use crate::dates::say_date;
use crate::stages::explore::gap::{Met, simplify};
use crate::stages::explore::model::{RequirementKind, RoleStatus};
use crate::stages::goal::model::{GoalStatus, Horizon};
use crate::stages::words::{Audience, Progress, Time};

/// Makes the paper.
pub fn build(shown: &Shown) -> Paper {
    let mut uses = Vec::new();
    let mut explain = Vec::new();
    let mut sections = vec![profile(shown, &mut uses), goals(shown, &mut uses), plan(shown, &mut uses)];
    sections.push(readiness(shown, &mut uses, &mut explain));
    sections.push(mobility(shown, &mut uses));
    sections.extend(closing(shown.audience));
    Paper {
        noun: "cdp",
        about: None,
        title: "Career development plan".to_owned(),
        audience: shown.audience,
        date: shown.today,
        period: None,
        head: head(shown),
        sections,
        uses,
        explain,
    }
}

fn profile(shown: &Shown, uses: &mut Vec<Key>) -> Section {
    let mut facts = Vec::new();
    // What goes on first, then the newest.
    let mut positions: Vec<_> = shown.positions.iter().collect();
    positions.sort_by_key(|one| std::cmp::Reverse((one.to.unwrap_or(NaiveDate::MAX), one.from)));
    let mut push = |key: &'static str, name: &str, lines: Vec<(Key, String)>| {
        if !lines.is_empty() {
            let (keys, texts): (Vec<Key>, Vec<String>) = lines.into_iter().unzip();
            uses.extend(keys);
            facts.push(Fact::new(key, name, texts.join("\n")));
        }
    };
    push("experience", "Experience", positions.iter().map(|one| (one.key.clone(), say_position(one))).collect());
    let papers = shown.credentials.iter().map(|one| (one.key.clone(), say_credential(one, shown.today)));
    push("qualifications", "Qualifications", papers.collect());
    push("strengths", "Strengths", shown.strengths.iter().map(|one| (one.key.clone(), one.title.clone())).collect());
    push("to_work_on", "To work on", shown.weaknesses.iter().map(|one| (one.key.clone(), one.title.clone())).collect());
    Section::new("profile", "Profile").with(Block::Facts(facts))
}

fn is_open(goal: &Goal) -> bool {
    matches!(goal.status, GoalStatus::Active | GoalStatus::Paused)
}

fn goals(shown: &Shown, uses: &mut Vec<Key>) -> Section {
    let mut facts = Vec::new();
    for (key, name, horizon) in [
        ("short_term", "Short-term (within a year)", Some(Horizon::Short)),
        ("long_term", "Long-term", Some(Horizon::Long)),
        ("undated", "Without a day yet", None),
    ] {
        let these = shown.goals.iter().filter(|goal| is_open(goal) && goal.horizon == horizon);
        let lines: Vec<String> = these
            .map(|goal| {
                uses.push(goal.key.clone());
                goal.due.map_or_else(|| goal.title.clone(), |due| format!("{}, by {}", goal.title, say_date(due)))
            })
            .collect();
        if !lines.is_empty() {
            facts.push(Fact::new(key, name, lines.join("\n")));
        }
    }
    Section::new("goals", "Goals").with(Block::Facts(facts))
}

fn plan(shown: &Shown, uses: &mut Vec<Key>) -> Section {
    let mut rows = Vec::new();
    for goal in shown.goals.iter().filter(|goal| is_open(goal)) {
        uses.extend(goal.aim.as_ref().map(|aim| Key::new("aim", aim)));
        let actions: Vec<&Action> =
            shown.actions.iter().filter(|action| action.goal.as_deref() == Some(&goal.key.id)).collect();
        rows.push(row(Some(goal), &actions, uses));
    }
    let is_of_a_goal = |action: &Action| {
        shown.goals.iter().any(|goal| is_open(goal) && action.goal.as_deref() == Some(goal.key.id.as_str()))
    };
    // What was finished for something that is not in the paper is the business of the appraisal.
    let others: Vec<&Action> =
        shown.actions.iter().filter(|action| action.status.is_open() && !is_of_a_goal(action)).collect();
    if !others.is_empty() {
        rows.push(row(None, &others, uses));
    }
    let columns = vec![
        Column::new("objective", "Objective", 15),
        Column::new("aim", "Business aim", 13),
        Column::new("action", "Actions", 24),
        Column::new("support", "Support asked for", 15),
        Column::new("measure", "How we will know", 14),
        Column::new("by_when", "By when", 9),
        Column::new("status", "Status", 10),
    ];
    Section::new("plan", "Plan").with(Block::Table(Table { columns, rows, wide: true }))
}

fn row(goal: Option<&Goal>, actions: &[&Action], uses: &mut Vec<Key>) -> Vec<Cell> {
    let mut does = Vec::new();
    let mut support = Vec::new();
    for action in actions.iter().filter(|action| action.status != Progress::Dropped) {
        uses.push(action.key.clone());
        does.push(say_action(action));
        support.extend(ask_support(action));
    }
    vec![
        Cell::of(goal.map_or("Further steps", |goal| goal.title.as_str())),
        Cell::of(goal.and_then(|goal| goal.supports.clone()).unwrap_or_default()),
        Cell(does),
        Cell(support),
        Cell::of(goal.and_then(|goal| goal.measure.clone()).unwrap_or_default()),
        Cell::of(goal.and_then(|goal| goal.due).map_or_else(String::new, say_date)),
        Cell::of(goal.map_or("", |goal| if goal.status == GoalStatus::Paused { "resting" } else { "under way" })),
    ]
}

/// `SQL for analysts (by 15 Jan 2027, under way)`.
fn say_action(action: &Action) -> String {
    let mut about = Vec::new();
    about.extend(action.provider.clone());
    match (action.status, action.finished, action.due) {
        (Progress::Done, Some(day), _) => about.push(format!("done {}", say_date(day))),
        (Progress::Done, None, _) => about.push("done".to_owned()),
        (status, _, due) => {
            about.extend(due.map(|due| format!("by {}", say_date(due))));
            about.extend((status == Progress::Active).then(|| "under way".to_owned()));
        }
    }
    if about.is_empty() { action.title.clone() } else { format!("{} ({})", action.title, about.join(", ")) }
}

/// What is asked of the organisation: time that it pays, and costs.
fn ask_support(action: &Action) -> Option<String> {
    // A new role is no support for getting there.
    if !action.status.is_open() || action.is_transition {
        return None;
    }
    let mut asks = Vec::new();
    if action.time == Time::Work {
        asks.push(match action.weeks {
            Some(weeks) if weeks > 0.0 => format!("paid time (over {})", say_weeks(weeks)),
            _ => "paid time".to_owned(),
        });
    }
    asks.extend(action.cost.clone());
    (!asks.is_empty()).then(|| format!("{}: {}", action.title, asks.join(", ")))
}

fn say_weeks(weeks: f64) -> String {
    if weeks == 1.0 { "1 week".to_owned() } else { format!("{weeks} weeks") }
}

fn readiness(shown: &Shown, uses: &mut Vec<Key>, explain: &mut Vec<String>) -> Section {
    let mut rows = Vec::new();
    let aimed = |role: &&Role| matches!(role.status, RoleStatus::Target | RoleStatus::Applied);
    for role in shown.roles.iter().filter(aimed) {
        uses.push(role.key.clone());
        let standing = &role.standing;
        uses.extend(standing.asks.iter().filter_map(|ask| Some(Key::new("skill", ask.skill.clone()?))));
        let tags: Vec<&String> =
            standing.asks.iter().filter(|ask| ask.kind == RequirementKind::Experience).map(|ask| &ask.tag).collect();
        let is_tagged = |entry: &&Entry| entry.tags.iter().any(|tag| tags.contains(&&simplify(tag)));
        uses.extend(shown.entries.iter().filter(is_tagged).map(|entry| entry.key.clone()));
        let of = |wanted: &[Met]| -> Vec<String> {
            let these = standing.asks.iter().filter(|ask| ask.met.is_some_and(|met| wanted.contains(&met)));
            these
                .map(|ask| match &ask.have {
                    Some(have) if ask.met != Some(Met::Met) && ask.skill.is_some() => {
                        format!("{}: {have} today, {} is asked for", ask.label, ask.need)
                    }
                    _ => ask.label.clone(),
                })
                .collect()
        };
        let when = standing.by.map_or_else(String::new, |day| format!("planned for {}", say_date(day)));
        let mut ready = vec![standing.ready.says().to_owned()];
        ready.extend(Some(when).filter(|when| !when.is_empty()));
        let title = role.organisation.as_ref().map_or_else(|| role.title.clone(), |of| format!("{}, {of}", role.title));
        let mut agreed = Vec::new();
        agreed.extend(role.discussed.map(|day| format!("talked about on {}", say_date(day))));
        agreed.extend(role.confirmed.map(|day| format!("confirmed on {}", say_date(day))));
        let lead = |day: NaiveDate| if day < shown.today { "was decided by" } else { "to be decided by" };
        agreed.extend(role.decides.map(|day| format!("{} {}", lead(day), say_date(day))));
        rows.push(vec![
            Cell::of(title),
            Cell(ready),
            Cell(of(&[Met::Met])),
            Cell(of(&[Met::Close, Met::Far, Met::Unassessed])),
            Cell(agreed),
        ]);
        explain.push(explain_role(role));
    }
    let columns = vec![
        Column::new("role", "Role", 20),
        Column::new("ready", "Ready", 15),
        Column::new("there", "There already", 24),
        Column::new("to_come", "Still to come", 27),
        Column::new("agreed", "So far", 16),
    ];
    let has_levels =
        shown.roles.iter().filter(aimed).any(|role| role.standing.asks.iter().any(|ask| ask.skill.is_some()));
    let words = if has_levels { LEVELS.to_owned() } else { String::new() };
    Section::new("readiness", "Readiness")
        .with(Block::Table(Table { columns, rows, wide: true }))
        .with(Block::Words(words))
}

fn explain_role(role: &Role) -> String {
    let standing = &role.standing;
    let hidden = match standing.hidden {
        0 => String::new(),
        n => format!(" {} of what it asks for may not be shown to this reader.", count(n, "thing", "things")),
    };
    format!("{}: {}, since {}.{hidden}", role.title, standing.ready.says(), standing.why)
}

fn mobility(shown: &Shown, uses: &mut Vec<Key>) -> Section {
    let section = Section::new("mobility", "Mobility");
    let Some(wants) = &shown.mobility else {
        return section;
    };
    let mut facts = Vec::new();
    if !wants.places.is_empty() {
        facts.push(Fact::new("places", "Places", wants.places.join(", ")));
    }
    facts.extend(wants.relocate.map(|one| Fact::new("relocate", "Would move", one.says())));
    facts.extend(wants.remote.map(|one| Fact::new("remote", "Place of work", one.says())));
    if !facts.is_empty() {
        uses.push(Key::new("preferences", ""));
    }
    section.with(Block::Facts(facts))
}

/// How the heading names the reader.
pub fn reader(audience: Audience) -> &'static str {
    match audience {
        Audience::Mine => "for yourself",
        Audience::Mentor => "for a mentor",
        Audience::Manager => "for a manager",
        Audience::Public => "for anybody",
    }
}
