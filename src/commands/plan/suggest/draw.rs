//! The suggestions as a person reads them.
use super::{Offer, Which};
use crate::commands::{Context, capitalize};
use crate::dates::say_day;
use crate::record::number::show_number;
use crate::render::{Look, Role, clean, draw_heading, draw_list, wrap};
use crate::stages::plan::schedule::Verdict;
use crate::stages::plan::suggest::explain::explain;
use crate::stages::plan::suggest::fit::{Fit, Outcome};
use crate::stages::plan::suggest::{Before, Money, Suggestion};
use crate::stages::words::Time;

/// All of it.
pub fn draw(context: &Context<'_>, offer: &Offer) -> String {
    let look = context.look();
    let mut text = draw_heading(&offer.heading, &look);
    let list = &offer.found.list;
    text.push_str(&draw_suggestions(list, &look));
    if list.is_empty() {
        let is_missing = !offer.found.on_the_way.is_empty() || !offer.found.uncovered.is_empty();
        text.push_str(match (offer.which, is_missing) {
            (Which::Learn, true) => "Nothing to suggest by learning. For steps: career plan suggest\n",
            (Which::Plan, true) => "Nothing to suggest.\n",
            (_, false) => "Nothing is missing, as far as the notebook knows.\n",
        });
    }
    if !offer.found.on_the_way.is_empty() {
        let say = |one: &crate::stages::plan::suggest::OnTheWay| {
            let titles: Vec<&str> = one.by.iter().map(|(_, title)| title.as_str()).collect();
            format!(
                "{}{}: {}",
                one.label,
                one.up_to.map_or_else(String::new, |level| format!(", up to level {level}")),
                titles.join("; ")
            )
        };
        let ways: Vec<String> = offer.found.on_the_way.iter().map(say).collect();
        text.push_str(&format!("\nOn the way already:\n{}", draw_list(&ways, &look)));
    }
    if !offer.found.uncovered.is_empty() {
        text.push_str("\nWhat no step covers:\n");
        for one in &offer.found.uncovered {
            text.push_str(&draw_list(&[&one.text], &look));
            if !one.command.is_empty() {
                text.push_str(&format!("    {}\n", clean(&one.command)));
            }
        }
    }
    if !offer.found.further.is_empty() {
        let more = format!("Missing as well: {}.", offer.found.further.join(", "));
        text.push_str(&format!("\n{}\nWith steps for those too: {} --limit 20\n", lines(&more, &look), offer.command));
    }
    if !list.is_empty() {
        text.push('\n');
        for line in say_fit(&offer.fit, list, offer.records.hours_per_week) {
            text.push_str(&format!("{}\n", lines(&line, &look)));
        }
        if let Some(money) = &offer.money {
            let line = format!("{} What courses cost is not known here.", say_money(money));
            text.push_str(&format!("{}\n", lines(&line, &look)));
        }
    }
    if context.options.explain {
        text.push('\n');
        text.push_str(&draw_heading("How this comes about", &look));
        text.push_str(&draw_list(&explain(list, &offer.fit, offer.money.as_ref()), &look));
    }
    text
}

fn lines(text: &str, look: &Look) -> String {
    if text.starts_with("career ") {
        return text.to_owned();
    }
    wrap::wrap_said(&clean(text), look.width.min(100)).join("\n")
}

/// Under each reason its suggestions, with numbers.
fn draw_suggestions(list: &[Suggestion], look: &Look) -> String {
    let mut text = String::new();
    let mut last = "";
    for (at, one) in list.iter().enumerate() {
        if one.why != last {
            if at > 0 {
                text.push('\n');
            }
            for line in wrap::wrap(&clean(&capitalize(&one.why)), look.width) {
                text.push_str(&format!("{}\n", look.paint(Role::Dim, &line)));
            }
            last = &one.why;
        }
        let room = look.width.saturating_sub(5).max(20);
        for (row, line) in wrap::wrap(&clean(&one.title), room).iter().enumerate() {
            let lead = if row == 0 { format!("{:>3}  ", at + 1) } else { "     ".to_owned() };
            text.push_str(&format!("{lead}{line}\n"));
        }
        if one.becomes.is_learning() && !one.note.is_empty() {
            for line in wrap::wrap(&clean(&one.note), room) {
                text.push_str(&format!("     {line}\n"));
            }
        }
        for line in wrap::wrap(&details(one, look), room) {
            text.push_str(&format!("     {}\n", look.paint(Role::Dim, &line)));
        }
    }
    text
}

