//! Another program saves a file in the middle of a command: its bytes are never gone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at what it does not expect")]
use std::path::Path;

use career::store::{Folder, Fs};

use crate::simfs::{Act, Call, Editor, SimFs, Wrap};
use crate::store_crash::{holder, intent, open, view};

const GOALS: &str = "/u/career/goals.toml";
const EDITED: &str = "a = 1 # by hand\n";

fn start() -> SimFs {
    let fs = SimFs::fresh();
    let files = [("goals.toml", Some("a = 1\n")), ("skills.toml", Some("s = 1\n"))];
    open(&fs).lock(&holder()).unwrap().commit(intent("add", &files)).unwrap();
    fs
}

/// Every file in the folder and in `.career`, with its bytes.
fn everything(fs: &SimFs) -> Vec<String> {
    let mut texts = Vec::new();
    for dir in ["/u/career", "/u/career/.career/prev", "/u/career/.career/rescued"] {
        for name in fs.list(Path::new(dir)).unwrap_or_default() {
            texts.extend(fs.read(&Path::new(dir).join(name)).map(|b| String::from_utf8(b).unwrap()));
        }
    }
    texts
}

/// One command, with an edit right before its n-th access to the disk; false if it has fewer.
fn race(
    fs: &SimFs,
    n: usize,
    how: Editor,
    also: fn(&Call) -> Act,
    act: fn(&Folder<'_>) -> career::error::Result<career::store::Committed>,
) -> Option<career::error::Result<career::store::Committed>> {
    let mut is_edited = false;
    let outcome = {
        let edited = &mut is_edited;
        let port = Wrap::new(fs, move |call| {
            if call.n == n && fs.exists(Path::new(GOALS)) {
                fs.edit(GOALS, EDITED.as_bytes(), how);
                *edited = true;
            }
            also(call)
        });
        act(&open(&port))
    };
    is_edited.then_some(outcome)
}

/// How many of the edits at every moment of the command are gone afterwards.
fn count_lost(
    has_exchange: bool,
    also: fn(&Call) -> Act,
    act: fn(&Folder<'_>) -> career::error::Result<career::store::Committed>,
) -> (usize, usize, usize) {
    let (mut edits, mut rescued, mut lost) = (0, 0, 0);
    for how in [Editor::InPlace, Editor::Rename] {
        for n in 0..200 {
            let mut fs = start();
            fs.has_exchange = has_exchange;
            let Some(outcome) = race(&fs, n, how, also, act) else {
                continue;
            };
            edits += 1;
            let kept = everything(&fs).iter().any(|text| text.contains("# by hand"));
            let told = outcome.as_ref().map(|c| c.notes.join(" ")).unwrap_or_default();
            rescued += usize::from(told.contains(".career/rescued/"));
            // What is neither in a file nor rescued must at least be found in the history.
            drop(open(&fs).lock(&holder()).unwrap());
            let in_history = open(&fs).history().unwrap().iter().any(|operation| {
                operation.files.iter().any(|change| {
                    change.splice.as_ref().is_some_and(|splice| {
                        let text = String::from_utf8_lossy(&splice.added).into_owned();
                        text.contains("# by hand")
                    })
                })
            });
            lost += usize::from(!kept && !in_history);
            if outcome.is_err() {
                assert!(fs.read_text(GOALS).contains("# by hand"), "{how:?} at {n}: {outcome:?}");
            }
        }
    }
    (edits, rescued, lost)
}

fn set_goal(folder: &Folder<'_>) -> career::error::Result<career::store::Committed> {
    let mut locked = folder.lock(&holder())?;
    let goals = locked.read("goals.toml")?.unwrap_or_default();
    let mut text = String::from_utf8(goals.to_vec()).unwrap();
    text.push_str("b = 2\n");
    locked.commit(intent("set", &[("goals.toml", Some(&text)), ("skills.toml", Some("s = 2\n"))]))
}

fn drop_goals(folder: &Folder<'_>) -> career::error::Result<career::store::Committed> {
    folder.lock(&holder())?.commit(intent("drop", &[("goals.toml", None)]))
}

#[test]
fn an_edit_at_any_moment_is_not_lost() {
    for act in [set_goal, drop_goals] {
        let (edits, rescued, lost) = count_lost(true, |_| Act::Pass, act);
        assert!(edits > 50, "{edits} edits");
        assert!(rescued > 0, "{rescued} rescued of {edits}");
        assert_eq!(lost, 0, "of {edits}");
    }
}

#[test]
fn without_exchange_links_do_it() {
    let (edits, rescued, lost) = count_lost(false, |_| Act::Pass, set_goal);
    assert!(edits > 50 && rescued > 0, "{edits} edits, {rescued} rescued");
    // Only an edit between the last look and the rename can be lost: one moment of all of them,
    // and only to an editor that renames.
    assert!(lost <= 1, "{lost} of {edits}");
}

#[test]
fn a_plain_rename_in_place_of_the_exchange_is_found() {
    let plain = |call: &Call| match call.what {
        "exchange" => Act::Rename(call.path.clone(), call.to.clone()),
        _ => Act::Pass,
    };
    let (edits, _, lost) = count_lost(true, plain, set_goal);
    assert!(lost > 0, "none of {edits}");
}

#[test]
fn what_was_displaced_is_rescued_and_told() {
    let fs = start();
    let port = Wrap::new(&fs, |call| {
        if call.what == "exchange" && call.to == Path::new(GOALS) {
            fs.edit(GOALS, EDITED.as_bytes(), Editor::InPlace);
        }
        Act::Pass
    });
    let saved = set_goal(&open(&port)).unwrap();
    let place = ".career/rescued/20261123T100000Z-goals.toml";
    assert!(saved.notes[0].contains(place), "{:?}", saved.notes);
    assert!(saved.notes[0].contains("goals.toml was saved by another program"), "{:?}", saved.notes);
    assert_eq!(fs.read_text(&format!("/u/career/{place}")), EDITED);
    assert_eq!(fs.read_text(GOALS), "a = 1\nb = 2\n");
    assert_eq!(view(&open(&fs)).unwrap().history, ["add", "set"]);
}

#[test]
fn a_change_that_rests_on_something_else_is_refused() {
    let fs = start();
    let folder = open(&fs);
    let mut locked = folder.lock(&holder()).unwrap();
    locked.read("goals.toml").unwrap();
    locked.read("skills.toml").unwrap();
    fs.edit("/u/career/skills.toml", b"s = 9\n", Editor::Rename);
    let error = locked.commit(intent("set", &[("goals.toml", Some("a = 2\n"))])).unwrap_err();
    assert!(error.message.starts_with("skills.toml was changed by another program"), "{error}");
    assert_eq!(fs.read_text(GOALS), "a = 1\n");
    assert_eq!(fs.read_text("/u/career/skills.toml"), "s = 9\n");
}

#[test]
fn a_file_that_comes_up_meanwhile_is_rescued() {
    let fs = start();
    let port = Wrap::new(&fs, |call| {
        if call.what == "rename_new" && call.to == Path::new("/u/career/plan.toml") {
            fs.create_new(&call.to, b"theirs\n").unwrap();
        }
        Act::Pass
    });
    let folder = open(&port);
    let saved = folder.lock(&holder()).unwrap().commit(intent("plan", &[("plan.toml", Some("ours\n"))])).unwrap();
    assert!(saved.notes[0].contains("rescued/20261123T100000Z-plan.toml"), "{:?}", saved.notes);
    assert_eq!(fs.read_text("/u/career/plan.toml"), "ours\n");
    assert!(everything(&fs).contains(&"theirs\n".to_owned()));
}
