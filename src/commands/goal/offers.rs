//! After a goal was added: what might help, each with the command that adds it.
use super::noun::describe_past;
use crate::commands::{Context, roadmap};
use crate::error::Result;
use crate::stages::assess::model::Skill;
use crate::stages::goal::checks::{self, Around};
use crate::stages::goal::model::Goal;
use crate::stages::plan::schedule::Verdict;

/// No more than these at once: an offer is read, a list is not.
const MOST: usize = 3;

/// Says the offers, but for what was asked just now and left open.
///
/// # Errors
/// A file that does not hold.
pub fn say(context: &mut Context<'_>, goal: &Goal) -> Result<()> {
    if context.options.quiet {
        return Ok(());
    }
    if let Some(past) = goal.due.and_then(|due| describe_past(due, context.today, &goal.id)) {
        context.say(&past);
    }
    let around = look_around(context, goal)?;
    let was_asked = context.has_offered;
    let mut offers = checks::offer(goal, &around, context.today);
    offers.retain(|offer| !was_asked || !matches!(offer.check, "measurable" | "if-then" | "relevant"));
    offers.truncate(MOST);
    if offers.is_empty() {
        return Ok(());
    }
    let mut text = "It is saved as it is. If you like, it can be made stronger:\n".to_owned();
    for offer in offers {
        text.push_str(&format!("  {}\n    {}\n", offer.text, offer.command));
    }
    context.say(&text);
    Ok(())
}

fn look_around(context: &mut Context<'_>, goal: &Goal) -> Result<Around> {
    let map = roadmap::load(context)?;
    let title = goal.title.to_lowercase();
    let names = |skill: &&Skill| {
        title.split(|c: char| !c.is_alphanumeric()).any(|word| !word.is_empty() && word == skill.name.to_lowercase())
    };
    let skills = context.store.data().all::<Skill>()?;
    Ok(Around {
        fits: map.schedule.as_ref().map(|schedule| schedule.verdict != Verdict::DoesNotFit),
        has_steps: map.serves(&goal.id),
        level: skills.iter().filter(names).map(|skill| skill.level().unwrap_or(0)).max(),
    })
}
