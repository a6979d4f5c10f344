//! Clean text, widths, wrapping, bars, small lines, trees, blocks and colours.
use career::render::style::Stream;
use career::render::*;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

const PLAIN: Look = Look { width: 80, plain: true, color: false };

/// Text with everything that goes wrong: wide, combining, hidden and control characters.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z0-9]{1,12}",
        2 => Just(" ".to_owned()),
        1 => "[日本語한국어ﾊ]{1,5}",
        1 => "[äöüßéñ]{1,4}",
        1 => Just("e\u{301}\u{327}".to_owned()),
        1 => Just("👩\u{200d}💻\u{1f3fd}❤\u{fe0f}".to_owned()),
        1 => Just("\u{644}\u{627}".to_owned()),
        1 => Just("\x1b[31mred\x1b]0;title\x07".to_owned()),
        1 => "[\t\n\r\u{0}\u{7f}\u{85}\u{9b}\u{200b}\u{202e}\u{2066}\u{feff}\u{ad}\u{2028}]{1,3}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

#[test]
fn clean_takes_away_what_moves_the_cursor_or_hides() {
    assert_eq!(clean("a\tb\r\nc\nd"), "a b c d");
    assert_eq!(clean("\x1b[31mred\x07"), "[31mred");
    assert_eq!(clean("pay\u{202e}load\u{200b}s"), "payloads");
    assert_eq!(clean("cafe\u{301} 日本"), "cafe\u{301} 日本", "marks that are seen stay");
    assert_eq!(clean_lines("one\r\n\ttwo\n"), "one\n two");
    assert!(matches!(clean("as it is"), std::borrow::Cow::Borrowed(_)), "plain text is not copied");
}

#[test]
fn cut_counts_columns_and_says_that_it_cut() {
    assert_eq!(cut("Data analyst", 12), "Data analyst");
    assert_eq!(cut("Data analyst", 8), "Data an…");
    assert_eq!(cut("Data analyst", 6), "Data…", "no space before the sign");
    assert_eq!(cut("日本語", 4), "日…", "half a character is not shown");
    assert_eq!(cut("abc", 0), "");
    assert_eq!(pad("日", 4), "日  ");
    assert_eq!(pad_left("7", 3), "  7");
}

#[test]
fn wrap_breaks_at_spaces_and_only_then_inside_words() {
    assert_eq!(wrap("one two three", 7), ["one two", "three"]);
    assert_eq!(wrap("incomprehensible it is", 6), ["incomp", "rehens", "ible", "it is"]);
    assert_eq!(wrap("first\n\nsecond", 20), ["first", "", "second"]);
    assert_eq!(wrap("", 10), [""]);
    assert_eq!(wrap("日本", 1), ["日", "本"], "wider than the line: alone, but there");
}

#[test]
fn bars_show_eighths_and_in_plain_whole_signs() {
    let bar = |have, whole, look| draw_bar(have, whole, 10, look);
    assert_eq!(bar(17.0, 20.0, &Look::PAPER), "████████▌ ");
    assert_eq!(bar(17.0, 20.0, &PLAIN), "#########.");
    assert_eq!(bar(0.0, 20.0, &PLAIN), "..........");
    assert_eq!(bar(25.0, 20.0, &Look::PAPER), "██████████", "more than all is drawn as all");
    assert_eq!(bar(3.0, 0.0, &PLAIN), "..........");
    assert_eq!(bar(f64::NAN, 1.0, &PLAIN), "..........");
}

#[test]
fn small_lines_rise_with_the_values() {
    assert_eq!(draw_line(&[1.0, 3.0, 5.0], 1.0, 5.0, &Look::PAPER), "▁▅█");
    assert_eq!(draw_line(&[2.0, 2.0], 2.0, 2.0, &Look::PAPER), "▅▅");
    assert_eq!(draw_line(&[1.0, 2.5, 5.0], 0.0, 5.0, &PLAIN), "1 > 2.5 > 5");
    assert_eq!(draw_line(&[], 0.0, 1.0, &PLAIN), "");
}

