//! From what is missing to steps: tables worked by hand, and what has to hold of any.
use career::catalogue::Catalogue;
use career::stages::assess::model::{Profile, SkillKind};
use career::stages::assess::trail::Trail;
use career::stages::explore::gap::{GapKind, Me};
use career::stages::explore::model::Role;
use career::stages::learn::model::ActivityKind;
use career::stages::plan::model::Milestone;
use career::stages::plan::roadmap::Records;
use career::stages::plan::suggest::fit::check_fit;
use career::stages::plan::suggest::hours::{done_hours, hours_of_step, refresh_hours, taught_hours};
use career::stages::plan::suggest::{
    Aim, Becomes, Before, Mode, Notebook, Suggestion, Suggestions, pick, scope, suggest,
};
use career::stages::words::Time;
use chrono::NaiveDate;
use proptest::prelude::*;

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

/// A person, a role and a plan, each as text of their files.
#[derive(Default)]
struct World {
    role: String,
    me: Me,
    records: Records,
    has_job: bool,
    is_spent: bool,
}

impl World {
    /// A role that asks for these, with `more` behind the requirement.
    fn needs(mut self, requirement: &str) -> World {
        self.role.push_str(&format!("[[requirement]]\n{requirement}\n"));
        self
    }

    fn skill(mut self, id: &str, kind: &str, level: u8, more: &str) -> World {
        let text = format!(
            "id = \"{id}\"\nname = \"{id}\"\nkind = \"{kind}\"\ncatalogue = \"none\"\n{more}\n[[rating]]\ndate = 2026-01-01\nlevel = {level}\nby = \"self\""
        );
        self.me.skills.push(toml::from_str(&text).unwrap());
        self
    }

    fn step(mut self, text: &str) -> World {
        self.records.milestones.push(toml::from_str(text).unwrap());
        self
    }

    fn learning(mut self, text: &str) -> World {
        self.records.activities.push(toml::from_str(text).unwrap());
        self
    }

    fn goal(mut self, text: &str) -> World {
        self.records.goals.push(toml::from_str(text).unwrap());
        self
    }

    fn at_work(mut self) -> World {
        self.has_job = true;
        self
    }

