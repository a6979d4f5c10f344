//! The second forecast: known answers by hand, the schedule as the oracle where nothing varies, and
//! what the commands say.
use career::stages::chance::{Stream, point_of, share_below};
use career::stages::learn::model::{Activity, Session};
use career::stages::plan::forecast::overrun::{Pair, find_pairs, learn};
use career::stages::plan::forecast::simulate::{Estimate, Ranges, Trial, simulate};
use career::stages::plan::forecast::weeks::{ReviewHours, WeekRecord, find_weeks};
use career::stages::plan::roadmap::Records;
use career::stages::plan::schedule::{Away, Capacity, Effort, Task, schedule};
use chrono::{Days, NaiveDate};

use crate::home::Home;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Mon 23 Nov 2026.
fn today() -> NaiveDate {
    date("2026-11-23")
}

fn day(n: u64) -> NaiveDate {
    today() + Days::new(n)
}

fn activities(text: &str) -> Vec<Activity> {
    #[derive(serde::Deserialize)]
    struct File {
        activity: Vec<Activity>,
    }
    toml::from_str::<File>(text).unwrap().activity
}

fn sessions(list: &[(&str, f64)]) -> Vec<Session> {
    list.iter().map(|(day, hours)| Session { date: date(day), hours: *hours, note: None }).collect()
}

/// A course with these sessions.
fn logged(list: &[(&str, f64)]) -> Records {
    let mut course = activities("[[activity]]\nid = \"c\"\ntitle = \"C\"\nkind = \"course\"\n").remove(0);
    course.session = sessions(list);
    Records { activities: vec![course], ..Records::default() }
}

// ------------------------------------------------------------------------------- multipliers

#[test]
fn multipliers_by_hand() {
    let pair = |id: &str, kind, planned, actual| Pair { id: id.into(), kind, planned, actual };
    let none = learn(&[]);
    assert!((none.of("course").factor - 1.35).abs() < 1e-12);
    assert!((none.spread - 0.4).abs() < 1e-12);
    assert_eq!(none.overall.n, 0);
    // Book: (ln 1.5 + 5 ln 1.35) / 6 = (0.405465 + 1.500523) / 6 = 0.317665.
    // Course: (ln 2 + ln 1 + 5 ln 1.35) / 7 = (0.693147 + 1.500523) / 7 = 0.313381.
    // All: (0.405465 + 0.693147 + 1.500523) / 8 = 0.324892.
    let some = learn(&[pair("a", "book", 10.0, 15.0), pair("b", "course", 20.0, 40.0), pair("c", "course", 5.0, 5.0)]);
    assert!((some.of("book").factor - 0.317_665_f64.exp()).abs() < 1e-5);
    assert!((some.of("course").factor - 0.313_381_f64.exp()).abs() < 1e-5);
    assert!((some.of("project").factor - 0.324_892_f64.exp()).abs() < 1e-5);
    assert_eq!((some.of("book").n, some.of("course").n, some.of("project").n, some.overall.n), (1, 2, 0, 3));
    // ((0.405465 - 0.317665)^2 + (0.693147 - 0.313381)^2 + 0.313381^2 + 5 * 0.16) / 8 = 0.131268.
    assert!((some.spread - 0.131_268_f64.sqrt()).abs() < 1e-5, "{}", some.spread);
}