/// `15 weeks of paid time, by doing, after 1, by Thu 30 Sep 2027`.
fn details(one: &Suggestion, look: &Look) -> String {
    let mut parts = vec![takes(one, false)];
    // Waiting is neither doing nor learning, and nor is a day that comes.
    parts.extend((one.time != Time::Wait && one.role.is_none()).then(|| one.mode.says().to_owned()));
    let numbers: Vec<String> = one
        .after
        .iter()
        .map(|before| match before {
            Before::Earlier(at) => (at + 1).to_string(),
            Before::Known(id) => clean(id).into_owned(),
        })
        .collect();
    if !numbers.is_empty() {
        parts.push(format!("after {}", numbers.join(" and ")));
    }
    parts.extend(one.due.map(|due| format!("by {}", say_day(due))));
    parts.join(if look.plain { ", " } else { " · " })
}

/// `6 h`, `15 weeks of paid time`, `8 weeks of waiting`; `15 weeks` where it is short.
pub fn takes(one: &Suggestion, is_short: bool) -> String {
    let weeks = one.weeks.unwrap_or(0.0);
    let plural = if (weeks - 1.0).abs() < f64::EPSILON { "" } else { "s" };
    let weeks = format!("{} week{plural}", show_number(weeks));
    match one.time {
        Time::Own => one.hours.map_or_else(|| "a day".to_owned(), |hours| format!("{} h", show_number(hours))),
        _ if is_short => weeks,
        Time::Work => format!("{weeks} of paid time"),
        Time::Wait => format!("{weeks} of waiting"),
    }
}

/// Whether the plan fits with all of them, and how many of the first do.
fn say_fit(fit: &Fit, list: &[Suggestion], hours: Option<f64>) -> Vec<String> {
    let Some(hours) = hours.filter(|_| fit.before.verdict.is_some()) else {
        return vec![
            "Whether they fit is not known: that needs the hours a week of your own that you have for this.".to_owned(),
            "career init --hours-per-week 5".to_owned(),
        ];
    };
    let own: f64 = list.iter().map(Suggestion::own_hours).sum();
    let all = if list.len() == 1 { "With it" } else { "With all of these" };
    let they = if list.len() == 1 { "It takes" } else { "Together they take" };
    let mut says = vec![format!("{they} {} h of your own.", show_number(own))];
    says.push(say_outcome(all, &fit.with, hours));
    if !fit.before.is_fitting() {
        says.push("The plan does not fit as it is: career plan check".to_owned());
    }
    if fit.first == list.len() && !fit.before.is_fitting() {
        says.push(format!("{all} nothing gets later than it is."));
    }
    if fit.first < list.len() && list.len() > 1 {
        let nothing = if fit.before.is_fitting() { "" } else { ", with nothing later than it is" };
        says.push(match fit.first {
            0 => "The first one alone is too much already.".to_owned(),
            1 => format!("The first one fits{nothing}."),
            n => format!("The first {n} fit{nothing}."),
        });
    }
    says
}

fn say_outcome(all: &str, with: &Outcome, hours: f64) -> String {
    let hours = show_number(hours);
    match (with.verdict, with.short, &with.worst) {
        (Some(Verdict::Fits), ..) => {
            format!("{all} your plan fits, if you get {hours} h a week and the estimates hold.")
        }
        (Some(Verdict::Tight), ..) => {
            format!("{all} your plan is tight: it fits if you get {hours} h every week, and not with a tenth less.")
        }
        // What rounds to nothing is no reason; then it is the days.
        (_, Some((short, day)), _) if short >= 0.05 => format!(
            "{all} your plan would be {} h more than your hours hold until {}.",
            show_number((short * 10.0).round() / 10.0),
            say_day(day)
        ),
        (_, _, Some((title, due))) => format!(
            "{all} your plan does not fit: \"{title}\" would be done {} day{} after {}.",
            with.worst_late_days.unwrap_or(0),
            if with.worst_late_days == Some(1) { "" } else { "s" },
            say_day(*due)
        ),
        _ => format!("{all} your plan does not fit into {hours} h a week."),
    }
}

/// How the plan holds with what was kept.
pub fn say_fit_of_kept(fit: &Fit, hours: Option<f64>) -> String {
    match hours.filter(|_| fit.with.verdict.is_some()) {
        Some(hours) => {
            let mut text = say_outcome("With this", &fit.with, hours);
            text.push_str(if fit.with.is_fitting() {
                "\nWhen: career roadmap"
            } else {
                "\nWhat would help: career plan check"
            });
            text
        }
        None => {
            "For dates, the hours a week of your own that you have for this: career init --hours-per-week 5".to_owned()
        }
    }
}

/// What is left of the year's budget.
pub fn say_money(money: &Money) -> String {
    let left = money.left();
    let rest = if left >= 0.0 {
        format!("{} left", show_number(left))
    } else {
        format!("{} more than it", show_number(-left))
    };
    format!(
        "This year's learning: {} of {} {} planned, {rest}.",
        show_number(money.planned),
        show_number(money.budget),
        money.currency
    )
}
