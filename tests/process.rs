//! The real binary: many at once, closed pipes, full devices, no terminal, other users.
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::process::Stdio;
use std::thread;

use crate::home::Home;

#[test]
fn fifty_writers_lose_nothing() {
    let home = Home::new();
    thread::scope(|scope| {
        for writer in 0..50 {
            let home = &home;
            let mut commands: Vec<_> = (0..4).map(|_| home.spawn()).collect();
            scope.spawn(move || {
                for (turn, command) in commands.iter_mut().enumerate() {
                    let title = format!("Goal {writer} of {turn}");
                    let out = command.args(["goal", "add", &title, "--due", "2028", "--quiet"]).output().unwrap();
                    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
                }
            });
        }
    });
    let goals = home.run(&["goal", "list", "--json"]).ok().json();
    let titles: BTreeSet<&str> =
        goals["goals"].as_array().unwrap().iter().map(|goal| goal["title"].as_str().unwrap()).collect();
    assert_eq!(titles.len(), 200);
    let history = home.run(&["history", "--json"]).ok().json();
    assert_eq!(history["operations"].as_array().unwrap().len(), 200);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let home = many_goals(3_000);
    let mut child =
        home.spawn().args(["goal", "list", "--all"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 1];
    child.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
    drop(child.stdout.take());
    let out = child.wait_with_output().unwrap();
    assert_eq!(out.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&out.stderr), "");
}

#[test]
fn a_full_device_behind_stdout_is_said() {
    let home = many_goals(3);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let out = home.spawn().args(["goal", "list"]).stdout(full).output().unwrap();
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out.stderr).contains("could not be written"), "{out:?}");
}

#[test]
fn without_a_terminal_what_is_missing_is_named_and_nothing_hangs() {
    let home = Home::new();
    let out = home.spawn().args(["goal", "add"]).stdin(Stdio::null()).output().unwrap();
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("TITLE"), "{out:?}");
    assert!(!home.path().exists());
}

#[test]
fn a_folder_that_may_not_be_written_is_read_and_refused_whole() {
    let home = many_goals(3);
    let nobody = 65_534;
    // Only the administrator can become somebody else; anybody else is somebody else already.
    let is_root = chown(home.path(), Some(0), None).is_ok();
    for entry in [home.path(), home.path().join("goals.toml"), home.path().join("career.toml")] {
        let mode = if entry.is_dir() { 0o555 } else { 0o444 };
        fs::set_permissions(&entry, fs::Permissions::from_mode(mode)).unwrap();
    }
    let parent = home.path().parent().unwrap().to_owned();
    fs::set_permissions(&parent, fs::Permissions::from_mode(0o755)).unwrap();
    // A copy that everybody can reach, wherever the sources lie. Another process makes it: were it open
    // for writing in this one while another test starts a program, that child would hold it open, and
    // what is being written cannot be run (ETXTBSY).
    let program = parent.join("career");
    let copied = std::process::Command::new("cp").arg(env!("CARGO_BIN_EXE_career")).arg(&program).status();
    assert!(copied.unwrap().success());
    let run = |args: &[&str]| {
        let mut command = std::process::Command::new(&program);
        command.env_clear().env("CAREER_HOME", home.path()).args(args).current_dir("/");
        if is_root {
            command.uid(nobody).gid(nobody);
        }
        command.output().unwrap()
    };
    let before = home.files();
    let listed = run(&["goal", "list"]);
    assert!(listed.status.success(), "{listed:?}");
    let refused = run(&["goal", "add", "One", "--due", "2028"]);
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    let message = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(message.contains("othing was changed"), "{message}");
    assert_eq!(home.files(), before);
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o700)).unwrap();
    assert!(!home.path().join(".career").exists());
}

#[test]
fn files_that_may_not_grow_are_refused_whole() {
    let home = many_goals(1_000);
    let before = home.files();
    let limited = |args: &str| {
        let script = format!("ulimit -f 8; exec '{}' {args}", env!("CARGO_BIN_EXE_career"));
        let mut command = std::process::Command::new("sh");
        command
            .env_clear()
            .env("CAREER_HOME", home.path())
            .env("CAREER_TODAY", crate::home::TODAY)
            .args(["-c", &script]);
        command.output().unwrap()
    };
    let refused = limited("goal add One --due 2028");
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    let message = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(message.contains("nothing was changed") && message.contains("larger than is allowed"), "{message}");
    assert_eq!(home.files(), before);
    home.run(&["goal", "add", "One", "--due", "2028"]).ok();
}

/// A home with so many goals, written by hand.
fn many_goals(count: usize) -> Home {
    let home = Home::new();
    let goals: String = (0..count)
        .map(|n| format!("[[goal]]\nid = \"goal-{n}\"\ntitle = \"Goal number {n}\"\ndue = 2028-03-31\n\n"))
        .collect();
    home.write("career.toml", "format = 1\n");
    home.write("goals.toml", &goals);
    home
}
