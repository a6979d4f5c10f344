//! What shells and manuals get: completion scripts, the ids that they complete, the man page.
use clap::{Arg, ArgMatches, Command};

use super::{Context, Entry, kinds};
use crate::error::{Error, Result};

/// `career completions`.
pub const COMPLETIONS: Entry = Entry {
    name: "completions",
    about: "Print the completion script of a shell: bash, zsh or fish",
    define: define_completions,
    run: completions,
};

/// `career man`.
pub const MAN: Entry = Entry { name: "man", about: "Print the man page", define: |command| command, run: man };

/// What the completion scripts call for ids.
pub const COMPLETE_IDS: Entry = Entry {
    name: "complete-ids",
    about: "Print the ids that an argument takes",
    define: |command| {
        command.hide(true).arg(Arg::new("words").num_args(0..).allow_hyphen_values(true).trailing_var_arg(true))
    },
    run: complete_ids,
};

fn define_completions(command: Command) -> Command {
    command
        .arg(Arg::new("shell").value_name("SHELL").required(true).value_parser(["bash", "zsh", "fish"]))
        .after_help("bash: career completions bash > ~/.local/share/bash-completion/completions/career\nzsh:  career completions zsh > a folder of $fpath, as _career\nfish: career completions fish > ~/.config/fish/completions/career.fish")
}

fn completions(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let mut root = crate::cli::root();
    root.build();
    let (shell, ids) = match matches.get_one::<String>("shell").map(String::as_str) {
        Some("zsh") => (clap_complete::Shell::Zsh, include_str!("shell/ids.zsh")),
        Some("fish") => (clap_complete::Shell::Fish, include_str!("shell/ids.fish")),
        _ => (clap_complete::Shell::Bash, include_str!("shell/ids.bash")),
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut root, "career", &mut script);
    let script = String::from_utf8(script).map_err(|error| Error::refused("The script is not text.").because(error))?;
    context.print(&script)?;
    context.print(ids)?;
    Ok(0)
}

/// The kinds whose ids a word takes, by the command before it and the flag before it.
fn nouns(words: &[&str]) -> &'static [&'static str] {
    let before = words.last().copied().unwrap_or_default();
    match before {
        "--goal" | "--parent" | "--fallback" => return &["goal"],
        "--skill" | "--skills" => return &["skill"],
        "--role" => return &["role"],
        "--person" | "--from" | "--sponsor" => return &["person"],
        "--after" => return &["step", "activity"],
        "--evidence" | "--artefact" => return &["entry"],
        "--supports" => return &["aim"],
        _ => {}
    }
    if before == "--name" && words.contains(&"report") {
        return &["person"];
    }
    let plain: Vec<&str> = words.iter().copied().filter(|word| !word.starts_with('-')).collect();
    match plain[..] {
        ["goal", "show" | "edit" | "checkin" | "done" | "drop"] => &["goal"],
        ["skill", "show" | "rate" | "edit" | "drop"] => &["skill"],
        ["role", "show" | "edit" | "drop"] => &["role"],
        ["learn", "show" | "edit" | "log" | "done" | "drop"] => &["activity"],
        ["plan", "show" | "edit" | "done" | "drop"] => &["step"],
        ["person", "show" | "edit" | "met" | "drop"] => &["person"],
        ["log", "show" | "edit" | "drop"] => &["entry"],
        ["past", "show" | "edit" | "drop"] => &["position"],
        ["credential", "show" | "edit" | "drop"] => &["credential"],
        ["aim", "edit" | "drop"] => &["aim"],
        ["feedback", "show" | "drop"] => &["feedback"],
        ["review", "show" | "diff"] | ["review", "diff", _] => &["review"],
        _ => &[],
    }
}

fn complete_ids(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let words: Vec<&String> = matches.get_many::<String>("words").map(Iterator::collect).unwrap_or_default();
    let words: Vec<&str> = words.into_iter().map(String::as_str).collect();
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let mut out = String::new();
    for noun in nouns(&words) {
        // A file that does not hold completes nothing; the command itself says what is wrong.
        for id in kinds::own_ids(&data, noun).unwrap_or_default() {
            out.push_str(&id);
            out.push('\n');
        }
    }
    context.print(&out)?;
    Ok(0)
}

fn man(context: &mut Context<'_>, _matches: &ArgMatches) -> Result<u8> {
    let mut root = crate::cli::root();
    root.build();
    let mut page = Vec::new();
    let render = |page: &mut Vec<u8>| -> std::io::Result<()> {
        let man = clap_mangen::Man::new(root.clone());
        man.render_title(page)?;
        man.render_name_section(page)?;
        man.render_synopsis_section(page)?;
        man.render_description_section(page)?;
        man.render_options_section(page)?;
        render_commands(&root, page)?;
        render_exit_codes(page)
    };
    render(&mut page).map_err(|error| Error::refused("The man page could not be made.").because(error))?;
    let text = String::from_utf8(page).map_err(|error| Error::refused("The man page is not text.").because(error))?;
    context.print(&text)?;
    Ok(0)
}

/// Every command with its verbs, one line each, so that one page tells all of them.
fn render_commands(root: &Command, page: &mut Vec<u8>) -> std::io::Result<()> {
    use std::io::Write;
    writeln!(page, ".SH COMMANDS")?;
    for command in root.get_subcommands().filter(|command| !command.is_hide_set()) {
        writeln!(page, ".TP\n\\fBcareer {}\\fR\n{}", command.get_name(), escape(&about(command)))?;
        for verb in command.get_subcommands().filter(|verb| !verb.is_hide_set()) {
            writeln!(
                page,
                ".RS\n.TP\n\\fB{} {}\\fR\n{}\n.RE",
                command.get_name(),
                verb.get_name(),
                escape(&about(verb))
            )?;
        }
    }
    Ok(())
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('-', "\\-")
}

fn render_exit_codes(page: &mut Vec<u8>) -> std::io::Result<()> {
    use std::io::Write;
    writeln!(
        page,
        ".SH EXIT STATUS\n0 done; 1 refused, or a problem with the data; 2 usage; 130 stopped, it says what was kept."
    )?;
    writeln!(page, ".SH SEE ALSO\n\\fBcareer help words\\fR, \\fBcareer help dates\\fR, \\fBcareer help files\\fR")
}
