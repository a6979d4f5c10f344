//! Bars over time: small pictures against drawings made by hand, and random ones against their promises.
use career::render::gantt::{Bar, Break, Group, Kind, Picture, Unit};
use career::render::{Look, draw_gantt, measure};
use chrono::{Days, NaiveDate};

use crate::home::Home;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn bar(label: &str, start: &str, finish: &str) -> Bar {
    Bar {
        label: label.to_owned(),
        when: String::new(),
        start: Some(day(start)),
        finish: Some(day(finish)),
        slack_end: None,
        due: None,
        is_late: false,
        is_critical: false,
        kind: Kind::Own,
        finish_50: None,
        finish_80: None,
        note: String::new(),
    }
}

fn picture(bars: Vec<Bar>) -> Picture {
    Picture {
        today: day("2026-11-23"),
        groups: vec![Group { title: None, due: String::new(), bars }],
        away: Vec::new(),
        unit: None,
        year_starts: 1,
        critical: "critical: decides the end".to_owned(),
    }
}

fn paper(width: usize, plain: bool) -> Look {
    Look { width, plain, color: false }
}

#[test]
fn a_plan_of_days_is_drawn_as_by_hand() {
    // Ten days on the forty columns that two and the titles leave: four a day.
    let read = Bar {
        slack_end: Some(day("2026-11-27")),
        due: Some(day("2026-11-27")),
        ..bar("Read", "2026-11-23", "2026-11-25")
    };
    let wait = Bar { kind: Kind::Wait, ..bar("Wait for it", "2026-11-26", "2026-12-02") };
    let drawn = draw_gantt(&picture(vec![read, wait]), &paper(60, false));
    let expected = "                    Nov 2026                        Dec
                    23  24  25  26  27  28  29  30  1   2
  Read              ▄▄▄▄▄▄▄▄▄▄▄▄·······◆            ┊
  Wait for it       │           ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌

▄ own time   ╌ waiting   ··· time to spare   ◆ due   │ today
";
    assert_eq!(drawn, expected);
}

#[test]
fn what_is_late_critical_and_away_shows_without_colours_and_in_ascii() {
    // Three columns a day. The words have room neither behind the bar nor before it.
    let course = Bar {
        due: Some(day("2026-11-27")),
        is_late: true,
        is_critical: true,
        note: "3 days late".to_owned(),
        ..bar("Course", "2026-11-23", "2026-11-30")
    };
    let visa = Bar { kind: Kind::Wait, ..bar("Visa", "2026-12-01", "2026-12-02") };
    let away = Break { from: day("2026-11-28"), to: day("2026-11-29"), is_free: true };
    let drawn = draw_gantt(&Picture { away: vec![away], ..picture(vec![course, visa]) }, &paper(60, true));
    let expected = "                     Nov 2026                Dec
                     23 24 25 26 27 28 29 30 1  2
!* Course            ##############Dxxxxxx##!
   3 days late
   Visa              |              xxxxxx   ------

# own time   - waiting   * # critical: decides the end
D due   ! late   x away   | today
";
    assert_eq!(drawn, expected);
}

#[test]
fn months_stand_under_years_and_forecasts_on_their_days() {
    // 365 days on 73 columns: five days a column. 1 April is day 90, column 18, with a line; 10 April day 99, column
    // 19; 30 April day 119, column 23; 1 July is day 181, column 36.
    let mut one = bar("Study", "2027-01-01", "2027-03-31");
    (one.finish_50, one.finish_80) = (Some(day("2027-04-10")), Some(day("2027-04-30")));
    let paid = Bar { kind: Kind::Paid, ..bar("Placement", "2027-07-01", "2027-12-31") };
    let picture = Picture { today: day("2027-01-01"), unit: Some(Unit::Quarter), ..picture(vec![one, paid]) };
    let drawn = draw_gantt(&picture, &paper(93, false));
    let expected = format!(
        "{0}2027\n{0}Q1                Q2                Q3                Q4\n\
         {1}Study             {2}┊5   8            ┊                 ┊\n\
         {1}Placement         │                 ┊                 {3}\n\n\
         ▄ own time   ▒ paid time   5 done in half of all cases   8 done in 4 of 5 cases   │ today\n",
        " ".repeat(20),
        "  ",
        "▄".repeat(18),
        "▒".repeat(37),
    );
    assert_eq!(drawn, expected);
}

#[test]
fn narrow_terminals_have_the_title_above_its_bar() {
    let late = Bar {
        due: Some(day("2026-11-24")),
        is_late: true,
        note: "2 days late".to_owned(),
        ..bar("日本語のとても長い題名です、もっともっと長い", "2026-11-23", "2026-11-26")
    };
    let drawn = draw_gantt(&picture(vec![late]), &paper(40, true));
    let lines: Vec<&str> = drawn.lines().collect();
    // Seven days on 38 columns: five a day.
    assert_eq!(lines[2], "! 日本語のとても長い題名...  2 days late");
    assert_eq!(lines[3], "  =========D=========!");
}

