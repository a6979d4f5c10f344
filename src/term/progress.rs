//! How far something is that takes a while: one line on stderr that goes away when it is done. Only
//! this file knows indicatif.
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar, or none where nobody looks at one.
pub struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar over so many steps, with what is being done in words.
    pub fn draw(steps: u64, what: &str) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::stderr_with_hz(10));
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {percent:>3} %") {
            bar.set_style(style);
        }
        bar.set_message(what.to_owned());
        Progress(Some(bar))
    }

    /// Nothing to be seen.
    pub fn none() -> Progress {
        Progress(None)
    }

    /// So many steps further.
    pub fn advance(&self, steps: u64) {
        if let Some(bar) = &self.0 {
            bar.inc(steps);
        }
    }

    /// Says what is being done now.
    pub fn say(&self, what: &str) {
        if let Some(bar) = &self.0 {
            bar.set_message(what.to_owned());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
