//! Tables: what stays on a narrow terminal, and that no cell breaks the columns.
use crate::render_text::any_text;
use career::render::*;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

fn goals() -> Table {
    let mut table = Table::new([
        Column::word("Id", 1),
        Column::title("Goal"),
        Column::text("Why", 2),
        Column::word("Due", 9),
        Column::number("Hours", 5),
    ]);
    table.push([
        "sql".into(),
        "Learn enough SQL to answer ward questions".into(),
        "Every posting asks for it".into(),
        "2027-03-31".into(),
        "40".into(),
    ]);
    table.push([
        "talk".into(),
        "Talk to three analysts".into(),
        "".into(),
        Cell::of(Role::Warn, "2026-12-04"),
        "1.5".into(),
    ]);
    table
}

fn narrow(width: usize) -> Look {
    Look { width, ..Look::PAPER }
}

#[test]
fn wide_terminals_show_every_column_on_one_line() {
    expect_test::expect![[r#"
        Id    Goal                                       Why                        Due         Hours
        ─────────────────────────────────────────────────────────────────────────────────────────────
        sql   Learn enough SQL to answer ward questions  Every posting asks for it  2027-03-31     40
        talk  Talk to three analysts                                                2026-12-04    1.5
    "#]]
    .assert_eq(&goals().draw(&narrow(100)));
}

#[test]
fn on_narrower_ones_text_wraps_and_then_the_least_important_columns_go() {
    expect_test::expect![[r#"
        Id    Goal                      Why       Due         Hours
        ───────────────────────────────────────────────────────────
        sql   Learn enough SQL to       Every     2027-03-31     40
              answer ward questions     posting
                                        asks for
                                        it
        talk  Talk to three analysts              2026-12-04    1.5
    "#]]
    .assert_eq(&goals().draw(&narrow(59)));
    expect_test::expect![[r#"
        Goal                       Due         Hours
        ────────────────────────────────────────────
        Learn enough SQL to        2027-03-31     40
        answer ward questions
        Talk to three analysts     2026-12-04    1.5
    "#]]
    .assert_eq(&goals().draw(&narrow(44)));
    expect_test::expect![[r#"
        Goal
        ────────────
        Learn enough
        SQL to
        answer ward
        questions
        Talk to
        three
        analysts
    "#]]
    .assert_eq(&goals().draw(&narrow(12)));
}

#[test]
fn plain_tables_have_no_lines_and_become_labels_where_too_narrow() {
    let plain = |width| Look { width, plain: true, color: false };
    expect_test::expect![[r#"
        Id    Goal                                       Why                        Due         Hours
        sql   Learn enough SQL to answer ward questions  Every posting asks for it  2027-03-31     40
        talk  Talk to three analysts                                                2026-12-04    1.5
    "#]]
    .assert_eq(&goals().draw(&plain(100)));
    expect_test::expect![[r#"
        Id: sql
        Goal: Learn enough SQL to answer
        ward questions
        Why: Every posting asks for it
        Due: 2027-03-31
        Hours: 40

        Id: talk
        Goal: Talk to three analysts
        Due: 2026-12-04
        Hours: 1.5
    "#]]
    .assert_eq(&goals().draw(&plain(32)));
}

#[test]
fn colours_change_nothing_but_the_colour() {
    let look = Look { color: true, ..narrow(59) };
    let colored = goals().draw(&look);
    assert!(colored.contains("\x1b[33m2026-12-04\x1b[0m"), "{colored:?}");
    assert!(colored.contains("\x1b[1mGoal\x1b[0m"), "{colored:?}");
    assert_eq!(strip(&colored), goals().draw(&narrow(59)));
}

#[test]
fn tables_without_rows_are_nothing() {
    assert_eq!(Table::new([Column::title("Goal")]).draw(&Look::PAPER), "");
    let mut out = Vec::new();
    table::stream(&[Column::title("Goal")], &Look::PAPER, &mut out, &|_| Ok(())).unwrap();
    assert!(out.is_empty());
}

#[test]
fn many_rows_are_streamed_on_one_line_each_in_the_same_columns() {
    let mut long = Table::new([Column::title("Goal"), Column::number("Hours", 1)]);
    for row in 0..=table::STREAM_FROM {
        long.push([format!("Goal {row} 日本 with a long title that goes on").into(), row.to_string().into()]);
    }
    let mut out = Vec::new();
    long.write(&narrow(40), &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), table::STREAM_FROM + 3);
    assert_eq!(lines[0], "Goal                               Hours");
    assert_eq!(lines[2], "Goal 0 日本 with a long title th…      0");
    assert!(lines[1..].iter().all(|line| line.width() == 40), "every line ends in the same column");
}

#[test]
fn of_columns_that_matter_equally_the_last_goes_first() {
    let mut table = Table::new([Column::title("Goal"), Column::word("One", 1), Column::word("Two", 1)]);
    table.push(["A".into(), "first".into(), "second".into()]);
    assert_eq!(table.draw(&narrow(12)).lines().next(), Some("Goal  One"));
}

#[test]
fn the_colour_of_a_broken_word_ends_with_its_line() {
    let mut table = Table::new([Column::text("Why", 9), Column::title("Goal"), Column::word("Due", 9)]);
    table.push([
        Cell::of(Role::Warn, "Incomprehensibility"),
        "Title that wraps over some lines".into(),
        Cell::of(Role::Good, "soon"),
    ]);
    let drawn = table.draw(&Look { color: true, ..narrow(40) });
    let first = drawn.lines().nth(2).unwrap();
    assert_eq!(first, "\x1b[33mIncompre\x1b[0m  Title that wraps over     \x1b[32msoon\x1b[0m", "{drawn}");
}

#[test]
fn streamed_columns_are_as_wide_as_their_widest_text_wherever_it_stands() {
    let rows = ["abcdefghi", "ééééé", "日本語日", "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}"];
    let mut out = Vec::new();
    let columns = [Column::title("Goal"), Column::word("Sign", 1)];
    table::stream(&columns, &Look::PAPER, &mut out, &|each| rows.iter().try_for_each(|row| each(&[row, "@"]))).unwrap();
    let out = String::from_utf8(out).unwrap();
    let starts: Vec<usize> = out.lines().filter_map(|line| line.find('@').map(|at| line[..at].width())).collect();
    assert_eq!(starts, [11, 11, 11, 11], "{out}");
}

/// Takes SGR sequences away, and nothing else.
fn strip(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |mut all, part| {
        all.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
        all
    })
}

fn random_table(rows: &[(String, String, String, bool)], long_word: &str) -> Table {
    let mut table = Table::new([
        Column::text(long_word, 1),
        Column::title("Goal"),
        Column::text("Why", 3),
        Column::word("Sign", 9),
    ]);
    for (a, b, c, is_late) in rows {
        let c = if *is_late { Cell::of(Role::Warn, c) } else { Cell::from(c) };
        table.push([a.into(), b.into(), c, "@".into()]);
    }
    table
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn no_cell_makes_a_table_wider_or_ragged(
        rows in prop::collection::vec((any_text(), any_text(), any_text(), any::<bool>()), 1..6),
        header in any_text(),
        width in 31usize..120,
        plain in any::<bool>(),
    ) {
        // Signs of the last column mark where it begins; no other cell holds one.
        let rows: Vec<_> = rows.into_iter()
            .map(|(a, b, c, late)| (a.replace('@', ""), b.replace('@', ""), c.replace('@', ""), late))
            .collect();
        let table = random_table(&rows, &header.replace('@', ""));
        let look = Look { width, plain, color: false };
        let drawn = table.draw(&look);
        for line in drawn.lines() {
            prop_assert!(line.width() <= width, "{} > {width}\n{drawn}", line.width());
            prop_assert!(!line.chars().any(char::is_control));
        }
        let starts: Vec<usize> = drawn.lines().filter_map(|line| line.find('@').map(|at| line[..at].width())).collect();
        prop_assert_eq!(starts.len(), rows.len(), "{}", &drawn);
        prop_assert!(starts.iter().all(|at| *at == starts[0]), "{}", &drawn);
        let colored = table.draw(&Look { color: true, ..look });
        prop_assert_eq!(strip(&colored), drawn);
    }

    #[test]
    fn tiny_terminals_hold_too(rows in prop::collection::vec((any_text(), any_text(), any_text(), any::<bool>()), 1..4), width in 2usize..31) {
        for plain in [false, true] {
            let drawn = random_table(&rows, "Header").draw(&Look { width, plain, color: false });
            for line in drawn.lines() {
                prop_assert!(line.width() <= width, "{} > {width}\n{drawn}", line.width());
            }
        }
    }
}

/// A long title leaves room for the words of the texts beside it: none is broken where it could
/// stand whole.
#[test]
fn words_stay_whole_before_the_title_gets_all_the_room() {
    let mut table = Table::new([Column::title("Asks for"), Column::text("You have", 5), Column::text("Wants", 6)]);
    table.push([
        "A study with the hospital's own data, from the question to the paper".into(),
        "2 foundational".into(),
        "3 practitioner".into(),
    ]);
    expect_test::expect![[r#"
        Asks for                  You have      Wants
        ────────────────────────────────────────────────────
        A study with the          2             3
        hospital's own data,      foundational  practitioner
        from the question to the
        paper
    "#]]
    .assert_eq(&table.draw(&narrow(52)));
}
