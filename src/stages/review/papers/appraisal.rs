//! The appraisal: what was achieved in some days, against what a role asks for and what the organisation
//! wants, quarter by quarter; without either, by skill.
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Days;
use super::examples::{LEVELS, count, examples, head, item, said, say_credential, say_days};
use super::model::{Block, Cell, Column, Fact, Item, Key, Paper, Section, Table, closing};
use super::ready::Ask;
use super::shown::{Entry, Line, Role, Shown};
use crate::dates::{Quarter, quarter_of, say_date};
use crate::stages::explore::gap::simplify;
use crate::stages::explore::model::{RequirementKind, RoleStatus};
use crate::stages::goal::model::Outcome;
use crate::stages::review::model::EntryKind;
use crate::stages::words::{Audience, Progress};

/// What the appraisal looks at.
#[derive(Clone, Debug, PartialEq)]
pub struct About<'a> {
    /// The days.
    pub days: Days,
    /// The role, by id; the first that is aimed at unless told.
    pub role: Option<&'a str>,
    /// The month in which the person's year starts.
    pub year_starts: u32,
}

/// The quarters of the days and the examples in them.
struct Grid<'a> {
    quarters: Vec<Quarter>,
    examples: Vec<&'a Entry>,
    year_starts: u32,
}

impl<'a> Grid<'a> {
    fn new(shown: &'a Shown, about: &About<'_>) -> Grid<'a> {
        let last = quarter_of(about.days.to, about.year_starts);
        let mut quarters = vec![quarter_of(about.days.from, about.year_starts)];
        // A period of many years would not fit on paper; its last twelve quarters do.
        while let Some(next) = quarters.last().map(|quarter| quarter.next()).filter(|next| *next <= last) {
            quarters.push(next);
        }
        let surplus = quarters.len().saturating_sub(12);
        quarters.drain(..surplus);
        Grid { quarters, examples: examples(shown, about.days), year_starts: about.year_starts }
    }

    /// The numbers of the examples that fit, a cell a quarter.
    fn cells(&self, fits: &dyn Fn(&Entry) -> bool) -> Vec<Cell> {
        let of = |quarter: &Quarter| {
            let these = self
                .examples
                .iter()
                .enumerate()
                .filter(|(_, entry)| quarter_of(entry.date, self.year_starts) == *quarter && fits(entry));
            let numbers: Vec<String> = these.map(|(at, _)| (at + 1).to_string()).collect();
            Cell::of(numbers.join(", "))
        };
        self.quarters.iter().map(of).collect()
    }

    fn columns(&self) -> Vec<Column> {
        let name = |quarter: &Quarter| format!("Q{} {:02}", quarter.n, quarter.year % 100);
        self.quarters.iter().map(|quarter| Column::new(quarter.label(), name(quarter), 8)).collect()
    }
}

/// Makes the paper.
pub fn build(shown: &Shown, about: &About<'_>) -> Paper {
    let grid = Grid::new(shown, about);
    let mut uses = Vec::new();
    let mut explain = vec![format!(
        "{} in the days from {}: wins and examples of the log that this reader may see; notes and practice are not counted.",
        count(grid.examples.len(), "example", "examples"),
        say_days(about.days)
    )];
    let role = find_role(shown, about.role);
    let mut sections = Vec::new();
    if let Some(role) = role {
        sections.extend(against_role(role, &grid, &mut uses, &mut explain));
    }
    let aims = against_aims(shown, &grid, &mut uses);
    if role.is_none() && aims.blocks.is_empty() {
        sections.push(by_skill(shown, &grid, &mut uses));
    }
    sections.push(aims);
    sections.push(all_examples(shown, &grid, &mut uses));
    sections.push(reached(shown, about.days, &mut uses));
    sections.push(learnt(shown, about.days, &mut uses));
    sections.push(said(shown, about.days, &mut uses));
    // These are optional parts of the form; an empty one would only ask for what nobody has.
    let is_bare = grid.examples.is_empty();
    let is_kept = |section: &Section| match section.key {
        "examples" => true,
        "requirements" => is_bare,
        _ => false,
    };
    sections.retain(|section| !section.blocks.is_empty() || is_kept(section));
    sections.push(past(shown, about.days.to, &mut uses));
    if shown.audience != Audience::Public {
        sections.push(Section::new("next", "Agreed for the next period").with(Block::Room(4)));
    }
    sections.extend(closing(shown.audience));
    Paper {
        noun: "appraisal",
        about: None,
        title: "Appraisal".to_owned(),
        audience: shown.audience,
        date: shown.today,
        period: Some(about.days),
        head: head(shown),
        sections,
        uses,
        explain,
    }
}

