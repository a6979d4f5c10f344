//! How the difference of two reviews looks.
use crate::render::line::show_number;
use crate::render::{Definitions, Look, draw_heading, draw_list};
use crate::stages::review::book::{Book, Musts};
use crate::stages::review::diff::{Diff, Pair};
use crate::stages::review::snapshot::GoalThen;

/// What changed between two reviews.
pub fn draw_diff(diff: &Diff, names: (&str, &str), book: &Book, look: &Look) -> String {
    let mut text = draw_heading(&format!("From {} to {}", names.0, names.1), look);
    if diff.is_empty() {
        text.push_str("The numbers are the same.\n");
        return text;
    }
    let mut part = |name: &str, items: Vec<String>| {
        if !items.is_empty() {
            text.push_str(&format!("\n{name}\n{}", draw_list(&items, look)));
        }
    };
    part(
        "Levels",
        diff.levels
            .iter()
            .map(|(id, pair)| format!("{}: {}", book.skill_name(id), say_pair(pair, |n| n.to_string())))
            .collect(),
    );
    part(
        "Examples",
        diff.evidence.iter().map(|(id, pair)| format!("{}: {}", book.skill_name(id), say_count(pair))).collect(),
    );
    part(
        "Goals",
        diff.goals.iter().map(|(id, pair)| format!("{}: {}", book.goal_title(id), say_goal(id, pair, book))).collect(),
    );
    let musts = |musts: &Musts| format!("{} of {} musts met", musts.met, musts.of);
    let say_musts = |pair: &Pair<Musts>| match (&pair.before, &pair.after) {
        (Some(before), None) => format!("not aimed at any more (was {})", musts(before)),
        _ => say_pair(pair, musts),
    };
    let is_won = |id: &str| book.won.iter().any(|won| won == id);
    let say_role = |id: &str, pair: &Pair<Musts>| match (&pair.before, &pair.after) {
        (Some(before), None) if is_won(id) => format!("yours now (was {})", musts(before)),
        _ => say_musts(pair),
    };
    part(
        "What roles ask for",
        diff.gaps.iter().map(|(id, pair)| format!("{}: {}", book.role_title(id), say_role(id, pair))).collect(),
    );
    let mut lines = Definitions::new();
    push_pair(&mut lines, "hours planned", &diff.hours_planned, |hours| format!("{} h a week", show_number(*hours)));
    push_pair(&mut lines, "hours got", &diff.hours_got, |hours| format!("{} h a week", show_number(*hours)));
    push_pair(&mut lines, "people met", &diff.people_met, |n| n.to_string());
    push_pair(&mut lines, "people known", &diff.people_known, |n| n.to_string());
    push_pair(&mut lines, "plan", &diff.verdict, |verdict| verdict.clone());
    push_pair(&mut lines, "latest step", &diff.worst_late_days, |days| {
        if *days == 0 { "in time".to_owned() } else { format!("{days} days late") }
    });
    if !lines.is_empty() {
        text.push_str(&format!("\n{}", lines.draw(look)));
    }
    text
}

/// Where the numbers of a comparison come from.
pub fn draw_list_of_sources(look: &Look) -> String {
    let items = [
        "Both sides are the numbers that were kept when the review was saved ([review.snapshot] in its file); now is counted today.",
        "Levels: your newest own rating (self, test or certificate). Others' ratings are not among them.",
        "Examples: wins and examples in the log that name the skill, all that there were.",
        "Goals: status, due day, and the value of the last check-in.",
        "What roles ask for: musts met, of the roles that you aim at or have applied for.",
        "Hours got: what you said in the review, else the hours logged divided by the weeks of the period.",
        "People met: with a meeting in the period. Periods of different length cannot be compared in this.",
        "Plan and latest step: what the roadmap said on that day, with the hours and estimates of that day.",
    ];
    format!("\nWhere the numbers come from\n{}", draw_list(&items, look))
}

fn push_pair<T: PartialEq>(lines: &mut Definitions, name: &str, pair: &Pair<T>, say: impl Fn(&T) -> String) {
    if pair.is_changed() {
        lines.push(name, say_pair(pair, say));
    }
}

fn say_pair<T>(pair: &Pair<T>, say: impl Fn(&T) -> String) -> String {
    match (&pair.before, &pair.after) {
        (Some(before), Some(after)) => format!("{} (was {})", say(after), say(before)),
        (None, Some(after)) => format!("{} (new)", say(after)),
        (Some(before), None) => format!("not known any more (was {})", say(before)),
        (None, None) => String::new(),
    }
}

fn say_count(pair: &Pair<i64>) -> String {
    match (pair.before.unwrap_or(0), pair.after.unwrap_or(0)) {
        (before, after) if before < after => format!("+{}, now {after}", after - before),
        (before, after) => format!("{after} (was {before})"),
    }
}

fn say_goal(id: &str, pair: &Pair<GoalThen>, book: &Book) -> String {
    let (before, after) = match (&pair.before, &pair.after) {
        (None, Some(after)) => {
            let due = after.due.as_ref().map_or(String::new(), |due| format!(", due {due}"));
            return format!("new{due}");
        }
        (Some(_), None) => return "gone".to_owned(),
        (Some(before), Some(after)) => (before, after),
        (None, None) => return String::new(),
    };
    let mut parts = Vec::new();
    if before.status != after.status {
        // How it ended says more than that it did.
        let ended = book.goals.iter().find(|goal| goal.id == id && after.status.as_deref() == Some("done"));
        let outcome = ended.and_then(|goal| goal.outcome).map(|outcome| outcome.says());
        parts.push(format!("{} (was {})", outcome.unwrap_or(word(&after.status)), word(&before.status)));
    }
    if before.due != after.due {
        parts.push(format!("due {} (was {})", word(&after.due), word(&before.due)));
    }
    if before.value != after.value {
        let say = |value: Option<f64>| value.map_or_else(|| "nothing yet".to_owned(), show_number);
        parts.push(format!("at {} (was {})", say(after.value), say(before.value)));
    }
    parts.join(", ")
}

fn word(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or("open")
}
