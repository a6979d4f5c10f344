//! How learning looks: the list, and one activity with its sessions.
use crate::commands::Context;
use crate::commands::record::{print_table, show, show_day};
use crate::error::Result;
use crate::render::{Cell, Column, Role, Table, draw_bar, line::show_number};
use crate::stages::assess::model::{Profile, Skill};
use crate::stages::goal::model::Goal;
use crate::stages::learn::budget;
use crate::stages::learn::model::Activity;
use crate::stages::words::{Progress, Time};
use crate::store::Data;

/// Prints learning, what is due first on top, and what the year costs.
///
/// # Errors
/// A file that does not hold, or an output that cannot be written.
pub fn print_list(context: &mut Context<'_>, data: &Data<'_>, activities: &[Activity]) -> Result<()> {
    let mut sorted: Vec<&Activity> = activities.iter().collect();
    sorted.sort_by_key(|one| (!one.state().is_open(), one.due.is_none(), one.due));
    let has_due = sorted.iter().any(|one| one.due.is_some());
    let mut columns = vec![Column::title("Learning"), Column::word("What", 4), Column::word("Hours", 7)];
    if has_due {
        columns.push(Column::word("Due", 6));
    }
    columns.extend([Column::text("Skills", 3), Column::word("Status", 5), Column::word("Id", 2)]);
    let mut table = Table::new(columns);
    for one in &sorted {
        let mut cells: Vec<Cell> = vec![one.title.clone().into(), one.kind.says().into(), hours(one).into()];
        if has_due {
            cells.push(show_day(one.due).into());
        }
        let role = if one.state() == Progress::Done { Some(Role::Good) } else { None };
        let state = one.state().says();
        cells.extend([
            skills(one).into(),
            role.map_or_else(|| state.into(), |role| Cell::of(role, state)),
            Cell::of(Role::Dim, one.id.clone()),
        ]);
        table.push(cells);
    }
    print_table(context, &table)?;
    say_costs(context, data)
}

/// `18 of 40 h`, `40 h`, `8 weeks, paid time`.
pub fn hours(one: &Activity) -> String {
    let logged = one.logged();
    match (one.hours, one.weeks, one.time) {
        (Some(hours), _, _) if logged > 0.0 => format!("{} of {} h", show_number(logged), show_number(hours)),
        (_, Some(weeks), Some(time @ (Time::Work | Time::Wait))) => {
            format!("{} wk, {}", show_number(weeks), time.says())
        }
        (Some(hours), _, _) => format!("{} h", show_number(hours)),
        (None, _, _) if logged > 0.0 => format!("{} h so far", show_number(logged)),
        _ => String::new(),
    }
}

fn skills(one: &Activity) -> String {
    let each: Vec<String> = one
        .skills
        .iter()
        .map(|target| target.to.map_or_else(|| target.skill.clone(), |to| format!("{} to {to}", target.skill)))
        .collect();
    each.join(", ")
}

/// What the year costs, one line a currency, against the budget where it is in that currency.
fn say_costs(context: &mut Context<'_>, data: &Data<'_>) -> Result<()> {
    let activities = data.all::<Activity>()?;
    let profile = data.only::<Profile>()?.unwrap_or_default();
    let mut currencies: Vec<&str> = activities.iter().filter_map(|one| one.cost.as_deref()).collect();
    currencies.sort_by_key(|cost| cost.rsplit(' ').next());
    currencies.dedup_by_key(|cost| cost.rsplit(' ').next());
    for cost in currencies {
        let Some(spent) =
            budget::add_up(&activities, cost, profile.budget.as_deref(), profile.year_start(), context.today)
        else {
            continue;
        };
        let of = spent.budget.map_or_else(String::new, |limit| format!(" of {}", show_number(limit)));
        if spent.sum > 0.0 {
            context.say(&format!("This year: {}{of} {}.", show_number(spent.sum), spent.currency));
        }
    }
    Ok(())
}

/// One activity with its hours as a bar, and its sessions.
///
/// # Errors
/// A file that does not hold.
pub fn draw_activity(context: &Context<'_>, data: &Data<'_>, one: &Activity) -> Result<String> {
    let look = context.look();
    let mut text = show::draw_title(&one.title, &one.id, &look);
    let mut shown = one.clone();
    if let Some(goal) = &one.goal {
        shown.goal =
            data.all::<Goal>()?.into_iter().find(|other| other.id == *goal).map(|goal| goal.title).or(shown.goal);
    }
    let mut more = show::define_fields(&shown, context.today, &["hours", "skills"])?;
    let logged = one.logged();
    let bar = one.hours.filter(|_| logged > 0.0).map(|planned| draw_bar(logged, planned, 20, &look));
    more.push("hours", [bar.unwrap_or_default(), hours(one)].join("  ").trim().to_owned());
    let names = data.all::<Skill>()?;
    let levels: Vec<String> = one
        .skills
        .iter()
        .map(|target| {
            let skill = names.iter().find(|skill| skill.id == target.skill);
            let name = skill.map_or(target.skill.as_str(), |skill| skill.name.as_str());
            match (skill.and_then(Skill::level), target.to) {
                (Some(now), Some(to)) => format!("{name}, {now} now, to {to}"),
                (None, Some(to)) => format!("{name}, not assessed, to {to}"),
                _ => name.to_owned(),
            }
        })
        .collect();
    more.push("skills", levels.join("; "));
    if one.state().is_open() {
        let hours_per_week = data.only::<Profile>()?.and_then(|profile| profile.hours_per_week);
        more.push("pace", super::log::describe_pace(one, hours_per_week, context.today));
    }
    text.push_str(&more.draw(&look));
    let mut sessions: Vec<_> = one.session.iter().collect();
    sessions.sort_by_key(|session| session.date);
    for session in sessions {
        let note = session.note.as_deref().map_or_else(String::new, |note| format!("  {}", crate::render::clean(note)));
        text.push_str(&format!(
            "{}  {:>4} h{note}\n",
            look.paint(Role::Dim, &session.date.to_string()),
            show_number(session.hours)
        ));
    }
    if context.options.explain {
        text.push_str(&format!(
            "\n{}\n",
            crate::stages::learn::pace::measure_pace(&one.session, one.hours, context.today).explain
        ));
    }
    Ok(text)
}
