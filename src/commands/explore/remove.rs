//! `explore remove`: takes the imported release away again; what is built in stays.
use std::rc::Rc;

use serde_json::{Map, json};

use super::catalogue::CACHE;
use crate::catalogue::Release;
use crate::commands::Context;
use crate::error::Result;

const EXPLAIN: &str = "The release is one file, .career/cache/occupations, which is apart from your data and its history: \
                       undo does not bring it back, and importing it again does. Roles, goals and everything else that you wrote stay.";

/// Removes the release; nothing there is no failure.
///
/// # Errors
/// A file that cannot be removed.
pub fn run(context: &mut Context<'_>) -> Result<u8> {
    let store = Rc::clone(&context.store);
    // One that is damaged has no name any more, and is removed all the same.
    let name = store.folder().cached(CACHE).ok().flatten().and_then(|bytes| Release::decode(bytes).ok());
    let name = name.map(|release| release.name);
    let is_removed = store.folder().drop_cached(CACHE)?;
    if context.options.json {
        let mut computed = Map::new();
        if context.options.explain {
            computed.insert("explain".to_owned(), json!(EXPLAIN));
        }
        context.print_json(json!({ "removed": is_removed, "release": name, "computed": computed }))?;
        return Ok(0);
    }
    if is_removed {
        let name = name.unwrap_or_else(|| "The imported release".to_owned());
        context.say(&format!("{name} is removed; what is built in stays. Import it again: career explore import PATH"));
    } else {
        context.say("No release is imported, so there is nothing to remove. Import one: career explore import PATH");
    }
    if context.options.explain {
        context.print(&crate::render::draw_list(&[EXPLAIN], &context.look()))?;
    }
    Ok(0)
}