#[test]
fn what_is_not_finished_or_not_known_teaches_nothing() {
    let head = |id: &str, rest: &str| format!("[[activity]]\nid = \"{id}\"\ntitle = \"T\"\nkind = \"book\"\n{rest}\n");
    let session = "[[activity.session]]\ndate = 2026-11-01\nhours = 6";
    let text = [
        head("counts", &format!("hours = 4\nstatus = \"done\"\nfinished = 2026-11-02\n{session}\n{session}")),
        head("open", &format!("hours = 4\nstatus = \"active\"\n{session}")),
        head("dropped", &format!("hours = 4\nstatus = \"dropped\"\n{session}")),
        head("no-estimate", &format!("status = \"done\"\n{session}")),
        head("zero-estimate", &format!("hours = 0\nstatus = \"done\"\n{session}")),
        head("nothing-logged", "hours = 4\nstatus = \"done\""),
        head("zero-logged", "hours = 4\nstatus = \"done\"\n[[activity.session]]\ndate = 2026-11-01\nhours = 0"),
        head("paid", &format!("hours = 4\nweeks = 1\ntime = \"work\"\nstatus = \"done\"\n{session}")),
        head("later", &format!("hours = 4\nstatus = \"done\"\nfinished = 2026-12-24\n{session}")),
    ]
    .join("");
    let records = Records { activities: activities(&text), ..Records::default() };
    let pairs = find_pairs(&records, today());
    assert_eq!(pairs, [Pair { id: "counts".into(), kind: "book", planned: 4.0, actual: 12.0 }]);
}

// ------------------------------------------------------------------------------------- weeks

fn hours(record: &WeekRecord) -> Vec<f64> {
    record.hours().into_iter().map(|hours| (hours * 1e6).round() / 1e6).collect()
}

#[test]
fn weeks_run_from_monday_and_empty_ones_count() {
    // From a Monday on; 17 Nov is a Tuesday; what is logged today is in a week that is not over.
    let records = logged(&[("2026-11-02", 2.0), ("2026-11-17", 1.0), ("2026-11-22", 0.5), ("2026-11-23", 4.0)]);
    let record = find_weeks(&records, &[], today());
    assert_eq!(hours(&record), [2.0, 0.0, 1.5]);
    assert_eq!(record.mean(), Some(3.5 / 3.0));
    assert!(!record.is_enough());
    // On Sunday the week is not over yet, since today counts whole.
    assert_eq!(hours(&find_weeks(&records, &[], date("2026-11-22"))), [2.0, 0.0]);
    // Of the week of a first record on a Tuesday nobody knows the Monday.
    let records = logged(&[("2026-11-03", 2.0), ("2026-11-17", 1.0)]);
    assert_eq!(hours(&find_weeks(&records, &[], today())), [0.0, 1.0]);
    assert_eq!(find_weeks(&logged(&[]), &[], today()), WeekRecord::default());
    assert_eq!(find_weeks(&logged(&[("2026-12-01", 2.0)]), &[], today()), WeekRecord::default());
    // A year at the most.
    let old = find_weeks(&logged(&[("2020-01-06", 2.0), ("2026-11-17", 1.0)]), &[], today());
    assert_eq!((old.weeks.len(), old.weeks[0].0), (52, date("2025-11-24")));
}

#[test]
fn weeks_with_days_away_are_left_out() {
    let mut records = logged(&[("2026-10-26", 3.0), ("2026-11-04", 1.0), ("2026-11-17", 2.0)]);
    let away = |from, to| Away { from: date(from), to: date(to), hours_per_week: 0.0 };
    // The last day of one week and the first of the next.
    records.away = vec![away("2026-11-08", "2026-11-09"), away("2026-12-01", "2026-12-05")];
    let record = find_weeks(&records, &[], today());
    assert_eq!((hours(&record), record.left_out), (vec![3.0, 2.0], 2));
}

#[test]
fn reviews_go_before_what_was_logged() {
    let review = |from, to, hours_per_week| ReviewHours { from: date(from), to: date(to), hours_per_week };
    let records = logged(&[("2026-11-02", 2.0), ("2026-11-10", 4.0), ("2026-11-17", 1.0)]);
    // Two weeks at 4 h are 8 h; 6 h are logged, so each of 14 days gets a seventh of an hour.
    let more = find_weeks(&records, &[review("2026-11-02", "2026-11-15", 4.0)], today());
    assert_eq!(hours(&more), [3.0, 5.0, 1.0]);
    // Two weeks at 1.5 h are 3 h, half of what is logged.
    let fewer = find_weeks(&records, &[review("2026-11-02", "2026-11-15", 1.5)], today());
    assert_eq!(hours(&fewer), [1.0, 2.0, 1.0]);
    // The shorter of two that overlap holds, in whatever order they come.
    let both = [review("2026-11-02", "2026-11-15", 4.0), review("2026-11-02", "2026-11-08", 7.0)];
    assert_eq!(hours(&find_weeks(&records, &both, today())), [7.0, 4.0, 1.0]);
    assert_eq!(hours(&find_weeks(&records, &[both[1], both[0]], today())), [7.0, 4.0, 1.0]);
    // Without anything logged the review alone is the record, and the weeks after it are empty.
    let alone = find_weeks(&logged(&[]), &[review("2026-11-02", "2026-11-15", 3.0)], today());
    assert_eq!(hours(&alone), [3.0, 3.0, 0.0]);
}

