//! What one did: the wins and examples of some days by goal, then by skill, with what each changed.
use super::Days;
use super::examples::{count, examples, head, item, said, say_days};
use super::model::{Block, Item, Key, Paper, Section};
use super::shown::{Entry, Shown};

/// Makes the paper.
pub fn build(shown: &Shown, days: Days) -> Paper {
    let mut left = examples(shown, days);
    let explain = vec![format!(
        "{} in the days from {}: wins and examples of the log that this reader may see. Each stands once: under the \
         first of its goals, else under the first of its skills, that this reader may see.",
        count(left.len(), "example", "examples"),
        say_days(days)
    )];
    // The newest is what one wants to be asked about.
    left.reverse();
    let mut uses = Vec::new();
    let mut sections = Vec::new();
    for goal in &shown.goals {
        let key = Key::new("goal", &goal.key.id);
        let items = take(&mut left, &|entry| entry.goals.first() == Some(&goal.key.id), shown, true, &mut uses);
        if !items.is_empty() {
            uses.push(key);
            sections.push(Section::new("goal", &goal.title).with(Block::Items(items)));
        }
    }
    for skill in &shown.skills {
        let is_of_it = |entry: &Entry| entry.goals.is_empty() && entry.skills.first() == Some(&skill.key.id);
        let items = take(&mut left, &is_of_it, shown, false, &mut uses);
        if !items.is_empty() {
            uses.push(skill.key.clone());
            sections.push(Section::new("skill", &skill.name).with(Block::Items(items)));
        }
    }
    let rest = take(&mut left, &|_| true, shown, false, &mut uses);
    if !rest.is_empty() || sections.is_empty() {
        let heading = if sections.is_empty() { "Wins and examples" } else { "And more" };
        sections.push(Section::new("more", heading).with(Block::Items(rest)));
    }
    let said = said(shown, days, &mut uses);
    if !said.blocks.is_empty() {
        sections.push(said);
    }
    Paper {
        noun: "brag",
        about: None,
        title: "What I did, and what it changed".to_owned(),
        audience: shown.audience,
        date: shown.today,
        period: Some(days),
        head: head(shown),
        sections,
        uses,
        explain,
    }
}

/// Takes out the examples that fit, as a list.
fn take(
    left: &mut Vec<&Entry>,
    fits: &dyn Fn(&Entry) -> bool,
    shown: &Shown,
    is_by_goal: bool,
    uses: &mut Vec<Key>,
) -> Vec<Item> {
    let (these, others): (Vec<&Entry>, Vec<&Entry>) = left.iter().partition(|entry| fits(entry));
    *left = others;
    let items = these.into_iter().map(|entry| {
        uses.push(entry.key.clone());
        uses.extend(entry.skills.iter().map(|skill| Key::new("skill", skill)));
        item(entry, None, shown, is_by_goal)
    });
    items.collect()
}
