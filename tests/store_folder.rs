//! The data folder on the real file system: reading, modes, links, the lock, drafts, old history.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at what it does not expect")]
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use career::store::{Folder, Fs, Holder, OsFs, paths};
use chrono::Days;
use tempfile::TempDir;

use crate::simfs::{Act, Editor, SimFs, Wrap};
use crate::store_crash::{holder, intent, now, open, view};

fn at<'f>(fs: &'f dyn Fs, home: &Path) -> Folder<'f> {
    Folder::open(fs, home, now())
}

fn save(folder: &Folder<'_>, name: &str, text: &str) -> Vec<String> {
    let mut locked = folder.lock(&holder()).unwrap();
    locked.commit(intent(&format!("save {name}"), &[(name, Some(text))])).unwrap().notes
}

/// The real port without its syncs, for tests that are about something else.
fn quick() -> Wrap<'static> {
    Wrap::new(&OsFs, |call| match call.what {
        "sync_file" | "sync_dir" => Act::Pretend,
        _ => Act::Pass,
    })
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn names_of_data_files() {
    let good = ["career.toml", "goals.toml", "log/2026.toml", "reviews/2026-Q4.toml"];
    assert!(good.into_iter().all(paths::is_data_file));
    let bad = [
        "",
        "notes.toml",
        "../goals.toml",
        "/goals.toml",
        "log/../goals.toml",
        "log/26.toml",
        "log/2026.txt",
        "reviews/.toml",
        "reviews/..toml",
        "reviews/a/b.toml",
        "reviews/../x.toml",
        "reviews/a\\b.toml",
        "reviews/a\nb.toml",
        ".career/lock",
        "log/2026.toml/x.toml",
    ];
    for name in bad {
        assert!(!paths::is_data_file(name), "{name}");
    }
    let fs = SimFs::fresh();
    assert!(open(&fs).read("../x").is_err());
    let mut locked = open(&fs).lock(&holder()).unwrap();
    assert!(locked.commit(intent("x", &[("../x", Some("x"))])).is_err());
}

#[test]
fn no_folder_reads_as_empty_and_stays_away() {
    let dir = TempDir::new().unwrap();
    let home = dir.path().join("a/b/career");
    let folder = at(&OsFs, &home);
    assert_eq!(folder.read("goals.toml").unwrap(), None);
    assert_eq!(folder.names().unwrap(), Vec::<String>::new());
    assert_eq!(folder.history().unwrap(), []);
    assert_eq!(folder.draft("values").unwrap(), None);
    assert_eq!(folder.drafts().unwrap(), Vec::<String>::new());
    assert_eq!(folder.modes().unwrap(), []);
    assert!(!dir.path().join("a").exists());
    save(&folder, "reviews/2026-Q4.toml", "x");
    save(&folder, "goals.toml", "y");
    assert_eq!(folder.names().unwrap(), ["goals.toml", "reviews/2026-Q4.toml"]);
    assert_eq!(mode(&dir.path().join("a")), 0o700);
}

