//! What is said between the questions of the first ten minutes, and at their end.
use chrono::NaiveDate;

use super::answers::{ALONE, Answers};
use super::ideas;
use super::slots::{Known, Slot};
use crate::dates::say_day_near;
use crate::render::{Look, clean, draw_bar, draw_heading, draw_list, pad, wrap};
use crate::stages::assess::interests::{find_warnings, score};
use crate::stages::assess::items::first_steps::{About, FirstStep, default_due, suggest_first_steps};
use crate::stages::assess::items::interests::{INTRO, Interest};
use crate::stages::assess::items::reading::{read_interests, read_values};
use crate::stages::assess::model::Focus;

/// What a focus is called where it is chosen.
pub fn focus(focus: Focus) -> &'static str {
    match focus {
        Focus::LookAround => "show me an example",
        focus => focus.says(),
    }
}

/// Why the person sees this list, and how to get another.
pub fn explain_list(answers: &Answers) -> String {
    let picked = answers.picked();
    let why = match (answers.occupation("occupation"), picked.by) {
        (Some(_), _) => format!("This is the list for what you chose: {}.", answers.first_list_name()),
        (None, Some(word)) => format!("This is the list for {}, because you wrote \"{word}\".", picked.name),
        (None, None) => "This is a general list; unpaid work counts.".to_owned(),
    };
    format!(
        "{why} Tick what you could do tomorrow without asking anybody. The last line gives you other lists beside it."
    )
}

/// The three steps that fit.
pub fn first_steps(answers: &Answers) -> [FirstStep; 3] {
    let focus = answers.focus().unwrap_or(Focus::Explore);
    let skills = answers.skills();
    let named =
        |key: &str| skills.iter().find(|skill| answers.list(key).contains(&skill.id)).map(|skill| skill.name.as_str());
    let about = match (focus, answers.role()) {
        (Focus::Explore, Some(title)) => About::Title(title),
        (_, Some(role)) => About::Role(role),
        (Focus::Grow, None) => named("more").map_or(About::Nothing, About::Skill),
        (Focus::WorkSoon, None) => named("asked").map_or(About::Nothing, About::Skill),
        _ => About::Nothing,
    };
    suggest_first_steps(focus, about)
}

/// The question about the step, with its day.
pub fn ask_step(today: NaiveDate) -> String {
    format!("One small step before {}?", say_day_near(default_due(today), today))
}

/// `15 min`, `2 h`.
pub fn say_hours(hours: f64) -> String {
    if hours < 1.0 { format!("{:.0} min", hours * 60.0) } else { format!("{hours} h") }
}

/// What is said before a question, in lines of the look; an empty line between the screens.
pub fn before(slot: &Slot, answers: &Answers, known: &Known, millis: &[u64], look: &Look) -> Option<String> {
    let text = match slot.key.as_str() {
        "focus" => opening(known),
        "begin" => EXAMPLES.to_owned(),
        "can" => match answers.picked().by {
            _ if answers.occupation("occupation").is_some() => {
                format!("A list for this work: {}. Its last line has others.", answers.first_list_name())
            }
            Some(word) => {
                format!("A list for {}, since you wrote \"{word}\". Its last line has others.", answers.picked().name)
            }
            None => "A list of what people learn anywhere, at home too. Its last line has others.".to_owned(),
        },
        "idea" => {
            let fits = ideas::draw(answers, known, look);
            return Some(format!("\n{}\n{fits}", show_interests(answers, millis, look)));
        }
        "wanted-achievement" => "Six things that work can give, two keys each.".to_owned(),
        "step" => show_found(answers),
        "glad" | "role" | "work" | "win-2" => String::new(),
        _ if slot.statement() == Some(0) => {
            format!("Now 30 short questions, one key each; they take about three minutes. {INTRO}")
        }
        _ => return None,
    };
    if text.is_empty() { Some(text) } else { Some(format!("\n{}", wrap_all(&text, look))) }
}

fn opening(known: &Known) -> String {
    format!(
        "Your own career notebook: plain files in {}, no account, no network. \
         Stop any time, nothing is lost. (On an employer's computer they may be able to read it.)",
        known.place
    )
}

/// How the examples are opened.
const EXAMPLES: &str = "Whole notebooks of invented people come with the source of career, in its folder examples/: \
maya, a nurse who moves into health data analysis; tomas, a developer half-way through his first assessment; \
rosa, who has two part-time jobs and a child and wants fewer nights. From that folder:\n\
\n  career --home examples/maya\n  career --home examples/maya roadmap\n  career --home examples/rosa goal list\n\
\nNothing that you look at there changes anything.";

