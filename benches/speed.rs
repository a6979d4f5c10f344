//! How fast the program is, as whole processes: medians, and ratios to an empty program measured in
//! the same run. `cargo bench` prints one table; nothing here passes or fails by a clock.
//!
//! The example, a plan of 1,000 steps, and 100, 10,000 and 100,000 goals
//! of twelve fields.
// A bench prints its table, and stops where it cannot measure.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout)]

#[path = "speed/forecast.rs"]
mod forecast;
#[path = "speed/generate.rs"]
mod generate;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const CAREER: &str = env!("CARGO_BIN_EXE_career");

/// What a command took: the median in milliseconds, and the peak memory in megabytes.
struct Took {
    ms: f64,
    mb: f64,
}

fn main() {
    let folder = std::env::temp_dir().join(format!("career-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let empty = build_empty(&folder);
    let base = measure(&empty, &[], 40);
    println!("{:<46} {:>9} {:>7} {:>8}", "", "median ms", "ratio", "peak MB");
    print_row("an empty Rust program", &base, &base);

    let maya = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/maya");
    for args in [
        &[][..],
        &["goal", "list"],
        &["roadmap"],
        &["roadmap", "--gantt"],
        &["skill", "list"],
        &["skill", "gap"],
        &["assess", "show"],
        &["learn", "list"],
        &["review", "list"],
        &["log", "list"],
        &["due", "--quiet"],
        &["explore", "match"],
        &["explore", "show", "mine"],
        &["explore", "search", "nurse"],
        &["explore", "path", "15-2051.01"],
    ] {
        let took = measure(Path::new(CAREER), &with_home(&maya, args), 40);
        print_row(&format!("career --home examples/maya {}", args.join(" ")), &took, &base);
    }

    let steps = folder.join("steps");
    generate::steps(&steps, 1000);
    for form in [&[][..], &["--gantt"], &["--md"], &["--svg", "-"], &["--ics", "-"], &["--json"]] {
        let args: Vec<&str> = ["roadmap"].iter().chain(form).copied().collect();
        let took = measure(Path::new(CAREER), &with_home(&steps, &args), 15);
        print_row(&format!("{}, 1000 steps", args.join(" ")), &took, &base);
    }

    for count in [100, 10_000, 100_000] {
        let home = folder.join(count.to_string());
        generate::goals(&home, count);
        let runs = if count > 10_000 { 7 } else { 15 };
        let reading = measure(Path::new("cat"), &[home.join("goals.toml").display().to_string()], runs);
        print_row(&format!("reading {count} goals with cat"), &reading, &base);
        let list = measure(Path::new(CAREER), &with_home(&home, &["goal", "list"]), runs);
        print_row(&format!("goal list, {count} goals"), &list, &base);
        let json = measure(Path::new(CAREER), &with_home(&home, &["goal", "list", "--json"]), runs);
        print_row(&format!("goal list --json, {count} goals"), &json, &base);
        let id = format!("goal-number-{}", count / 2);
        // The first change looks at the whole file; those after it only at what they change.
        let mut edits = Vec::new();
        for run in 0..runs {
            let due = format!("2031-01-{:02}", run % 27 + 1);
            edits.push(measure(Path::new(CAREER), &with_home(&home, &["goal", "edit", &id, "--due", &due]), 1));
        }
        print_row(&format!("goal edit, the first of {count}"), &edits.remove(0), &base);
        edits.sort_by(|a, b| a.ms.total_cmp(&b.ms));
        print_row(&format!("goal edit, one of {count}"), &edits[edits.len() / 2], &base);
    }
    println!("{:<46} {:>9.2}", "2,000 runs of a plan of 100 steps, in process", forecast::simulate_hundred());
    let (change, syncs) = durable_change(&folder);
    println!("{:<46} {change:>9.2} {:>7.2}", "a durable change of one small goal, and the", change / syncs);
    println!("{:<46} {syncs:>9.2}", "  ratio to its five fsyncs alone");
    let _ = std::fs::remove_dir_all(&folder);
}

fn with_home(home: &Path, args: &[&str]) -> Vec<String> {
    let mut all = vec!["--home".to_owned(), home.display().to_string(), "--today".to_owned(), "2026-11-23".to_owned()];
    all.extend(args.iter().map(|arg| (*arg).to_owned()));
    all
}

fn print_row(name: &str, took: &Took, base: &Took) {
    println!("{name:<46} {:>9.2} {:>7.2} {:>8.1}", took.ms, took.ms / base.ms, took.mb);
}

/// An empty program, built as the release is.
fn build_empty(folder: &Path) -> PathBuf {
    let source = folder.join("empty.rs");
    std::fs::write(&source, "fn main() {}\n").expect("a source file");
    let program = folder.join("empty");
    let built = Command::new("rustc").args(["-O", "-o"]).arg(&program).arg(&source).status();
    assert!(built.is_ok_and(|status| status.success()), "rustc builds an empty program");
    program
}

/// Runs a program so many times, one more to warm up, and takes the median.
fn measure(program: &Path, args: &[String], runs: usize) -> Took {
    let mut times = Vec::new();
    let mut peak: f64 = 0.0;
    for run in 0..=runs {
        let began = Instant::now();
        let mut child = Command::new(program)
            .args(args)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        if run == 0 && runs > 1 {
            // The warm-up is watched for its memory, which costs it time.
            peak = watch(&mut child);
            continue;
        }
        let status = child.wait().expect("the program ends");
        // 10 says that something is due.
        assert!(matches!(status.code(), Some(0 | 10)), "{} {args:?} ended with {status}", program.display());
        times.push(began.elapsed().as_secs_f64() * 1e3);
        if runs == 1 {
            break;
        }
    }
    times.sort_by(f64::total_cmp);
    Took { ms: times[times.len() / 2], mb: peak }
}

/// The peak memory of a process in megabytes, as the kernel tells it while it runs.
fn watch(child: &mut std::process::Child) -> f64 {
    let status = format!("/proc/{}/status", child.id());
    let mut peak: f64 = 0.0;
    while matches!(child.try_wait(), Ok(None)) {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kb = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
        peak = peak.max(kb.unwrap_or(0.0) / 1024.0);
    }
    peak
}

/// Medians in milliseconds: a change of one goal among 100 through the store, without the start of the
/// program; and the five fsyncs that it rests on, with the same writes and renames and nothing else.
fn durable_change(folder: &Path) -> (f64, f64) {
    let home = folder.join("durable");
    generate::goals(&home, 100);
    let edit = |due: &str| {
        measure(Path::new(CAREER), &with_home(&home, &["goal", "edit", "goal-number-50", "--due", due]), 1).ms
    };
    let read = |_: &str| measure(Path::new(CAREER), &with_home(&home, &["goal", "show", "goal-number-50"]), 1).ms;
    let raw = folder.join("raw");
    std::fs::create_dir_all(raw.join("ops")).expect("a folder");
    let goals = std::fs::read(home.join("goals.toml")).expect("the goals");
    let (mut changes, mut syncs) = (Vec::new(), Vec::new());
    for run in 0..40 {
        let due = format!("2031-02-{:02}", run % 27 + 1);
        changes.push(edit(&due) - read(&due));
        let began = Instant::now();
        sync_as_a_change(&raw, &goals);
        syncs.push(began.elapsed().as_secs_f64() * 1e3);
    }
    changes.sort_by(f64::total_cmp);
    syncs.sort_by(f64::total_cmp);
    (changes[changes.len() / 2], syncs[syncs.len() / 2])
}

/// The content, the operation, its folder, the data folder, and the folder of operations again.
fn sync_as_a_change(folder: &Path, content: &[u8]) {
    let write = |name: &str, bytes: &[u8]| {
        let mut file = std::fs::File::create(folder.join(name)).expect("a file");
        std::io::Write::write_all(&mut file, bytes).expect("a write");
        file.sync_all().expect("fsync");
    };
    let sync = |name: &str| {
        std::fs::File::open(folder.join(name)).and_then(|folder| folder.sync_all()).expect("fsync of a folder")
    };
    write("goals.new", content);
    write("ops/pending.new", &content[..content.len().min(1_000)]);
    std::fs::rename(folder.join("ops/pending.new"), folder.join("ops/pending")).expect("a rename");
    sync("ops");
    std::fs::rename(folder.join("goals.new"), folder.join("goals.toml")).expect("a rename");
    sync(".");
    std::fs::rename(folder.join("ops/pending"), folder.join("ops/000000001.toml")).expect("a rename");
    sync("ops");
}
