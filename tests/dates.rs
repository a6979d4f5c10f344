//! How days, periods and hours are read and said. The oracle walks from day to day.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
use career::dates::*;
use chrono::{Datelike, Days, NaiveDate, Weekday};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Mon 23 Nov 2026.
fn today() -> NaiveDate {
    date("2026-11-23")
}

fn due(text: &str) -> Result<Parsed, String> {
    parse(text, today(), 1, Edge::Last)
}

/// Days around today, over leap years and year ends, every so many.
fn days(step: usize) -> impl Iterator<Item = NaiveDate> {
    (0..9 * 366).step_by(step).map(|n| date("2023-12-25") + Days::new(n))
}

#[test]
fn a_table_of_readings() {
    let cases = [
        ("2027-03-31", "2027-03-31"),
        (" 2027-03-31 ", "2027-03-31"),
        ("2028-02-29", "2028-02-29"),
        ("2027-03", "2027-03-31"),
        ("2028-02", "2028-02-29"),
        ("2027-Q1", "2027-03-31"),
        ("2027-q4", "2027-12-31"),
        ("2027", "2027-12-31"),
        ("today", "2026-11-23"),
        ("TODAY", "2026-11-23"),
        ("tomorrow", "2026-11-24"),
        ("yesterday", "2026-11-22"),
        ("monday", "2026-11-30"),
        ("friday", "2026-11-27"),
        ("Fri", "2026-11-27"),
        ("sun", "2026-11-29"),
        ("next friday", "2026-12-04"),
        ("next  Mon", "2026-11-30"),
        ("next sunday", "2026-12-06"),
        ("in 6 weeks", "2027-01-04"),
        ("6 weeks", "2027-01-04"),
        ("6w", "2027-01-04"),
        ("+6w", "2027-01-04"),
        ("in 6w", "2027-01-04"),
        ("+3m", "2027-02-23"),
        ("3mo", "2027-02-23"),
        ("6mo", "2027-05-23"),
        ("3 months", "2027-02-23"),
        ("1y", "2027-11-23"),
        ("in 1 year", "2027-11-23"),
        ("10d", "2026-12-03"),
        ("in 3 days", "2026-11-26"),
        ("2 weeks ago", "2026-11-09"),
        ("2w ago", "2026-11-09"),
        ("-2w", "2026-11-09"),
        ("-1m", "2026-10-23"),
        ("eom", "2026-11-30"),
        ("eoq", "2026-12-31"),
        ("eoy", "2026-12-31"),
        ("31 Dec", "2026-12-31"),
        ("23 nov", "2026-11-23"),
        ("22 November", "2027-11-22"),
        ("29 Feb", "2028-02-29"),
        ("31 Dec 2027", "2027-12-31"),
        ("1 sept 2025", "2025-09-01"),
        ("March 2027", "2027-03-31"),
        ("feb 2028", "2028-02-29"),
        ("this month", "2026-11-30"),
        ("next month", "2026-12-31"),
        ("this quarter", "2026-12-31"),
        ("next quarter", "2027-03-31"),
        ("this year", "2026-12-31"),
        ("next year", "2027-12-31"),
    ];
    for (text, wanted) in cases {
        let read = due(text).unwrap_or_else(|why| panic!("{text}: {why}"));
        assert_eq!(read.date, date(wanted), "{text}");
        assert_eq!(read.was_iso, text.trim() == wanted, "{text}");
    }
}

#[test]
fn the_first_day_of_a_period_where_that_is_asked_for() {
    let cases = [
        ("2027-03", "2027-03-01", 1),
        ("2027-Q2", "2027-04-01", 1),
        ("2027", "2027-01-01", 1),
        ("march 2027", "2027-03-01", 1),
        ("next month", "2026-12-01", 1),
        ("this year", "2026-01-01", 1),
        ("2026-Q1", "2026-04-01", 4),
        ("2026-Q4", "2027-01-01", 4),
        ("2026", "2026-04-01", 4),
        ("next quarter", "2027-01-01", 4),
        ("this year", "2026-04-01", 4),
        ("2026-Q1", "2026-10-01", 10),
        ("eom", "2026-11-30", 1),
    ];
    for (text, wanted, starts) in cases {
        assert_eq!(parse(text, today(), starts, Edge::First).unwrap().date, date(wanted), "{text}");
    }
    let last = |text, starts| parse(text, today(), starts, Edge::Last).unwrap().date;
    assert_eq!(last("2026-Q4", 4), date("2027-03-31"));
    assert_eq!(last("2026", 4), date("2027-03-31"));
    assert_eq!(last("eoy", 12), date("2026-11-30"));
    assert_eq!(last("eoq", 12), date("2026-11-30"));
    assert_eq!(last("2026", 0), date("2026-12-31"));
}

