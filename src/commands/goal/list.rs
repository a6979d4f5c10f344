//! `goal list`: the goals as a tree, and from ten ended ones on how sure the person was against
//! what came of it.
use clap::ArgMatches;
use serde_json::{Map, Value as Json, json};

use super::GoalNoun;
use crate::commands::record::{Noun, list};
use crate::commands::{Context, args, kinds};
use crate::error::Result;
use crate::render::line::show_number;
use crate::stages::goal::confidence::{Closeness, Confidence, Direction, ENOUGH, score_confidence};
use crate::stages::goal::model::Goal;

/// Prints the list.
///
/// # Errors
/// A file that does not hold, or an output that cannot be written.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let goals = data.all::<Goal>()?;
    let confidence = score_confidence(&goals, context.today);
    if context.options.json {
        let is_all = matches.try_contains_id("all").is_ok() && args::has(matches, "all");
        let shown = goals.iter().filter(|goal| is_all || goal.is_open()).map(|goal| {
            let mut value = kinds::to_json(goal)?;
            if let Some(map) = value.as_object_mut() {
                map.insert("computed".to_owned(), GoalNoun::compute(context, &data, goal)?.into());
            }
            Ok(value)
        });
        let shown: Vec<Json> = shown.collect::<Result<_>>()?;
        let mut computed = Map::new();
        computed.insert("confidence".to_owned(), to_json(&confidence));
        if context.options.explain {
            computed.insert("explain".to_owned(), json!(explain(&confidence).join("\n")));
        }
        context.print_json(json!({ "goals": shown, "computed": computed }))?;
        return Ok(0);
    }
    let code = list::run::<GoalNoun>(context, matches)?;
    if let Some((closeness, direction)) = confidence.closeness().zip(confidence.direction()) {
        context.say(&format!("How sure you were: {}.", say_confidence(confidence.goals.len(), closeness, direction)));
    }
    if context.options.explain {
        context.say(&explain(&confidence).join("\n"));
    }
    Ok(code)
}

/// How close what was said came, and in which direction, with how many goals that rests on.
pub fn say_confidence(goals: usize, closeness: Closeness, direction: Direction) -> String {
    let close = match closeness {
        Closeness::Close => "close to what came of it",
        Closeness::Fairly => "fairly close to what came of it",
        Closeness::Coin => "about as near as saying 50 % each time",
        Closeness::Far => "further from what came of it than saying 50 % each time",
    };
    let direction = match direction {
        Direction::Even => "goals were reached about as often as you said",
        Direction::Less => "goals were reached less often than you said",
        Direction::More => "goals were reached more often than you said",
    };
    format!("{close}, and {direction} ({goals} ended goals)")
}

fn to_json(confidence: &Confidence<'_>) -> Json {
    let words = confidence.closeness().zip(confidence.direction());
    json!({
        "goals": confidence.goals.len(),
        "needed": ENOUGH,
        "brier": confidence.brier(),
        "said": confidence.said(),
        "reached": confidence.came(),
        "words": words.map(|(closeness, direction)| say_confidence(confidence.goals.len(), closeness, direction)),
    })
}

fn explain(confidence: &Confidence<'_>) -> Vec<String> {
    let n = confidence.goals.len();
    let mut lines = vec!["How sure you were: for each goal that ended as reached (1), partly reached (0.5) or missed (0), the mean of (what you said - what came) squared, over what you said before its last day; then the mean over the goals (Brier). 0 is perfect, 0.25 is saying 50 % each time. What is no longer wanted is left out.".to_owned()];
    // Sums of hundredths have errors in the last place, which must not decide a half.
    let round = |number: f64| show_number((number * 100.0 + 1e-9).round() / 100.0);
    match (confidence.brier(), confidence.said(), confidence.came()) {
        (Some(brier), Some(said), Some(came)) => {
            for goal in &confidence.goals {
                lines.push(format!(
                    "- {}: said {} ({}), came {}: {}",
                    goal.title,
                    round(goal.said),
                    if goal.times == 1 { "once".to_owned() } else { format!("{} times", goal.times) },
                    round(goal.came),
                    round(goal.brier)
                ));
            }
            lines.push(format!("Score: {} over {n} goals; said {} on average, reached {}. Close up to 0.1, fairly close up to 0.2; less or more often from 0.1 apart. Few goals vary by chance.", round(brier), round(said), round(came)));
        }
        _ => lines.push(format!(
            "It is scored from {ENOUGH} such goals on; so far there {} {n}.",
            if n == 1 { "is" } else { "are" }
        )),
    }
    lines
}