#[test]
fn what_is_no_file_of_text_is_refused_and_left() {
    let dir = TempDir::new().unwrap();
    let port = quick();
    let folder = at(&port, dir.path());
    fs::create_dir(dir.path().join("goals.toml")).unwrap();
    let error = folder.read("goals.toml").unwrap_err();
    assert_eq!(error.message, "goals.toml is a folder; a file of text is needed there.");
    let pipe = dir.path().join("skills.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let error = folder.read("skills.toml").unwrap_err();
    assert!(error.message.starts_with("skills.toml is not a regular file"), "{error}");
    fs::File::create(dir.path().join("roles.toml")).unwrap().set_len(257 << 20).unwrap();
    let error = folder.read("roles.toml").unwrap_err();
    assert!(error.message.starts_with("roles.toml is too large: 257 MB"), "{error}");
    symlink("nowhere", dir.path().join("plan.toml")).unwrap();
    let error = folder.read("plan.toml").unwrap_err();
    assert!(error.message.starts_with("plan.toml is a link to a file that is not there"), "{error}");
    // They stand in the way of nothing else.
    save(&folder, "people.toml", "fine");
    for name in ["goals.toml", "skills.toml", "roles.toml", "plan.toml"] {
        let mut locked = folder.lock(&holder()).unwrap();
        locked.commit(intent("x", &[(name, Some("x"))])).unwrap_err();
    }
    assert_eq!(folder.history().unwrap().len(), 1);
    assert!(fs::symlink_metadata(dir.path().join("plan.toml")).unwrap().is_symlink());
}

#[test]
fn links_are_followed_and_stay() {
    let dir = TempDir::new().unwrap();
    let (home, elsewhere) = (dir.path().join("home"), dir.path().join("elsewhere"));
    fs::create_dir_all(elsewhere.join("log")).unwrap();
    fs::create_dir(&home).unwrap();
    fs::write(elsewhere.join("my-goals"), "old").unwrap();
    symlink(elsewhere.join("my-goals"), home.join("goals.toml")).unwrap();
    symlink("../elsewhere/log", home.join("log")).unwrap();
    symlink(&home, dir.path().join("link")).unwrap();
    let port = quick();
    let folder = at(&port, &dir.path().join("link"));
    save(&folder, "goals.toml", "new");
    save(&folder, "log/2026.toml", "entry");
    assert_eq!(fs::read_to_string(elsewhere.join("my-goals")).unwrap(), "new");
    assert_eq!(fs::read_to_string(elsewhere.join("log/2026.toml")).unwrap(), "entry");
    assert!(fs::symlink_metadata(home.join("goals.toml")).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(home.join(".career/prev/goals.toml")).unwrap(), "old");
    folder.lock(&holder()).unwrap().undo(Some(1), "career undo").unwrap();
    assert_eq!(fs::read_to_string(elsewhere.join("my-goals")).unwrap(), "old");
    let left = fs::read_dir(&elsewhere).unwrap().count();
    assert_eq!(left, 2, "nothing prepared is left beside the target");
}

/// Not a test by itself: what the next one runs under several umasks.
#[test]
#[ignore = "run by `modes_are_narrow_whatever_the_umask`"]
fn write_everything() {
    let home = std::env::var_os("STORE_TEST_HOME").unwrap();
    let port = quick();
    let folder = at(&port, Path::new(&home));
    save(&folder, "goals.toml", "a");
    save(&folder, "goals.toml", "b");
    save(&folder, "log/2026.toml", "b");
    folder.save_draft("values", "x").unwrap();
    fs::write(Path::new(&home).join(".goals.toml.9.career-tmp"), "unknown").unwrap();
    fs::set_permissions(Path::new(&home).join(".goals.toml.9.career-tmp"), fs::Permissions::from_mode(0o600)).unwrap();
    let notes = folder.lock(&holder()).unwrap().take_notes();
    assert!(notes[0].contains(".career/rescued/"), "{notes:?}");
}

#[test]
fn modes_are_narrow_whatever_the_umask() {
    fn walk(dir: &Path, found: &mut usize) {
        assert_eq!(mode(dir), 0o700, "{dir:?}");
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            *found += 1;
            if path.is_dir() {
                walk(&path, found);
            } else {
                assert_eq!(mode(&path), 0o600, "{path:?}");
            }
        }
    }
    for umask in ["000", "022", "077"] {
        let dir = TempDir::new().unwrap();
        let home = dir.path().join("career");
        let output = Command::new("sh")
            .args(["-c", &format!("umask {umask}; exec \"$@\""), "sh"])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", "--ignored", "store_folder::write_everything"])
            .env("STORE_TEST_HOME", &home)
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains("1 passed"), "{text}");
        let mut found = 0;
        walk(&home, &mut found);
        assert!(found >= 12, "{found}");
    }
}

#[test]
fn wide_modes_are_reported_and_mended_on_what_is_replaced() {
    let dir = TempDir::new().unwrap();
    let port = quick();
    let home = dir.path().join("home");
    fs::create_dir(&home).unwrap();
    fs::set_permissions(&home, fs::Permissions::from_mode(0o755)).unwrap();
    for name in ["goals.toml", "skills.toml"] {
        fs::write(home.join(name), "old").unwrap();
        fs::set_permissions(home.join(name), fs::Permissions::from_mode(0o644)).unwrap();
    }
    let folder = at(&port, &home);
    let wide = |list: &[(&str, u32)]| -> Vec<(String, u32)> {
        list.iter().map(|(name, mode)| ((*name).to_owned(), *mode)).collect()
    };
    let all = [(".", 0o755), ("goals.toml", 0o644), ("skills.toml", 0o644)];
    assert_eq!(folder.modes().unwrap(), wide(&all));
    let notes = save(&folder, "goals.toml", "new");
    assert_eq!(notes, ["goals.toml could be read by others on this machine; now only by you."]);
    assert_eq!(folder.modes().unwrap(), wide(&[(".", 0o755), ("skills.toml", 0o644)]));
    assert_eq!(save(&folder, "goals.toml", "newer"), Vec::<String>::new());
    fs::set_permissions(home.join(".career"), fs::Permissions::from_mode(0o755)).unwrap();
    drop(folder.lock(&holder()).unwrap());
    assert_eq!(mode(&home.join(".career")), 0o700);
    assert_eq!(mode(&home), 0o755, "a folder that career did not make is only reported");
}