#[test]
fn everything_else_is_refused_with_what_to_write() {
    let cases = [
        ("", "a date is missing"),
        ("  ", "a date is missing"),
        ("soon", "2027-03-31, 2027-03, 2027-Q1"),
        ("12/03/2027", "write 2027-03-12 or 2027-12-03"),
        ("12.03.2027", "two ways"),
        ("3-4-27", "write 2027-04-03 or 2027-03-04"),
        ("25/12/2027", "write 2027-12-25"),
        ("2027/12/25", "write 2027-12-25"),
        ("2027-3-1", "write 2027-03-01"),
        ("2027-02-30", "that month has 28 days"),
        ("2028-02-30", "that month has 29 days"),
        ("30 Feb", "that month has 29 days"),
        ("0 Dec", "that month has 31 days"),
        ("31 Nov 2027", "that month has 30 days"),
        ("2027-13-01", "twelve months"),
        ("2027-13", "twelve months"),
        ("2027-00", "twelve months"),
        ("2027-Q5", "four quarters"),
        ("2027-Q", "I understand"),
        ("1066-10-14", "not between 1900 and 2200"),
        ("3027", "not between 1900 and 2200"),
        ("500y", "not between 1900 and 2200"),
        ("99999y", "not between 1900 and 2200"),
        ("20277", "I understand"),
        ("6", "I understand"),
        ("6x", "I understand"),
        ("6 min", "I understand"),
        ("1.5w", "I understand"),
        ("in -2w", "I understand"),
        ("in 2 weeks ago", "I understand"),
        ("+2 weeks ago", "I understand"),
        ("2 weeks from now", "I understand"),
        ("2027-03-31T10:00", "I understand"),
        ("2027-03-31 10:00", "I understand"),
        ("this friday", "write friday"),
        ("next week", "next friday"),
        ("march", "march 2027"),
        ("March 27", "I understand"),
        ("last friday", "I understand"),
        ("２０２７-03-31", "I understand"),
        ("next", "I understand"),
        ("ago", "I understand"),
        ("in", "I understand"),
        ("é", "I understand"),
    ];
    for (text, says) in cases {
        let why = due(text).expect_err(text);
        assert!(why.contains(says), "{text}: {why}");
        assert!(!text.is_empty() || why.contains("2027-03-31"));
    }
    let long = due(&"x\u{1b}[31m".repeat(500)).unwrap_err();
    assert!(!long.contains('\u{1b}') && long.chars().count() < 250, "{long}");
}

#[test]
fn months_end_where_they_end() {
    let from = |text, day| parse(text, date(day), 1, Edge::Last).unwrap().date;
    assert_eq!(from("1m", "2027-01-31"), date("2027-02-28"));
    assert_eq!(from("+1m", "2028-01-31"), date("2028-02-29"));
    assert_eq!(from("1y", "2028-02-29"), date("2029-02-28"));
    assert_eq!(from("-1m", "2027-03-31"), date("2027-02-28"));
    assert_eq!(from("eom", "2028-02-10"), date("2028-02-29"));
    assert_eq!(from("next month", "2027-01-31"), date("2027-02-28"));
    // Friday itself: the next one, not today.
    assert_eq!(from("friday", "2026-11-27"), date("2026-12-04"));
    assert_eq!(from("next friday", "2026-11-27"), date("2026-12-04"));
    assert_eq!(from("next friday", "2026-11-29"), date("2026-12-04"));
    assert_eq!(from("29 feb", "2096-03-01"), date("2104-02-29"));
}

#[test]
fn weekdays_agree_with_a_walk_from_day_to_day() {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    for today in days(5) {
        for (n, name) in names.into_iter().enumerate() {
            let is_it = |d: &NaiveDate| d.weekday().num_days_from_monday() as usize == n;
            let mut ahead = (1..).map(|k| today + Days::new(k));
            let first = ahead.clone().find(is_it).unwrap();
            let monday = ahead.find(|d| d.weekday() == Weekday::Mon).unwrap();
            let next = (0..7).map(|k| monday + Days::new(k)).find(is_it).unwrap();
            let read = |text: &str| parse(text, today, 1, Edge::Last).unwrap().date;
            assert_eq!(read(name), first);
            assert_eq!(read(&name[..3]), first);
            assert_eq!(read(&format!("next {name}")), next);
        }
    }
}

