//! iCalendar (RFC 5545): whole days in a calendar.
//!
//! Only the few properties that whole days need. Lines end in CR and LF and are folded at 75 octets,
//! never inside a character; text is escaped. The same event has the same id every time, so that a
//! calendar that reads the file again changes its entry and does not add another.
use chrono::{DateTime, NaiveDate, Utc};

use crate::render::clean;

/// Whole days in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What it is, such as `step`; with the id it tells the event from all others.
    pub kind: &'static str,
    /// The id of the record.
    pub id: String,
    /// The first day.
    pub first: NaiveDate,
    /// The last day, which belongs to it.
    pub last: NaiveDate,
    /// Its title.
    pub summary: String,
    /// More about it, a line each; may be empty.
    pub description: Vec<String>,
}

/// Octets in a line, its end not counted.
const LINE: usize = 75;

/// The calendar, as of now.
pub fn calendar(name: &str, events: &[Event], now: DateTime<Utc>) -> String {
    let mut text = String::new();
    push(&mut text, "BEGIN", "VCALENDAR");
    push(&mut text, "VERSION", "2.0");
    push(&mut text, "PRODID", &format!("-//career//career {}//EN", env!("CARGO_PKG_VERSION")));
    push(&mut text, "CALSCALE", "GREGORIAN");
    push(&mut text, "X-WR-CALNAME", &escape(name));
    // Eight digits hold no year after 9999, and an end needs one more day.
    let last = NaiveDate::from_ymd_opt(9999, 12, 30).unwrap_or(NaiveDate::MAX);
    for event in events.iter().filter(|event| event.first <= event.last && event.last <= last) {
        push(&mut text, "BEGIN", "VEVENT");
        push(&mut text, "UID", &escape(&format!("{}.{}@career.invalid", event.kind, event.id)));
        push(&mut text, "DTSTAMP", &now.format("%Y%m%dT%H%M%SZ").to_string());
        push(&mut text, "DTSTART;VALUE=DATE", &day(event.first));
        // The end of whole days is the day after the last one.
        push(&mut text, "DTEND;VALUE=DATE", &day(event.last.succ_opt().unwrap_or(event.last)));
        push(&mut text, "SUMMARY", &escape(&event.summary));
        if !event.description.is_empty() {
            push(&mut text, "DESCRIPTION", &escape(&event.description.join("\n")));
        }
        push(&mut text, "CATEGORIES", &escape(event.kind));
        // Whole days of a plan do not make anybody busy.
        push(&mut text, "TRANSP", "TRANSPARENT");
        push(&mut text, "END", "VEVENT");
    }
    push(&mut text, "END", "VCALENDAR");
    text
}

fn day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// A TEXT value: control characters gone; backslash, semicolon, comma and line ends escaped.
fn escape(text: &str) -> String {
    let lines: Vec<String> =
        text.lines().map(|line| clean(line).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")).collect();
    lines.join("\\n")
}

/// A property, folded: a line that goes on begins with a space, which counts.
fn push(text: &mut String, name: &str, value: &str) {
    let mut taken = 0;
    for c in format!("{name}:{value}").chars() {
        if taken + c.len_utf8() > LINE {
            text.push_str("\r\n ");
            taken = 1;
        }
        text.push(c);
        taken += c.len_utf8();
    }
    text.push_str("\r\n");
}
