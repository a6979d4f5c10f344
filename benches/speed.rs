//! How fast the program is, as whole processes: medians, and ratios to an empty program measured in
//! the same run. `cargo bench` prints one table; nothing here passes or fails by a clock.
//!
//! The sizes are those of the promises in the README: the example, and 100, 10,000 and 100,000 goals
//! of twelve fields.
// A bench prints its table, and stops where it cannot measure.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout)]

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
    for args in [&[][..], &["goal", "list"], &["roadmap"], &["skill", "list"], &["skill", "gap"], &["assess", "show"], &["learn", "list"], &["review", "list"], &["log", "list"]] {
        let took = measure(Path::new(CAREER), &with_home(&maya, args), 40);
        print_row(&format!("career --home examples/maya {}", args.join(" ")), &took, &base);
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
    let fsync = fsyncs(&folder);
    println!("{:<46} {fsync:>9.2}", "one fsync of a small file, ms");
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
        assert!(status.success(), "{} {args:?} ended with {status}", program.display());
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

/// What one fsync of a small file costs here, in milliseconds (median of 40).
fn fsyncs(folder: &Path) -> f64 {
    let mut times: Vec<f64> = (0..40)
        .map(|run| {
            let path = folder.join(format!("fsync-{run}"));
            std::fs::write(&path, b"a small file\n").expect("a file");
            let file = std::fs::File::open(&path).expect("the file");
            let began = Instant::now();
            file.sync_all().expect("fsync");
            began.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
