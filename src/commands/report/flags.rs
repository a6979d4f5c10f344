//! The flags that papers share.
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::commands::{Context, args};
use crate::dates;
use crate::error::{Error, Result};
use crate::export::paper::Format;
use crate::stages::review::papers::Days;
use crate::stages::words::Audience;

/// The flags of every paper; `usual` is whom it is for unless told.
pub fn shared(command: Command, usual: Audience) -> Command {
    let many = |id: &'static str, name: &'static str, help: &'static str| {
        Arg::new(id).long(id).value_name(name).action(ArgAction::Append).help(help)
    };
    let keys = Audience::CHOICES.iter().map(|choice| choice.key).collect::<Vec<_>>();
    command
        .arg(
            Arg::new("for")
                .long("for")
                .value_name("WHO")
                .value_parser(keys)
                .default_value(usual.key())
                .help("Whom it is for: self, mentor, manager or public"),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(Format::KEYS)
                .hide_possible_values(true)
                .help("text, md or html; text unless told, or as the file's ending says"),
        )
        .arg(
            Arg::new("md")
                .long("md")
                .action(ArgAction::SetTrue)
                .conflicts_with("format")
                .help("The same as --format md"),
        )
        .arg(
            Arg::new("out")
                .long("out")
                .value_name("FILE")
                .conflicts_with("dry-run")
                .help("Write it to this file, which only you may read; - prints it"),
        )
        .arg(many(
            "mark",
            "KIND:ID",
            "Mark this for the reader from now on: goal:move-into-data, skill:sql, preferences (repeat for more)",
        ))
        .arg(many("name", "ID", "This person may be named in this paper (repeat for more)"))
        .arg(
            Arg::new("dry-run")
                .long("dry-run")
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["format", "md"])
                .help("List what is left out, and why; makes no paper"),
        )
}

/// `--period`.
pub fn period() -> Arg {
    Arg::new("period")
        .long("period")
        .value_name("PERIOD")
        .help("The days to look back on: 2026-Q4, 2026-11 or 2026-01-01..2026-12-31; the last 12 months unless told")
}

/// Whom the paper is for.
pub fn audience(matches: &ArgMatches) -> Audience {
    let given = args::text(matches, "for");
    Audience::ALL.iter().copied().find(|one| given.as_deref() == Some(one.key())).unwrap_or(Audience::Mine)
}

/// The days that `--period` says.
///
/// # Errors
/// What is no period.
pub fn read_period(context: &mut Context<'_>, matches: &ArgMatches) -> Result<Days> {
    let Some(text) = args::text(matches, "period") else {
        return Ok(Days::year_to(context.today));
    };
    let year_starts = context.profile()?.year_start();
    let period = dates::parse_period(&text, year_starts).map_err(|why| Error::usage(format!("--period: {why}")))?;
    Ok(Days { from: period.from, to: period.to })
}

/// The format: as told, else as the file's name ends, else text.
///
/// # Errors
/// A file whose name says nothing about it.
pub fn format(matches: &ArgMatches) -> Result<Format> {
    if args::has(matches, "md") {
        return Ok(Format::Markdown);
    }
    if let Some(told) = args::text(matches, "format").and_then(|key| Format::of_key(&key)) {
        return Ok(told);
    }
    match args::text(matches, "out").filter(|name| name != "-" && !name.is_empty()) {
        None => Ok(Format::Text),
        Some(name) => Format::of_file(&name).ok_or_else(|| {
            Error::usage(format!("--out \"{name}\" does not say in which format."))
                .hint("let it end in .html, .md or .txt, or add --format html, md or text")
        }),
    }
}
