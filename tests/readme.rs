//! The README tells the truth: its commands run, its screen is what is shown, what it names exists.
use std::path::Path;

use crate::home::{Home, Ran};

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The part under a heading of the second order.
fn section(text: &str, heading: &str) -> String {
    let start = text.find(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no section {heading}"));
    let rest = &text[start + 1..];
    rest[..rest[3..].find("\n## ").map_or(rest.len(), |end| end + 3)].to_owned()
}

/// Lines of four spaces and a command.
fn shell_lines(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| !line.starts_with(' '))
        .map(str::to_owned)
        .collect()
}

/// The words of a line as a shell has them; double quotes only.
fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut is_open, mut is_quoted) = (String::new(), false, false);
    for c in line.chars() {
        match c {
            '"' => (is_quoted, is_open) = (!is_quoted, true),
            ' ' if !is_quoted => {
                if is_open {
                    words.push(std::mem::take(&mut word));
                }
                is_open = false;
            }
            '$' | '`' | '\\' | '\'' | '!' => panic!("a shell would read {c} in: {line}"),
            _ => {
                word.push(c);
                is_open = true;
            }
        }
    }
    assert!(!is_quoted, "{line}");
    words.extend(is_open.then_some(word));
    words
}

fn run(home: &Home, line: &str) -> Ran {
    let words = split(line);
    assert_eq!(words.first().map(String::as_str), Some("career"), "{line}");
    let args: Vec<&str> = words[1..].iter().map(String::as_str).collect();
    home.run(&args)
}

#[test]
fn the_five_minutes_run_in_order_on_a_fresh_folder() {
    let home = Home::new();
    let lines = shell_lines(&section(&readme(), "Five minutes through the six stages"));
    assert!(lines.len() >= 14, "{lines:?}");
    for line in &lines {
        let ran = run(&home, line);
        assert_eq!(ran.code, 0, "{line}\n{}{}", ran.out, ran.err);
    }
    // What Sam has at the end is what the text says.
    let goals = home.run(&["goal", "list", "--json"]).ok().json();
    assert_eq!(goals["goals"][0]["due"], "2027-11-23");
    assert_eq!(goals["goals"][0]["checkin"][0]["confidence"], 60);
    let learning = home.run(&["learn", "list", "--json"]).ok().json();
    assert_eq!(learning["activities"][0]["session"][0]["hours"], 2.0);
    let roadmap = home.run(&["roadmap", "--json"]).ok().json();
    assert_eq!(roadmap["computed"]["verdict"], "fits");
    let reviews = home.run(&["review", "list", "--json"]).ok().json();
    assert_eq!(reviews["reviews"][0]["commitment"][0]["due"], "2026-12-07");
    assert_eq!(home.run(&["check", "--json"]).ok().json()["problems"], serde_json::json!([]));
}

#[test]
fn everything_of_the_five_minutes_can_be_undone() {
    let home = Home::new();
    for line in shell_lines(&section(&readme(), "Five minutes through the six stages")) {
        run(&home, &line).ok();
    }
    let operations = home.run(&["history", "--json"]).ok().json()["operations"].as_array().unwrap().len();
    for _ in 0..operations {
        home.run(&["undo"]).ok();
    }
    for (file, text) in home.files() {
        assert!(text.lines().all(|line| line.trim().is_empty() || line.starts_with("format")), "{file}: {text}");
    }
}

#[test]
fn the_two_commands_are_those_of_the_checks() {
    let lines = shell_lines(&readme());
    let of = |what: &str| lines.iter().find(|line| line.starts_with(what)).cloned();
    assert_eq!(
        of("cargo run ").as_deref(),
        Some("cargo run --release --locked -- --home examples/maya --today 2026-11-23 roadmap")
    );
    assert_eq!(of("cargo test ").as_deref(), Some("cargo test --locked"));
    let args: Vec<String> =
        split(&of("cargo run ").unwrap()).into_iter().skip_while(|word| word != "--").skip(1).collect();
    let ran = Home::example("maya").run(&args[2..].iter().map(String::as_str).collect::<Vec<_>>()).ok();
    assert!(ran.out.contains("SQL for analysts"), "{}", ran.out);
}

/// A screen anew: its line of command, then what is shown now; as many lines as before where it
/// ends in an ellipsis.
fn draw_screen(old: &str) -> String {
    let (prompt, rest) = old.split_once('\n').unwrap_or((old, ""));
    let mut args = split(prompt.strip_prefix("$ career ").expect("a line of command"));
    assert_eq!(args.remove(0), "--home");
    let name = args.remove(0).strip_prefix("examples/").expect("one of the examples").to_owned();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let shown = Home::example(&name).run(&args).ok().out;
    let shown: Vec<&str> = shown.trim_end().lines().map(str::trim_end).collect();
    let kept = rest.lines().count();
    let lines = match rest.lines().last() {
        Some("…") => shown.iter().take(kept - 1).chain(&["…"]).copied().collect(),
        _ => shown,
    };
    format!("{prompt}\n{}\n", lines.join("\n"))
}

/// The screens in the README are the screens as they are. `UPDATE_EXPECT=1` writes them anew.
#[test]
fn the_screens_are_what_is_shown() {
    let text = readme();
    let mut parts = text.split("```text\n");
    let mut fresh = parts.next().unwrap().to_owned();
    let mut count = 0;
    for part in parts {
        let (screen, rest) = part.split_once("```").expect("the end of a screen");
        fresh.push_str(&format!("```text\n{}```{rest}", draw_screen(screen)));
        count += 1;
    }
    assert_eq!(count, 2);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"), fresh).unwrap();
        return;
    }
    assert_eq!(text, fresh, "write it anew with UPDATE_EXPECT=1");
}

/// Everything in backticks that begins with `career`, and every line of a code block that does.
fn named_commands(text: &str) -> Vec<Vec<String>> {
    let inline = text.split('`').skip(1).step_by(2).filter(|code| code.starts_with("career") && !code.contains('\n'));
    let blocks = text.lines().map(str::trim).filter(|line| line.starts_with("career "));
    let words = |code: &str| -> Vec<String> { code.split_whitespace().map(str::to_owned).collect() };
    inline.chain(blocks).map(words).collect()
}

#[test]
fn every_command_that_is_named_exists() {
    let home = Home::new();
    let changelog = include_str!("../src/changelog.md");
    for text in [readme().replace("```", ""), changelog.to_owned()] {
        let commands = named_commands(&text);
        assert!(commands.len() >= 10, "{commands:?}");
        for command in commands {
            let plain: Vec<&str> = command[1..]
                .iter()
                .map(String::as_str)
                .take_while(|word| word.chars().all(|c| c.is_ascii_lowercase()))
                .collect();
            match plain[..] {
                [] => {}
                ["help", topic] => drop(home.run(&["help", topic]).ok()),
                // A second word is a verb, or what the command takes.
                [name, verb, ..] if home.run(&["help", name]).ok().out.contains("[COMMAND]") => {
                    drop(home.run(&["help", name, verb]).ok())
                }
                [name, ..] => drop(home.run(&["help", name]).ok()),
            }
        }
    }
}

#[test]
fn what_the_readme_links_to_is_there() {
    let text = readme();
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|link| !link.contains("://"));
    let mut count = 0;
    for link in links {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(link).exists(), "{link}");
        count += 1;
    }
    assert!(count >= 4);
}
