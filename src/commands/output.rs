//! Output that goes to a file, or to stdout where its name is `-`.
use std::path::Path;

use super::Context;
use crate::error::{Error, Result};
use crate::store::out_file::{Existing, check, write};

/// Refuses a file that could not be written, before anything else is done.
///
/// # Errors
/// A file that is there already without `-y`, and a place that is none for it.
pub fn check_out(context: &Context<'_>, name: &str) -> Result<()> {
    if name == "-" || name.is_empty() {
        return Ok(());
    }
    check(context.store.fs(), context.store.home(), Path::new(name), existing(context))
}

fn existing(context: &Context<'_>) -> Existing {
    if context.options.yes { Existing::Replace } else { Existing::Keep }
}

/// Writes a file, or prints where its name is `-`; says what was written.
///
/// # Errors
/// A file that is there already without `-y`, what cannot be written, and `-` beside `--json`, since
/// both would go to stdout.
pub fn write_out(context: &mut Context<'_>, flag: &str, name: &str, text: &str, what: &str) -> Result<()> {
    if name == "-" {
        if context.options.json {
            return Err(Error::usage(format!("{flag} - and --json both go to stdout."))
                .hint(format!("name a file: {flag} FILE")));
        }
        return context.print(text);
    }
    if name.is_empty() {
        return Err(Error::usage(format!("{flag} needs the name of a file.")).hint(format!("{flag} FILE")));
    }
    let existing = existing(context);
    let process = context.holder().process;
    write(context.store.fs(), context.store.home(), process, Path::new(name), text.as_bytes(), existing)?;
    context.say(&format!("{what} is in {name}."));
    Ok(())
}
