//! How the dates came about.
use chrono::NaiveDate;

use super::says;
use crate::render::line::show_number;
use crate::stages::plan::roadmap::Roadmap;
use crate::stages::plan::schedule::Verdict;

/// The inputs, the rule, what decides the end, and what is not known.
pub fn explain(map: &Roadmap, today: NaiveDate) -> String {
    let Some(plan) = &map.schedule else {
        return "No dates: they need the hours a week of your own (hours_per_week in career.toml).".to_owned();
    };
    let hours = map.hours_per_week.unwrap_or(0.0);
    let left: f64 = map
        .rows
        .iter()
        .filter(|row| row.time == crate::stages::words::Time::Own)
        .map(|row| (row.hours.unwrap_or(0.0) - row.logged).max(0.0))
        .sum();
    let mut lines = vec![format!(
        "From {today}: {} h a week, so {} h a day; {} h of your own time are left in {} step{}.",
        show_number(hours),
        show_number(hours / 7.0),
        show_number(left),
        map.rows.len(),
        if map.rows.len() == 1 { "" } else { "s" },
    )];
    for away in &map.away {
        lines.push(format!("{} to {}: {} h a week.", away.from, away.to, show_number(away.hours_per_week)));
    }
    lines.push(
        "Due days are pushed back through what comes before. Then the step that is due first and can begin is worked on; a more urgent one may interrupt it. Paid time and waiting pass without costing own hours."
            .to_owned(),
    );
    lines.push(match (plan.worst_late_days, plan.proven) {
        (Some(0), _) => "Nothing is late.".to_owned(),
        (Some(days), true) => {
            format!("The worst lateness is {days} days, and it is proven that no other order has a smaller one.")
        }
        (Some(days), false) => format!(
            "The worst lateness is {days} days; that no order has one under {} days is proven.",
            plan.lower_bound_days
        ),
        (None, _) => "Something that is due has no date at all.".to_owned(),
    });
    if plan.verdict == Verdict::Tight {
        lines.push(format!(
            "Tight means: with {} h a week, a tenth less, something would be late.",
            show_number(hours * 0.9)
        ));
    }
    if map.short_hours > 0.0 {
        lines.push(format!("Short by {} h: the largest difference, over all due days, between the hours due by then and the hours there are until then.", show_number(map.short_hours)));
    }
    lines.extend(says::chain(map).map(|chain| format!("What decides the end: {chain}.")));
    lines.push("Not known: whether the estimates hold (they usually fall short by about a third), and whether the hours are there every week.".to_owned());
    lines.join("\n")
}
