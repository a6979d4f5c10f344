//! What the steps of the plan have of their own among the common verbs.
use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use super::{checks, way_in};
use crate::commands::Context;
use crate::commands::record::show::draw_fields;
use crate::commands::record::{Draft, Noun, print_table, show_day};
use crate::dates::say_day;
use crate::error::{Error, Result};
use crate::record::{Change, Field, Target, Value, Values};
use crate::render::{Cell, Column, Role, Table, line::show_number};
use crate::stages::assess::model::PROFILE;
use crate::stages::explore::model::Role as RoleRecord;
use crate::stages::goal::model::Goal;
use crate::stages::plan::model::{Milestone, MilestoneKind};
use crate::stages::words::{Progress, Time};
use crate::store::Data;
use crate::term::{Question, Reply};

/// Steps.
pub struct StepNoun;

impl Noun for StepNoun {
    type Record = Milestone;
    const ABOUT: &'static str = "Stage 5: the steps, what must come before, and by when";
    const EXAMPLES: &'static str = "  career plan add \"Write the application\" --hours 6 --after enrol --due 2027-03-31\n  career plan add \"Wait for the exam date\" --time wait --weeks 8";
    const DROPPED: Option<(&'static str, &'static str)> = Some(("status", Progress::Dropped.key()));

    fn is_needed(field: &Field, values: &Values) -> bool {
        let text = |key: &str| {
            values.iter().find_map(|(name, value)| match value {
                Value::Text(text) if name == key => Some(text.as_str()),
                _ => None,
            })
        };
        let is_own = text("time").is_none_or(|time| time == Time::Own.key());
        // The day of a change of role takes no time of its own.
        let is_event = text("kind") == Some(MilestoneKind::Transition.key()) || text("role").is_some();
        match field.key {
            "hours" => is_own && !is_event,
            "weeks" => !is_own,
            _ => field.required,
        }
    }

    fn follow_up(context: &mut Context<'_>, draft: &mut Draft) -> Result<()> {
        ask_hours_per_week(context, draft)
    }

    fn complete(data: &Data<'_>, today: NaiveDate, draft: &mut Draft) -> Result<()> {
        checks::check_effort(draft.text("time"), draft.number("hours"), draft.number("weeks"), "a step")?;
        let id = draft.id.clone().unwrap_or_default();
        checks::refuse_circle(data, &id, draft)?;
        let kind = if draft.text("role").is_some() { MilestoneKind::Transition } else { MilestoneKind::Step };
        draft.set_default("kind", Value::Text(kind.key().to_owned()));
        if let Some(day) = find_decision(data, today, draft)? {
            draft.set_default("earliest", Value::Date(day));
        }
        draft.set_default("status", Value::Text(Progress::Planned.key().to_owned()));
        if draft.text("status") == Some(Progress::Done.key()) {
            draft.set_default("finished", Value::Date(today));
        }
        Ok(())
    }

    fn revise(data: &Data<'_>, today: NaiveDate, before: &Milestone, draft: &mut Draft) -> Result<()> {
        let kept = |key: &str| !draft.unset.iter().any(|other| other == key);
        let time = draft.text("time").or(before.time.filter(|_| kept("time")).map(|time| time.key()));
        let hours = draft.number("hours").or(before.hours.filter(|_| kept("hours")));
        let weeks = draft.number("weeks").or(before.weeks.filter(|_| kept("weeks")));
        checks::check_effort(time, hours, weeks, "a step")?;
        let is_own = time.is_none_or(|time| time == Time::Own.key());
        if !is_own && weeks.is_none() {
            return Err(Error::usage("Paid time and waiting take weeks: --weeks N.")
                .hint(format!("career plan edit {} --time wait --weeks 4", before.id)));
        }
        checks::refuse_circle(data, &before.id, draft)?;
        checks::follow_status(today, before.finished, draft);
        Ok(())
    }

    fn let_go(data: &Data<'_>, _today: NaiveDate, step: &Milestone) -> Result<Values> {
        checks::refuse_needed(data, "step", &step.id)?;
        Ok(Values::new())
    }

    fn is_open(step: &Milestone) -> bool {
        step.state().is_open()
    }

    fn compute(context: &Context<'_>, data: &Data<'_>, step: &Milestone) -> Result<Map<String, Json>> {
        let due = match (step.due, &step.goal) {
            (Some(due), _) => Some(due),
            (None, Some(goal)) => {
                data.all::<Goal>()?.into_iter().find(|other| other.id == *goal).and_then(|goal| goal.due)
            }
            (None, None) => None,
        };
        let mut map = Map::new();
        map.insert("days_left".to_owned(), json!(due.map(|due| (due - context.today).num_days())));
        Ok(map)
    }

