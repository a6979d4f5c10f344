//! How sure the person was of goals that have ended, against what came of it: what a list of goals
//! says of all of them.
use serde_json::{Value as Json, json};

use crate::commands::record::Summary;
use crate::render::line::show_number;
use crate::stages::goal::confidence::{Closeness, Confidence, Direction, ENOUGH};

/// In a sentence from ten goals on, with what it rests on where that is asked for.
pub fn sum_up(confidence: &Confidence<'_>, is_explained: bool) -> Summary {
    let mut said = Vec::new();
    if let Some((closeness, direction)) = confidence.closeness().zip(confidence.direction()) {
        said.push(format!("How sure you were: {}.", say_confidence(confidence.goals.len(), closeness, direction)));
    }
    let mut computed = json!({ "confidence": to_json(confidence) });
    if is_explained {
        let lines = explain(confidence);
        computed["explain"] = json!(lines.join("\n"));
        said.extend(lines);
    }
    Summary { computed, said: said.join("\n") }
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
