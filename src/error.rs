//! What went wrong, as a person should read it: what was refused, why, and what to type next.
//!
//! The conversions that add hints stand beside the commands; here is only the shape, the printing
//! and the exit codes.
use std::fmt;

/// The result of everything that can be refused.
pub type Result<T> = std::result::Result<T, Error>;

/// What kind of outcome an error is; it decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// A change that was refused (1).
    Refused,
    /// The data folder or a file in it has a problem (1).
    Data,
    /// The command line is off, or an answer is missing without a terminal (2).
    Usage,
    /// The person stopped it (130).
    Cancelled,
    /// The reader of stdout went away: nothing to say, and not a failure (0).
    Closed,
}

/// The place in a data file that an error speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The file, relative to the data folder (`goals.toml`).
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The offending line as it stands in the file (cleaned when it is printed); may be empty.
    pub snippet: String,
}

/// An error: what was refused, where, why, and what to type next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What kind of outcome this is.
    pub kind: ErrorKind,
    /// What was refused, with the value that was given.
    pub message: String,
    /// Where in the data, if it is about data.
    pub at: Option<Box<At>>,
    /// Why, outermost first.
    pub causes: Vec<String>,
    /// What to type next.
    pub hints: Vec<String>,
}

impl Error {
    /// An error of the given kind.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Error { kind, message: message.into(), at: None, causes: Vec::new(), hints: Vec::new() }
    }

    /// A refused change: exit code 1.
    pub fn refused(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Refused, message)
    }

    /// A problem with the data: exit code 1.
    pub fn data(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Data, message)
    }

    /// A command line that does not hold: exit code 2.
    pub fn usage(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Usage, message)
    }

    /// The person stopped; the message says what was kept: exit code 130.
    pub fn cancelled(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Cancelled, message)
    }

    /// The same error with the place in the data that it speaks of.
    #[must_use]
    pub fn at(mut self, at: At) -> Self {
        self.at = Some(Box::new(at));
        self
    }

    /// The same error with one more reason.
    #[must_use]
    pub fn because(mut self, cause: impl fmt::Display) -> Self {
        self.causes.push(cause.to_string());
        self
    }

    /// The same error with one more thing to type or do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The exit code of the program.
    pub fn exit_code(&self) -> u8 {
        match self.kind {
            ErrorKind::Refused | ErrorKind::Data => 1,
            ErrorKind::Usage => 2,
            ErrorKind::Cancelled => 130,
            ErrorKind::Closed => 0,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = &self.at {
            write!(f, "{}:{}:{}: ", at.file, at.line, at.column)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
