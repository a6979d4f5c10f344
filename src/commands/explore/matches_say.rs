//! What `explore match` says around its list: how steady it is, what makes it unsafe, and why.
use crate::catalogue::BUILT_IN;
use crate::stages::assess::answers::{Warning, WarningKind};
use crate::stages::assess::interests::find_warnings;
use crate::stages::assess::items::interests::Form;
use crate::stages::explore::matching::Ranking;
use crate::stages::explore::seeker::Seeker;
use crate::stages::explore::steady::{DRAWS, Steady};

/// From this share on a list is steady enough not to suggest more statements.
const STEADY: f64 = 0.6;

/// `Taken again, about half of this list would change. …`
pub fn say_steady(steady: &Steady) -> String {
    let changes = match 1.0 - steady.share {
        most if most > 0.6 => "about two thirds",
        half if half > 0.4 => "about half",
        third if third > 0.28 => "about a third",
        quarter if quarter > 0.15 => "about a fifth",
        _ => "little",
    };
    let more = if steady.share < STEADY && steady.form == Form::Thirty {
        " Steadier: twice as many statements (career assess interests --form 60), or fifteen times which of two you would rather do (career assess interests --form pairs)."
    } else {
        ""
    };
    format!("Taken again, {changes} of the first ten would change. It is a list of ideas.{more}")
}

/// What makes the interests unsafe to go by: all the same answers, or answered too quickly.
pub fn warnings(seeker: &Seeker) -> Vec<String> {
    let Some(answers) = seeker.answers() else {
        return Vec::new();
    };
    let is_told = |warning: &Warning| warning.kind != WarningKind::Flat || seeker.is_flat();
    find_warnings(&answers, &[]).into_iter().filter(is_told).map(|warning| warning.text).collect()
}

/// Inputs, formula, dates, and what it does not know.
pub fn explain(ranking: &Ranking<'_>, seeker: &Seeker, source: &str) -> String {
    let mut lines = Vec::new();
    let names = ["interests .5", "skills .3", "values .2"];
    let known: Vec<&str> = names.iter().zip(ranking.known).filter(|(_, is_in)| *is_in).map(|(name, _)| *name).collect();
    lines.push(format!(
        "Score: the mean of the parts that are known, by weight ({}); ranked only among the {} occupations of which the same parts are known.",
        known.join(", "),
        ranking.ranked.len()
    ));
    if let Some(newest) = seeker.newest_interests() {
        lines.push(format!(
            "Interests: Pearson's r between your six scores of {}{} and the six of the work.",
            newest.date,
            seeker.say_choices()
        ));
    }
    lines.push("Skills: Pearson between your levels and how important the work takes the same skills; what is not assessed counts as unknown, not as 0. At least five have to be assessed.".to_owned());
    lines.push("Values: Pearson between what matters to you and what the work gives.".to_owned());
    if source == BUILT_IN {
        lines.push("All figures of occupations are our own judgement of 2026, an orientation.".to_owned());
    } else {
        lines.push(format!("Figures by {source}: interests are a model's prediction (2023), values are analysts' (2008–2020); our own where it has none: career explore sources."));
    }
    lines.push("How far interests agree with the work says little about how content people are in it later (correlations of about .11 to .24).".to_owned());
    lines.push(format!("How steady: your answers of each kind were drawn anew {DRAWS} times; where they were not kept, a retest correlation of .83 keeps 33 % of ten with 30 statements and 45 % with 60."));
    lines.push("Families: major groups of the classification by their best three; at most two of those that you work or worked in, since they say least that is new. Two picks come from outside of them, by skills, since interests follow what one had a chance to try.".to_owned());
    lines.push(
        "What you would not do is never averaged in; what you said no to is not offered; a yes is marked.".to_owned(),
    );
    lines.join("\n")
}