    fn compute_shown(context: &Context<'_>, data: &Data<'_>, step: &Milestone) -> Result<Map<String, Json>> {
        let mut map = Self::compute(context, data, step)?;
        let way = way_in::load(context, data, step)?;
        map.extend(way.map_or_else(way_in::nothing, |way| way.to_json(context.options.explain)));
        Ok(map)
    }

    fn draw(context: &Context<'_>, data: &Data<'_>, step: &Milestone) -> Result<String> {
        let mut text = draw_fields(step, &context.look(), context.today)?;
        text.extend(way_in::load(context, data, step)?.map(|way| way.draw(context)));
        Ok(text)
    }

    fn draw_list(context: &mut Context<'_>, _data: &Data<'_>, steps: &[Milestone]) -> Result<()> {
        let mut sorted: Vec<&Milestone> = steps.iter().collect();
        sorted.sort_by_key(|step| (!step.state().is_open(), step.due.is_none(), step.due));
        let has_due = steps.iter().any(|step| step.due.is_some());
        // Ids in a narrow column would be broken, and `roadmap` says it with the titles.
        let has_after = context.look().width >= 100 && steps.iter().any(|step| !step.after.is_empty());
        let mut columns = vec![Column::title("Step"), Column::word("Takes", 7)];
        if has_due {
            columns.push(Column::word("Due", 6));
        }
        if has_after {
            columns.push(Column::text("After", 4));
        }
        columns.extend([Column::word("Status", 5), Column::word("Id", 3)]);
        let mut table = Table::new(columns);
        for step in sorted {
            let mut cells: Vec<Cell> = vec![step.title.clone().into(), effort(step).into()];
            if has_due {
                cells.push(show_day(step.due).into());
            }
            if has_after {
                cells.push(step.after.join(", ").into());
            }
            let state = step.state().says();
            cells.push(if step.state() == Progress::Done { Cell::of(Role::Good, state) } else { state.into() });
            cells.push(Cell::of(Role::Dim, step.id.clone()));
            table.push(cells);
        }
        print_table(context, &table)
    }

    fn after_add(context: &mut Context<'_>, step: &Milestone) -> Result<()> {
        if step.role.is_some() {
            if let Some(day) = step.earliest {
                context.say(&format!("Not before {}, when it is decided.", say_day(day)));
            }
            context.say(&format!("What is often forgotten before it, and plan B: career plan show {}", step.id));
        }
        let says = if context.profile()?.hours_per_week.is_some() {
            "When it all fits: career roadmap"
        } else {
            "For dates, the hours a week of your own that you have for this: career init --hours-per-week 5"
        };
        context.say(says);
        Ok(())
    }
}

/// When the role of a change of role is decided, where that lies ahead: it cannot begin before.
fn find_decision(data: &Data<'_>, today: NaiveDate, draft: &Draft) -> Result<Option<NaiveDate>> {
    let Some(id) = draft.text("role") else {
        return Ok(None);
    };
    let decides = data.all::<RoleRecord>()?.into_iter().find(|role| role.id == id).and_then(|role| role.decides);
    Ok(decides.filter(|day| *day >= today))
}

/// `6 h`, `4 weeks, waiting`.
fn effort(step: &Milestone) -> String {
    match (step.time.unwrap_or(Time::Own), step.hours, step.weeks) {
        (Time::Own, Some(hours), _) => format!("{} h", show_number(hours)),
        (Time::Own, None, _) => String::new(),
        (time, _, Some(weeks)) => format!("{} wk, {}", show_number(weeks), time.says()),
        (time, _, None) => time.says().to_owned(),
    }
}

/// At the first plan, the hours a week that the roadmap has to fit into.
fn ask_hours_per_week(context: &mut Context<'_>, draft: &mut Draft) -> Result<()> {
    if context.profile()?.hours_per_week.is_some() || !context.can_ask() {
        return Ok(());
    }
    let Some(field) = PROFILE.field("hours_per_week") else {
        return Ok(());
    };
    let reading = context.reading()?;
    let question = Question::text("profile.hours_per_week", "The first step: how many hours a week of your own do you have for this, really?")
        .help("The roadmap puts the steps on dates that fit into these hours. Change it at any time: career init --hours-per-week N")
        .skippable()
        .check(move |typed| if typed.trim().is_empty() { Ok(()) } else { reading.read(field, typed).map(|_| ()) });
    let reply = context
        .terminal()?
        .ask_text(&question)
        .map_err(|error| crate::commands::context::stopped_keeping(error, "Nothing was saved."))?;
    if let Reply::Answer(text) = reply
        && !text.trim().is_empty()
    {
        let read = reading.read(field, &text).map_err(Error::usage)?;
        draft.changes.push(Change::Set {
            target: Target::only(&PROFILE),
            set: vec![("hours_per_week".to_owned(), read.value)],
            unset: Vec::new(),
        });
    }
    Ok(())
}
