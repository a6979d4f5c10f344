//! What never gets into a paper: random notebooks, each text of which has a word of its own, and a
//! reckoning of who may see which word that knows nothing of the program's.
use crate::home::Home;

/// A small generator of numbers (SplitMix64), so that every run is the same.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// Who sees what: 0 nobody else, 1 a mentor, 2 a manager, 3 anybody.
const READERS: [&str; 4] = ["self", "mentor", "manager", "public"];

/// A word of the notebook, and whom it is for.
struct Secret {
    word: String,
    what: &'static str,
    /// The widest reader.
    for_reader: usize,
    /// Whether it has to do with an outside role.
    is_outside: bool,
}

struct Goal {
    id: String,
    mark: usize,
    is_outside: bool,
}

struct Notebook {
    dice: Dice,
    count: usize,
    secrets: Vec<Secret>,
    /// Titles that have to stand in a development plan, and texts that have to stand in the two others.
    wanted_goals: Vec<(String, usize, bool)>,
    wanted_entries: Vec<(String, usize, bool)>,
    goals: Vec<Goal>,
    people: Vec<(String, String, String)>,
    files: Vec<(String, String)>,
}

impl Notebook {
    fn new(seed: u64) -> Notebook {
        let mut book = Notebook {
            dice: Dice(seed),
            count: 0,
            secrets: Vec::new(),
            wanted_goals: Vec::new(),
            wanted_entries: Vec::new(),
            goals: Vec::new(),
            people: Vec::new(),
            files: Vec::new(),
        };
        book.fill();
        book
    }

    /// A word that occurs nowhere else.
    fn fresh(&mut self) -> String {
        self.count += 1;
        let mut n = self.count * 7919 + 17;
        let mut word = "q".to_owned();
        for _ in 0..6 {
            word.push(char::from(b"bcdfghjkmnprstvwxz"[n % 18]));
            n = n / 18 + self.count * 13;
        }
        word.push('u');
        assert!(self.secrets.iter().all(|secret| secret.word != word), "{word} twice");
        word
    }

    fn word(&mut self, what: &'static str, for_reader: usize, is_outside: bool) -> String {
        let word = self.fresh();
        self.secrets.push(Secret { word: word.clone(), what, for_reader, is_outside });
        word
    }

    /// A word that no paper for somebody else may hold.
    fn never(&mut self, what: &'static str) -> String {
        self.word(what, 0, false)
    }

    fn mark(&mut self) -> Option<usize> {
        self.dice.is(60).then(|| self.dice.below(4))
    }

    fn named(&mut self) -> String {
        if self.people.is_empty() || !self.dice.is(60) {
            return String::new();
        }
        let at = self.dice.below(self.people.len());
        let (_, first, last) = self.people[at].clone();
        let shout = |text: &str| text.to_uppercase();
        match self.dice.below(9) {
            0 => format!(" with {first} {last}"),
            1 => format!(" as {first} said"),
            2 => format!(". Dr {last} agreed"),
            3 => format!(" for {}'s team", first.to_lowercase()),
            4 => format!(" ({}, {})", shout(&last), first),
            5 => format!(" {last}-{first}"),
            6 => format!(" via {}.{}@example.org", first.to_lowercase(), last.to_lowercase()),
            7 => format!(" with {first} B. {last}"),
            _ => format!(" to {}\u{200b}{}", &first[..3], &first[3..]),
        }
    }

    fn push(&mut self, file: &str, text: &str) {
        match self.files.iter_mut().find(|(name, _)| name == file) {
            Some((_, whole)) => whole.push_str(text),
            None => self.files.push((file.to_owned(), text.to_owned())),
        }
    }

