//! Scores, warnings and readings of the assessment, against references that compute otherwise.
use career::error::ErrorKind;
use career::stages::assess::answers::WarningKind;
use career::stages::assess::interests::{Answers, Scores, find_warnings, pearson, score};
use career::stages::assess::items::interests::{Form, Interest, form};
use career::stages::assess::items::reading::{read_interests, read_values};
use career::stages::assess::items::values::{Form as ValueForm, WorkValue};
use career::stages::assess::rather::lean;
use career::stages::assess::values::{self, find_widest, list_differences, rate, spread_ranking};
use proptest::prelude::*;

const LETTERS: [&str; 6] = ["R", "I", "A", "S", "E", "C"];

fn sheet(form: Form, digits: &[u8]) -> Answers {
    let text: Vec<String> = digits.iter().map(u8::to_string).collect();
    Answers::parse(&text.join(" "), form).unwrap()
}

fn all_scores(scores: &Scores) -> Vec<Option<u8>> {
    Interest::ALL.iter().map(|t| scores.of(*t)).collect()
}

fn kinds(answers: &Answers, millis: &[u64]) -> Vec<WarningKind> {
    find_warnings(answers, millis).iter().map(|w| w.kind).collect()
}

/// The score by the statements' own letters and in fractions of a hundredth: another road than the
/// code's, which counts on the interleaving and stays in whole numbers.
fn reference(which: Form, digits: &[u8], letter: &str) -> Option<u8> {
    let (all, range) = if digits.len() == 60 { (10.0, 40.0) } else { (5.0, 20.0) };
    let mut given = Vec::new();
    for (statement, digit) in form(which).iter().zip(digits) {
        if statement.type_.letter() == letter && *digit > 0 {
            given.push((f64::from(*digit) - 1.0) / 4.0);
        }
    }
    if (given.len() as f64) < all * 0.8 {
        return None;
    }
    let mean = given.iter().sum::<f64>() / given.len() as f64;
    Some((mean * range + 0.5 + 1e-9).floor() as u8)
}

fn digits_for(count: usize) -> impl Strategy<Value = Vec<u8>> {
    // A 0 in about one of ten, so that types with and without a score both come up.
    proptest::collection::vec(prop_oneof![1 => Just(0u8), 9 => 1u8..=5], count)
}

proptest! {
    #[test]
    fn scores_agree_with_the_reference(short in digits_for(30), long in digits_for(60)) {
        for (which, digits) in [(Form::Thirty, short), (Form::Sixty, long)] {
            let answers = sheet(which, &digits);
            let scores = score(&answers);
            for letter in LETTERS {
                let interest = Interest::from_letter(letter).unwrap();
                prop_assert_eq!(scores.of(interest), reference(which, &digits, letter));
            }
            prop_assert_eq!(Answers::parse_any(&answers.to_text()).unwrap(), answers);
        }
    }

    #[test]
    fn pearson_agrees_with_standard_scores(
        pairs in proptest::collection::vec((-100i32..100, -100i32..100), 2..12)
    ) {
        let xs: Vec<f64> = pairs.iter().map(|p| f64::from(p.0)).collect();
        let ys: Vec<f64> = pairs.iter().map(|p| f64::from(p.1)).collect();
        // By sums of whole numbers: n Σxy − Σx Σy, exact until the last division.
        let n = pairs.len() as i64;
        let sum = |f: &dyn Fn(i64, i64) -> i64| -> i64 {
            pairs.iter().map(|p| f(i64::from(p.0), i64::from(p.1))).sum()
        };
        let (x, y) = (sum(&|x, _| x), sum(&|_, y| y));
        let xx = n * sum(&|x, _| x * x) - x * x;
        let yy = n * sum(&|_, y| y * y) - y * y;
        let expected = (xx != 0 && yy != 0)
            .then(|| (n * sum(&|x, y| x * y) - x * y) as f64 / ((xx as f64) * (yy as f64)).sqrt());
        match (pearson(&xs, &ys), expected) {
            (Some(r), Some(e)) => prop_assert!((r - e).abs() < 1e-9, "{r} {e}"),
            (got, want) => prop_assert_eq!(got, want),
        }
    }

    #[test]
    fn any_text_of_answers_is_read_or_refused(text in "[0-9a-z ,;é]{0,80}") {
        for which in [Form::Thirty, Form::Sixty] {
            if let Ok(answers) = Answers::parse(&text, which) {
                prop_assert_eq!(answers.digits().len(), which.count());
                prop_assert!(!read_interests(&score(&answers)).is_empty());
            }
        }
        if let Ok(answers) = values::Answers::parse(&text) {
            prop_assert!(!read_values(&answers.wanted(), answers.now().as_ref()).is_empty());
        }
    }

    #[test]
    fn value_figures_are_means_in_tenths(digits in digits_for(24)) {
        let scores = rate(ValueForm::TwentyFour, &digits);
        for (column, value) in WorkValue::ALL.into_iter().enumerate() {
            let given: Vec<u32> = (0..4)
                .map(|row| u32::from(digits[row * 6 + column]))
                .filter(|d| *d > 0)
                .collect();
            let (sum, n) = (given.iter().sum::<u32>(), given.len() as u32);
            let tenths = (n >= 3).then(|| (20 * sum + n) / (2 * n));
            prop_assert_eq!(scores.of(value).map(|f| (f * 10.0).round() as u32), tenths);
        }
    }
}