/// The six bars and their reading.
fn show_interests(answers: &Answers, millis: &[u64], look: &Look) -> String {
    let Some(given) = answers.interests() else {
        return wrap_all("There are too few answers to say anything about your interests.\n", look);
    };
    let scores = score(&given);
    let widest = Interest::ALL.iter().map(|one| one.label().chars().count()).max().unwrap_or(0);
    let mut text = draw_heading("What your answers say", look);
    for interest in Interest::ALL {
        let label = pad(&interest.label(), widest);
        let bar = scores.of(interest).map_or("too few answers".to_owned(), |score| {
            format!(
                "{} {score:>2} of {}",
                draw_bar(f64::from(score), f64::from(scores.form.range()), 20, look),
                scores.form.range()
            )
        });
        text.push_str(&format!("{label}  {bar}\n"));
    }
    text.push('\n');
    let mut lines = read_interests(&scores);
    lines.extend(find_warnings(&given, millis).into_iter().map(|warning| warning.text));
    text.push_str(&wrap_all(&lines.join(" "), look));
    text
}

/// What came out of the questions of this focus.
fn show_found(answers: &Answers) -> String {
    match answers.focus() {
        Some(Focus::Change) => show_role(answers),
        Some(Focus::Grow) => {
            answers.values().map(|(wanted, now)| read_values(&wanted, now.as_ref()).join(" ")).unwrap_or_default()
        }
        Some(Focus::WorkSoon) => show_offer(answers),
        _ => String::new(),
    }
}

/// `Health data analyst: 5 of 8. These three matter most of what is missing: …`
fn show_role(answers: &Answers) -> String {
    let (Some(role), asks) = (answers.role(), answers.asks()) else {
        return String::new();
    };
    if asks.is_empty() || asks.iter().all(|one| one.level.is_none()) {
        return String::new();
    }
    let missing: Vec<&str> = asks.iter().filter(|one| one.level < Some(ALONE)).map(|one| one.name.as_str()).collect();
    let have = asks.len() - missing.len();
    let rest = match &missing[..] {
        [] => "Nothing that you named is missing; examples of it are what will count.".to_owned(),
        [one] => format!("What is missing: {one}."),
        [first, second] => format!("What is missing: {first} and {second}."),
        [first, second, third, ..] => {
            format!("Of what is missing, these three matter most: {first}, {second} and {third}.")
        }
    };
    format!(
        "{role}: you can do {have} of the {} that it asks for without help. {rest} Adverts are wish lists, and few who are hired have all of it.",
        asks.len()
    )
}

/// What one can offer now.
fn show_offer(answers: &Answers) -> String {
    let skills = answers.skills();
    let asked: Vec<&str> = skills
        .iter()
        .filter(|skill| answers.list("asked").contains(&skill.id))
        .map(|skill| skill.name.as_str())
        .collect();
    let others: Vec<&str> = skills
        .iter()
        .filter(|skill| !answers.list("asked").contains(&skill.id))
        .map(|skill| skill.name.as_str())
        .collect();
    let mut text = String::new();
    if !asked.is_empty() {
        text.push_str(&format!("Others come to you for: {}. Say this first when you ask for work. ", asked.join(", ")));
    }
    if !others.is_empty() {
        text.push_str(&format!(
            "{}: {}. ",
            if asked.is_empty() { "What you can offer today" } else { "You can also do without help" },
            others.join(", ")
        ));
    }
    if let Some(win) = answers.wins().first() {
        text.push_str(&format!("And tell what you did: {}", win.text));
    }
    text
}

/// The page for the talk: what was done, what for, and what is asked.
pub fn draw_talk(answers: &Answers, look: &Look) -> String {
    let skills = answers.skills();
    let named = |key: &str| -> Vec<String> {
        skills.iter().filter(|skill| answers.list(key).contains(&skill.id)).map(|skill| skill.name.clone()).collect()
    };
    let wins: Vec<String> = answers
        .wins()
        .into_iter()
        .map(|win| win.impact.map_or(win.text.clone(), |impact| format!("{}: {impact}", win.text)))
        .collect();
    let parts = [
        ("What I did, and what it changed", wins),
        ("What others come to me for", named("asked")),
        ("What I would gladly do more of", named("more")),
        ("What I ask for", answers.text("ask-for").map(str::to_owned).into_iter().collect()),
    ];
    let mut text = String::new();
    for (heading, items) in parts.into_iter().filter(|(_, items)| !items.is_empty()) {
        text.push_str(&format!("\n{}{}", draw_heading(heading, look), draw_list(&items, look)));
    }
    if text.is_empty() { text } else { format!("{}{text}", draw_heading("For the talk", look)) }
}

/// The questions to take along.
pub fn draw_questions(step: &FirstStep, look: &Look) -> String {
    if step.questions.is_empty() {
        return String::new();
    }
    format!("Questions to take along (kept with the step):\n{}", draw_list(&step.questions, look))
}

/// The text in lines of the look, with nothing in it that a terminal would obey.
fn wrap_all(text: &str, look: &Look) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let lead: String = line.chars().take_while(|c| *c == ' ').collect();
        let line = clean(line);
        for part in wrap(line.trim_start(), look.width.min(100).saturating_sub(lead.len() + 1)) {
            out.push_str(&format!("{lead}{part}\n"));
        }
    }
    out
}
