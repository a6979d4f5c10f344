//! Power cuts at every moment: after each, everything or nothing of a change is there, and its
//! history with it. Each safeguard of the store is left out once, and that must be found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at what it does not expect")]
use std::path::Path;

use career::error::Result;
use career::store::{Folder, Fs, Holder, Intent};
use chrono::{DateTime, Utc};

use crate::simfs::{Act, Call, Disk, Editor, SimFs, Wrap};

const HOME: &str = "/u/career";
const OPS: &str = "/u/career/.career/ops";

pub fn now() -> DateTime<Utc> {
    "2026-11-23T10:00:00Z".parse().unwrap()
}

pub fn holder() -> Holder {
    Holder { command: "career test".into(), machine: "laptop".into(), process: 1 }
}

pub fn open(fs: &dyn Fs) -> Folder<'_> {
    Folder::open(fs, Path::new(HOME), now())
}

pub fn intent(sentence: &str, files: &[(&str, Option<&str>)]) -> Intent {
    Intent {
        sentence: sentence.into(),
        command: "career test".into(),
        files: files.iter().map(|(name, text)| ((*name).to_owned(), text.map(|t| t.as_bytes().to_vec()))).collect(),
    }
}

/// Everything that a person has: the files and the sentences of the history, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    pub files: Vec<(String, String)>,
    pub history: Vec<String>,
}

pub fn view(folder: &Folder<'_>) -> Result<View> {
    let names = folder.names()?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let contents = folder.read_all(&names)?;
    let files = names
        .iter()
        .zip(contents)
        .filter_map(|(name, bytes)| Some(((*name).to_owned(), String::from_utf8(bytes?).unwrap())))
        .collect();
    let mut history: Vec<String> = folder.history()?.into_iter().map(|operation| operation.sentence).collect();
    history.reverse();
    Ok(View { files, history })
}

/// One command, on a disk on which everything before it is durable.
struct Scenario {
    base: Disk,
    run: fn(&Folder<'_>) -> Result<()>,
}

fn add(folder: &Folder<'_>) -> Result<()> {
    let files = [("goals.toml", Some("a = 1\n")), ("log/2026.toml", Some("one\n"))];
    folder.lock(&holder())?.commit(intent("add", &files)).map(|_| ())
}

fn change(folder: &Folder<'_>) -> Result<()> {
    let files = [
        ("goals.toml", Some("a = 1\nb = 2\n")),
        ("log/2026.toml", None),
        ("reviews/2026-Q4.toml", Some("review\n")),
        ("skills.toml", Some("sql\n")),
    ];
    folder.lock(&holder())?.commit(intent("change", &files)).map(|_| ())
}

fn undo(folder: &Folder<'_>) -> Result<()> {
    folder.lock(&holder())?.undo(None, "career undo").map(|_| ())
}

fn scenarios() -> Vec<Scenario> {
    let empty = SimFs::fresh();
    let added = SimFs::new(empty.disk());
    add(&open(&added)).unwrap();
    added.settle();
    let changed = SimFs::new(added.disk());
    change(&open(&changed)).unwrap();
    changed.settle();
    let edited = SimFs::new(added.disk());
    edited.edit("/u/career/goals.toml", b"a = 1 # mine\n", Editor::InPlace);
    vec![
        Scenario { base: empty.disk(), run: add },
        Scenario { base: added.disk(), run: change },
        Scenario { base: changed.disk(), run: undo },
        Scenario { base: edited.disk(), run: change },
    ]
}

/// How many states were looked at, and what was wrong in which.
#[derive(Default)]
struct Found {
    states: usize,
    bad: Vec<String>,
}

/// Whether a campaign looks at everything or ends with the first thing that is wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goal {
    All,
    OneBad,
}

/// Runs every scenario through a port made by `wrap`, cuts the power after every change, and looks
/// at what is left through the plain port.
fn campaign(wrap: fn(&Call) -> Act, most: usize, goal: Goal) -> Found {
    let mut found = Found::default();
    for (number, scenario) in scenarios().iter().enumerate() {
        let before = {
            let fs = SimFs::new(scenario.base.clone());
            view(&open(&fs)).unwrap()
        };
        let after = {
            let fs = SimFs::new(scenario.base.clone());
            (scenario.run)(&open(&fs)).unwrap();
            view(&open(&fs)).unwrap()
        };
        let fs = SimFs::new(scenario.base.clone());
        fs.start_trace();
        let outcome = (scenario.run)(&open(&Wrap::new(&fs, wrap)));
        let trace = fs.end_trace();
        for (moment, disk) in trace.iter().enumerate() {
            let is_answered = moment + 1 == trace.len() && outcome.is_ok();
            for left in disk.after_power_cuts(most) {
                found.states += 1;
                if let Err(wrong) = look(left, &before, &after, is_answered, found.states % 5 == 0) {
                    found.bad.push(format!("scenario {number}, moment {moment}: {wrong}"));
                    if goal == Goal::OneBad {
                        return found;
                    }
                }
            }
        }
    }
    found
}

