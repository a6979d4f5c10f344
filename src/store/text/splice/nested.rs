//! The parts of a record that have headers of their own: `[review.answers]`, `[[goal.checkin]]`.
use std::ops::Range;

use crate::record::{Value, Values};

use super::super::layout::{Section, layout};
use super::super::write_value::{Lines, write_key, write_value};
use super::{Base, Outcome, Piece, group_end, is_below, parse_value};

/// The longest table that is written inside one line.
const WIDEST: usize = 130;

impl Piece {
    /// A table of the record itself: in one line, or under a header of its own if it is one
    /// already or too long.
    pub(super) fn set_table(&mut self, key: &str, values: &Values, value: &Value) -> Outcome {
        let inline = write_value(value, Lines::Escaped)?;
        let sections = layout(&self.text);
        let main = &sections[self.find(&sections, Base::Main)?];
        let own: Vec<&Section> = sections.iter().filter(|other| is_below(other, main, key)).collect();
        if own.is_empty() && (inline.chars().count() <= WIDEST || main.entries.iter().any(|entry| entry.path[0] == key))
        {
            return self.put(Base::Main, key, &inline);
        }
        let mut body = String::new();
        for (name, inner) in values {
            body.push_str(&format!("{} = {}{}", write_key(name), write_value(inner, Lines::Escaped)?, self.eol));
        }
        if let [section] = own[..]
            && section.path.len() == 2
            && !section.block
        {
            let section = section.clone();
            return self.rewrite_section(&section, values);
        }
        self.unset(Base::Main, key)?;
        let sections = layout(&self.text);
        let at = sections[self.find(&sections, Base::Main)?].content_end();
        let header = format!("[{}.{}]{}", write_key(self.kind.table), write_key(key), self.eol);
        self.insert_lines(at, &format!("{header}{body}"));
        Ok(())
    }

    /// Gives a `[review.answers]` section these values, keeping what is alike.
    fn rewrite_section(&mut self, section: &Section, values: &Values) -> Outcome {
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        let mut missing: Vec<&(String, Value)> = values.iter().collect();
        let lines = if self.eol == "\n" { Lines::Kept } else { Lines::Escaped };
        for entry in &section.entries {
            match missing.iter().position(|(key, _)| entry.path.len() == 1 && *key == entry.path[0]) {
                Some(i) => {
                    let (_, value) = missing.remove(i);
                    if parse_value(&self.text[entry.value.clone()]).as_ref() != Some(value) {
                        edits.push((entry.value.clone(), write_value(value, lines)?));
                    }
                }
                None => edits.push((entry.start..entry.end, self.kept_comment(entry))),
            }
        }
        let mut fresh = String::new();
        for (key, value) in missing {
            fresh.push_str(&format!("{} = {}{}", write_key(key), write_value(value, lines)?, self.eol));
        }
        self.insert_lines(section.content_end(), &fresh);
        for (range, with) in edits.into_iter().rev() {
            self.text.replace_range(range, &with);
        }
        Ok(())
    }

    /// Adds a sub-record behind the others of its list.
    pub fn push(&mut self, list: &str, values: &Values) -> Outcome {
        self.unfold(list)?;
        let sections = layout(&self.text);
        let path = [self.kind.table, list];
        let behind = match sections.iter().rposition(|section| section.path.len() >= 2 && section.path[..2] == path) {
            Some(i) => sections[i].content_end(),
            None => sections.last().map_or(self.text.len(), Section::content_end),
        };
        let lines = if self.eol == "\n" { Lines::Kept } else { Lines::Escaped };
        let mut block = format!("[[{}.{}]]{}", write_key(self.kind.table), write_key(list), self.eol);
        for (key, value) in values {
            block.push_str(&format!("{} = {}{}", write_key(key), write_value(value, lines)?, self.eol));
        }
        self.insert_lines(behind, &block);
        Ok(())
    }

    /// Removes the sub-record at a position.
    pub fn drop_in(&mut self, list: &str, index: usize) -> Outcome {
        self.unfold(list)?;
        let sections = layout(&self.text);
        let at = self.find(&sections, Base::Sub(list, index))?;
        for i in (at..group_end(&sections, at)).rev() {
            let range = self.section_range(&sections[i]);
            self.text.replace_range(range, "");
        }
        Ok(())
    }

    /// Turns sub-records written as `checkin = [{…}]` into blocks, so that they can be changed.
    pub fn unfold(&mut self, list: &str) -> Outcome {
        let sections = layout(&self.text);
        let main = &sections[self.find(&sections, Base::Main)?];
        let Some(entry) = main.entries.iter().find(|entry| entry.path == [list]) else {
            return Ok(());
        };
        match parse_value(&self.text[entry.value.clone()]) {
            Some(Value::List(items)) => {
                self.unset(Base::Main, list)?;
                items.iter().try_for_each(|item| match item {
                    Value::Table(values) => self.push(list, values),
                    _ => Err(format!("`{list}` holds something else than records")),
                })
            }
            _ => Err(format!("`{list}` is written in a way that cannot be changed")),
        }
    }
}