#[test]
fn root_does_not_write_into_what_is_somebody_elses() {
    let mut sim = SimFs::fresh();
    save(&open(&sim), "goals.toml", "theirs");
    sim.user = 0;
    let Err(error) = open(&sim).lock(&holder()) else { panic!("root got the lock") };
    assert!(error.message.contains("belongs to another user; nothing was changed"), "{error}");
    open(&sim).save_draft("values", "x").unwrap_err();
    let elsewhere = Folder::open(&sim, Path::new("/u/new/career"), now());
    assert!(elsewhere.lock(&holder()).is_err());
    assert!(!sim.exists(Path::new("/u/new")));
    assert_eq!(open(&sim).read("goals.toml").unwrap().unwrap(), b"theirs");
}

#[test]
fn many_writers_lose_nothing() {
    let dir = TempDir::new().unwrap();
    let port = quick();
    let folder = at(&port, dir.path());
    std::thread::scope(|scope| {
        for writer in 0..6 {
            let folder = &folder;
            scope.spawn(move || {
                for turn in 0..10 {
                    // Each is somebody else, so that whoever waits sees that it goes on.
                    let me = Holder { process: writer, ..holder() };
                    let mut locked = folder.lock(&me).unwrap();
                    let old = locked.read("goals.toml").unwrap().unwrap_or_default();
                    let mut text = String::from_utf8(old.to_vec()).unwrap();
                    text.push_str(&format!("w{writer}t{turn}\n"));
                    locked.commit(intent("add", &[("goals.toml", Some(&text))])).unwrap();
                }
            });
        }
        // Readers see whole files only.
        for _ in 0..200 {
            let text = folder.read("goals.toml").unwrap().unwrap_or_default();
            assert!(text.is_empty() || text.ends_with(b"\n"));
        }
    });
    let text = String::from_utf8(folder.read("goals.toml").unwrap().unwrap()).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), 60);
    assert_eq!(folder.history().unwrap().len(), 60);
}

#[test]
fn who_waits_is_told_for_whom() {
    let fs = SimFs::fresh();
    let mine = Holder { command: "career review".into(), machine: "desk".into(), process: 7 };
    let held = open(&fs).lock(&mine).unwrap();
    let Err(error) = open(&fs).lock(&holder()) else { panic!("two locks at once") };
    assert_eq!(error.message, "The data folder is in use; nothing was changed.");
    let who = "career review (process 7 on desk, since 2026-11-23T10:00:00.000Z)";
    assert_eq!(error.causes, [format!("{who} has been writing for 5 seconds")]);
    assert_eq!(open(&fs).read("goals.toml").unwrap(), None, "reading needs no lock");
    drop(held);
    open(&fs).lock(&holder()).unwrap();
}

#[test]
fn the_five_seconds_start_again_with_every_holder() {
    let fs = SimFs::fresh();
    save(&open(&fs), "goals.toml", "a");
    let lock = Path::new("/u/career/.career/lock");
    let count_tries = |holders: usize| {
        let tries = AtomicUsize::new(0);
        let port = Wrap::new(&fs, |call| {
            if call.what != "try_lock" {
                return Act::Pass;
            }
            let n = tries.fetch_add(1, Ordering::Relaxed);
            // A holder lasts for 300 looks, which is less than five seconds.
            let number = (n / 300).min(holders - 1);
            fs.remove_file(lock).unwrap();
            fs.create_new(lock, format!("holder {number}").as_bytes()).unwrap();
            Act::Pretend
        });
        assert!(open(&port).lock(&holder()).is_err());
        drop(port);
        tries.into_inner()
    };
    let alone = count_tries(1);
    assert_eq!(alone, 501);
    assert_eq!(count_tries(4), 900 + alone);
}

#[test]
fn a_reader_waits_for_the_writer_but_not_for_ever() {
    let fs = SimFs::fresh();
    save(&open(&fs), "goals.toml", "old\n");
    let port = Wrap::new(&fs, |call| match call.what {
        "exchange" => Act::Fail(std::io::ErrorKind::Other),
        _ => Act::Pass,
    });
    let folder = open(&port);
    let mut locked = folder.lock(&holder()).unwrap();
    locked.commit(intent("set", &[("goals.toml", Some("new\n")), ("plan.toml", Some("p"))])).unwrap();
    let looks = AtomicUsize::new(0);
    let reader = Wrap::new(&fs, |call| {
        if call.what == "read" && call.path.ends_with("pending") {
            looks.fetch_add(1, Ordering::Relaxed);
        }
        Act::Pass
    });
    assert_eq!(open(&reader).read("goals.toml").unwrap().unwrap(), b"new\n");
    assert_eq!(looks.load(Ordering::Relaxed), 201, "a second in steps of five milliseconds");
    assert_eq!(open(&reader).names().unwrap(), ["goals.toml", "plan.toml"]);
    assert_eq!(view(&open(&reader)).unwrap().history, ["save goals.toml", "set"]);
    assert_eq!(fs.read_text("/u/career/goals.toml"), "old\n", "reading wrote nothing");
}