#[test]
fn known_sheets_have_known_scores() {
    for (which, middle, top) in [(Form::Thirty, 10, 20), (Form::Sixty, 20, 40)] {
        let n = which.count();
        assert_eq!(all_scores(&score(&sheet(which, &vec![3; n]))), [Some(middle); 6]);
        assert_eq!(all_scores(&score(&sheet(which, &vec![5; n]))), [Some(top); 6]);
        assert_eq!(all_scores(&score(&sheet(which, &vec![1; n]))), [Some(0); 6]);
        assert_eq!(all_scores(&score(&sheet(which, &vec![0; n]))), [None; 6]);
    }
    // R answered 5, 4, 0, 4, 2: (4+3+3+1) × 5/4 = 13.75; I answered three times only.
    let mut digits = vec![3; 30];
    for (row, (r, i)) in [(5, 5), (4, 0), (0, 5), (4, 0), (2, 5)].into_iter().enumerate() {
        (digits[row * 6], digits[row * 6 + 1]) = (r, i);
    }
    let scores = score(&sheet(Form::Thirty, &digits));
    assert_eq!((scores.of(Interest::R), scores.of(Interest::I)), (Some(14), None));
}

#[test]
fn a_published_profile_comes_out_of_its_answers() {
    let want = [22, 36, 14, 10, 12, 28];
    // Ten answers a type that add up to the score: the sum is spread as evenly as it goes.
    let digits: Vec<u8> = (0..60)
        .map(|place| 1 + ((want[place % 6] * (place / 6 + 1)) / 10 - (want[place % 6] * (place / 6)) / 10) as u8)
        .collect();
    let scores = score(&sheet(Form::Sixty, &digits));
    assert_eq!(all_scores(&scores), want.map(|s| Some(s as u8)));
    // Its own profile on another scale (1–7) fits exactly; turned round, exactly not.
    let own = want.map(|s| s as f64 * 0.15 + 1.0);
    let six = lean(&scores, None).unwrap();
    assert!((pearson(&six, &own).unwrap() - 1.0).abs() < 1e-12);
    assert!((pearson(&six, &own.map(|s| 8.0 - s)).unwrap() + 1.0).abs() < 1e-12);
    assert_eq!(pearson(&six, &[4.0; 6]), None);
    let part = Scores::new(Form::Sixty, [Some(1), Some(2), Some(3), Some(4), Some(5), None]);
    assert_eq!(lean(&part, None), None);
    assert_eq!(pearson(&[0.1; 3], &[1.0, 2.0, 3.0]), None);
    assert_eq!(pearson(&[1.0, 2.0, 3.0], &[0.1; 3]), None);
    assert_eq!(pearson(&[1.0], &[1.0]), None);
    assert_eq!(pearson(&[1.0, 2.0], &[1.0]), None);
    assert_eq!(pearson(&[1.0, f64::NAN], &[1.0, 2.0]), None);
}

#[test]
fn a_profile_is_flat_under_fifteen_percent_of_the_range() {
    let scores = |form, high| Scores::new(form, [Some(high), Some(5), Some(5), Some(5), Some(5), None]);
    assert!(scores(Form::Thirty, 7).is_flat());
    assert!(!scores(Form::Thirty, 8).is_flat());
    assert!(scores(Form::Sixty, 10).is_flat());
    assert!(!scores(Form::Sixty, 11).is_flat());
    assert!(!Scores::new(Form::Thirty, [None; 6]).is_flat());
}

