//! Trees: goals under goals, steps under goals.
use super::{Look, Role, clean, wrap};

/// A line of a tree with what hangs below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branch {
    /// What it says.
    pub text: String,
    /// What hangs below, in order.
    pub below: Vec<Branch>,
}

impl Branch {
    /// A line with nothing below it.
    pub fn new(text: impl Into<String>) -> Self {
        Branch { text: text.into(), below: Vec::new() }
    }

    /// The same with one more line below it.
    #[must_use]
    pub fn with(mut self, branch: Branch) -> Self {
        self.below.push(branch);
        self
    }
}

/// The trees under each other, a line end behind every line: branches as `├─` and `└─`, or in
/// plain by two spaces a level. Long text is wrapped under its own beginning.
pub fn draw_tree(roots: &[Branch], look: &Look) -> String {
    let mut out = String::new();
    for root in roots {
        draw_branch(root, ("", ""), "", look, &mut out);
    }
    out
}

/// `sign` stands before the first line of the branch, `under` before its further lines and before
/// what hangs below.
fn draw_branch(branch: &Branch, (sign, under): (&str, &str), indent: &str, look: &Look, out: &mut String) {
    let room = look.width.saturating_sub(wrap::measure(indent) + wrap::measure(sign)).max(8);
    for (at, line) in wrap::wrap(&clean::clean(&branch.text), room).iter().enumerate() {
        let lead = if at == 0 { sign } else { under };
        let lead = look.paint(Role::Dim, &format!("{indent}{lead}"));
        out.push_str(format!("{lead}{line}").trim_end());
        out.push('\n');
    }
    let indent = format!("{indent}{under}");
    for (at, child) in branch.below.iter().enumerate() {
        let signs = match (look.plain, at + 1 == branch.below.len()) {
            (true, _) => ("  ", "  "),
            (false, false) => ("├─ ", "│  "),
            (false, true) => ("└─ ", "   "),
        };
        draw_branch(child, signs, &indent, look, out);
    }
}
