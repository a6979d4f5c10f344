//! What learning has of its own among the common verbs.
use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use super::draw;
use crate::commands::record::{Draft, Noun};
use crate::commands::{Context, plan};
use crate::error::{Error, Result};
use crate::record::{Change, Target, Value, Values};
use crate::render::line::show_number;
use crate::stages::assess::model::{PROFILE, Profile};
use crate::stages::learn::model::{Activity, ActivityKind};
use crate::stages::learn::{budget, pace};
use crate::stages::words::Progress;
use crate::store::Data;
use crate::term::{Question, Reply};

/// Learning.
pub struct ActivityNoun;

impl Noun for ActivityNoun {
    type Record = Activity;
    const ABOUT: &'static str = "Stage 4: courses, books, practice, mentoring: hours planned and hours spent";
    const EXAMPLES: &'static str = "  career learn add \"SQL for analysts\" --kind course --skill sql:3 --hours 40 --cost '300 EUR'\n  career learn add \"Shadow the data team\" --kind shadowing --time work --weeks 2";
    const DROPPED: Option<(&'static str, &'static str)> = Some(("status", Progress::Dropped.key()));

    fn follow_up(context: &mut Context<'_>, draft: &mut Draft) -> Result<()> {
        ask_budget(context, draft)
    }

    fn complete(data: &Data<'_>, today: NaiveDate, draft: &mut Draft) -> Result<()> {
        plan::check_effort(draft.text("time"), draft.number("hours"), draft.number("weeks"), "learning")?;
        let id = draft.id.clone().unwrap_or_default();
        plan::refuse_circle(data, &id, draft)?;
        draft.set_default("status", Value::Text(Progress::Planned.key().to_owned()));
        if draft.text("status") == Some(Progress::Done.key()) {
            draft.set_default("finished", Value::Date(today));
        }
        note_cost(data, today, None, draft)
    }

    fn revise(data: &Data<'_>, today: NaiveDate, before: &Activity, draft: &mut Draft) -> Result<()> {
        let kept = |key: &str| !draft.unset.iter().any(|other| other == key);
        let time = draft.text("time").or(before.time.filter(|_| kept("time")).map(|time| time.key()));
        let hours = draft.number("hours").or(before.hours.filter(|_| kept("hours")));
        let weeks = draft.number("weeks").or(before.weeks.filter(|_| kept("weeks")));
        plan::check_effort(time, hours, weeks, "learning")?;
        plan::refuse_circle(data, &before.id, draft)?;
        plan::follow_status(today, before.finished, draft);
        note_cost(data, today, Some(before), draft)
    }

    fn let_go(data: &Data<'_>, _today: NaiveDate, activity: &Activity) -> Result<Values> {
        plan::refuse_needed(data, "activity", &activity.id)?;
        Ok(Values::new())
    }

    fn is_open(activity: &Activity) -> bool {
        activity.state().is_open()
    }

    fn compute(context: &Context<'_>, _data: &Data<'_>, activity: &Activity) -> Result<Map<String, Json>> {
        let pace = pace::measure_pace(&activity.session, activity.hours, context.today);
        let is_open = activity.state().is_open();
        let mut map = Map::new();
        map.insert("logged".to_owned(), json!(pace.logged));
        map.insert("left".to_owned(), json!(pace.planned.map(|planned| (planned - pace.logged).max(0.0))));
        if context.options.explain {
            map.insert("explain".to_owned(), json!(pace.explain));
        }
        map.insert("way".to_owned(), json!(ActivityKind::way(activity.kind)));
        map.insert("done".to_owned(), json!(pace.done.filter(|_| is_open).map(|day| day.to_string())));
        Ok(map)
    }

    fn draw_list(context: &mut Context<'_>, data: &Data<'_>, activities: &[Activity]) -> Result<()> {
        draw::print_list(context, data, activities)
    }

    fn draw(context: &Context<'_>, data: &Data<'_>, activity: &Activity) -> Result<String> {
        draw::draw_activity(context, data, activity)
    }

    fn after_add(context: &mut Context<'_>, activity: &Activity) -> Result<()> {
        let id = &activity.id;
        if activity.hours.is_none() && activity.weeks.is_none() {
            context.say(&format!(
                "How long it takes is open, so the roadmap leaves it out: career learn edit {id} --hours N"
            ));
        } else {
            context.say(&format!("Hours spent: career learn log {id} 1.5"));
        }
        Ok(())
    }
}

/// At the first cost, what a year of learning may cost.
fn ask_budget(context: &mut Context<'_>, draft: &mut Draft) -> Result<()> {
    if draft.text("cost").is_none() || context.profile()?.budget.is_some() {
        return Ok(());
    }
    let Some(field) = PROFILE.field("budget") else {
        return Ok(());
    };
    if !context.can_ask() {
        draft.notes.push("What a year of learning may cost: career init --budget '1500 EUR'".to_owned());
        return Ok(());
    }
    let reading = context.reading()?;
    let question =
        Question::text("profile.budget", "The first cost: what may a year of learning cost you? (such as 1500 EUR)")
            .help("Only to show what is left of it.")
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
            set: vec![("budget".to_owned(), read.value)],
            unset: Vec::new(),
        });
    }
    Ok(())
}

/// What the year costs with this, where the cost is new.
fn note_cost(data: &Data<'_>, today: NaiveDate, before: Option<&Activity>, draft: &mut Draft) -> Result<()> {
    let Some(cost) = draft.text("cost").map(str::to_owned) else {
        return Ok(());
    };
    let profile = data.only::<Profile>()?.unwrap_or_default();
    let mut activities = data.all::<Activity>()?;
    let day = |key: &str, old: Option<NaiveDate>| draft.day(key).or(old);
    let mut this = before.cloned().unwrap_or_else(|| empty(&cost));
    activities.retain(|one| one.id != this.id);
    this.cost = Some(cost.clone());
    this.due = day("due", this.due);
    this.earliest = day("earliest", this.earliest);
    activities.push(this);
    let asked = draft.changes.iter().find_map(|change| match change {
        Change::Set { set, .. } => set.iter().find_map(|(key, value)| match value {
            Value::Text(text) if key == "budget" => Some(text.clone()),
            _ => None,
        }),
        _ => None,
    });
    let limit = asked.or_else(|| profile.budget.clone());
    let Some(spent) = budget::add_up(&activities, &cost, limit.as_deref(), profile.year_start(), today) else {
        return Ok(());
    };
    if let Some(limit) = spent.budget {
        let sum = show_number(spent.sum);
        let more = if spent.sum > limit {
            format!("; {} more than it", show_number(spent.sum - limit))
        } else {
            String::new()
        };
        draft.notes.push(format!("This year's learning: {sum} of {} {}{more}.", show_number(limit), spent.currency));
    }
    Ok(())
}

fn empty(cost: &str) -> Activity {
    Activity {
        id: String::new(),
        title: String::new(),
        kind: ActivityKind::Course,
        skills: Vec::new(),
        goal: None,
        provider: None,
        url: None,
        cost: Some(cost.to_owned()),
        time: None,
        hours: None,
        weeks: None,
        after: Vec::new(),
        earliest: None,
        due: None,
        status: None,
        finished: None,
        artefact: None,
        note: None,
        audience: None,
        session: Vec::new(),
        updated: None,
    }
}