    fn fill(&mut self) {
        self.push(
            "career.toml",
            "format = 1\n[person]\nname = \"Owner Person\"\nrole = \"Worker\"\norganisation = \"Firm\"\n",
        );
        for _ in 0..3 {
            self.person();
        }
        let aims = self.lines("career.toml", "aim", "text", 2, &[]);
        self.lines("past.toml", "position", "title", 3, &["organisation", "from"]);
        let papers = self.lines("past.toml", "credential", "title", 3, &["issuer", "note"]);
        self.lines("assessment.toml", "strength", "text", 2, &[]);
        self.lines("assessment.toml", "weakness", "text", 2, &[]);
        let skills = self.lines("skills.toml", "skill", "name", 4, &["kind", "rating"]);
        let roles = self.roles(&skills, &papers);
        self.goals(&roles, &aims);
        self.actions(&roles, &skills);
        self.log(&skills);
        self.feedback();
        let mark = self.mark();
        let text = format!(
            "[preferences]\nplaces = [\"{}\"]\nrelocate = \"no\"\nremote = \"hybrid\"\npay_min = \"48731 EUR/year\"\nneeds = [\"{}\"]\ndealbreakers = [\"{}\"]\nhours = \"{}\"\n{}",
            self.word("a place", mark.unwrap_or(0), false),
            self.never("a need"),
            self.never("a dealbreaker"),
            self.never("hours"),
            say(mark)
        );
        self.push("assessment.toml", &text);
        let (wins, stop) = (self.never("a review"), self.never("a review"));
        self.push(
            "reviews/2026-Q3.toml",
            &format!("[review]\nid = \"2026-Q3\"\nfrom = 2026-07-01\nto = 2026-09-30\nstatus = \"done\"\npulse = {{ satisfaction = 2, clarity = 3, energy = 1 }}\n[review.answers]\nwins = \"{wins}\"\nstop = \"{stop}\"\n"),
        );
    }

    fn person(&mut self) {
        let mark = self.mark();
        let (first, last) =
            (self.word("a name", mark.unwrap_or(0), false), self.word("a name", mark.unwrap_or(0), false));
        let capital = |word: &str| format!("{}{}", word[..1].to_uppercase(), &word[1..]);
        let (first, last) = (capital(&first), capital(&last));
        let id = format!("{}-{}", first.to_lowercase(), last.to_lowercase());
        let relation = self.dice.pick(&["manager", "mentor", "peer"]);
        let text = format!(
            "[[person]]\nid = \"{id}\"\nname = \"{first} {last}\"\nrelation = \"{relation}\"\nnote = \"{}\"\n{}[[person.meeting]]\ndate = 2026-10-01\nnote = \"{}\"\n",
            self.never("a note on somebody"),
            say(mark),
            self.never("a meeting")
        );
        self.push("people.toml", &text);
        self.people.push((id, first, last));
    }

    /// Records that stand alone; gives their ids.
    fn lines(&mut self, file: &str, kind: &'static str, title: &str, count: usize, more: &[&str]) -> Vec<String> {
        let mut ids = Vec::new();
        for _ in 0..count {
            let mark = self.mark();
            let reader = mark.unwrap_or(0);
            let id = self.word(kind, reader, false);
            let mut text = format!("[[{kind}]]\nid = \"{id}\"\n{title} = \"{id}{}\"\n", self.named());
            for key in more {
                match *key {
                    "from" => text.push_str("from = 2019-01-01\n"),
                    "kind" => text.push_str("kind = \"technical\"\n"),
                    "rating" => {}
                    key => text.push_str(&format!("{key} = \"{}\"\n", self.word(kind, reader, false))),
                }
            }
            text.push_str(&say(mark));
            if more.contains(&"rating") {
                let (level, note) = (self.dice.below(6), self.never("a rating's note"));
                text.push_str(&format!(
                    "[[skill.rating]]\ndate = 2026-05-01\nlevel = {level}\nby = \"self\"\nnote = \"{note}\"\n"
                ));
            }
            self.push(file, &text);
            ids.push(id);
        }
        ids
    }

