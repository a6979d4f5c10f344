//! The difference of two contents as one piece taken out and one put in.
//!
//! What both have in common at the beginning and at the end is left out, so a changed record in a
//! large file costs its own length only.

/// One piece of a content replaced by another.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Splice {
    /// Where, in bytes from the beginning.
    pub at: usize,
    /// What stood there before.
    pub removed: Vec<u8>,
    /// What stands there after.
    pub added: Vec<u8>,
}

impl Splice {
    /// What turns the first content into the second. The ends lie between characters where both
    /// contents are UTF-8, so that both pieces are text.
    pub fn between(before: &[u8], after: &[u8]) -> Splice {
        let mut start = common_start(before, after);
        while start > 0 && (is_inside(before, start) || is_inside(after, start)) {
            start -= 1;
        }
        let mut end = common_end(&before[start..], &after[start..]);
        while end > 0 && is_inside(before, before.len() - end) {
            end -= 1;
        }
        Splice {
            at: start,
            removed: before[start..before.len() - end].to_vec(),
            added: after[start..after.len() - end].to_vec(),
        }
    }

    /// The content after, from the content before; `None` if that does not hold what the splice
    /// takes out.
    pub fn apply(&self, before: &[u8]) -> Option<Vec<u8>> {
        replace(before, self.at, &self.removed, &self.added)
    }

    /// The content before, from the content after; `None` if that does not hold what the splice
    /// put in.
    pub fn revert(&self, after: &[u8]) -> Option<Vec<u8>> {
        replace(after, self.at, &self.added, &self.removed)
    }
}

fn replace(content: &[u8], at: usize, old: &[u8], new: &[u8]) -> Option<Vec<u8>> {
    let (head, rest) = content.split_at_checked(at)?;
    let tail = rest.strip_prefix(old)?;
    let mut result = Vec::with_capacity(head.len() + new.len() + tail.len());
    result.extend_from_slice(head);
    result.extend_from_slice(new);
    result.extend_from_slice(tail);
    Some(result)
}

/// Whether a position lies inside a character.
fn is_inside(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000)
}

/// Blocks are compared as a whole first, which is many times faster than byte by byte.
const BLOCK: usize = 4096;

fn common_start(a: &[u8], b: &[u8]) -> usize {
    let blocks = a.chunks_exact(BLOCK).zip(b.chunks_exact(BLOCK));
    let whole = blocks.take_while(|(x, y)| x == y).count() * BLOCK;
    let rest = a[whole..].iter().zip(&b[whole..]);
    whole + rest.take_while(|(x, y)| x == y).count()
}

fn common_end(a: &[u8], b: &[u8]) -> usize {
    let blocks = a.rchunks_exact(BLOCK).zip(b.rchunks_exact(BLOCK));
    let whole = blocks.take_while(|(x, y)| x == y).count() * BLOCK;
    let rest = a[..a.len() - whole].iter().rev().zip(b[..b.len() - whole].iter().rev());
    whole + rest.take_while(|(x, y)| x == y).count()
}
