//! The state of the terminal while a question is open, and its way back whatever happens.
use crate::error::{Error, Result};
use rustix::stdio::stdin;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use std::io::{self, Write};
use std::sync::{Mutex, Once, PoisonError};

/// What the terminal was like before the open question; looked at by the panic hook too.
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);
static HOOK: Once = Once::new();

const HIDE_CURSOR: &[u8] = b"\x1b[?25l";
/// Shows the cursor and ends colours.
const RESTORE: &[u8] = b"\x1b[?25h\x1b[0m";

/// What is seen while a question is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Lists and single keys, without a cursor.
    Keys,
    /// A line that is typed.
    Line,
}

/// The terminal in another state; dropping it brings the old one back.
#[derive(Debug)]
pub(super) struct Tty(());

impl Tty {
    /// Enters the state.
    pub(super) fn enter(mode: Mode) -> Result<Self> {
        HOOK.call_once(|| {
            let print = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |info| {
                restore();
                print(info);
            }));
        });
        let refuse = |cause: rustix::io::Errno| {
            Error::refused("The terminal cannot be read key by key.").because(cause).hint("Try again with --plain.")
        };
        let before = tcgetattr(stdin()).map_err(refuse)?;
        let mut now = before.clone();
        // Ctrl-C is read as a character: as a signal it would be lost when it came between two
        // reads of dialoguer. Nor can Ctrl-Z leave a shell behind without a cursor.
        now.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG);
        *BEFORE.lock().unwrap_or_else(PoisonError::into_inner) = Some(before);
        tcsetattr(stdin(), OptionalActions::Now, &now).map_err(refuse)?;
        if mode == Mode::Keys {
            write(HIDE_CURSOR);
        }
        Ok(Tty(()))
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        restore();
    }
}

/// Brings back what the terminal was before the open question, if there is one.
fn restore() {
    let before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(before) = before {
        write(RESTORE);
        // A terminal that is gone cannot be restored, and there is nobody left to tell.
        let _ = tcsetattr(stdin(), OptionalActions::Now, &before);
    }
}

fn write(bytes: &[u8]) {
    // As above: where this fails, what follows fails too and is reported.
    let _ = io::stderr().write_all(bytes);
}
