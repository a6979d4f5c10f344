//! Ctrl-C, a request to end and a closed terminal, as something that can be waited for.
//!
//! A handler that only sets a flag would not do: reads are resumed by the system, and a signal
//! between drawing and reading would be lost. So each signal writes to a pipe, and waiting for
//! input waits for the pipe too.
use super::stopped;
use crate::error::{Error, Result};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fd::BorrowedFd;
use rustix::io::Errno;
use signal_hook::SigId;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use std::cell::OnceCell;
use std::io::Read;
use std::os::unix::net::UnixStream;

/// Watches the signals from its first use as long as it lives. Commands that ask nothing never use
/// it, and Ctrl-C ends them as usual.
#[derive(Debug, Default)]
pub(super) struct Watch {
    started: OnceCell<Started>,
}

#[derive(Debug)]
struct Started {
    pipe: UnixStream,
    ids: Vec<SigId>,
}

impl Started {
    /// From now on Ctrl-C ends a question, not the process.
    fn new() -> Result<Self> {
        let refuse =
            |cause: std::io::Error| Error::refused("Ctrl-C cannot be watched, so no question is asked.").because(cause);
        let (pipe, writer) = UnixStream::pair().map_err(refuse)?;
        pipe.set_nonblocking(true).map_err(refuse)?;
        let mut ids = Vec::new();
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            let writer = writer.try_clone().map_err(refuse)?;
            ids.push(signal_hook::low_level::pipe::register(signal, writer).map_err(refuse)?);
        }
        Ok(Started { pipe, ids })
    }

    /// Empties the pipe, so that one Ctrl-C ends one thing; whether there was anything in it.
    fn drain(&self) -> bool {
        let mut any = false;
        let mut buffer = [0; 64];
        while (&self.pipe).read(&mut buffer).is_ok_and(|read| read > 0) {
            any = true;
        }
        any
    }
}

impl Watch {
    fn start(&self) -> Result<&Started> {
        if let Some(started) = self.started.get() {
            return Ok(started);
        }
        let started = Started::new()?;
        Ok(self.started.get_or_init(|| started))
    }

    /// Waits until there is input.
    ///
    /// # Errors
    /// Cancelled when a signal comes first, or came since the last question.
    pub(super) fn wait_for(&self, input: BorrowedFd<'_>) -> Result<()> {
        let started = self.start()?;
        loop {
            let mut fds = [PollFd::new(&started.pipe, PollFlags::IN), PollFd::from_borrowed_fd(input, PollFlags::IN)];
            match poll(&mut fds, None) {
                Err(Errno::INTR) => continue,
                Err(error) => {
                    return Err(Error::refused("The terminal cannot be read.").because(error));
                }
                Ok(_) => {}
            }
            let [pipe, input] = fds.map(|fd| fd.revents());
            if !pipe.is_empty() {
                started.drain();
                return Err(stopped());
            }
            if !input.is_empty() {
                return Ok(());
            }
        }
    }

    /// Cancelled if a signal has come and nobody has looked yet.
    pub(super) fn check(&self) -> Result<()> {
        if self.start()?.drain() { Err(stopped()) } else { Ok(()) }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        for id in self.ids.drain(..) {
            signal_hook::low_level::unregister(id);
        }
    }
}
