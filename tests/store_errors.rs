//! The n-th access to the disk fails, for every n: afterwards everything or nothing of the change
//! is there, and the message said which.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at what it does not expect")]
use std::io::ErrorKind;
use std::path::Path;

use career::error::{Error, Result};
use career::store::{Committed, Folder};

use crate::simfs::{Act, Disk, Editor, SimFs, Wrap};
use crate::store_crash::{View, holder, intent, open, view};

type Command = fn(&Folder<'_>) -> Result<Committed>;

fn add(folder: &Folder<'_>) -> Result<Committed> {
    let files = [("goals.toml", Some("a = 1\n")), ("log/2026.toml", Some("one\n"))];
    folder.lock(&holder())?.commit(intent("add", &files))
}

fn change(folder: &Folder<'_>) -> Result<Committed> {
    let mut locked = folder.lock(&holder())?;
    locked.read("goals.toml")?;
    locked.commit(intent(
        "change",
        &[("goals.toml", Some("a = 2\n")), ("log/2026.toml", None), ("reviews/2026.toml", Some("x"))],
    ))
}

fn undo(folder: &Folder<'_>) -> Result<Committed> {
    folder.lock(&holder())?.undo(None, "career undo")
}

fn redo(folder: &Folder<'_>) -> Result<Committed> {
    folder.lock(&holder())?.redo("career redo")
}

fn scenarios() -> Vec<(Disk, Command)> {
    let after = |disk: Disk, commands: &[Command]| {
        let fs = SimFs::new(disk);
        for command in commands {
            command(&open(&fs)).unwrap();
        }
        fs.settle();
        fs.disk()
    };
    let empty = SimFs::fresh().disk();
    let edited = SimFs::new(after(empty.clone(), &[add]));
    edited.edit("/u/career/goals.toml", b"a = 1 # mine\n", Editor::Rename);
    vec![
        (empty.clone(), add),
        (after(empty.clone(), &[add]), change),
        (edited.disk(), change),
        (after(empty.clone(), &[add, change]), undo),
        (after(empty, &[add, change, undo]), redo),
    ]
}

fn without_edits(mut view: View) -> View {
    view.history.retain(|sentence| !sentence.starts_with("edited by hand"));
    view
}

/// Compares what is there with what the command said.
fn check(base: &Disk, command: Command, outcome: Result<Committed>, left: &SimFs, n: usize) {
    let before = without_edits(view(&open(&SimFs::new(base.clone()))).unwrap());
    let after = {
        let fs = SimFs::new(base.clone());
        command(&open(&fs)).unwrap();
        without_edits(view(&open(&fs)).unwrap())
    };
    let read = view(&open(left)).unwrap();
    drop(open(left).lock(&holder()).unwrap());
    let now = view(&open(left)).unwrap();
    let edits = now.history.iter().filter(|sentence| sentence.starts_with("edited by hand"));
    let is_edited = base.text("/u/career/goals.toml").is_some_and(|text| text.contains("mine"));
    assert!(edits.count() <= usize::from(is_edited), "n = {n}: edits that nobody made: {now:?}");
    let now = without_edits(now);
    assert_eq!(read.files, now.files, "n = {n}: reading differs before recovery");
    match outcome {
        Ok(_) => assert_eq!(now, after, "n = {n}: said to be saved"),
        Err(e) if e.message.contains("not certain") => {
            assert!(now == before || now == after, "n = {n}: {now:?}");
        }
        Err(e) => {
            assert!(is_refusal(&e), "n = {n}: {e:?}");
            assert_eq!(now, before, "n = {n}: {e:?}");
        }
    }
    // The next write is fine, and leads back.
    let mut locked = open(left).lock(&holder()).unwrap();
    locked.commit(intent("next", &[("goals.toml", Some("next\n"))])).unwrap();
    locked.undo(None, "career undo").unwrap();
    assert_eq!(view(&open(left)).unwrap().files, now.files);
}

/// An error that is not sure of its case may not pass as a refusal.
fn is_refusal(e: &Error) -> bool {
    e.message.contains("nothing") || e.message.contains("left as it is")
}

#[test]
fn the_nth_access_fails() {
    let kinds = [ErrorKind::StorageFull, ErrorKind::PermissionDenied, ErrorKind::Other];
    let mut failures = 0;
    let mut told = [0; 3];
    for (number, (base, command)) in scenarios().into_iter().enumerate() {
        let calls = {
            let fs = SimFs::new(base.clone());
            let port = Wrap::new(&fs, |_| Act::Pass);
            command(&open(&port)).unwrap();
            port.count()
        };
        for n in 0..calls {
            let kind = kinds[(n + number) % kinds.len()];
            let fs = SimFs::new(base.clone());
            let port = Wrap::new(&fs, move |call| match call.n {
                // A folder that cannot be looked at is something else than a folder that is empty.
                i if i == n => Act::Fail(kind),
                _ => Act::Pass,
            });
            let outcome = command(&open(&port));
            match &outcome {
                Ok(committed) if committed.notes.iter().any(|note| note.contains("next command")) => {
                    told[1] += 1;
                }
                Ok(_) => told[0] += 1,
                Err(_) => told[2] += 1,
            }
            check(&base, command, outcome, &fs, n);
            failures += 1;
        }
    }
    assert!(failures > 200, "{failures}");
    assert!(told.iter().all(|count| *count > 5), "{told:?}");
}

#[test]
fn the_disk_stays_broken_from_the_nth_access_on() {
    for (base, command) in scenarios() {
        let calls = {
            let fs = SimFs::new(base.clone());
            let port = Wrap::new(&fs, |_| Act::Pass);
            command(&open(&port)).unwrap();
            port.count()
        };
        for n in 0..calls {
            let fs = SimFs::new(base.clone());
            let port =
                Wrap::new(&fs, move |call| if call.n >= n { Act::Fail(ErrorKind::StorageFull) } else { Act::Pass });
            let outcome = command(&open(&port));
            check(&base, command, outcome, &fs, n);
        }
    }
}

#[test]
fn a_sync_fails_and_then_the_power() {
    let mut uncertain = 0;
    for (base, command) in scenarios() {
        for n in 0..16 {
            let fs = SimFs::new(base.clone());
            fs.fail_sync(n);
            let outcome = command(&open(&fs));
            uncertain += usize::from(outcome.as_ref().is_err_and(|e| e.message.contains("not certain")));
            for left in fs.disk().after_power_cuts(2).into_iter().take(3) {
                check(&base, command, outcome.clone(), &SimFs::new(left), n);
            }
        }
    }
    assert!(uncertain >= 4, "{uncertain}");
}

#[test]
fn a_folder_that_cannot_be_written_is_read_and_not_changed() {
    let fs = SimFs::fresh();
    add(&open(&fs)).unwrap();
    let reads = ["read", "metadata", "list", "canonicalize"];
    let port = Wrap::new(&fs, |call| match reads.contains(&call.what) {
        true => Act::Pass,
        false => Act::Fail(ErrorKind::ReadOnlyFilesystem),
    });
    assert_eq!(open(&port).read("goals.toml").unwrap().unwrap(), b"a = 1\n");
    assert_eq!(open(&port).history().unwrap().len(), 1);
    let error = change(&open(&port)).unwrap_err();
    assert_eq!(error.message, "This was not saved; nothing was changed.");
    assert_eq!(error.causes, ["/u/career: the disk is read-only"]);
    assert_eq!(fs.read_text("/u/career/goals.toml"), "a = 1\n");
}

#[test]
fn a_second_write_after_one_that_was_cut_off_is_refused() {
    let fs = SimFs::fresh();
    add(&open(&fs)).unwrap();
    let port = Wrap::new(&fs, |call| match call.what {
        "exchange" => Act::Fail(ErrorKind::Other),
        _ => Act::Pass,
    });
    let folder = open(&port);
    let mut locked = folder.lock(&holder()).unwrap();
    let saved = locked.commit(intent("two", &[("goals.toml", Some("a = 2\n"))])).unwrap();
    assert!(saved.notes[0].contains("the next command finishes it"), "{:?}", saved.notes);
    assert_eq!(fs.read_text("/u/career/goals.toml"), "a = 1\n");
    let error = locked.commit(intent("three", &[("goals.toml", Some("a = 3\n"))])).unwrap_err();
    assert!(error.causes[0].contains("cut off"), "{error:?}");
    drop(locked);
    assert_eq!(open(&fs).read("goals.toml").unwrap().unwrap(), b"a = 2\n", "read as it will be");
    let notes = open(&fs).lock(&holder()).unwrap().take_notes();
    assert_eq!(notes, ["Finished what was cut off: two"]);
    assert_eq!(fs.read_text("/u/career/goals.toml"), "a = 2\n");
    assert!(fs.exists(Path::new("/u/career/.career/ops/000000002.toml")));
}
