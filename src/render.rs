//! What a view looks like as text: tables, bars, trees, wrapped lines, colours.
//!
//! The pieces here know a width, whether only plain characters are wanted, and whether colours
//! are; they read nothing and print nothing. What stands in a view is decided by the stages.
pub mod assess;
pub mod bar;
pub mod block;
pub mod clean;
pub mod energy;
pub mod gantt;
pub mod line;
pub mod occupation;
pub mod sides;
pub mod style;
pub mod table;
pub mod tree;
pub mod wrap;

pub use bar::draw_bar;
pub use block::{Definitions, draw_behind, draw_heading, draw_list};
pub use clean::{clean, clean_lines};
pub use energy::draw_energy;
pub use gantt::draw_gantt;
pub use line::draw_line;
pub use style::{ColorChoice, ColorSigns, Role, decide_color};
pub use table::{Cell, Column, Table};
pub use tree::{Branch, draw_tree};
pub use wrap::{cut, measure, pad, pad_left, wrap, wrap_said};

/// How a stream is written to: decided once for each of stdout and stderr.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns of the terminal; nothing is drawn wider.
    pub width: usize,
    /// Only words and ASCII signs: no box drawing, no blocks.
    pub plain: bool,
    /// Whether colours are written.
    pub color: bool,
}

impl Look {
    /// A look without colours: 80 columns, with lines and blocks.
    pub const PAPER: Look = Look { width: 80, plain: false, color: false };

    /// The text in the colours of its role, or as it is where no colours are wanted.
    pub fn paint(&self, role: Role, text: &str) -> String {
        if self.color && !text.is_empty() {
            let style = role.style();
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}
