//! What the record says, in words: the table below the roadmap, the sentence of `plan check`, and how
//! it came about.
use chrono::NaiveDate;

use super::{forecast::why_not, periods};
use crate::render::line::show_number;
use crate::render::{Cell, Column, Look, Role, Table, clean, wrap};
use crate::stages::plan::forecast::overrun::{Multiplier, PRIOR_FACTOR, PRIOR_SPREAD};
use crate::stages::plan::forecast::weeks::MOST_WEEKS;
use crate::stages::plan::forecast::{Finish, Forecast, SEED, WhyNot};
use crate::stages::plan::roadmap::{Roadmap, Row};

/// Sentences are narrower than tables.
const SENTENCE: usize = 96;

/// The section below the roadmap; empty where there is nothing to say.
pub fn draw(forecast: &Forecast, map: &Roadmap, today: NaiveDate, look: &Look) -> String {
    let has_dates = forecast.runs > 0 || !forecast.ifs.is_empty();
    if map.rows.is_empty() || (!has_dates && forecast.why_not != Some(WhyNot::TooLarge)) {
        return String::new();
    }
    let heading = if forecast.ifs.is_empty() { "As the record says" } else { "If the estimates run over" };
    let mut text = format!("\n{}\n", look.paint(Role::Heading, heading));
    if has_dates {
        text.push_str(&table(forecast, map, today, look).draw(look));
        text.push('\n');
    }
    for sentence in sentences(forecast) {
        for line in wrap(&sentence, look.width.min(SENTENCE)) {
            text.push_str(&format!("{}\n", look.paint(Role::Dim, &line)));
        }
    }
    text
}

fn table(forecast: &Forecast, map: &Roadmap, today: NaiveDate, look: &Look) -> Table {
    let mut columns = vec![Column::title("Goal"), Column::word("Due", 3)];
    if map.schedule.is_some() {
        columns.push(Column::word("As planned", 4));
    }
    if forecast.runs > 0 {
        columns.extend([Column::word("50 %", 5), Column::word("80 %", 6)]);
    } else {
        columns.extend(forecast.ifs.iter().map(|hours| Column::word(format!("{} h a week", show_number(*hours)), 5)));
    }
    let mut table = Table::new(columns);
    let mut push = |title: &str, due: Option<NaiveDate>, finish: &Finish| {
        let mark = |day: Option<NaiveDate>| {
            let Some(day) = day else {
                return Cell::from(if look.plain { "none" } else { "–" });
            };
            let text = periods::short(day, today);
            if due.is_some_and(|due| day > due) { Cell::of(Role::Warn, format!("! {text}")) } else { text.into() }
        };
        let mut cells = vec![Cell::from(clean(title).into_owned())];
        cells.push(due.map_or_else(String::new, |due| periods::short(due, today)).into());
        if map.schedule.is_some() {
            cells.push(mark(finish.planned));
        }
        if forecast.runs > 0 {
            cells.extend([mark(finish.range.finish_50), mark(finish.range.finish_80)]);
        } else {
            cells.extend(finish.ifs.iter().map(|day| mark(*day)));
        }
        table.push(cells);
    };
    for goal in &forecast.goals {
        push(&goal.title, goal.due, &goal.finish);
    }
    let is_one_goal = forecast.goals.len() == 1 && map.rows.iter().all(|row| row.goal.is_some());
    if !is_one_goal {
        push("All steps", None, &forecast.whole);
    }
    table
}

fn sentences(forecast: &Forecast) -> Vec<String> {
    let mut says = Vec::new();
    if forecast.runs > 0 {
        says.push(
            "By the 50 % day it is done as likely as not, by the 80 % day four times in five; ! is after the due day."
                .to_owned(),
        );
        says.push(format!("From {}; {}.", say_hours(forecast), say_multipliers(forecast)));
        return says;
    }
    says.extend(why_not(forecast));
    if !forecast.ifs.is_empty() {
        says.push(format!(
            "Until then one day for each number of hours, with {}; ! is after the due day. Hours go in with: career did \"2h reading\"",
            say_multipliers(forecast)
        ));
    }
    says
}

/// `14 complete weeks with 1.8 h on average`.
fn say_hours(forecast: &Forecast) -> String {
    let mean = forecast.record.mean().unwrap_or(0.0);
    format!("{} complete weeks with {} h on average", forecast.record.weeks.len(), show_number(tenths(mean)))
}

