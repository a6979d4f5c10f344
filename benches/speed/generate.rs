//! Data of any size: goals of twelve fields and some 366 bytes each.
use std::fmt::Write;
use std::path::Path;

/// Writes a folder with so many goals.
pub fn goals(home: &Path, count: usize) {
    std::fs::create_dir_all(home).expect("a folder");
    std::fs::write(home.join("career.toml"), "format = 1\n").expect("career.toml");
    let mut text = String::with_capacity(count * 370);
    for n in 0..count {
        let _ = write!(
            text,
            "[[goal]]\nid = \"goal-number-{n}\"\ntitle = \"Goal number {n}, with a few words\"\nkind = \"career\"\nstatus = \"active\"\ncreated = 2026-{:02}-{:02}\ndue = 2029-{:02}-{:02}\npriority = {}\nwhy = \"Because it matters to more people than me\"\nmeasure = \"A signed paper\"\nobstacle = \"Nights eat the time that I have\"\nif_then = \"If I am on nights, I study on Saturday\"\nconfidence = {}\n\n",
            n % 11 + 1,
            n % 28 + 1,
            n % 12 + 1,
            n % 28 + 1,
            n % 3 + 1,
            n % 101,
        );
    }
    std::fs::write(home.join("goals.toml"), text).expect("goals.toml");
}

/// Writes a folder with so many steps of four goals: nine in ten of one's own time, the others paid or
/// waited for, most of them after an earlier one.
pub fn steps(home: &Path, count: usize) {
    std::fs::create_dir_all(home).expect("a folder");
    std::fs::write(
        home.join("career.toml"),
        "format = 1\n[person]\nhours_per_week = 20.0\n[[away]]\nfrom = 2027-07-05\nto = 2027-07-18\n",
    )
    .expect("career.toml");
    let mut goals = String::new();
    for n in 0..4 {
        let _ =
            write!(goals, "[[goal]]\nid = \"goal-{n}\"\ntitle = \"Goal number {n}\"\ndue = 2034-12-{:02}\n\n", n + 1);
    }
    std::fs::write(home.join("goals.toml"), goals).expect("goals.toml");
    let mut text = String::with_capacity(count * 200);
    for n in 0..count {
        let effort = match n % 20 {
            7 => "time = \"wait\"\nweeks = 3".to_owned(),
            13 => "time = \"work\"\nweeks = 2".to_owned(),
            _ => format!("hours = {}", n % 9 + 1),
        };
        let after = if n % 4 == 0 { String::new() } else { format!("after = [\"step-{}\"]\n", n - n % 4) };
        let due = if n % 3 == 0 { format!("due = 203{}-{:02}-15\n", n % 5, n % 12 + 1) } else { String::new() };
        let _ = write!(
            text,
            "[[milestone]]\nid = \"step-{n}\"\ntitle = \"Step number {n}, with a few words\"\ngoal = \"goal-{}\"\n{effort}\n{after}{due}\n",
            n % 4,
        );
    }
    std::fs::write(home.join("plan.toml"), text).expect("plan.toml");
}
