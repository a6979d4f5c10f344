//! How people, their meetings and promises look.
use chrono::NaiveDate;

use crate::commands::Context;
use crate::commands::record::{print_table, show};
use crate::dates::{echo, say_day, say_distance};
use crate::error::Result;
use crate::render::{Cell, Column, Definitions, Look, Role, Table, clean, draw_behind, draw_heading, draw_list};
use crate::stages::review::model::{Feedback, Person, Promise};
use crate::stages::review::people::{OpenPromise, last_met, last_said, next_due, open_promises, waiting_since};

/// The table of people, and below it what is promised both ways.
///
/// # Errors
/// An output that cannot be written.
pub fn print_list(context: &mut Context<'_>, people: &[Person], feedback: &[Feedback]) -> Result<()> {
    let today = context.today;
    let mut table = Table::new([
        Column::title("Who"),
        Column::word("Relation", 5),
        Column::word("Last met", 6),
        Column::word("Every", 2),
        Column::word("Next talk", 7),
        Column::word("Id", 3),
    ]);
    for person in people {
        table.push([
            person.name.clone().into(),
            person.relation.says().into(),
            last_met(person, today).map_or_else(|| "not yet".to_owned(), |day| say_distance(day, today)).into(),
            person.every.clone().unwrap_or_default().into(),
            next_talk(person, feedback, today),
            person.id.clone().into(),
        ]);
    }
    print_table(context, &table)?;
    let look = context.look();
    let mut text = String::new();
    for (heading, mine) in [("They promised", Side::Them), ("You promised", Side::Me)] {
        let lines: Vec<String> = people
            .iter()
            .flat_map(|person| {
                open_promises(person)
                    .into_iter()
                    .filter(|open| mine.has(open))
                    .map(|open| promise_line(&person.name, &open, today))
            })
            .collect();
        if !lines.is_empty() {
            text.push_str(&format!("\n{}{}", draw_heading(heading, &look), draw_list(&lines, &look)));
        }
    }
    context.print(&text)
}

/// Who made a promise.
#[derive(Clone, Copy)]
enum Side {
    Me,
    Them,
}

impl Side {
    fn has(self, open: &OpenPromise<'_>) -> bool {
        matches!(self, Side::Me) == open.is_mine()
    }
}

/// When the next talk is due, in words.
fn next_talk(person: &Person, feedback: &[Feedback], today: NaiveDate) -> Cell {
    match (waiting_since(person, feedback, today), next_due(person, feedback, today)) {
        (Some(day), _) if day == today => Cell::of(Role::Accent, "today"),
        (Some(day), _) => Cell::of(Role::Accent, format!("waiting since {}", short_day(day))),
        (None, Some(day)) => say_distance(day, today).into(),
        (None, None) => "".into(),
    }
}

/// `2 Nov`, with the year only on the long form.
fn short_day(day: NaiveDate) -> String {
    say_day(day).split(' ').skip(1).take(2).collect::<Vec<_>>().join(" ")
}

fn promise_line(name: &str, open: &OpenPromise<'_>, today: NaiveDate) -> String {
    format!("{}: {}", clean(name), promise_text(open.promise, today))
}

fn promise_text(promise: &Promise, today: NaiveDate) -> String {
    let due = match promise.due {
        Some(day) if day < today => format!(", waiting since {}", say_day(day)),
        Some(day) => format!(", by {}", echo(day, today)),
        None => String::new(),
    };
    format!("{}{due}", clean(&promise.text))
}

/// One person: who they are, what is open, and the meetings, newest first.
pub fn draw_person(person: &Person, feedback: &[Feedback], look: &Look, today: NaiveDate) -> String {
    let mut text = show::draw_title(&person.name, &person.id, look);
    let mut more = Definitions::new();
    more.push("relation", person.relation.says());
    more.push("every", person.every.clone().unwrap_or_default());
    more.push("note", person.note.clone().unwrap_or_default());
    more.push("audience", person.audience.map_or("", |audience| audience.says()));
    more.push("last met", last_met(person, today).map_or_else(|| "not yet".to_owned(), |day| echo(day, today)));
    // Only where it is newer than the last talk: then the rhythm counts from it.
    let said = last_said(person, feedback, today).filter(|day| Some(*day) > last_met(person, today));
    more.push("last said", said.map_or_else(String::new, |day| echo(day, today)));
    more.push(
        "next talk",
        match (waiting_since(person, feedback, today), next_due(person, feedback, today)) {
            (Some(day), _) if day < today => format!("waiting since {}", say_day(day)),
            (_, Some(day)) => echo(day, today),
            _ => String::new(),
        },
    );
    text.push_str(&more.draw(look));
    let open = open_promises(person);
    if !open.is_empty() {
        text.push_str(&format!("\n{}", draw_heading("Promised", look)));
        for (at, one) in open.iter().enumerate() {
            let by = if one.is_mine() { "you" } else { "they" };
            let says = format!("{by}: {}", promise_text(one.promise, today));
            text.push_str(&draw_behind(&format!("{}. ", at + 1), &says, None, look));
        }
        text.push_str(&format!(
            "{}\n",
            look.paint(Role::Dim, &format!("Kept: career person met {} --kept 1", person.id))
        ));
    }
    let mut meetings: Vec<_> = person.meeting.iter().collect();
    meetings.sort_by_key(|meeting| std::cmp::Reverse(meeting.date));
    for meeting in meetings {
        text.push_str(&format!("\n{}", draw_heading(&echo(meeting.date, today), look)));
        let mut said = Definitions::new();
        said.push("note", meeting.note.clone().unwrap_or_default());
        said.push("learned", meeting.learned.clone().unwrap_or_default());
        for promise in &meeting.promises {
            let by = if promise.by == "me" { "you promised" } else { "they promised" };
            let end = if promise.done == Some(true) {
                format!("{} (kept)", clean(&promise.text))
            } else {
                promise_text(promise, today)
            };
            said.push(by, end);
        }
        text.push_str(&said.draw(look));
    }
    text
}
