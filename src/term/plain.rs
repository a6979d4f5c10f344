//! Typed lines: numbered lists, no boxes, no escape sequences. For screen readers, simple
//! terminals, and whoever likes it.
use super::keys::{Typed, describe, explain, list_ways_out, read_line};
use super::question::{Answer, Kind, Question};
use super::signal::Watch;
use super::{Reply, Terminal, stopped};
use crate::error::{Error, Result};
use crate::render::{Look, clean, clean_lines, wrap};
use std::io::{self, Read, Write};

/// Where typed lines come from.
enum Source {
    /// The process's stdin, which signals can interrupt.
    Stdin(Watch),
    /// Anything else; its end cancels.
    Other(Box<dyn Read>),
}

impl Source {
    /// Bytes as they come; none at the end of input.
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let refuse = |cause: io::Error| Error::refused("The terminal cannot be read.").because(cause);
        loop {
            let read = match self {
                Source::Stdin(watch) => {
                    let stdin = rustix::stdio::stdin();
                    watch.wait_for(stdin)?;
                    rustix::io::read(stdin, &mut *buffer).map_err(io::Error::from)
                }
                Source::Other(input) => input.read(buffer),
            };
            match read {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // A terminal that was closed answers so on Linux.
                Err(error) if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) => {
                    return Ok(0);
                }
                other => return other.map_err(refuse),
            }
        }
    }
}

/// A terminal of typed lines.
pub struct Plain {
    source: Source,
    out: Box<dyn Write>,
    look: Look,
    unread: Vec<u8>,
    has_told_back: bool,
}

impl Plain {
    /// On the process's stdin and stderr, watching for Ctrl-C from the first question on.
    pub fn on_stdin(look: Look) -> Self {
        Plain::with(Source::Stdin(Watch::default()), Box::new(io::stderr()), look)
    }

    /// On any input and output; the end of the input cancels.
    pub fn on(input: Box<dyn Read>, out: Box<dyn Write>, look: Look) -> Self {
        Plain::with(Source::Other(input), out, look)
    }

    fn with(source: Source, out: Box<dyn Write>, look: Look) -> Self {
        let look = Look { plain: true, color: false, ..look };
        Plain { source, out, look, unread: Vec::new(), has_told_back: false }
    }

    /// One line without its end.
    fn read_line(&mut self) -> Result<String> {
        loop {
            if let Some(end) = self.unread.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = self.unread.drain(..=end).collect();
                return Ok(String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned());
            }
            let mut buffer = [0; 1024];
            match self.source.read(&mut buffer)? {
                0 if self.unread.is_empty() => return Err(stopped()),
                0 => self.unread.push(b'\n'),
                read => self.unread.extend_from_slice(&buffer[..read]),
            }
        }
    }

    fn write(&mut self, text: &str) -> Result<()> {
        let done = self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush());
        done.map_err(|cause| Error::refused("The question cannot be shown.").because(cause))
    }

    fn write_lines(&mut self, text: &str) -> Result<()> {
        let lines = wrap(&clean_lines(text), self.look.width);
        self.write(&format!("{}\n", lines.join("\n")))
    }

    fn show(&mut self, question: &Question) -> Result<()> {
        if !question.progress.is_empty() {
            self.write_lines(&question.progress)?;
        }
        self.write_lines(&question.text)?;
        match &question.kind {
            Kind::One { of, .. } => {
                for (at, one) in of.iter().enumerate() {
                    self.write_lines(&format!("{}. {}", at + 1, clean(&one.label)))?;
                }
            }
            Kind::Several { of, ticked } => {
                for (at, one) in of.iter().enumerate() {
                    let mark = if ticked.contains(&one.key) { " (ticked)" } else { "" };
                    self.write_lines(&format!("{}. {}{mark}", at + 1, clean(&one.label)))?;
                }
            }
            Kind::Key { of } => {
                for one in of {
                    self.write_lines(&format!("{} {}", one.key, clean(&one.label)))?;
                }
            }
            Kind::Text { .. } | Kind::Number { .. } | Kind::YesNo { .. } => {}
        }
        let mut ways = vec![describe(question).trim_end_matches('.').to_owned()];
        ways.extend(describe_enter(question));
        // That text takes `<` too is said once; lists and keys say it every time.
        let is_text = matches!(question.kind, Kind::Text { .. });
        let ways_out = list_ways_out(question);
        let skips = ways.last().is_some_and(|way| way == "Enter skips");
        let is_known = |way: &str| is_text && self.has_told_back && way.starts_with('<');
        let told = |way: &&&str| !(is_known(way) || skips && **way == "s skip");
        ways.extend(ways_out.iter().filter(told).map(|way| (*way).to_owned()));
        self.has_told_back |= is_text && question.can_go_back;
        self.write_lines(&format!("({})", ways.join(", ")))
    }
}

/// What Enter alone does, where it does something.
fn describe_enter(question: &Question) -> Option<String> {
    match &question.kind {
        Kind::Text { default: Some(text), .. } => Some(format!("Enter for {}", clean(text))),
        Kind::One { default: Some(at), .. } => Some(format!("Enter for {}", at + 1)),
        Kind::Several { ticked, .. } if ticked.is_empty() => Some("Enter for none".to_owned()),
        Kind::Several { .. } => Some("Enter for those ticked".to_owned()),
        Kind::YesNo { default: Some(yes) } => Some(format!("Enter for {}", if *yes { "yes" } else { "no" })),
        Kind::One { .. } | Kind::Number { .. } | Kind::YesNo { .. } if question.can_skip => {
            Some("Enter skips".to_owned())
        }
        _ => None,
    }
}

impl Terminal for Plain {
    fn ask(&mut self, question: &Question) -> Result<Reply<Answer>> {
        if let Source::Stdin(watch) = &self.source {
            watch.check()?;
        }
        self.show(question)?;
        loop {
            self.write("> ")?;
            let line = match self.read_line() {
                Ok(line) => line,
                Err(error) => {
                    // What is said about it begins on a line of its own.
                    self.write("\n")?;
                    return Err(error);
                }
            };
            match read_line(question, &line) {
                Typed::Reply(reply) => return Ok(reply),
                Typed::Help => self.write_lines(&explain(question))?,
                Typed::Wrong(message) => self.write_lines(&message)?,
            }
        }
    }

    fn say(&mut self, text: &str) -> Result<()> {
        self.write(&format!("{text}\n"))
    }

    fn is_there(&self) -> bool {
        true
    }

    fn look(&self) -> Look {
        self.look
    }
}