/// The role that was asked for; else the first that is aimed at.
fn find_role<'a>(shown: &'a Shown, id: Option<&str>) -> Option<&'a Role> {
    match id {
        Some(id) => shown.roles.iter().find(|role| role.key.id == id),
        None => shown.roles.iter().find(|role| role.status == RoleStatus::Target),
    }
}

fn against_role(role: &Role, grid: &Grid<'_>, uses: &mut Vec<Key>, explain: &mut Vec<String>) -> Vec<Section> {
    uses.push(role.key.clone());
    let mut rows = Vec::new();
    let mut uncovered = Vec::new();
    let mut covered = 0;
    for ask in &role.standing.asks {
        uses.extend(ask.skill.as_ref().map(|skill| Key::new("skill", skill)));
        let cells = grid.cells(&|entry| shows(entry, ask));
        let has_examples = cells.iter().any(|cell| !cell.0.is_empty());
        // A licence or a degree is there or not; no example could show it.
        let is_shown_by_examples = matches!(ask.kind, RequirementKind::Skill | RequirementKind::Experience);
        covered += usize::from(is_shown_by_examples && has_examples);
        if is_shown_by_examples && !has_examples {
            uncovered.push(Cell::of(&ask.label));
        }
        let mut row = vec![Cell::of(&ask.label), Cell::of(&ask.need), Cell::of(ask.have.clone().unwrap_or_default())];
        row.extend(cells);
        rows.push(row);
    }
    let mut columns = vec![
        Column::new("requirement", "What it asks for", 32),
        Column::new("need", "Asked", 11),
        Column::new("have", "Today", 11),
    ];
    columns.extend(grid.columns());
    explain.push(format!(
        "Against {}: {covered} of {} that examples can show have one in these days. An example counts for a skill \
         that it is logged with, and for experience by its tag. \"Today\" is the newest own rating, test or certificate.",
        role.title,
        count(covered + uncovered.len(), "thing", "things"),
    ));
    let heading = format!("Against what the role asks for: {}", role.title);
    let mut sections =
        vec![Section::new("requirements", heading).with(Block::Table(Table { columns, rows, wide: false })).with(
            Block::Words(if role.standing.asks.is_empty() { String::new() } else { format!("{NUMBERS} {LEVELS}") }),
        )];
    let columns = vec![Column::new("requirement", "Requirement", 1)];
    sections.push(Section::new("uncovered", "Without an example in this period").with(Block::Table(Table {
        columns,
        rows: uncovered.into_iter().map(|cell| vec![cell]).collect(),
        wide: false,
    })));
    sections
}

/// What the numbers in the tables mean.
const NUMBERS: &str = "The numbers under the quarters are those of the examples below.";

fn shows(entry: &Entry, ask: &Ask) -> bool {
    match ask.kind {
        RequirementKind::Skill => ask.skill.as_ref().is_some_and(|skill| entry.skills.contains(skill)),
        RequirementKind::Experience => entry.tags.iter().any(|tag| simplify(tag) == ask.tag),
        RequirementKind::Education | RequirementKind::Credential => false,
    }
}

fn against_aims(shown: &Shown, grid: &Grid<'_>, uses: &mut Vec<Key>) -> Section {
    let mut rows = Vec::new();
    for aim in &shown.aims {
        let goals: BTreeSet<&str> = shown
            .goals
            .iter()
            .filter(|goal| goal.aim.as_deref() == Some(&aim.key.id))
            .map(|goal| goal.key.id.as_str())
            .collect();
        uses.push(aim.key.clone());
        uses.extend(goals.iter().map(|goal| Key::new("goal", *goal)));
        let mut row = vec![Cell::of(&aim.title)];
        row.extend(grid.cells(&|entry| entry.goals.iter().any(|goal| goals.contains(goal.as_str()))));
        rows.push(row);
    }
    let mut columns = vec![Column::new("aim", "Aim", 54)];
    columns.extend(grid.columns());
    let words = if rows.is_empty() { "" } else { "Examples from goals that serve the aim, by their numbers below." };
    Section::new("aims", "Against what the organisation wants")
        .with(Block::Table(Table { columns, rows, wide: false }))
        .with(Block::Words(words.to_owned()))
}