#[test]
fn quarters_agree_with_a_count_of_months() {
    for starts in 1..=12 {
        // From a first day of the year on, count: a quarter is three months, a year four quarters.
        let mut day = NaiveDate::from_ymd_opt(2022, starts, 1).unwrap();
        let (mut months, mut month) = (0_u32, starts);
        while day < date("2031-01-01") {
            if day.month() != month {
                months += 1;
                month = day.month();
            }
            let wanted = Quarter { year: 2022 + i32::try_from(months / 12).unwrap(), n: months % 12 / 3 + 1 };
            let found = quarter_of(day, starts);
            assert_eq!(found, wanted, "{day} {starts}");
            assert!(found.from(starts) <= day && day <= found.to(starts));
            assert_eq!(quarter_of(found.to(starts) + Days::new(1), starts), found.next());
            assert_eq!(found.next().previous(), found);
            assert_eq!(year_of(day, starts).0, wanted.year);
            assert!(Year(wanted.year).from(starts) <= day && day <= Year(wanted.year).to(starts));
            let period = parse_period(&found.label(), starts).unwrap();
            assert_eq!(period, found.period(starts));
            let read = parse(&found.label(), day, starts, Edge::Last).unwrap();
            assert_eq!((read.date, read.was_iso), (found.to(starts), false));
            day = day + Days::new(1);
        }
    }
}

#[test]
fn periods_of_reviews() {
    let read = |text| parse_period(text, 1).map(|p| (p.id, p.from.to_string(), p.to.to_string()));
    let is = |id: &str, from: &str, to: &str| Ok((id.to_owned(), from.to_owned(), to.to_owned()));
    assert_eq!(read("2026-Q4"), is("2026-Q4", "2026-10-01", "2026-12-31"));
    assert_eq!(read("2026-11"), is("2026-11", "2026-11-01", "2026-11-30"));
    assert_eq!(read("2026-10-05..2026-11-23"), is("2026-10-05_2026-11-23", "2026-10-05", "2026-11-23"));
    assert_eq!(read("2026-11-23..2026-11-23").unwrap().0, "2026-11-23_2026-11-23");
    assert_eq!(parse_period("2026-Q4", 4).unwrap().from, date("2027-01-01"));
    assert_eq!(month_period(date("2028-02-10")).to, date("2028-02-29"));
    assert!(read("2026-11-23..2026-10-05").unwrap_err().contains("write 2026-10-05..2026-11-23"));
    for text in ["", "2026", "soon", "2026-Q5", "2026-13", "2026-02-30..2026-03-01", "..", "2026-10-05.."] {
        let why = read(text).expect_err(text);
        assert!(why.contains("write"), "{text}: {why}");
    }
}

#[test]
fn days_are_said_back() {
    let cases = [
        ("2026-11-27", "Fri 27 Nov 2026, in 4 days"),
        ("2026-11-23", "Mon 23 Nov 2026, today"),
        ("2026-11-24", "Tue 24 Nov 2026, tomorrow"),
        ("2026-11-22", "Sun 22 Nov 2026, yesterday"),
        ("2026-11-02", "Mon 2 Nov 2026, 3 weeks ago"),
        ("2027-01-04", "Mon 4 Jan 2027, in 6 weeks"),
        ("2027-03-31", "Wed 31 Mar 2027, in 4 months"),
        ("2028-03-31", "Fri 31 Mar 2028, in 16 months"),
        ("2030-11-23", "Sat 23 Nov 2030, in 4 years"),
    ];
    for (day, says) in cases {
        assert_eq!(echo(date(day), today()), says);
    }
    assert_eq!(weekday_short(date("2026-11-25")), "Wed");
}