#[test]
fn due_days_far_away_are_arrows_and_do_not_press_the_work_together() {
    let early = Bar { due: Some(day("2020-01-01")), is_late: true, ..bar("Early", "2026-11-25", "2026-11-26") };
    let far = Bar { due: Some(day("2040-01-01")), ..bar("Far", "2026-11-27", "2026-11-29") };
    let one = picture(vec![early, far]);
    let span = one.span().unwrap();
    assert_eq!((span.first, span.last()), (day("2026-11-23"), day("2026-11-29")));
    let drawn = draw_gantt(&one, &paper(60, true));
    assert!(drawn.contains("! Early             <") && drawn.contains("< was due before"), "{drawn}");
    assert!(drawn.lines().any(|line| line.starts_with("  Far") && line.ends_with('>')), "{drawn}");
}

#[test]
fn without_any_date_there_is_no_picture() {
    let bare = Bar { start: None, finish: None, ..bar("Held", "2026-11-23", "2026-11-23") };
    assert_eq!(draw_gantt(&picture(vec![bare.clone()]), &paper(80, false)), "");
    // Beside others it says why it has none.
    let held = Bar { note: "rests: Before".to_owned(), is_late: true, ..bare };
    let drawn = draw_gantt(&picture(vec![bar("Read", "2026-11-23", "2026-11-25"), held]), &paper(80, false));
    assert!(drawn.contains("! Held") && drawn.contains("rests: Before") && !drawn.contains("! late"), "{drawn}");
}

/// The next number of a simple generator; tests have to be the same every time.
fn next(seed: &mut u64, below: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % below
}

fn random(seed: &mut u64, titles: &[&str]) -> Picture {
    let today = day("2026-11-23");
    let reach = [5, 40, 400, 1500, 20_000][next(seed, 5) as usize];
    let mut later = |from: NaiveDate| from + Days::new(next(seed, reach));
    let mut bars = Vec::new();
    for (at, title) in titles.iter().enumerate() {
        let start = later(today) - Days::new(if at == 0 { 30 } else { 0 });
        let finish = later(start);
        let (due, slack, cast) = (later(start), later(finish), later(finish));
        bars.push((*title, start, finish, due, slack, cast));
    }
    let away = later(today);
    let bars = bars.into_iter().map(|(title, start, finish, due, slack, cast)| {
        let dated = next(seed, 8) > 0;
        let is_late = due < finish || !dated;
        Bar {
            label: title.to_owned(),
            when: "1 Jan to 31 Dec 2029".to_owned(),
            start: Some(start).filter(|_| dated),
            finish: Some(finish).filter(|_| dated),
            slack_end: Some(slack).filter(|_| !is_late),
            due: Some(due).filter(|_| next(seed, 2) == 0 || is_late),
            is_late,
            is_critical: next(seed, 3) == 0,
            kind: Kind::ALL[next(seed, 3) as usize],
            finish_50: Some(cast).filter(|_| next(seed, 2) == 0),
            finish_80: Some(cast + Days::new(9)).filter(|_| next(seed, 2) == 0),
            note: ["", "next", "12 days late", "rests: something with a longer title than there is room for"]
                [next(seed, 4) as usize]
                .to_owned(),
        }
    });
    let (front, back): (Vec<Bar>, Vec<Bar>) = bars.partition(|bar| bar.is_critical);
    let group =
        |title: Option<&str>, bars| Group { title: title.map(str::to_owned), due: ", by 31 Mar 2028".to_owned(), bars };
    Picture {
        today,
        groups: vec![group(Some(titles[0]), front), group(None, back)],
        away: vec![Break { from: away, to: away + Days::new(reach / 3), is_free: next(seed, 2) == 0 }],
        unit: [None, Some(Unit::Month), Some(Unit::Quarter)][next(seed, 3) as usize],
        year_starts: 1 + next(seed, 12) as u32,
        critical: "critical: decides how late it gets".to_owned(),
    }
}

#[test]
fn no_line_is_ever_wider_than_the_terminal() {
    let mixed = [
        "Écrire à l'hôpital",
        "日本語のとても長い題名です、もっともっと長いものもあります",
        "🎉🎉 party 🎉",
        "a\u{301}\u{301}",
        "A title of usual length, in English",
    ];
    let ascii = ["Read", "A title that is long enough to be cut wherever it stands in a picture", "Sit the exam", "Go"];
    let mut seed = 7;
    for width in 20..=160 {
        for _ in 0..12 {
            let one = random(&mut seed, &mixed);
            for plain in [false, true] {
                let drawn = draw_gantt(&one, &paper(width, plain));
                let widest = drawn.lines().map(measure).max().unwrap_or(0);
                assert!(widest <= width, "{widest} of {width}:\n{drawn}");
                assert!(drawn.lines().all(|line| line == line.trim_end()), "{drawn:?}");
            }
            let other = random(&mut seed, &ascii);
            let drawn = draw_gantt(&other, &paper(width, true));
            assert!(drawn.is_ascii(), "{drawn}");
            // Colours are all that colours add.
            let painted = draw_gantt(&other, &Look { width, plain: false, color: true });
            let mut bare = String::new();
            let mut rest = painted.as_str();
            while let Some((before, after)) = rest.split_once('\u{1b}') {
                bare.push_str(before);
                rest = after.split_once('m').unwrap().1;
            }
            bare.push_str(rest);
            let drawn = draw_gantt(&other, &paper(width, false));
            let lines = |text: &str| text.lines().map(str::trim_end).map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(lines(&bare), lines(&drawn));
        }
    }
}