#[test]
fn drafts_are_replaced_as_a_whole() {
    let fs = SimFs::fresh();
    let folder = open(&fs);
    folder.save_draft("values", "one = 1\n").unwrap();
    folder.save_draft("interests", "two = 2\n").unwrap();
    assert_eq!(folder.drafts().unwrap(), ["interests", "values"]);
    for n in 0..12 {
        let port = Wrap::new(&fs, move |call| match call.n {
            i if i == n => Act::Fail(std::io::ErrorKind::StorageFull),
            _ => Act::Pass,
        });
        let text = format!("one = {n}\n");
        let old = folder.draft("values").unwrap();
        let outcome = open(&port).save_draft("values", &text);
        let expected = if outcome.is_ok() { Some(text) } else { old };
        assert_eq!(folder.draft("values").unwrap(), expected, "n = {n}");
    }
    // The lock is not needed, and the history does not know of it.
    let held = folder.lock(&holder()).unwrap();
    folder.save_draft("values", "last\n").unwrap();
    drop(held);
    assert_eq!(folder.history().unwrap(), []);
    for left in fs.disk().after_power_cuts(16) {
        let fs = SimFs::new(left);
        let draft = open(&fs).draft("values").unwrap().unwrap_or_default();
        assert!(draft.is_empty() || draft.ends_with('\n'), "{draft:?}");
    }
    folder.drop_draft("values").unwrap();
    folder.drop_draft("values").unwrap();
    assert_eq!(folder.drafts().unwrap(), ["interests"]);
    assert!(folder.save_draft("../x", "x").is_err());
}

#[test]
fn old_operations_go_when_they_are_many() {
    let fs = SimFs::fresh();
    let commit = |n: usize, days: u64| {
        let then = now().checked_sub_days(Days::new(days)).unwrap();
        let folder = Folder::open(&fs, Path::new("/u/career"), then);
        let text = format!("{n}\n");
        let mut locked = folder.lock(&holder()).unwrap();
        locked.commit(intent("set", &[("goals.toml", Some(&text))])).unwrap();
    };
    (0..40).for_each(|n| commit(n, 700));
    (40..1100).for_each(|n| commit(n, 300));
    let history = open(&fs).history().unwrap();
    assert_eq!(history.len(), 1060, "none younger than a year, and at least 1,000");
    assert_eq!(history.last().unwrap().id, 41);
    open(&fs).lock(&holder()).unwrap().undo(None, "career undo").unwrap();
    assert_eq!(fs.read_text("/u/career/goals.toml"), "1098\n");
}

#[test]
fn an_operation_is_a_file_that_a_person_can_read() {
    let fs = SimFs::fresh();
    save(&open(&fs), "goals.toml", "title = \"a\"\ndue = 1\n");
    save(&open(&fs), "goals.toml", "title = \"b\"\ndue = 1\n");
    let text = fs.read_text("/u/career/.career/ops/000000002.toml");
    let start = "format = 1\nid = 2\nat = 2026-11-23T10:00:00Z\nsentence = \"save goals.toml\"\ncommand = \"career test\"\nmachine = \"laptop\"\n\n[state.\"goals.toml\"]\nhash = \"64e61820";
    assert!(text.starts_with(start), "{text}");
    assert!(text.contains("\n[[file]]\nname = \"goals.toml\"\nbefore = \""), "{text}");
    assert!(text.contains("at = 9\nremoved = \"a\"\nadded = \"b\"\n"), "{text}");
    let operation = open(&fs).history().unwrap().remove(0);
    // SHA-256 of the second content, from another program.
    let hash = "0c4a1a0d";
    assert_eq!(operation.files[0].after.as_ref().unwrap().len(), 64, "{hash}");
}

#[test]
fn a_sentence_that_looks_like_the_file_of_an_operation_is_read_back() {
    let fs = SimFs::fresh();
    let folder = open(&fs);
    let sentence = "add\n[[file]]\nname = 'x'\n\u{1b}[31m \"\"\" ''' \\ \r\n\u{7f}";
    let files = [("goals.toml", Some("a\n")), ("plan.toml", Some("[[file]]\n"))];
    folder.lock(&holder()).unwrap().commit(intent(sentence, &files)).unwrap();
    assert_eq!(folder.history().unwrap()[0].sentence, sentence);
    assert_eq!(folder.lock(&holder()).unwrap().take_notes(), Vec::<String>::new());
    fs.edit("/u/career/plan.toml", b"edited\n", Editor::InPlace);
    drop(folder.lock(&holder()).unwrap());
    assert_eq!(folder.history().unwrap()[0].sentence, "edited by hand: plan.toml");
}