#[test]
fn trees_hang_what_is_below_under_its_own() {
    let tree = [
        Branch::new("Health data analyst")
            .with(Branch::new("Learn SQL").with(Branch::new("Course")))
            .with(Branch::new("Talk to three people who do it")),
        Branch::new("Fewer nights"),
    ];
    expect_test::expect![[r#"
        Health data
        analyst
        ├─ Learn SQL
        │  └─ Course
        └─ Talk to three
           people who do
           it
        Fewer nights
    "#]]
    .assert_eq(&draw_tree(&tree, &Look { width: 18, ..Look::PAPER }));
    expect_test::expect![[r#"
        Health data analyst
          Learn SQL
            Course
          Talk to three people who do it
        Fewer nights
    "#]]
    .assert_eq(&draw_tree(&tree, &PLAIN));
}

#[test]
fn definitions_stand_in_columns_or_follow_their_names() {
    let mut rows = Definitions::new();
    rows.push("Due", "Wed 31 Mar 2027")
        .push("Measure", "")
        .push("Why", "So that the nights are over and the weekends are mine\nagain");
    expect_test::expect![[r#"
        Due  Wed 31 Mar 2027
        Why  So that the nights are over
             and the weekends are mine
             again
    "#]]
    .assert_eq(&rows.draw(&Look { width: 32, ..Look::PAPER }));
    expect_test::expect![[r#"
        Due: Wed 31 Mar 2027
        Why: So that the nights are
          over and the weekends are mine
          again
    "#]]
    .assert_eq(&rows.draw(&Look { width: 32, ..PLAIN }));
    assert_eq!(draw_heading("Goals", &PLAIN), "Goals\n-----\n");
    assert_eq!(draw_heading("Goals", &Look { color: true, ..PLAIN }), "\x1b[1mGoals\x1b[0m\n");
    assert_eq!(draw_list(&["one two", "three"], &Look { width: 6, ..PLAIN }), "- one\n  two\n- thre\n  e\n");
}

#[test]
fn colours_follow_the_flag_then_the_signs_then_the_stream() {
    let sign = |text: &str| Some(text.to_owned());
    let none = ColorSigns::default();
    let no_color = ColorSigns { no_color: sign("1"), clicolor_force: sign("1"), ..none.clone() };
    let forced = ColorSigns { clicolor_force: sign("1"), ..none.clone() };
    let dumb = ColorSigns { term: sign("dumb"), ..none.clone() };
    let off = ColorSigns { clicolor: sign("0"), ..none.clone() };
    let empty = ColorSigns { no_color: sign(""), clicolor_force: sign("0"), ..none.clone() };
    use ColorChoice::{Always, Auto, Never};
    use Stream::{Other, Plain, Terminal};
    for (choice, signs, stream, wanted) in [
        (Auto, &none, Terminal, true),
        (Auto, &none, Other, false),
        (Auto, &none, Plain, false),
        (Always, &no_color, Other, true),
        (Always, &none, Plain, true),
        (Never, &forced, Terminal, false),
        (Auto, &no_color, Terminal, false),
        (Auto, &forced, Other, true),
        (Auto, &forced, Plain, false),
        (Auto, &dumb, Terminal, false),
        (Auto, &off, Terminal, false),
        (Auto, &empty, Terminal, true),
        (Auto, &empty, Other, false),
    ] {
        assert_eq!(decide_color(choice, signs, stream), wanted, "{choice:?} {signs:?} {stream:?}");
    }
    assert_eq!(Look::PAPER.paint(Role::Warn, "late"), "late");
    assert_eq!(Look { color: true, ..Look::PAPER }.paint(Role::Warn, "late"), "\x1b[33mlate\x1b[0m");
}

proptest! {
    #[test]
    fn clean_leaves_nothing_hidden(text in any_text()) {
        let safe = clean(&text).into_owned();
        prop_assert!(!safe.chars().any(char::is_control));
        let bidi = ['\u{200e}', '\u{200f}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}', '\u{200b}', '\u{200d}', '\u{feff}'];
        prop_assert!(!safe.contains(bidi));
        prop_assert_eq!(clean(&safe), safe.as_str(), "clean text stays as it is");
    }

    #[test]
    fn wrapped_text_keeps_every_letter_and_every_line_fits(text in any_text(), width in 2usize..60) {
        let text = clean(&text).into_owned();
        let lines = wrap(&text, width);
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(letters(&lines.concat()), letters(&text));
        for line in &lines {
            prop_assert!(UnicodeWidthStr::width(line.as_str()) <= width, "{:?}", line);
        }
        // A word that fits on a line is on one.
        for word in text.split_whitespace().filter(|word| UnicodeWidthStr::width(*word) <= width) {
            prop_assert!(lines.iter().any(|line| line.contains(word)), "{:?} in {:?}", word, lines);
        }
    }

    #[test]
    fn cut_and_padded_text_is_as_wide_as_asked(text in any_text(), width in 0usize..40) {
        let text = clean(&text).into_owned();
        prop_assert!(UnicodeWidthStr::width(&*cut(&text, width)) <= width);
        prop_assert_eq!(UnicodeWidthStr::width(pad(&cut(&text, width), width).as_str()), width);
    }
}
