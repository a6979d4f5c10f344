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