    /// Roles; gives their ids and whether they are outside.
    fn roles(&mut self, skills: &[String], papers: &[String]) -> Vec<(String, bool)> {
        let mut roles = Vec::new();
        for _ in 0..4 {
            let mark = self.mark();
            let place = self.dice.pick(&["where = \"inside\"\n", "where = \"inside\"\n", "where = \"outside\"\n", ""]);
            let is_outside = !place.contains("inside");
            let reader = mark.unwrap_or(0);
            let id = self.word("a role", reader, is_outside);
            let status = self.dice.pick(&["target", "target", "applied", "watching"]);
            let mut text = format!(
                "[[role]]\nid = \"{id}\"\ntitle = \"{id}{}\"\n{place}status = \"{status}\"\norganisation = \"{}\"\npay = \"48731 EUR/year\"\ntrend_note = \"{}\"\nnote = \"{}\"\nurl = \"https://example.org/{}\"\n{}",
                self.named(),
                self.word("a role", reader, is_outside),
                self.never("a role's trend"),
                self.never("a role's note"),
                self.never("a role's link"),
                say(mark)
            );
            for skill in skills.iter().take(2) {
                text.push_str(&format!("[[role.requirement]]\nkind = \"skill\"\nskill = \"{skill}\"\nlevel = 3\n"));
            }
            let asked = self.word("a requirement", reader, is_outside);
            text.push_str(&format!(
                "[[role.requirement]]\nkind = \"experience\"\ntext = \"{asked}{}\"\ntag = \"led\"\n",
                self.named()
            ));
            let paper = &papers[self.dice.below(papers.len())];
            text.push_str(&format!("[[role.requirement]]\nkind = \"credential\"\ncredential = \"{paper}\"\n"));
            self.push("roles.toml", &text);
            roles.push((id, is_outside));
        }
        roles
    }

    fn goals(&mut self, roles: &[(String, bool)], aims: &[String]) {
        for at in 0..6 {
            let mark = self.mark();
            let role = self.dice.is(40).then(|| self.dice.below(roles.len()));
            let parent = (at > 0 && self.dice.is(50)).then(|| self.dice.below(at));
            let is_outside =
                role.is_some_and(|role| roles[role].1) || parent.is_some_and(|at| self.goals[at].is_outside);
            let reader = mark.unwrap_or(0);
            let id = self.word("a goal", reader, is_outside);
            let mut text = format!(
                "[[goal]]\nid = \"{id}\"\ntitle = \"{id}{}\"\nstatus = \"active\"\ncreated = 2026-01-01\ndue = 2027-0{}-01\nmeasure = \"{}{}\"\nwhy = \"{}\"\nobstacle = \"{}\"\nif_then = \"{}\"\nconfidence = 37\ntripwire = {{ text = \"{}\" }}\n{}",
                self.named(),
                self.dice.below(9) + 1,
                self.word("a measure", reader, is_outside),
                self.named(),
                self.never("why"),
                self.never("an obstacle"),
                self.never("an if-then"),
                self.never("a tripwire"),
                say(mark)
            );
            if let Some(role) = role {
                text.push_str(&format!("role = \"{}\"\n", roles[role].0));
            }
            if let Some(parent) = parent {
                text.push_str(&format!("parent = \"{}\"\n", self.goals[parent].id));
            }
            match self.dice.below(3) {
                0 => text.push_str(&format!("supports = \"{}\"\n", aims[self.dice.below(aims.len())])),
                1 => text.push_str(&format!("supports = \"{}\"\n", self.word("an aim in words", reader, is_outside))),
                _ => {}
            }
            text.push_str(&format!(
                "[[goal.checkin]]\ndate = 2026-06-01\nconfidence = 37\nnote = \"{}\"\n",
                self.never("a check-in")
            ));
            self.push("goals.toml", &text);
            self.wanted_goals.push((id.clone(), reader, is_outside));
            self.goals.push(Goal { id, mark: reader, is_outside });
        }
    }

    /// Goals for a record, and who may see it by them.
    fn served(&mut self, most: usize) -> (Vec<String>, Option<usize>, bool) {
        let count = self.dice.below(most + 1);
        let at: Vec<usize> = (0..count).map(|_| self.dice.below(self.goals.len())).collect();
        let ids = at.iter().map(|at| self.goals[*at].id.clone()).collect();
        let by = at.iter().map(|at| self.goals[*at].mark).min();
        let is_outside = at.iter().any(|at| self.goals[*at].is_outside);
        (ids, by, is_outside)
    }