/// Whether what is left after a power cut is all of the change or nothing of it; with `goes_on`,
/// whether one can go on from there too.
fn look(left: Disk, before: &View, after: &View, is_answered: bool, goes_on: bool) -> std::result::Result<(), String> {
    let fs = SimFs::new(left);
    let folder = open(&fs);
    let say = |e: career::error::Error| format!("{e} {:?}", e.causes);
    let read = view(&folder).map_err(say)?;
    let locked = folder.lock(&holder()).map_err(say)?;
    drop(locked);
    let recovered = view(&folder).map_err(say)?;
    let is_after = recovered == *after;
    // An edit by hand may be in the history already although the change is not.
    let mut without_edits = recovered.clone();
    without_edits.history.retain(|sentence| !sentence.starts_with("edited by hand"));
    let mut expected = before.clone();
    expected.history.retain(|sentence| !sentence.starts_with("edited by hand"));
    let edits = |view: &View| view.history.iter().filter(|s| s.starts_with("edited by hand")).count();
    let is_before = without_edits == expected && edits(&recovered) <= edits(after);
    if !is_after && (!is_before || is_answered) {
        return Err(format!("recovered {recovered:?}, answered: {is_answered}"));
    }
    // Who reads without the lock sees the same before it is put right.
    if read.files != recovered.files {
        return Err(format!("read {read:?}, recovered {recovered:?}"));
    }
    if fs.list(Path::new(HOME)).unwrap().iter().any(|name| name.ends_with("tmp")) {
        return Err("something prepared was left".into());
    }
    if !goes_on {
        return Ok(());
    }
    // Life goes on.
    let mut locked = folder.lock(&holder()).map_err(say)?;
    locked.commit(intent("next", &[("goals.toml", Some("next\n"))])).map_err(say)?;
    locked.undo(None, "career undo").map_err(say)?;
    drop(locked);
    if view(&folder).map_err(say)?.files != recovered.files {
        return Err("the next change and its undo did not lead back".into());
    }
    Ok(())
}

#[test]
fn a_power_cut_leaves_all_or_nothing() {
    let found = campaign(|_| Act::Pass, 32, Goal::All);
    assert!(
        found.bad.is_empty(),
        "{} of {}: {:#?}",
        found.bad.len(),
        found.states,
        &found.bad[..found.bad.len().min(3)]
    );
    assert!(found.states >= 2000, "only {} states", found.states);
}

#[test]
fn a_power_cut_during_recovery_leaves_all_or_nothing() {
    let (mut states, mut resumed) = (0, 0);
    for scenario in scenarios() {
        let before = view(&open(&SimFs::new(scenario.base.clone()))).unwrap();
        let fs = SimFs::new(scenario.base);
        fs.start_trace();
        (scenario.run)(&open(&fs)).unwrap();
        let after = view(&open(&fs)).unwrap();
        for disk in fs.end_trace() {
            // The program may also have been killed, with everything still in memory.
            let killed = std::iter::once(disk.clone());
            for left in killed.chain(disk.after_power_cuts(2).into_iter().take(2)) {
                let fs = SimFs::new(left);
                if fs.read(&Path::new(OPS).join("pending")).is_err() {
                    continue;
                }
                resumed += 1;
                fs.start_trace();
                drop(open(&fs).lock(&holder()).unwrap());
                for disk in fs.end_trace().iter().step_by(4) {
                    for left in disk.after_power_cuts(3).into_iter().step_by(5) {
                        states += 1;
                        look(left, &before, &after, false, true).unwrap();
                    }
                }
            }
        }
    }
    assert!(resumed > 20 && states > 500, "{resumed} recoveries, {states} states");
}

fn is_ops(path: &Path) -> bool {
    path == Path::new(OPS)
}

#[test]
fn without_the_journal_it_is_found() {
    let found = campaign(
        |call| {
            let pending = Path::new(OPS).join("pending");
            match call.what {
                "rename" if call.to == pending => Act::Pretend,
                "rename" if call.path == pending => Act::Rename(Path::new(OPS).join(".pending.tmp"), call.to.clone()),
                _ => Act::Pass,
            }
        },
        16,
        Goal::OneBad,
    );
    assert!(!found.bad.is_empty(), "none of {}", found.states);
}

#[test]
fn without_the_sync_of_the_folders_it_is_found() {
    let found = campaign(
        |call| match call.what {
            "sync_dir" if !is_ops(&call.path) => Act::Pretend,
            _ => Act::Pass,
        },
        16,
        Goal::OneBad,
    );
    assert!(!found.bad.is_empty(), "none of {}", found.states);
}

#[test]
fn without_the_sync_of_the_history_it_is_found() {
    let found = campaign(
        |call| match call.what {
            "sync_dir" if is_ops(&call.path) => Act::Pretend,
            _ => Act::Pass,
        },
        16,
        Goal::OneBad,
    );
    assert!(!found.bad.is_empty(), "none of {}", found.states);
}

#[test]
fn without_the_sync_of_the_contents_it_is_found() {
    let found = campaign(
        |call| match call.what {
            "sync_file" => Act::Pretend,
            _ => Act::Pass,
        },
        16,
        Goal::OneBad,
    );
    assert!(!found.bad.is_empty(), "none of {}", found.states);
}
