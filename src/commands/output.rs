//! Output that goes to a file, or to stdout where its name is `-`.
use std::path::Path;

use super::Context;
use crate::error::{Error, Result};
use crate::store::out_file::{Existing, write};

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
    let existing = if context.options.yes { Existing::Replace } else { Existing::Keep };
    let process = context.holder().process;
    write(context.store.fs(), context.store.home(), process, Path::new(name), text.as_bytes(), existing)?;
    context.say(&format!("{what} is in {name}."));
    Ok(())
}