#[test]
fn careless_answers_are_said_and_careful_ones_are_not() {
    let varied: Vec<u8> = (0..30).map(|i| [5, 1, 4, 2, 3, 2][i % 6]).collect();
    assert_eq!(kinds(&sheet(Form::Thirty, &varied), &[2_500; 30]), []);
    assert_eq!(kinds(&sheet(Form::Thirty, &[3; 30]), &[]), [WarningKind::Flat, WarningKind::Same]);
    // Fifteen in one row of thirty are half of the form; fourteen are not.
    let mut run = varied.clone();
    run[3..18].fill(3);
    assert!(kinds(&sheet(Form::Thirty, &run), &[]).contains(&WarningKind::Same));
    run[17] = 1;
    assert!(!kinds(&sheet(Form::Thirty, &run), &[]).contains(&WarningKind::Same));
    // The median: half of the times on each side of a second.
    let times = |fast| [vec![400; fast], vec![4_000; 30 - fast]].concat();
    assert_eq!(kinds(&sheet(Form::Thirty, &varied), &times(16)), [WarningKind::Fast]);
    assert_eq!(kinds(&sheet(Form::Thirty, &varied), &times(15)), []);
    assert_eq!(kinds(&sheet(Form::Thirty, &varied), &[400; 14]), []);
    // Nine open of thirty are let pass, ten are said.
    let mut open = varied.clone();
    for (place, seen) in [(0, false), (1, false), (2, false), (3, false), (4, false), (5, false)].into_iter().chain([
        (6, false),
        (7, false),
        (8, false),
        (9, true),
    ]) {
        open[place] = 0;
        let found = kinds(&sheet(Form::Thirty, &open), &[]);
        assert_eq!(found.contains(&WarningKind::Open), seen, "{place}");
        assert_eq!(found.contains(&WarningKind::NoScore), place > 5, "{place}");
    }
    let warnings = find_warnings(&sheet(Form::Thirty, &open), &[]);
    assert!(warnings[0].text.contains("hands-on (R)") && warnings[0].text.contains("4 of 5"));
}

#[test]
fn answers_that_are_off_are_named_by_their_place() {
    let refuse = |text: &str, form| {
        let error = Answers::parse(text, form).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Usage);
        assert!(!error.hints.is_empty());
        (error.message, error.hints.join(" "))
    };
    let thirty = "3".repeat(30);
    assert_eq!(Answers::parse(&thirty, Form::Thirty).unwrap().to_text(), thirty);
    let grouped = "33333 33333,33333;33333\n33333 33333";
    assert_eq!(Answers::parse(grouped, Form::Thirty).unwrap().to_text(), thirty);
    assert!(refuse("3 4 7", Form::Thirty).0.starts_with("Answer 3 is `7`"));
    assert!(refuse("34x", Form::Thirty).0.starts_with("Answer 3 is `x`"));
    assert!(refuse(&format!("{}10", "3 ".repeat(29)), Form::Thirty).0.starts_with("Answer 30 is `10`"));
    assert!(refuse("5 3 4", Form::Thirty).0.starts_with("3 answers were given"));
    assert!(refuse("", Form::Thirty).0.starts_with("0 answers were given"));
    assert!(refuse(&"3".repeat(60), Form::Thirty).1.contains("--form 60"));
    assert!(refuse(&thirty, Form::Sixty).1.contains("--form 30"));
    assert_eq!(Answers::parse_any(&"3".repeat(60)).unwrap().form(), Form::Sixty);
    assert!(Answers::parse_any("33").is_err());
}

#[test]
fn values_are_read_as_ratings_or_as_a_ranking() {
    let parse = |text: &str| values::Answers::parse(text);
    let ranked = parse("413562").unwrap();
    let wanted = ranked.wanted();
    let figures: Vec<f64> = WorkValue::ALL.iter().map(|v| wanted.of(*v).unwrap()).collect();
    // Relationships first, then achievement, recognition, support, working conditions, independence.
    assert_eq!(figures, [4.2, 1.0, 3.4, 5.0, 2.6, 1.8]);
    assert_eq!(ranked.now(), None);
    let both = parse("4 1 3 5 6 2  1 2 3 4 5 6").unwrap();
    assert_eq!(both.now(), Some(spread_ranking(&WorkValue::ALL)));
    let short = parse(&"5".repeat(18)).unwrap();
    assert_eq!((short.wanted().of(WorkValue::Support), short.now()), (Some(5.0), None));
    let long = parse(&format!("{}{}", "4".repeat(24), "2".repeat(24))).unwrap();
    assert_eq!(long.now().unwrap().of(WorkValue::Recognition), Some(2.0));
    assert!(matches!(long, values::Answers::Rated { form: ValueForm::TwentyFour, .. }));
    assert!(matches!(
        parse(&"4".repeat(36)).unwrap(),
        values::Answers::Rated { form: ValueForm::Eighteen, now: Some(_), .. }
    ));
    let message = |text: &str| parse(text).unwrap_err().message;
    assert!(message("4 1 3 5 6 1").contains("1 stands in place 2 and again in place 6"));
    assert!(message("4 1 3 5 6 7").starts_with("Answer 6 is `7`"));
    assert!(message("4 1 3").starts_with("3 answers were given"));
    assert!(message(&"6".repeat(18)).starts_with("Answer 1 is `6`"));
}