// ------------------------------------------------------------------------------------ chance

#[test]
fn the_normal_distribution_is_the_one_of_the_tables() {
    for (share, point) in
        [(0.5, 0.0), (0.841_344_746, 1.0), (0.975, 1.959_963_985), (0.999, 3.090_232_306), (0.01, -2.326_347_874)]
    {
        assert!((point_of(share) - point).abs() < 1e-6, "{share}");
        assert!((share_below(point) - share).abs() < 1e-6, "{point}");
    }
    // The first numbers of SplitMix64 differ between streams and are the same each time.
    let draw = |name, number| Stream::new(1, name, number).draw();
    assert_eq!(draw("a", 0), draw("a", 0));
    assert!(draw("a", 0) != draw("b", 0) && draw("a", 0) != draw("a", 1));
    let mut stream = Stream::new(7, "mean", 0);
    let mean = (0..20_000).map(|_| stream.share()).sum::<f64>() / 20_000.0;
    assert!((mean - 0.5).abs() < 0.01, "{mean}");
    let mut counts = [0; 3];
    (0..3_000).for_each(|_| counts[stream.place(3)] += 1);
    assert!(counts.iter().all(|n| (900..1_100).contains(n)), "{counts:?}");
}

// -------------------------------------------------------------------------------- simulation

fn own(id: &str, hours: f64, after: &[usize]) -> Task {
    Task { after: after.to_vec(), ..Task::new(id, Effort::Own { hours }) }
}

fn plain(tasks: &[Task]) -> Vec<Estimate> {
    let planned = |task: &Task| if let Effort::Own { hours } = task.effort { hours } else { 0.0 };
    tasks.iter().map(|task| Estimate { planned: planned(task), logged: 0.0, factor: 1.0, n: 0 }).collect()
}

struct Case<'a> {
    tasks: &'a [Task],
    estimates: Vec<Estimate>,
    spread: f64,
    weeks: Vec<f64>,
    away: Vec<Away>,
    runs: usize,
    seed: u64,
}

