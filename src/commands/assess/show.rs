//! `assess show`: the profile, drawn, with a short reading.
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::preferences;
use crate::commands::skill::{EXPLAIN_MAP, difference_json, energy_json, say_difference};
use crate::commands::{Context, args, kinds, me};
use crate::error::Result;
use crate::record::Record;
use crate::render::{Look, Role, assess as draw, draw_energy, draw_heading};
use crate::stages::assess::differ::{Difference, compare_with_others};
use crate::stages::assess::energy::map_energy;
use crate::stages::assess::model::{Interests, Preferences, Skill, Strength, ValuesRecord, Weakness};
use crate::stages::assess::ops::{self, Part};
use crate::stages::assess::trail::Trail;
use crate::stages::assess::view;
use crate::store::Data;

/// Its arguments.
pub fn define(command: Command) -> Command {
    command
        .arg(Arg::new("history").long("history").action(ArgAction::SetTrue).help("Also how interests and values moved"))
}

/// Everything that the profile is made of.
struct Profile {
    interests: Vec<Interests>,
    values: Vec<ValuesRecord>,
    preferences: Option<Preferences>,
    strengths: Vec<Strength>,
    weaknesses: Vec<Weakness>,
    skills: Vec<Skill>,
}

impl Profile {
    fn read(data: &Data<'_>) -> Result<Profile> {
        Ok(Profile {
            interests: data.all()?,
            values: data.all()?,
            preferences: data.only()?,
            strengths: data.all()?,
            weaknesses: data.all()?,
            skills: data.all()?,
        })
    }

    fn interests(&self) -> Option<&Interests> {
        ops::newest(&self.interests, |record| record.date)
    }

    fn values(&self) -> Option<&ValuesRecord> {
        ops::newest(&self.values, |record| record.date)
    }

    fn is_empty(&self) -> bool {
        self.interests.is_empty()
            && self.values.is_empty()
            && self.preferences.is_none()
            && self.strengths.is_empty()
            && self.weaknesses.is_empty()
            && self.skills.is_empty()
    }

    /// What others say of the skills, beside the own levels.
    fn compare(&self, data: &Data<'_>, today: chrono::NaiveDate) -> Result<Difference> {
        let sources = me::read_sources(data)?;
        Ok(compare_with_others(&self.skills, &Trail::follow(&sources), today))
    }

    fn explain(&self) -> Vec<String> {
        let mut lines = self.interests().map(view::explain_interests).unwrap_or_default();
        lines.extend(self.values().map(view::explain_values).unwrap_or_default());
        if !self.skills.is_empty() {
            lines.push("Skills: the newest level by yourself, a test or a certificate; without one, not assessed, which is not 0. Own ratings and those of superiors agree only weakly (about .22), so examples help both.".to_owned());
            lines.push("What others say: each person's latest rating of 18 months less your own level, from five ratings on; the one in the middle (of an even number the lower) stands for all.".to_owned());
            lines.push(EXPLAIN_MAP.to_owned());
        }
        lines
    }
}

/// Prints the profile.
///
/// # Errors
/// A file that does not hold, or an output that cannot be written.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let profile = Profile::read(&data)?;
    let difference = profile.compare(&data, context.today)?;
    let has_history = args::has(matches, "history");
    if context.options.json {
        return print_json(context, &profile, &difference, has_history).map(|()| 0);
    }
    if profile.is_empty() {
        context.say("Nothing is assessed yet. Begin with any part, the skills for instance: career assess skills\nAll five with how long each takes: career assess");
        return Ok(0);
    }
    let mut sections: Vec<String> = Part::ALL.iter().map(|part| draw_part(context, &profile, *part)).collect();
    let at = Part::ALL.iter().position(|part| *part == Part::Skills).unwrap_or(0);
    let skills = draw_beside_skills(&profile, &difference, &context.look());
    if let Some(section) = sections.get_mut(at) {
        section.push_str(&skills);
    }
    if has_history {
        let look = context.look();
        sections.push(draw::draw_courses(
            "How your interests moved",
            &view::trace_interests(&profile.interests),
            &look,
        ));
        sections.push(draw::draw_courses("How your values moved", &view::trace_values(&profile.values), &look));
        if profile.interests.len() < 2 && profile.values.len() < 2 {
            sections.push("Nothing was answered twice yet, so nothing has moved.\n".to_owned());
        }
    }
    if context.options.explain {
        let look = context.look();
        let lines: String = profile.explain().iter().map(|line| draw::paragraph(Role::Dim, line, &look)).collect();
        sections.push(format!("{}{lines}", crate::render::draw_heading("How this came about", &look)));
    }
    sections.retain(|section| !section.is_empty());
    context.print(&sections.join("\n"))?;
    let open: Vec<&str> = Part::ALL
        .iter()
        .filter(|part| draw_part(context, &profile, **part).is_empty())
        .map(|part| part.key())
        .collect();
    if let Some(first) = open.first() {
        context.say(&format!("\nNot asked yet: {}. Whenever you like: career assess {first}", open.join(", ")));
    }
    Ok(0)
}