#[test]
fn the_widest_difference_is_in_something_that_matters() {
    let figures = |of: [f64; 6]| values::Scores::new(of.map(Some));
    // The nurse of the format's example: two points short of achievement and of support.
    let wanted = figures([5.0, 3.0, 2.0, 5.0, 4.0, 3.0]);
    let now = figures([3.0, 2.0, 2.0, 4.0, 2.0, 3.0]);
    let found = find_widest(&wanted, &now).unwrap();
    assert_eq!((found.value, found.size()), (WorkValue::Achievement, 2.0));
    assert_eq!(list_differences(&wanted, &now)[1].value, WorkValue::Support);
    let text = read_values(&wanted, Some(&now)).join(" ");
    assert!(text.contains("achievement and good relations"), "{text}");
    assert!(text.contains("wanted 5, today 3") && text.contains("You could ask for"), "{text}");
    // 4, 4, 5 are 4.333…, kept as 4.3.
    let thirds = rate(ValueForm::Eighteen, &[[4; 12].as_slice(), &[5; 6]].concat());
    assert_eq!(thirds.of(WorkValue::Recognition), Some(4.3));
    // What hardly matters is not asked for, and less than a point is no finding.
    let unwanted = figures([2.9, 3.0, 3.0, 3.0, 3.0, 3.0]);
    let short = figures([1.0, 2.1, 3.0, 3.0, 3.0, 4.0]);
    assert_eq!(find_widest(&unwanted, &short), None);
    assert!(read_values(&unwanted, Some(&short)).join(" ").contains("whole point"));
    assert!(find_widest(&figures([3.0; 6]), &figures([3.0, 2.0, 3.0, 3.0, 3.0, 3.0])).is_some());
    assert_eq!(values::Scores::new([Some(0.0); 6]).of(WorkValue::Support), None);
    let none = values::Scores::new([None; 6]);
    assert_eq!(find_widest(&none, &now), None);
    assert_eq!(read_values(&none, None).len(), 1);
    let flat = values::Answers::parse(&"4".repeat(24)).unwrap();
    let found: Vec<WarningKind> = values::find_warnings(&flat, &[]).iter().map(|w| w.kind).collect();
    assert_eq!(found, [WarningKind::Flat, WarningKind::Same]);
}

#[test]
fn the_reading_claims_no_more_than_the_answers() {
    let read = |of: [u8; 6]| read_interests(&Scores::new(Form::Thirty, of.map(Some))).join(" ");
    let clear = read([4, 17, 6, 10, 9, 12]);
    assert!(clear.contains("highest for finding out (I)."), "{clear}");
    assert!(clear.contains("lowest for creating (A) and hands-on (R)"), "{clear}");
    // Two points of twenty are no order: both are named, neither first.
    let close = read([4, 17, 6, 18, 9, 12]);
    assert!(close.contains("helping (S) and finding out (I)"), "{close}");
    assert!(close.contains("too close together"), "{close}");
    assert!(read([10; 6]).contains("interested in many things, or in none"));
    assert!(read([18; 6]).contains("interested in many things, with none"));
    assert!(!read([1; 6]).contains("many things"));
    assert!(read([9, 0, 0, 0, 0, 0]).contains("below the middle"));
    assert!(read_interests(&Scores::new(Form::Thirty, [None; 6]))[0].contains("too few answers"));
    let part = Scores::new(Form::Thirty, [Some(18), Some(2), None, None, Some(3), Some(4)]);
    let part = read_interests(&part).join(" ");
    assert!(part.contains("Nothing is known about creating (A) and helping (S)"), "{part}");
    for text in [clear, close, part, read([10; 6]), read([1; 6])] {
        let lower = text.to_lowercase();
        for claim in ["best", "great", "perfect", "you are a ", "you should", "you must", "ideal"] {
            assert!(!lower.contains(claim), "{claim} in {text}");
        }
    }
}