    fn actions(&mut self, roles: &[(String, bool)], skills: &[String]) {
        for at in 0..10 {
            let (goals, by, mut is_outside) = self.served(1);
            let mark = self.mark();
            let reader = mark.or(by).unwrap_or(0);
            let role = (at % 2 == 0 && self.dice.is(30)).then(|| self.dice.below(roles.len()));
            is_outside |= role.is_some_and(|role| roles[role].1);
            let id = self.word("a step", reader, is_outside);
            let name = self.named();
            let note = self.never("a step's note");
            let goal = goals.first().map_or_else(String::new, |goal| format!("goal = \"{goal}\"\n"));
            let status = self.dice.pick(&["planned", "active", "done"]);
            let done = if status == "done" { "finished = 2026-10-01\n" } else { "" };
            if at % 2 == 0 {
                let role = role.map_or_else(String::new, |role| format!("role = \"{}\"\n", roles[role].0));
                let text = format!(
                    "[[milestone]]\nid = \"{id}\"\ntitle = \"{id}{name}\"\n{goal}{role}hours = 2\nstatus = \"{status}\"\n{done}note = \"{note}\"\n{}",
                    say(mark)
                );
                self.push("plan.toml", &text);
            } else {
                let (provider, session) = (self.word("a provider", reader, is_outside), self.never("a session"));
                let skill = &skills[self.dice.below(skills.len())];
                let text = format!(
                    "[[activity]]\nid = \"{id}\"\ntitle = \"{id}{name}\"\nkind = \"course\"\nskills = [{{ skill = \"{skill}\" }}]\nprovider = \"{provider}\"\ncost = \"300 EUR\"\ntime = \"work\"\nweeks = 2\n{goal}status = \"{status}\"\n{done}note = \"{note}\"\n{}[[activity.session]]\ndate = 2026-09-01\nhours = 1\nnote = \"{session}\"\n",
                    say(mark)
                );
                self.push("learning.toml", &text);
            }
        }
    }

    fn log(&mut self, skills: &[String]) {
        for at in 0..14 {
            let (goals, by, is_outside) = self.served(2);
            let mark = self.mark();
            let kind = self.dice.pick(&["win", "win", "evidence", "evidence", "note", "practice", "appraisal"]);
            let reader = mark.or(by).unwrap_or(0);
            let is_shown = matches!(kind, "win" | "evidence" | "appraisal");
            let own = if is_shown { reader } else { 0 };
            let id = self.word("an entry", own, is_outside);
            let link = match (self.people.first().cloned(), self.dice.is(30)) {
                (Some((_, first, last)), true) => {
                    format!("https://example.org/{}{}", first.to_lowercase(), last.to_lowercase())
                }
                _ => format!("https://example.org/{}", self.word("a link", own, is_outside)),
            };
            let skill = &skills[self.dice.below(skills.len())];
            let quoted: Vec<String> = goals.iter().map(|goal| format!("\"{goal}\"")).collect();
            let text = format!(
                "[[entry]]\nid = \"{id}\"\ndate = 2026-{:02}-1{}\nkind = \"{kind}\"\ntext = \"{id}{}\"\nimpact = \"{}{}\"\nskills = [\"{skill}\"]\ngoals = [{}]\ntags = [\"led\"]\nlink = \"{link}\"\n{}",
                self.dice.below(10) + 1,
                at % 10,
                self.named(),
                self.word("an impact", own, is_outside),
                self.named(),
                quoted.join(", "),
                say(mark)
            );
            self.push("log/2026.toml", &text);
            if matches!(kind, "win" | "evidence") {
                self.wanted_entries.push((id, reader, is_outside));
            }
        }
    }

    fn feedback(&mut self) {
        for _ in 0..4 {
            let (goals, by, is_outside) = self.served(2);
            let mark = self.mark();
            let id = self.word("feedback", mark.or(by).unwrap_or(0), is_outside);
            let at = self.dice.below(self.people.len());
            let person = self.people[at].0.clone();
            let quoted: Vec<String> = goals.iter().map(|goal| format!("\"{goal}\"")).collect();
            let text = format!(
                "[[feedback]]\nid = \"{id}\"\ndate = 2026-08-01\nperson = \"{person}\"\ntext = \"{id}{}\"\ngoals = [{}]\n{}",
                self.named(),
                quoted.join(", "),
                say(mark)
            );
            self.push("feedback.toml", &text);
        }
    }