/// `estimates times 1.39 for a book (1 finished), 1.35 for the rest (none finished)`.
fn say_multipliers(forecast: &Forecast) -> String {
    let count = |n: usize| if n == 0 { "none finished".to_owned() } else { format!("{n} finished") };
    let factor = |one: Multiplier| show_number((one.factor * 100.0).round() / 100.0);
    let overall = forecast.overrun.overall;
    let mut says: Vec<String> = forecast
        .overrun
        .by_kind
        .iter()
        .map(|(kind, one)| format!("{} for {kind} ({})", factor(*one), count(one.n)))
        .collect();
    let rest = if says.is_empty() { "" } else { " for the rest" };
    says.push(format!("{}{rest} ({})", factor(overall), count(overall.n)));
    format!("estimates times {}", says.join(", "))
}

/// What the record says where that differs from the plan: the step that is in time as planned and
/// would miss its day by most, or one that is late as planned and would not be.
pub fn differs(forecast: &Forecast, map: &Roadmap, today: NaiveDate) -> Option<String> {
    if forecast.runs == 0 {
        return None;
    }
    let late = |row: &Row| row.planned.as_ref().and_then(|planned| planned.late_days);
    let say = |day: NaiveDate| periods::short(day, today);
    let over = |row: &&Row| {
        let (due, day) = (row.due?, forecast.of(&row.id).finish_80);
        Some(day.map_or(i64::MAX, |day| (day - due).num_days()))
    };
    let lead = format!("By the record ({})", say_hours(forecast));
    let worst = map.rows.iter().filter(|row| late(row) == Some(0)).max_by_key(over);
    if let Some((row, due)) = worst.filter(|row| over(row) > Some(0)).and_then(|row| Some((row, row.due?))) {
        let range = forecast.of(&row.id);
        let half = match range.finish_50 {
            Some(day) if day <= due => "in time as likely as not".to_owned(),
            Some(day) => format!("done by {} as likely as not", say(day)),
            None => "done in no time that can be told".to_owned(),
        };
        let most = range.finish_80.map_or_else(String::new, |day| format!(", and by {} four times in five", say(day)));
        return Some(format!("{lead}, \"{}\", due {}, would be {half}{most}.", row.title, say(due)));
    }
    let is_late = map.rows.iter().any(|row| late(row).is_some_and(|days| days > 0));
    let is_in_time = |row: &Row| row.due.is_none_or(|due| forecast.of(&row.id).finish_80.is_some_and(|day| day <= due));
    (is_late && map.rows.iter().all(is_in_time))
        .then(|| format!("{lead}, each step would be in time four times in five."))
}

/// The formula, its inputs and what is not known.
pub fn explain(forecast: &Forecast) -> String {
    let overrun = &forecast.overrun;
    let mut lines = vec![
        format!(
            "The second forecast, as the record says: {}. A multiplier is exp((sum of ln(hours taken / planned) + 5 ln {PRIOR_FACTOR}) / (n + 5)) over n finished records of the kind; a kind without one has that of all.",
            say_multipliers(forecast)
        ),
        format!(
            "Spread {} of ln(hours taken / planned): its square is (sum of squared differences from ln multiplier + 5 x {PRIOR_SPREAD} squared) / (n + 5), n = {}.",
            show_number((overrun.spread * 1000.0).round() / 1000.0),
            overrun.overall.n
        ),
    ];
    let record = &forecast.record;
    if let (Some((first, _)), Some((last, _))) = (record.weeks.first(), record.weeks.last()) {
        let hours: Vec<String> = record.hours().into_iter().map(|hours| show_number(tenths(hours))).collect();
        lines.push(format!(
            "Hours of the {} complete weeks from {first} to the one from {last}: {}. They are the logged sessions in own time and what finished steps took, brought to the hours a week of finished reviews.",
            hours.len(),
            hours.join(", ")
        ));
    }
    if record.left_out > 0 {
        lines.push(format!(
            "Left out: {} week{} with days away. At most {MOST_WEEKS} weeks are looked at.",
            record.left_out,
            if record.left_out == 1 { "" } else { "s" }
        ));
    }
    if forecast.runs > 0 {
        lines.push(format!(
            "{} runs of the plan (seed {SEED}), each in the order of the schedule: a step takes its estimate x multiplier x exp(spread z + spread / root(n + 5) z0), with z normal for the step and z0 for the run; of learning under way only more than the hours logged is drawn. Each week has the hours of one week of the record, days away have their own.",
            forecast.runs
        ));
    }
    lines.extend(why_not(forecast));
    lines.push("It changes no verdict. Not known: hours that were never logged, and whether the weeks to come are like those behind.".to_owned());
    lines.join("\n")
}

fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