    fn suggest(&self, most: usize) -> Suggestions {
        // Inside and talked about, so that no talk stands before what is tested here, and of a kind on the
        // way to which nothing is usually forgotten (tests/plan_transition.rs has those).
        let role: Role = toml::from_str(&format!(
            "id = \"analyst\"\ntitle = \"Analyst\"\nwhere = \"inside\"\nstatus = \"target\"\nkind = \"less\"\ndiscussed = 2026-01-01\n{}",
            self.role
        ))
        .unwrap();
        let aims: [Aim<'_>; 1] = [scope::of_role(&role, &self.records.goals)];
        let mut me = self.me.clone();
        if self.has_job {
            me.sources.positions.push(toml::from_str("id = \"job\"\ntitle = \"Job\"\nfrom = 2020-01-01").unwrap());
        }
        let trail = Trail::follow(&me.sources);
        let notebook = Notebook {
            profile: &Profile::default(),
            me: &me,
            trail: &trail,
            records: &self.records,
            trials: &[],
            catalogue: &Catalogue::new(None),
            is_spent: self.is_spent,
            today: today(),
        };
        let mut found = suggest(&aims, &notebook, most);
        for (at, one) in found.list.iter_mut().enumerate() {
            one.id = format!("new-{at}");
        }
        found
    }

    fn list(&self) -> Vec<Suggestion> {
        self.suggest(10).list
    }
}

fn sql(level: u8) -> String {
    format!("kind = \"skill\"\nskill = \"sql\"\nlevel = {level}\nimportance = \"must\"")
}

/// What one is, as short as a table can have it.
fn row(one: &Suggestion) -> (&'static str, &'static str, Time, f64, Vec<usize>) {
    let after = one.after.iter().filter_map(|before| if let Before::Earlier(at) = before { Some(*at) } else { None });
    (one.becomes.key(), one.mode.key(), one.time, one.hours.or(one.weeks).unwrap(), after.collect())
}

#[test]
fn the_example_of_the_page_is_worked_by_hand() {
    // From 2 to 4 at work: 60 of 80 h are done, 15 weeks at 4 h; 20 h are read; then 160 h, 40 weeks.
    let list = World::default().needs(&sql(4)).skill("sql", "technical", 2, "").at_work().list();
    let expected = [
        ("practice", "experience", Time::Work, 15.0, vec![]),
        ("book", "education", Time::Own, 20.0, vec![]),
        ("stretch", "experience", Time::Work, 40.0, vec![0]),
        ("mentoring", "exposure", Time::Own, 6.0, vec![]),
    ];
    assert_eq!(list.iter().map(row).collect::<Vec<_>>(), expected);
    let to: Vec<Option<u8>> = list.iter().map(|one| one.skills[0].1).collect();
    // Reading and talking alone lead to no level.
    assert_eq!(to, [Some(3), None, Some(4), None]);
    assert!(list.iter().all(|one| one.closes == ["sql"] && one.missing == Some(GapKind::Level)));
    assert!(list[0].why.contains("sql is at level 2; Analyst asks for 4 (must)"), "{}", list[0].why);
}

#[test]
fn whoever_begins_is_shown_and_learns_first() {
    // Without paid work all of it is in one's own time. 5 + 20 h taught, 5 + 20 done, 60 + 20, 160.
    let list = World::default().needs(&sql(4)).skill("sql", "technical", 0, "").list();
    let expected = [
        ("shadowing", "exposure", Time::Own, 2.0, vec![]),
        ("course", "education", Time::Own, 25.0, vec![]),
        ("practice", "experience", Time::Own, 25.0, vec![1]),
        ("project", "experience", Time::Own, 60.0, vec![2]),
        ("book", "education", Time::Own, 20.0, vec![2]),
        ("stretch", "experience", Time::Own, 160.0, vec![3]),
    ];
    assert_eq!(list.iter().map(row).collect::<Vec<_>>(), expected);
    // The hours of the way are those of the table: 10 + 40 + 80 + 160.
    let whole: f64 = list.iter().filter(|one| one.mode != Mode::Exposure).map(Suggestion::own_hours).sum();
    assert_eq!(whole, 290.0);
}

#[test]
fn the_hours_of_a_way_are_those_of_its_steps() {
    for (kind, key) in [
        (SkillKind::Technical, "technical"),
        (SkillKind::Tool, "tool"),
        (SkillKind::Soft, "soft"),
        (SkillKind::Field, "field"),
        (SkillKind::Language, "language"),
    ] {
        for from in 0..5 {
            for to in from + 1..=5 {
                let list = World::default().needs(&sql(to)).skill("sql", key, from, "").list();
                let own: f64 = list.iter().filter(|one| one.mode != Mode::Exposure).map(Suggestion::own_hours).sum();
                let whole: f64 = (from + 1..=to).map(|step| hours_of_step(kind, step)).sum();
                assert_eq!(own, whole, "{key} {from} to {to}");
                // Further apart is never fewer.
                let doing = list.iter().filter(|one| one.mode == Mode::Experience).count();
                assert_eq!(doing, usize::from(to - from) - usize::from(from == 0 && to > 1), "{key} {from} to {to}");
                assert!(list.iter().any(|one| one.mode == Mode::Exposure), "{key} {from} to {to}");
                let titles: std::collections::HashSet<&str> = list.iter().map(|one| one.title.as_str()).collect();
                assert_eq!(titles.len(), list.len(), "{key} {from} to {to}: {titles:?}");
                assert!(list.iter().all(|one| one.title.contains("sql")), "{titles:?}");
            }
        }
    }
}

#[test]
fn the_table_of_hours_is_as_it_is_said() {
    for kind in SkillKind::ALL {
        for to in 1..=5 {
            assert_eq!(taught_hours(*kind, to) + done_hours(*kind, to), hours_of_step(*kind, to), "{kind:?} {to}");
            let is_longer = to == 1 || hours_of_step(*kind, to) > hours_of_step(*kind, to - 1);
            assert!(is_longer || *kind == SkillKind::Language);
        }
    }
    // The guided hours that are published for English: B1, B2, C1, C2 in all.
    let mut sum = hours_of_step(SkillKind::Language, 1);
    for (to, low, high) in [(2, 350.0, 400.0), (3, 500.0, 600.0), (4, 700.0, 800.0), (5, 1000.0, 1200.0)] {
        sum += hours_of_step(SkillKind::Language, to);
        assert!((low..=high).contains(&sum), "{to}: {sum}");
    }
    // A tenth of 5 + 15 h is 2; a tenth of 10 + 40 + 80 is more than 8.
    assert_eq!(refresh_hours(SkillKind::Tool, 2), 2.0);
    assert_eq!(refresh_hours(SkillKind::Technical, 3), 8.0);
    assert_eq!(refresh_hours(SkillKind::Tool, 1), 1.0);
}

#[test]
fn each_kind_of_what_is_missing_gets_its_kind_of_step() {
    let proof = World::default().needs(&sql(3)).skill("sql", "technical", 3, "last_used = 2026-11-01").list();
    assert_eq!(proof.iter().map(row).collect::<Vec<_>>(), [("step", "experience", Time::Own, 0.5, vec![])]);
    assert!(proof[0].title.contains("write down") && proof[0].note.contains("career win"), "{proof:?}");
    // Not used for three years: there is nothing to write down, so a piece of work shows it.
    let stale = World::default().needs(&sql(4)).skill("sql", "technical", 4, "last_used = 2023-11-01").list();
    assert_eq!(stale.iter().map(row).collect::<Vec<_>>(), [("practice", "experience", Time::Own, 4.0, vec![])]);
    assert_eq!(stale[0].missing, Some(GapKind::Proof));

    let rusty = World::default().needs(&sql(2)).skill("sql", "tool", 2, "last_used = 2024-11-01").list();
    let refresh: Vec<&Suggestion> = rusty.iter().filter(|one| one.missing == Some(GapKind::Refresh)).collect();
    assert_eq!(
        refresh.iter().map(|one| row(one)).collect::<Vec<_>>(),
        [("practice", "experience", Time::Own, 2.0, vec![])]
    );

    let need = "kind = \"experience\"\ntext = \"Led a project\"\ntag = \"led\"\ncount = 3";
    let done = World::default().needs(need);
    let expected = [("step", "exposure", Time::Own, 0.5, vec![]), ("step", "experience", Time::Own, 36.0, vec![0])];
    assert_eq!(done.list().iter().map(row).collect::<Vec<_>>(), expected);
    let paid = done.at_work().list();
    assert_eq!((paid[1].time, paid[1].weeks), (Time::Work, Some(12.0)));
    assert!(paid[1].note.contains("--tag led") && paid[1].closes == ["Led a project"], "{paid:?}");
    let months = World::default().needs("kind = \"experience\"\ntext = \"Ward\"\nmonths = 6").at_work().list();
    // Half a year is 26 weeks.
    assert_eq!(months[1].weeks, Some(26.0));

    let paper = World::default().needs("kind = \"credential\"\ntext = \"Licence\"\ngate = true").suggest(10);
    let expected = [
        ("step", "education", Time::Own, 1.0, vec![]),
        ("step", "education", Time::Own, 2.0, vec![0]),
        ("step", "education", Time::Wait, 8.0, vec![1]),
    ];
    assert_eq!(paper.list.iter().map(row).collect::<Vec<_>>(), expected);
    assert!(paper.uncovered[0].text.contains("training or exam"), "{:?}", paper.uncovered);
    let mut old = World::default().needs("kind = \"credential\"\ntext = \"Licence\"");
    old.me.sources.credentials.push(
        toml::from_str("id = \"licence\"\ntitle = \"Licence\"\nkind = \"licence\"\nexpires = 2026-01-01").unwrap(),
    );
    assert_eq!(
        old.list().iter().map(row).collect::<Vec<_>>(),
        [("step", "education", Time::Own, 2.0, vec![]), ("step", "education", Time::Wait, 4.0, vec![0])]
    );

    let degree = World::default().needs("kind = \"education\"\nlevel = \"master\"").suggest(10);
    assert_eq!(degree.list.iter().map(row).collect::<Vec<_>>(), [("step", "exposure", Time::Own, 0.5, vec![])]);
    assert!(degree.uncovered[0].text.contains("years of study"), "{:?}", degree.uncovered);
}

#[test]
fn what_nobody_can_plan_for_is_said() {
    let mut world = World::default().needs(&sql(3)).needs("kind = \"skill\"\nskill = \"tills\"\nlevel = 2");
    world = world.skill("tills", "tool", 3, "desire = 1");
    world.me.skills.push(toml::from_str("id = \"sql\"\nname = \"SQL\"\nkind = \"technical\"").unwrap());
    let found = world.suggest(10);
    let texts: Vec<&str> = found.uncovered.iter().map(|one| one.text.as_str()).collect();
    assert!(texts.iter().any(|text| text.starts_with("SQL: how far you are is not assessed")), "{texts:?}");
    assert!(texts.iter().any(|text| text.starts_with("tills: you want to do less of it")), "{texts:?}");
    assert!(found.list.iter().all(|one| one.label != "SQL"), "{:?}", found.list);
    let unknown = World::default().suggest(10);
    assert!(unknown.uncovered[0].command.contains("--need"), "{:?}", unknown.uncovered);
    // Nothing is known of the role, so the first steps are to find out.
    let modes: Vec<Mode> = unknown.list.iter().map(|one| one.mode).collect();
    assert_eq!(modes, [Mode::Exposure, Mode::Education]);
}

#[test]
fn what_is_on_the_way_is_not_offered_again() {
    let world = || World::default().needs(&sql(4)).skill("sql", "technical", 2, "");
    let step = |more: &str| format!("id = \"test\"\ntitle = \"The test\"\nhours = 1\n{more}");
    let course = |to: u8, more: &str| {
        format!(
            "id = \"course\"\ntitle = \"Course\"\nkind = \"course\"\nskills = [{{ skill = \"sql\", to = {to} }}]\nhours = 40\n{more}"
        )
    };
    let closed = world().step(&step("closes = [\"SQL\"]")).suggest(10);
    assert!(closed.list.is_empty() && closed.on_the_way[0].by == [("test".to_owned(), "The test".to_owned())]);
    assert!(world().learning(&course(4, "")).list().is_empty());
    // What was dropped, is done or rests with its goal supplies nothing.
    for more in ["status = \"dropped\"", "status = \"done\"", "goal = \"later\""] {
        let rests = world().goal("id = \"later\"\ntitle = \"Later\"\nstatus = \"paused\"");
        assert_eq!(rests.learning(&course(4, more)).list().len(), 4, "{more}");
    }
    // A course that leads to 3 leaves the step to 4, which comes after it.
    let part = world().learning(&course(3, "")).suggest(10);
    assert_eq!(
        part.list.iter().map(row).collect::<Vec<_>>(),
        [("stretch", "experience", Time::Own, 160.0, vec![]), ("mentoring", "exposure", Time::Own, 6.0, vec![])]
    );
    assert_eq!(part.list[0].after, [Before::Known("course".to_owned())]);
    assert_eq!(part.on_the_way[0].up_to, Some(3));
    // A course on something else, and one that leads no further than one is, change nothing.
    assert_eq!(world().learning(&course(2, "")).list(), world().list());
}

#[test]
fn what_was_kept_is_not_offered_again() {
    let world = World::default()
        .needs(&sql(3))
        .needs("kind = \"experience\"\ntext = \"Led a project\"")
        .needs("kind = \"credential\"\ntext = \"Licence\"")
        .needs("kind = \"education\"\nlevel = \"master\"")
        .skill("sql", "technical", 1, "")
        .at_work();
    let list = world.list();
    assert!(list.len() >= 9, "{list:?}");
    let records = career::stages::plan::suggest::fit::with_suggestions(&world.records, &list);
    let after = World { records, ..world }.suggest(10);
    assert!(after.list.is_empty(), "{:?}", after.list);
}

#[test]
fn what_must_be_there_first_comes_first_and_the_rest_is_named() {
    let world = World::default()
        .needs("kind = \"skill\"\nskill = \"nice\"\nlevel = 3\nimportance = \"nice\"")
        .needs("kind = \"skill\"\nskill = \"sql\"\nlevel = 3\nimportance = \"should\"")
        .needs("kind = \"credential\"\ntext = \"Licence\"\ngate = true")
        .skill("sql", "technical", 2, "")
        .skill("nice", "technical", 2, "");
    let labels = |found: &Suggestions| {
        let mut labels: Vec<String> = found.list.iter().map(|one| one.label.clone()).collect();
        labels.dedup();
        labels
    };
    let all = world.suggest(10);
    assert_eq!(labels(&all), ["Licence", "sql", "nice"]);
    let two = world.suggest(2);
    assert_eq!(
        (labels(&two), two.further.clone()),
        (vec!["Licence".to_owned(), "sql".to_owned()], vec!["nice".to_owned()])
    );
    // Fewer of them are the first of all.
    assert_eq!(two.list, all.list[..two.list.len()]);
    // Whoever may not do it alone is not told to.
    let alone = all.list.iter().find(|one| one.becomes == Becomes::Learning(ActivityKind::Project)).unwrap();
    assert!(alone.title.contains("under the eye of someone"), "{}", alone.title);
}

#[test]
fn nothing_that_costs_is_offered_once_the_budget_is_used_up() {
    for kind in ["technical", "tool", "soft", "language", "field"] {
        let world = World::default().needs(&sql(3)).skill("sql", kind, 0, "");
        let rich = world.list();
        let poor = World { is_spent: true, ..world }.list();
        assert_eq!(rich.len(), poor.len());
        let costs = |title: &str| (title.contains("course") && !title.contains("free")) || title.contains("workshop");
        assert!(kind == "field" || rich.iter().any(|one| costs(&one.title)), "{rich:?}");
        assert!(!poor.iter().any(|one| costs(&one.title)), "{poor:?}");
    }
}

#[test]
fn what_is_left_out_hands_on_what_it_needed() {
    let list = World::default().needs(&sql(4)).skill("sql", "technical", 0, "").list();
    // The course (1), the practice to 2 (2), the project to 3 (3), the stretch to 4 (5).
    let picked = pick(&list, &[5, 1]);
    assert_eq!(picked[1].after, [Before::Earlier(0)]);
    assert_eq!(pick(&list, &[5])[0].after, []);
    assert_eq!(pick(&list, &[0, 1, 2, 3, 4, 5]), list);
    let later = World::default()
        .needs(&sql(4))
        .skill("sql", "technical", 2, "")
        .learning("id = \"course\"\ntitle = \"Course\"\nkind = \"course\"\nskills = [{ skill = \"sql\", to = 3 }]");
    assert_eq!(pick(&later.list(), &[0])[0].after, [Before::Known("course".to_owned())]);
}

/// Own work of so many hours each, all due with the goal "exam".
fn own_work(hours: &[f64]) -> Vec<Suggestion> {
    let one = World::default().needs(&sql(3)).skill("sql", "technical", 2, "").list().remove(0);
    let make = |(at, hours): (usize, &f64)| Suggestion {
        id: format!("new-{at}"),
        title: format!("Work {at}"),
        goal: Some("exam".to_owned()),
        time: Time::Own,
        hours: Some(*hours),
        weeks: None,
        after: Vec::new(),
        before: None,
        role: None,
        earliest: None,
        ..one.clone()
    };
    hours.iter().enumerate().map(make).collect()
}

fn exam(days: i64, hours_per_week: f64) -> Records {
    let due = today() + chrono::TimeDelta::days(days - 1);
    Records {
        goals: vec![toml::from_str(&format!("id = \"exam\"\ntitle = \"Exam\"\ndue = {due}")).unwrap()],
        hours_per_week: Some(hours_per_week),
        ..Records::default()
    }
}

#[test]
fn the_first_that_fit_are_counted_as_on_the_page() {
    let fit = check_fit(&own_work(&[6.0, 6.0, 6.0]), &exam(14, 7.0), today()).unwrap();
    assert_eq!(fit.first, 2);
    let (short, until) = fit.with.short.unwrap();
    assert!((short - 4.0).abs() < 1e-9, "{short}");
    assert_eq!(until, "2026-12-06".parse().unwrap());
    assert!(fit.before.is_fitting() && !fit.with.is_fitting());
    let unknown = check_fit(&own_work(&[6.0]), &Records { hours_per_week: None, ..exam(14, 7.0) }, today()).unwrap();
    assert_eq!((unknown.before.verdict, unknown.with.verdict), (None, None));
}

#[test]
fn a_plan_that_does_not_fit_only_has_to_get_no_later() {
    let mut records = exam(14, 7.0);
    let step: Milestone = toml::from_str("id = \"big\"\ntitle = \"Big\"\nhours = 20\ngoal = \"exam\"").unwrap();
    records.milestones.push(step);
    let mut list = own_work(&[1.0]);
    let late = check_fit(&list, &records, today()).unwrap();
    assert_eq!(late.first, 0);
    // In paid time, and for no goal, it costs none of the hours that are short.
    (list[0].time, list[0].hours, list[0].weeks, list[0].goal) = (Time::Work, None, Some(3.0), None);
    let paid = check_fit(&list, &records, today()).unwrap();
    assert_eq!(paid.first, 1);
    assert_eq!(paid.with, paid.before);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    /// With an hour a day and one due day, as many fit as their hours sum up to no more than the days.
    #[test]
    fn as_many_fit_as_the_hours_hold(hours in prop::collection::vec(1u32..9, 1..7), days in 1i64..30) {
        let hours: Vec<f64> = hours.into_iter().map(f64::from).collect();
        let fit = check_fit(&own_work(&hours), &exam(days, 7.0), today()).unwrap();
        let mut sum = 0.0;
        let expected = hours.iter().take_while(|one| { sum += **one; sum <= days as f64 }).count();
        prop_assert_eq!(fit.first, expected);
    }

    /// Always the same, and each only after ones before it and with a length.
    #[test]
    fn the_order_holds_and_is_always_the_same(levels in prop::collection::vec((0u8..6, 1u8..6, 0usize..5), 1..7), most in 1usize..8) {
        let kinds = ["technical", "soft", "language", "field", "tool"];
        let mut world = World::default();
        for (at, (have, need, kind)) in levels.iter().enumerate() {
            let importance = ["must", "should", "nice"][at % 3];
            world = world
                .needs(&format!("kind = \"skill\"\nskill = \"s{at}\"\nlevel = {need}\nimportance = \"{importance}\""))
                .skill(&format!("s{at}"), kinds[*kind], *have, "");
        }
        let found = world.suggest(most);
        prop_assert_eq!(&found, &world.suggest(most));
        for (at, one) in found.list.iter().enumerate() {
            let is_before = |before: &Before| matches!(before, Before::Earlier(need) if *need < at);
            prop_assert!(one.after.iter().all(is_before), "{:?}", one);
            let length = if one.time == Time::Own { one.hours } else { one.weeks };
            prop_assert!(length.is_some_and(|length| length > 0.0), "{:?}", one);
            prop_assert!(!one.title.is_empty() && !one.why.is_empty() && !one.figure.is_empty());
        }
        // Everything is offered, named, or not missing at all.
        let mut named: Vec<&str> = found.list.iter().map(|one| one.label.as_str()).chain(found.further.iter().map(String::as_str)).collect();
        named.sort_unstable();
        named.dedup();
        // A level that is there has no example, and so is missing one.
        prop_assert_eq!(named.len(), levels.len());
    }
}