    fn home(&self) -> Home {
        let home = Home::new();
        for (file, text) in &self.files {
            home.write(file, text);
        }
        home
    }
}

fn say(mark: Option<usize>) -> String {
    mark.map_or_else(String::new, |mark| format!("audience = \"{}\"\n", READERS[mark]))
}

fn may_see(reader: usize, for_reader: usize, is_outside: bool) -> bool {
    for_reader >= reader && !(is_outside && reader >= 2)
}

#[test]
fn nothing_narrower_than_the_reader_is_ever_in_a_paper() {
    let (mut seen, mut hidden, mut named) = (0, 0, 0);
    for seed in 0..7 {
        let book = Notebook::new(seed);
        let home = book.home();
        home.run(&["goal", "list", "--all"]).ok();
        for (reader, name) in READERS.iter().enumerate().skip(1) {
            for paper in ["cdp", "appraisal", "brag"] {
                let mut texts: Vec<(String, String)> = Vec::new();
                for form in [vec!["--explain"], vec!["--md"], vec!["--format", "html"], vec!["--json", "--explain"]] {
                    let mut args = vec!["report", paper, "--for", name];
                    args.extend(&form);
                    texts.push((form.join(" "), home.run(&args).ok().out.to_lowercase()));
                }
                for (form, text) in &texts {
                    let at = format!("seed {seed}: report {paper} --for {name} {form}");
                    for secret in &book.secrets {
                        if may_see(reader, secret.for_reader, secret.is_outside) {
                            continue;
                        }
                        hidden += 1;
                        assert!(!text.contains(&secret.word), "{at}: {} ({})\n{text}", secret.word, secret.what);
                    }
                    assert!(!text.contains("48731") && !text.contains("confidence"), "{at}\n{text}");
                    named += text.matches("a colleague").count();
                    let wanted = if paper == "cdp" { &book.wanted_goals } else { &book.wanted_entries };
                    for (word, for_reader, is_outside) in wanted {
                        if may_see(reader, *for_reader, *is_outside) {
                            seen += 1;
                            assert!(text.contains(word), "{at}: {word} is not there\n{text}");
                        }
                    }
                }
            }
        }
    }
    // A paper without anything would pass the rest.
    assert!(seen > 300 && hidden > 20_000 && named > 200, "{seen} {hidden} {named}");
}

#[test]
fn what_is_ticked_or_marked_never_lets_an_outside_role_through() {
    for seed in 100..104 {
        let book = Notebook::new(seed);
        let home = book.home();
        // All ticks, and all names but none: whatever may be marked is marked.
        let everything: Vec<String> = (1..=200).map(|n| n.to_string()).collect();
        for paper in ["cdp", "appraisal", "brag"] {
            let script = career::term::Script::new();
            let script = everything_ticked(&home, script, paper, &everything);
            let ran = home.answer_partly(script, &["report", paper]).ok();
            let text = ran.out.to_lowercase();
            for secret in book.secrets.iter().filter(|secret| secret.is_outside) {
                assert!(!text.contains(&secret.word), "seed {seed}, {paper}: {} ({})", secret.word, secret.what);
            }
            for (_, first, last) in &book.people {
                let is_marked =
                    home.run(&["person", "list", "--json"]).ok().json()["people"].as_array().unwrap().iter().any(
                        |person| {
                            person["name"] == format!("{first} {last}")
                                && matches!(person["audience"].as_str(), Some("manager" | "public"))
                        },
                    );
                assert!(is_marked || !text.contains(&first.to_lowercase()), "seed {seed}, {paper}: {first}");
            }
        }
    }
}

/// A script that ticks every line of the list that comes up.
fn everything_ticked(
    home: &Home,
    script: career::term::Script,
    paper: &str,
    numbers: &[String],
) -> career::term::Script {
    let dry = home.run(&["report", paper, "--dry-run", "--json"]).ok().json();
    let shown = dry["computed"]["shown"].as_u64().unwrap() as usize;
    let markable = dry["computed"]["withheld"].as_array().unwrap().iter().filter(|one| !one["mark"].is_null()).count();
    script.answer("report.mark", &numbers[..shown + markable].join(" ")).skip("report.name")
}