impl<'a> Case<'a> {
    fn new(tasks: &'a [Task], spread: f64, weeks: &[f64]) -> Case<'a> {
        Case { tasks, estimates: plain(tasks), spread, weeks: weeks.to_vec(), away: vec![], runs: 200, seed: 1 }
    }

    fn run(&self) -> Ranges {
        let groups = vec![Some(0); self.tasks.len()];
        let trial = Trial {
            tasks: self.tasks,
            estimates: &self.estimates,
            groups: &groups,
            spread: self.spread,
            weeks: &self.weeks,
            away: &self.away,
            runs: self.runs,
            seed: self.seed,
        };
        simulate(&trial, today()).unwrap()
    }
}

/// A plan with everything in it, from a number.
fn any_plan(seed: u64, has_waits: bool) -> Vec<Task> {
    let mut chance = Stream::new(seed, "plan", 0);
    let n = 3 + chance.place(9);
    (0..n)
        .map(|at| {
            let effort = match chance.place(6) {
                0 if has_waits => Effort::Wait { days: chance.place(30) as u32 },
                1 if has_waits => Effort::Work { days: chance.place(20) as u32 },
                _ => Effort::Own { hours: chance.place(24) as f64 / 2.0 },
            };
            let after = (0..at).filter(|_| chance.place(4) == 0).collect();
            Task {
                after,
                earliest: (chance.place(4) == 0).then(|| day(chance.place(40) as u64)),
                due: (chance.place(2) == 0).then(|| day(chance.place(60) as u64)),
                ..Task::new(format!("t{at:02}"), effort)
            }
        })
        .collect()
}

#[test]
fn without_any_chance_it_is_the_schedule() {
    let away = vec![
        Away { from: day(5), to: day(16), hours_per_week: 0.0 },
        Away { from: day(30), to: day(33), hours_per_week: 9.0 },
    ];
    for seed in 0..300 {
        let tasks = any_plan(seed, true);
        let hours_per_week = [2.5, 5.0, 7.0, 0.3][seed as usize % 4];
        let it = Case { away: away.clone(), runs: 5, ..Case::new(&tasks, 0.0, &[hours_per_week; 6]) }.run();
        let plan = schedule(&tasks, &Capacity { hours_per_week, away: away.clone() }, today()).unwrap();
        for (range, planned) in it.tasks.iter().zip(&plan.tasks) {
            assert_eq!((range.finish_50, range.finish_80), (planned.finish, planned.finish), "plan {seed}");
        }
        let last = plan.tasks.iter().map(|planned| planned.finish).max().flatten();
        assert_eq!((it.whole.finish_50, it.groups[0].finish_80), (last, last));
    }
}

#[test]
fn multiplied_estimates_take_off_what_is_logged() {
    // 1.5 times 10 h less 4 h are 11 h, at an hour a day.
    let tasks = [own("a", 6.0, &[])];
    let estimates = vec![Estimate { planned: 10.0, logged: 4.0, factor: 1.5, n: 3 }];
    let it = Case { estimates: estimates.clone(), ..Case::new(&tasks, 0.0, &[7.0]) }.run();
    assert_eq!(it.whole.finish_50, Some(day(10)));
    // With a spread, T is above 4 h of 15 nearly always: the middle stays where it is.
    let it = Case { estimates, runs: 2_000, ..Case::new(&tasks, 0.3, &[7.0]) }.run();
    assert!((day(9)..=day(11)).contains(&it.whole.finish_50.unwrap()), "{:?}", it.whole);
    // 14 of 10 h are logged, and it is not done: of T above 14 h the median is where half of the
    // share above is. ln(14 / 10) / .4 = .841; .8 lies below; the point of .9 is 1.2816, so T is
    // 10 exp(.5126) = 16.7 h and 2.7 h are left, up to the shift of the run.
    let estimates = vec![Estimate { planned: 10.0, logged: 14.0, factor: 1.0, n: 100_000 }];
    let it = Case { estimates, runs: 2_000, ..Case::new(&tasks, 0.4, &[7.0]) }.run();
    assert_eq!(it.whole.finish_50, Some(day(2)));
}

#[test]
fn dates_are_the_quantiles_of_the_lognormal_distribution() {
    // One step of 100 h, hours every day, a well-known multiplier: T is log-normal about 100 h, and at
    // an hour a day it ends on day T. Median 100; at .8416 standard deviations, 100 exp(.33666) = 140.
    let tasks = [own("a", 100.0, &[])];
    let estimates = vec![Estimate { planned: 100.0, logged: 0.0, factor: 1.0, n: 1_000_000 }];
    let it = Case { estimates, runs: 20_000, ..Case::new(&tasks, 0.4, &[7.0]) }.run();
    let (half, most) = (it.whole.finish_50.unwrap(), it.whole.finish_80.unwrap());
    assert!((day(98)..=day(101)).contains(&half), "{half}");
    assert!((day(137)..=day(142)).contains(&most), "{most}");
}

#[test]
fn hours_that_vary_come_to_their_average() {
    // 0 or 14 h a week are 7 on average: 350 h take about 50 weeks.
    let tasks = [own("a", 350.0, &[])];
    let it = Case { runs: 2_000, ..Case::new(&tasks, 0.0, &[0.0, 14.0]) }.run();
    let (half, most) = (it.whole.finish_50.unwrap(), it.whole.finish_80.unwrap());
    assert!((day(330)..=day(364)).contains(&half), "{half}");
    // 25 full weeks are needed; the week of the 25th has a standard deviation of about 7 weeks.
    assert!((day(370)..=day(410)).contains(&most), "{most}");
    let none = Case::new(&tasks, 0.4, &[0.0, 0.0]).run();
    assert_eq!((none.whole.finish_50, none.tasks[0].finish_80), (None, None));
}

#[test]
fn more_effort_is_never_earlier_and_more_hours_never_later() {
    for seed in 0..60 {
        // Waits in the middle are left out: there a longer step may let another go first.
        let tasks = any_plan(seed, false);
        let weeks = [0.0, 4.0, 6.0, 9.5];
        let base = Case { seed, ..Case::new(&tasks, 0.4, &weeks) }.run();
        let later = |other: &Ranges, than: &Ranges| {
            let key = |day: Option<NaiveDate>| day.unwrap_or(NaiveDate::MAX);
            other
                .tasks
                .iter()
                .zip(&than.tasks)
                .all(|(a, b)| key(a.finish_50) >= key(b.finish_50) && key(a.finish_80) >= key(b.finish_80))
                && key(other.whole.finish_50) >= key(than.whole.finish_50)
        };
        let mut more = Case { seed, ..Case::new(&tasks, 0.4, &weeks) };
        let at = seed as usize % tasks.len();
        more.estimates[at].planned *= 1.7;
        assert!(later(&more.run(), &base), "plan {seed}");
        more.estimates.iter_mut().for_each(|estimate| estimate.factor = 1.8);
        assert!(later(&more.run(), &base), "plan {seed}");
        let hours = Case { seed, ..Case::new(&tasks, 0.4, &[2.0, 5.0, 8.0, 9.5]) }.run();
        assert!(later(&base, &hours), "plan {seed}");
    }
}

#[test]
fn the_same_seed_gives_the_same_days_in_any_order() {
    let tasks = any_plan(11, true);
    let weeks = [0.0, 4.0, 6.0];
    let first = Case::new(&tasks, 0.4, &weeks).run();
    assert_eq!(first, Case::new(&tasks, 0.4, &weeks).run());
    let other = Case { seed: 2, ..Case::new(&tasks, 0.4, &weeks) }.run();
    assert_ne!(first, other);
    // The file turned round.
    let last = tasks.len() - 1;
    let mut turned: Vec<Task> = tasks.iter().rev().cloned().collect();
    turned.iter_mut().for_each(|task| task.after.iter_mut().for_each(|need| *need = last - *need));
    let mut back = Case::new(&turned, 0.4, &weeks).run();
    back.tasks.reverse();
    assert_eq!(first, back);
}

// ---------------------------------------------------------------------------------- commands

const GOALS: &str = "[[goal]]\nid = \"g\"\ntitle = \"Goal\"\ndue = 2027-01-31\n";
const PLAN: &str = "[[milestone]]\nid = \"write\"\ntitle = \"Write\"\nhours = 10\ngoal = \"g\"\n[[milestone]]\nid = \"send\"\ntitle = \"Send\"\nhours = 2\nafter = [\"write\"]\ngoal = \"g\"\n";

fn with_record(profile: &str, sessions: &[(&str, f64)]) -> Home {
    let home = Home::new();
    home.write("career.toml", &format!("format = 1\n[person]\n{profile}"));
    home.write("goals.toml", GOALS);
    home.write("plan.toml", PLAN);
    let mut learning = "[[activity]]\nid = \"old\"\ntitle = \"Old\"\nkind = \"book\"\nhours = 4\nstatus = \"done\"\nfinished = 2026-11-20\n".to_owned();
    for (day, hours) in sessions {
        learning.push_str(&format!("[[activity.session]]\ndate = {day}\nhours = {hours}\n"));
    }
    home.write("learning.toml", &learning);
    home
}

const FEW: &[(&str, f64)] = &[("2026-11-02", 3.0), ("2026-11-10", 3.0)];
const FOUR: &[(&str, f64)] = &[("2026-10-26", 1.0), ("2026-11-03", 1.0), ("2026-11-10", 1.0), ("2026-11-17", 1.0)];

#[test]
fn few_weeks_give_two_days() {
    let home = with_record("hours_per_week = 5\n", FEW);
    let json = home.run(&["roadmap", "--json"]).ok().json();
    let forecast = &json["computed"]["forecast"];
    // 4 h of the book took 6: (ln 1.5 + 5 ln 1.35) / 6, e to that is 1.374. 12 h are 16.49 h for steps.
    let book = &forecast["multipliers"]["by_kind"]["book"];
    assert!((book["factor"].as_f64().unwrap() - 1.374).abs() < 0.001);
    assert_eq!(
        (book["n"].as_u64(), forecast["weeks"].as_u64(), forecast["runs"].as_u64()),
        (Some(1), Some(3), Some(0))
    );
    assert!(forecast["finish_50"].is_null() && json["milestones"][0]["computed"]["finish_80"].is_null());
    // 12 h at 5/7 a day end on day 16; 16.49 h on day 23, and at 3/7 a day on day 38.
    let text = |day: u64| day_text(day);
    assert_eq!(forecast["finish"], text(16));
    assert_eq!(forecast["if"][0]["hours_per_week"], 5.0);
    assert_eq!(forecast["if"][1]["hours_per_week"], 3.0);
    assert_eq!((&forecast["if"][0]["finish"], &forecast["if"][1]["finish"]), (&text(23).into(), &text(38).into()));
    assert_eq!(forecast["goals"][0]["id"], "g");
    assert_eq!(forecast["goals"][0]["if"][1]["finish"], text(38));
    assert!(forecast["why_not"].as_str().unwrap().contains("3 complete weeks"));
    let said = home.run(&["roadmap"]).ok().out;
    assert!(said.contains("5 h a week") && said.contains("3 h a week") && said.contains("31 Dec"), "{said}");
    assert!(said.contains("3 complete weeks so far"), "{said}");
}

fn day_text(n: u64) -> String {
    day(n).to_string()
}

#[test]
fn four_weeks_give_the_days_of_the_record() {
    let home = with_record("hours_per_week = 5\n", FOUR);
    let json = home.run(&["roadmap", "--json"]).ok().json();
    let computed = &json["computed"];
    let forecast = &computed["forecast"];
    assert_eq!((forecast["weeks"].as_u64(), forecast["runs"].as_u64()), (Some(4), Some(2_000)));
    assert_eq!((forecast["hours_per_week"].as_f64(), forecast["seed"].as_u64()), (Some(1.0), Some(2026)));
    assert_eq!(forecast["if"], serde_json::json!([]));
    assert!(forecast["why_not"].is_null());
    // The verdict is the plan's; by the record it takes 12 h times about 1.29, an hour a week.
    assert_eq!(computed["verdict"], "fits");
    let (half, most) = (forecast["finish_50"].as_str().unwrap(), forecast["finish_80"].as_str().unwrap());
    assert!(("2027-02-20".."2027-04-20").contains(&half) && half < most, "{half} {most}");
    assert_eq!(forecast["goals"][0]["finish_80"], forecast["finish_80"]);
    let send = &json["milestones"][1];
    assert_eq!((send["id"].as_str(), &send["computed"]["finish_50"]), (Some("send"), &forecast["finish_50"]));
    let said = home.run(&["roadmap", "--explain"]).ok().out;
    for part in ["As the record says", "50 %", "80 %", "4 complete weeks with 1 h on average", "seed 2026", "2000 runs"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(said.contains("1.26 for book (1 finished)") || said.contains("for book (1 finished)"), "{said}");
    assert!(said.lines().take_while(|line| !line.starts_with("From 2026")).all(|line| line.chars().count() <= 80));
}

#[test]
fn plan_check_says_what_the_record_says_where_it_differs() {
    let home = with_record("hours_per_week = 5\n", FOUR);
    let said = home.run(&["plan", "check"]).ok().out;
    assert!(said.starts_with("It fits"), "{said}");
    assert!(
        said.contains("By the record (4 complete weeks with 1 h on average)") && said.contains("\"Send\""),
        "{said}"
    );
    let json = home.run(&["plan", "check", "--json"]).ok().json();
    assert_eq!((json["verdict"].as_str(), json["repairs"].as_array().map(Vec::len)), (Some("fits"), Some(0)));
    assert!(json["computed"]["forecast"]["finish_80"].is_string());
    // With time enough both say the same, and nothing is said twice.
    home.write("goals.toml", "[[goal]]\nid = \"g\"\ntitle = \"Goal\"\ndue = 2029-01-31\n");
    let said = home.run(&["plan", "check"]).ok().out;
    assert!(said.starts_with("It fits") && !said.contains("record"), "{said}");
}

#[test]
fn the_record_gives_days_where_no_hours_are_planned_and_none_where_there_were_none() {
    let home = with_record("", FOUR);
    let json = home.run(&["roadmap", "--json"]).ok().json();
    assert!(json["computed"]["verdict"].is_null() && json["computed"]["forecast"]["finish"].is_null());
    assert!(json["computed"]["forecast"]["finish_50"].is_string());
    assert!(home.run(&["roadmap"]).ok().out.contains("As the record says"));
    let home = with_record("", &[("2026-10-05", 0.0)]);
    let json = home.run(&["roadmap", "--json"]).ok().json();
    assert!(json["computed"]["forecast"]["finish_50"].is_null());
    assert!(json["computed"]["forecast"]["why_not"].as_str().unwrap().contains("No hours are logged"));
}

#[test]
fn the_order_of_the_files_changes_nothing() {
    let home = with_record("hours_per_week = 5\n", FOUR);
    let first = home.run(&["roadmap", "--json"]).ok().json();
    let turned: Vec<(&str, f64)> = FOUR.iter().rev().copied().collect();
    let other = with_record("hours_per_week = 5\n", &turned);
    let (a, b) = PLAN.split_at(PLAN.rfind("[[milestone]]").unwrap());
    other.write("plan.toml", &format!("{b}{a}"));
    let second = other.run(&["roadmap", "--json"]).ok().json();
    assert_eq!(first["computed"]["forecast"], second["computed"]["forecast"]);
    assert_eq!(first["milestones"], second["milestones"]);
}

#[test]
fn what_a_step_really_took_is_kept_and_learnt_from() {
    let home = with_record("hours_per_week = 5\n", FEW);
    let said = home.run(&["plan", "done", "write"]).ok();
    assert!(said.err.contains("career plan edit write --hours-real N"), "{}", said.err);
    home.run(&["undo"]).ok();
    home.run(&["plan", "done", "write", "--hours-real", "soon"]).fails(2);
    home.run(&["plan", "done", "write", "--hours-real", "0"]).fails(2);
    assert!(!home.file("plan.toml").contains("done"));
    let said = home.run(&["plan", "done", "write", "--hours-real", "12h30"]).ok();
    assert!(!said.err.contains("hours-real"), "{}", said.err);
    assert!(home.file("plan.toml").contains("hours_real = 12.5"), "{}", home.file("plan.toml"));
    let json = home.run(&["roadmap", "--json"]).ok().json();
    let step = &json["computed"]["forecast"]["multipliers"]["by_kind"]["step"];
    // (ln 1.25 + 5 ln 1.35) / 6 = 0.287278.
    assert!((step["factor"].as_f64().unwrap() - 0.287_278_f64.exp()).abs() < 1e-4);
    assert_eq!(step["n"], 1);
    home.run(&["plan", "edit", "write", "--hours-real", "10"]).ok();
    assert!(home.file("plan.toml").contains("hours_real = 10"));
}