fn by_skill(shown: &Shown, grid: &Grid<'_>, uses: &mut Vec<Key>) -> Section {
    let mut rows = Vec::new();
    for skill in &shown.skills {
        let cells = grid.cells(&|entry| entry.skills.contains(&skill.key.id));
        if cells.iter().all(|cell| cell.0.is_empty()) {
            continue;
        }
        uses.push(skill.key.clone());
        let mut row = vec![Cell::of(&skill.name)];
        row.extend(cells);
        rows.push(row);
    }
    let mut columns = vec![Column::new("skill", "Skill", 54)];
    columns.extend(grid.columns());
    let words = if rows.is_empty() { "" } else { NUMBERS };
    Section::new("requirements", "By skill")
        .with(Block::Table(Table { columns, rows, wide: false }))
        .with(Block::Words(words.to_owned()))
}

fn all_examples(shown: &Shown, grid: &Grid<'_>, uses: &mut Vec<Key>) -> Section {
    let items = grid.examples.iter().enumerate().map(|(at, entry)| {
        uses.push(entry.key.clone());
        uses.extend(entry.skills.iter().map(|skill| Key::new("skill", skill)));
        uses.extend(entry.goals.iter().map(|goal| Key::new("goal", goal)));
        item(entry, Some(at + 1), shown, false)
    });
    Section::new("examples", "What I did, and what it changed").with(Block::Items(items.collect()))
}

fn reached(shown: &Shown, days: Days, uses: &mut Vec<Key>) -> Section {
    let mut items = Vec::new();
    for goal in &shown.goals {
        let Some(ended) = goal.ended.filter(|day| days.holds(*day)) else { continue };
        let how = match goal.outcome {
            Some(Outcome::Reached) => "reached",
            Some(Outcome::Partly) => "partly reached",
            Some(Outcome::Missed) => "not reached",
            Some(Outcome::Unwanted) => "given up",
            None => "ended",
        };
        uses.push(goal.key.clone());
        uses.extend(goal.aim.as_ref().map(|aim| Key::new("aim", aim)));
        let mut more = Vec::new();
        more.extend(goal.measure.as_ref().map(|measure| Fact::new("measure", "Measured by", measure)));
        more.extend(goal.supports.as_ref().map(|aim| Fact::new("aim", "Business aim", aim)));
        let when = format!("{how}, {}", say_date(ended));
        items.push(Item { number: None, text: goal.title.clone(), when, more, link: None });
    }
    Section::new("goals", "Goals of the period").with(Block::Items(items))
}

fn learnt(shown: &Shown, days: Days, uses: &mut Vec<Key>) -> Section {
    let mut items = Vec::new();
    for action in shown.actions.iter().filter(|action| action.is_learning && action.status == Progress::Done) {
        let Some(day) = action.finished.filter(|day| days.holds(*day)) else { continue };
        uses.push(action.key.clone());
        let text =
            action.provider.as_ref().map_or_else(|| action.title.clone(), |by| format!("{}, {by}", action.title));
        items.push((day, Item { number: None, text, when: say_date(day), more: Vec::new(), link: None }));
    }
    for paper in &shown.credentials {
        let Some(day) = paper.from.filter(|day| days.holds(*day)) else { continue };
        uses.push(paper.key.clone());
        let text = say_credential(&Line { from: None, ..paper.clone() }, shown.today);
        items.push((day, Item { number: None, text, when: say_date(day), more: Vec::new(), link: None }));
    }
    items.sort_by_key(|(day, _)| *day);
    Section::new("learning", "Learning finished").with(Block::Items(items.into_iter().map(|(_, item)| item).collect()))
}

fn past(shown: &Shown, to: NaiveDate, uses: &mut Vec<Key>) -> Section {
    let earlier = shown.entries.iter().rev().filter(|entry| entry.kind == EntryKind::Appraisal && entry.date <= to);
    let items = earlier.map(|entry| {
        uses.push(entry.key.clone());
        let mut more = Vec::new();
        more.extend(entry.impact.as_ref().map(|impact| Fact::new("result", "What came of it", impact)));
        Item { number: None, text: entry.text.clone(), when: say_date(entry.date), more, link: entry.link.clone() }
    });
    Section::new("past", "Results of earlier appraisals").with(Block::Items(items.collect()))
}
