//! How the list came about.
use super::View;
use crate::dates::say_day;
use crate::record::number::show_number;
use crate::stages::plan::week;

/// The inputs, the rule, and what is not known.
pub fn explain(view: &View) -> String {
    let mut lines = Vec::new();
    match (view.asked, view.of) {
        (Some(hours), _) => lines.push(format!(
            "The next {} h of own work from {}, one after the other in the order of the roadmap. What cannot begin yet (its earliest day, or something before it that is open and not in this list) is left out.",
            show_number(hours),
            view.today
        )),
        (None, Some(of)) => {
            lines.push(format!(
                "From {} to {}: {} h of your own ({} h a week, with the days away), of which the roadmap uses {} h. The hours of each step are those that its schedule has in these days.",
                view.today,
                week::last_day(view.today),
                show_number(of),
                show_number(view.records.hours_per_week.unwrap_or(0.0)),
                show_number(view.sum())
            ));
        }
        (None, None) => lines.push(
            "Hours a week of your own are not known (hours_per_week in career.toml), so nothing has a day: this is the order of need, each after what it needs and then by due day."
                .to_owned(),
        ),
    }
    lines.push("The order is that of the schedule: due days are pushed back through what comes before, and what is due first and can begin is worked on first.".to_owned());
    lines.push(format!(
        "Pieces are at most {} h, in quarters of an hour, and the last is what is left; together they are the hours of the step.",
        show_number(view.sitting)
    ));
    lines.push("Days to spare: the pushed due day less the planned finish; below 0 means that something due is missed by as many days.".to_owned());
    for work in &view.week.work {
        let row = &view.map.rows[work.row];
        let Some(planned) = &row.planned else { continue };
        let (Some(finish), Some(slack)) = (planned.finish, planned.slack_days) else { continue };
        lines.push(format!("{}: finish {}, {slack} to spare.", row.title, say_day(finish)));
    }
    lines.push("Not known: whether the estimates hold, and on which days of the week you have the hours.".to_owned());
    lines.join("\n")
}