#[test]
fn every_bar_is_seen_and_the_legend_names_only_what_occurs() {
    let mut seed = 11;
    for _ in 0..400 {
        let one = random(&mut seed, &["One", "Two", "Three"]);
        let drawn = draw_gantt(&one, &paper(100, true));
        let Some((rows, legend)) = drawn.trim_end().rsplit_once("\n\n") else { continue };
        for bar in one.bars() {
            let row = rows.lines().find(|line| line.contains(&format!("{} ", bar.label)) && !line.contains("by 31"));
            assert!(row.is_some(), "{drawn}");
        }
        for (words, sign) in
            [("due", 'D'), ("away", 'x'), ("time to spare", '.'), ("waiting", '-'), ("today", '|'), ("due later", '>')]
        {
            let entries = || legend.lines().flat_map(|line| line.split("   "));
            let named = entries().any(|entry| entry.split_once(' ').is_some_and(|(_, said)| said == words));
            let body: String = rows.lines().filter(|line| !line.contains("by 31")).collect::<Vec<_>>().join("\n");
            assert!(!named || body.contains(sign) || (words == "waiting" && body.contains('~')), "{words}: {drawn}");
        }
    }
}

#[test]
fn the_examples_are_drawn_at_every_width() {
    for name in ["maya", "rosa", "tomas", "empty"] {
        for width in [40, 59, 60, 80, 99, 100, 120, 160, 200] {
            let home = Home::example(name).on("2026-11-26").wide(width);
            let ran = home.run(&["roadmap", "--gantt"]).ok();
            // A command that has to stay whole may be longer than a narrow terminal.
            let drawn = ran.out.lines().filter(|line| !line.contains("career "));
            assert!(drawn.map(measure).max().unwrap() <= width, "{width}\n{}", ran.out);
        }
    }
    let home = Home::example("maya").on("2026-12-02");
    let out = home.run(&["roadmap", "--gantt", "--explain"]).ok().out;
    let row = |title: &str| out.lines().find(|line| line.contains(title)).unwrap().to_owned();
    let late = row("* Three questions for the data");
    assert!(late.starts_with("!*") && late.contains("6 days late"), "{out}");
    // Days that the record gives after the last of the plan stand in the table alone, and do not press the bars.
    assert!(
        out.contains("5 done in half of all cases") && !out.lines().take(4).any(|line| line.contains("2029")),
        "{out}"
    );
    assert!(row("Wait for the access").contains('╌') && row("Start in the data team").contains('▒'), "{out}");
    assert!(out.contains("Done so far: 5") && out.contains("This is more than your hours hold"), "{out}");
    assert!(out.contains("h a day;"), "{out}");
    // The same numbers as ever where another program reads them.
    assert_eq!(home.run(&["roadmap", "--gantt", "--json"]).ok().out, home.run(&["roadmap", "--json"]).ok().out);
}

#[test]
fn the_axis_counts_in_what_was_asked_for() {
    let home = Home::example("rosa").on("2026-11-26");
    let header = |args: &[&str]| {
        let all: Vec<&str> = ["roadmap", "--gantt"].iter().chain(args).copied().collect();
        home.run(&all).ok().out.lines().nth(3).unwrap().trim().to_owned()
    };
    assert_eq!(header(&["--by", "quarter"]).split_whitespace().collect::<Vec<_>>(), ["Q4", "Q1", "Q2"]);
    let months = ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun"];
    assert_eq!(header(&["--by", "month"]).split_whitespace().collect::<Vec<_>>(), months);
    assert_eq!(header(&[]), header(&["--by", "month"]));
}

#[test]
fn without_hours_or_steps_the_picture_says_so() {
    let home = Home::new();
    assert!(home.run(&["roadmap", "--gantt"]).ok().out.contains("career plan add"));
    home.run(&["plan", "add", "Read the papers", "--hours", "2"]).ok();
    let out = home.run(&["roadmap", "--gantt"]).ok().out;
    assert!(out.contains("There are no dates yet") && out.contains("career init --hours-per-week 5"), "{out}");
    assert!(!out.contains("today"), "{out}");
    home.run(&["init", "--hours-per-week", "5"]).ok();
    let out = home.run(&["roadmap", "--gantt", "--plain"]).ok().out;
    assert!(out.contains("Read the papers") && out.contains("| today") == out.contains('|'), "{out}");
    assert!(out.is_ascii(), "{out}");
}