/// Prints one part of the profile; nothing where it has nothing to show, with `--quiet`, or where
/// JSON is wanted.
///
/// # Errors
/// A file that does not hold, or an output that cannot be written.
pub fn print_part(context: &mut Context<'_>, part: Part) -> Result<()> {
    if context.options.quiet || context.options.json {
        return Ok(());
    }
    let profile = Profile::read(&context.store.data())?;
    let text = draw_part(context, &profile, part);
    context.print(&text)
}

fn draw_part(context: &Context<'_>, profile: &Profile, part: Part) -> String {
    let look = context.look();
    match part {
        Part::Interests => profile
            .interests()
            .and_then(view::view_interests)
            .map_or_else(String::new, |chart| draw::draw_chart("What you would like to do", &chart, &look)),
        Part::Values => profile
            .values()
            .and_then(view::view_values)
            .map_or_else(String::new, |chart| draw::draw_chart("What matters to you", &chart, &look)),
        Part::Skills if profile.skills.is_empty() => String::new(),
        Part::Skills => draw::draw_skills(&view::view_skills(&profile.skills), &look),
        Part::Strengths => {
            let strengths: Vec<String> =
                profile.strengths.iter().map(|one| describe(&one.text, one.evidence.len())).collect();
            let work: Vec<String> =
                profile.weaknesses.iter().map(|one| describe(&one.text, one.evidence.len())).collect();
            let mut lists = Vec::new();
            for (title, texts) in [("What you are good at", strengths), ("To work on", work)] {
                if !texts.is_empty() {
                    lists.push(draw::draw_texts(title, &texts, &look));
                }
            }
            lists.join("\n")
        }
        Part::Preferences => match profile.preferences.as_ref().map(preferences::describe) {
            Some(pairs) if !pairs.is_empty() => draw::draw_pairs("Conditions", &pairs, &look),
            _ => String::new(),
        },
    }
}

/// What stands under the skills: what others say beside it, and level against wish as a picture.
fn draw_beside_skills(profile: &Profile, difference: &Difference, look: &Look) -> String {
    let mut text = String::new();
    if difference.is_enough() {
        text.push_str(&format!("\n{}", draw::paragraph(Role::Dim, &say_difference(difference), look)));
    }
    let map = map_energy(&profile.skills);
    if !map.is_empty() {
        let heading = draw_heading("How good at it, and how gladly", look);
        text.push_str(&format!("\n{heading}{}", draw_energy(&map, look)));
    }
    text
}

fn describe(text: &str, examples: usize) -> String {
    match examples {
        0 => text.to_owned(),
        1 => format!("{text} (1 example)"),
        _ => format!("{text} ({examples} examples)"),
    }
}

fn print_json(context: &mut Context<'_>, profile: &Profile, difference: &Difference, has_history: bool) -> Result<()> {
    let interests = profile.interests();
    let values = profile.values();
    let mut warnings = super::warnings_to_json(
        Part::Interests,
        &interests.map(|record| ops::warn_interests(record, &[])).unwrap_or_default(),
    );
    warnings.extend(super::warnings_to_json(Part::Values, &values.map(ops::warn_values).unwrap_or_default()));
    let mut computed = json!({
        "warnings": warnings,
        "difference": difference_json(difference),
        "energy": energy_json(&map_energy(&profile.skills)),
    });
    if let (true, Some(map)) = (context.options.explain, computed.as_object_mut()) {
        map.insert("explain".to_owned(), profile.explain().into());
    }
    let skills = profile.skills.iter().map(|skill| {
        let mut value = kinds::to_json(skill)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("computed".to_owned(), json!({ "level": skill.level() }));
        }
        Ok(value)
    });
    let mut whole = json!({
        "interests": interests.map(kinds::to_json).transpose()?,
        "values": values.map(kinds::to_json).transpose()?,
        "preferences": profile.preferences.as_ref().map(kinds::to_json).transpose()?,
        "strengths": all_to_json(&profile.strengths)?,
        "weaknesses": all_to_json(&profile.weaknesses)?,
        "skills": skills.collect::<Result<Vec<Json>>>()?,
    });
    if let Some(map) = whole.as_object_mut() {
        if has_history {
            map.insert(
                "interests_history".to_owned(),
                all_to_json(&ops::order_by_date(&profile.interests, |record| record.date))?,
            );
            map.insert(
                "values_history".to_owned(),
                all_to_json(&ops::order_by_date(&profile.values, |record| record.date))?,
            );
        }
        map.insert("computed".to_owned(), computed);
    }
    context.print_json(whole)
}

fn all_to_json<T: Record>(records: &[T]) -> Result<Json> {
    Ok(Json::Array(records.iter().map(kinds::to_json).collect::<Result<_>>()?))
}