#[test]
fn distances_are_right_to_half_a_unit_and_have_a_direction() {
    for far in 2_u64..4000 {
        let said = say_distance(today() + Days::new(far), today());
        let back = say_distance(today() - Days::new(far), today());
        let words: Vec<&str> = said.split(' ').collect();
        assert_eq!(back, format!("{} {} ago", words[1], words[2]));
        let n: f64 = words[1].parse().unwrap();
        let unit = match words[2].trim_end_matches('s') {
            "day" => 1.0,
            "week" => 7.0,
            "month" => 365.25 / 12.0,
            _ => 365.25,
        };
        assert!((n * unit - far as f64).abs() <= unit / 2.0 + 1e-9, "{far}: {said}");
        assert!(n > 1.0, "{said}");
    }
}

#[test]
fn hours_at_the_beginning_of_a_line() {
    let cases = [
        ("2h sql, joins", 2.0, "sql, joins"),
        ("2h", 2.0, ""),
        ("2.5h sql", 2.5, "sql"),
        ("2,5h sql", 2.5, "sql"),
        ("2 h sql", 2.0, "sql"),
        ("2H sql", 2.0, "sql"),
        ("2 hours of sql", 2.0, "of sql"),
        ("1h30 sql", 1.5, "sql"),
        ("1h30m sql", 1.5, "sql"),
        ("1h 30m sql", 1.5, "sql"),
        ("1h 30 min sql", 1.5, "sql"),
        ("1h 30 exercises", 1.0, "30 exercises"),
        ("45m sql", 0.75, "sql"),
        ("90 min", 1.5, ""),
        ("90min: sql", 1.5, "sql"),
        ("2", 2.0, ""),
        ("2 sql", 2.0, "sql"),
        ("2, sql", 2.0, "sql"),
        ("0.25", 0.25, ""),
        ("  2h,sql ", 2.0, "sql"),
        ("2h 3d printing", 2.0, "3d printing"),
    ];
    for (text, hours, rest) in cases {
        assert_eq!(parse_hours(text), Ok(Hours { hours, rest }), "{text}");
    }
    let wrong = [
        "",
        "sql",
        "sql 2h",
        "h",
        "0h",
        "0",
        "-2h",
        "2x",
        "2hx",
        "1:30 sql",
        "1h75",
        "1h5",
        "1.5h30",
        "2 days sql",
        "3d printing",
        "2.5.1",
        "1001h",
        "9999999h",
        "2é",
        "½h",
    ];
    for text in wrong {
        let why = parse_hours(text).expect_err(text);
        assert!(why.contains("write 2h"), "{text}: {why}");
    }
}

#[test]
fn how_often() {
    let cases = [
        ("6 weeks", "6 weeks", "2027-01-04"),
        ("3 months", "3 months", "2027-02-23"),
        ("10 days", "10 days", "2026-12-03"),
        ("1 month", "1 month", "2026-12-23"),
        ("1 years", "1 year", "2027-11-23"),
        ("6w", "6 weeks", "2027-01-04"),
    ];
    for (text, says, next) in cases {
        let every = parse_every(text).unwrap();
        assert_eq!(every.to_string(), says);
        assert_eq!(every.after(today()), date(next));
        assert_eq!(parse_every(says), Ok(every));
    }
    for text in ["", "weeks", "0 weeks", "-1 week", "6", "6 hours", "often", "99999 weeks", "6 weeks ago"] {
        assert!(parse_every(text).expect_err(text).contains("6 weeks"));
    }
}

proptest::proptest! {
    #[test]
    fn no_text_at_all_breaks_the_grammar(text in "[-+0-9a-zQ /.:,é]{0,14}", starts in 0..14_u32) {
        for edge in [Edge::First, Edge::Last] {
            if let Ok(read) = parse(&text, today(), starts, edge) {
                proptest::prop_assert!((1900..=2200).contains(&read.date.year()));
                // What was read can be written back and read again.
                let again = parse(&read.date.to_string(), today(), starts, edge);
                proptest::prop_assert_eq!(again, Ok(Parsed { date: read.date, was_iso: true }));
            }
        }
        let _ = (parse_hours(&text), parse_every(&text), parse_period(&text, starts));
    }

    #[test]
    fn so_many_days_or_weeks_are_that_many(n in 0..3000_u64) {
        for (text, days) in [(format!("in {n} days"), n), (format!("{n}d"), n), (format!("+{n}w"), n * 7)] {
            proptest::prop_assert_eq!(due(&text).unwrap().date, today() + Days::new(days));
        }
        proptest::prop_assert_eq!(due(&format!("{n} days ago")).unwrap().date, today() - Days::new(n));
    }
}
