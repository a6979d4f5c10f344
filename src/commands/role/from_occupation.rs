//! `--from-occupation`: what a role asks for, filled from the catalogue, to be changed afterwards.
//!
//! Skills come with levels from 0 to 5 (see `stages/explore/asked`): by the release where it rates
//! the occupation, else, and with `--built-in`, in our own words. Each is the person's own skill
//! that is linked to it, or a new one that is not assessed. Licences that law or rule usually
//! demands must be there first. What usually belongs to the work and some will not do goes into
//! the note, where it is compared with what the person refuses.
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::need::Need;
use crate::catalogue::builtin::{Entry, PaperWeight};
use crate::catalogue::{BUILT_IN, Occupation, Vocabulary};
use crate::commands::record::Draft;
use crate::commands::{Context, args, explore};
use crate::error::{Error, Result};
use crate::record::{Value, Values};
use crate::stages::assess::model::Skill;
use crate::stages::explore::asked::{AskedSkill, list_asked, list_own};
use crate::stages::explore::model::{Requirement, RequirementKind};
use crate::store::Data;

/// Its flags.
pub fn define(command: Command) -> Command {
    command
        .arg(
            Arg::new("from-occupation")
                .long("from-occupation")
                .value_name("OCCUPATION")
                .help("Fill what it asks for from an occupation: its code or title"),
        )
        .arg(
            Arg::new("built-in")
                .long("built-in")
                .action(ArgAction::SetTrue)
                .requires("from-occupation")
                .hide_short_help(true)
                .help("Take our own words for its skills, also where an imported release rates it"),
        )
}

/// Reads the occupation that was named and puts into the draft what it says; what was given stays.
///
/// # Errors
/// An occupation that is not known.
pub fn prepare(context: &mut Context<'_>, matches: &ArgMatches, draft: &mut Draft) -> Result<()> {
    let Some(given) = args::text(matches, "from-occupation") else {
        return Ok(());
    };
    if draft.text("occupation").is_some() {
        return Err(Error::usage("--occupation and --from-occupation both name an occupation.")
            .hint("leave --occupation out; --from-occupation sets it"));
    }
    let catalogue = explore::load(context)?;
    let store = std::rc::Rc::clone(&context.store);
    let seeker = explore::read_seeker(&store.data())?;
    let occupation = explore::resolve(context, &catalogue, &seeker, &given)?;
    let before = draft.values.clone();
    let which = if args::has(matches, "built-in") { Words::Ours } else { Words::OfficialFirst };
    fill(&occupation, which, draft);
    if matches.try_contains_id("id").unwrap_or(false) {
        // A role that is there keeps its title, its note and what was said of the trade.
        draft.values.retain(|(key, _)| key == "occupation" || before.iter().any(|(given, _)| given == key));
    }
    if draft.asked.is_empty() {
        draft.notes.push(format!(
            "{} has no ratings of skills for {}; add what it asks for: --need SKILL:LEVEL",
            occupation.source(),
            occupation.title()
        ));
    }
    Ok(())
}

/// Whose words skills are taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// A release's where it rates the occupation, else ours.
    OfficialFirst,
    /// Ours where there are some, else a release's.
    Ours,
}

/// Puts an occupation into the draft of a role; what is there already stays.
pub fn fill(occupation: &Occupation<'_>, words: Words, draft: &mut Draft) {
    let text = |text: &str| Value::Text(text.to_owned());
    let own = list_own(occupation);
    let asked = if words == Words::Ours && !own.is_empty() { own } else { list_asked(occupation) };
    let source = asked.first().map_or(occupation.source(), |one| one.source);
    draft.asked = asked.iter().map(|one| AskedSkill::of(one, occupation.catalogue().vocabulary)).collect();
    draft.set_default("title", text(occupation.own.map_or(occupation.title(), |own| own.title)));
    draft.set("occupation", text(&occupation.code.to_string()));
    if let Some(own) = occupation.own {
        draft.set_default("trend", text(own.change.trend));
        draft.set_default("trend_note", text(own.change.text));
        draft.set_default("trend_year", Value::Int(i64::from(own.change.year)));
        fill_papers(own, draft);
    }
    draft.set_default("note", text(&note(occupation, source)));
}

fn fill_papers(own: &Entry, draft: &mut Draft) {
    let given: Vec<String> = draft.kept.iter().map(|(_, text)| text.to_lowercase()).collect();
    for paper in own.papers.iter().filter(|paper| !given.iter().any(|one| one.starts_with(&paper.text.to_lowercase())))
    {
        let weight = match paper.weight {
            PaperWeight::Law => "must;gate",
            PaperWeight::Usual => "should",
            PaperWeight::Helps => "nice",
        };
        draft.kept.push(("need-credential", format!("{};{weight}", paper.text)));
    }
    if own.education != "none" && !draft.kept.iter().any(|(name, _)| *name == "need-education") {
        draft.kept.push(("need-education", format!("{};should", own.education)));
    }
}

/// `Usually: nights, weekends. What it asks for: built-in, our judgement of 2026.`
fn note(occupation: &Occupation<'_>, source: &str) -> String {
    let usually = occupation.own.map(|own| own.dealbreakers.join(", ")).filter(|words| !words.is_empty());
    let usually = usually.map_or_else(String::new, |words| format!("Usually: {words}. "));
    let whose = if source == BUILT_IN { "our own judgement of 2026" } else { source };
    format!("{usually}What it asks for: {whose}, to be changed.")
}

/// The requirements of the skills that the occupation asks for, under the lock: the person's own
/// skills where they are linked, else new ones. Skills that `given` or the role names stay as they are.
///
/// # Errors
/// A file that does not hold.
pub fn ask_skills(data: &Data<'_>, draft: &mut Draft, given: &[Need], before: &[Requirement]) -> Result<Vec<Need>> {
    if draft.asked.is_empty() {
        return Ok(Vec::new());
    }
    let vocabulary = Vocabulary::built_in();
    let skills = data.all::<Skill>()?;
    let mut used: Vec<String> = given.iter().filter_map(|need| need.text("skill").map(str::to_owned)).collect();
    let is_given = |used: &[String], id: &str| {
        used.iter().any(|one| one == id) || before.iter().any(|one| one.skill.as_deref() == Some(id))
    };
    let mut needs = Vec::new();
    let mut new = Vec::new();
    for asked in std::mem::take(&mut draft.asked) {
        // A skill that stands for one element already cannot stand for a second one beside it.
        let free: Vec<Skill> = skills.iter().filter(|one| !needs_it(&needs, &one.id)).cloned().collect();
        let id = match asked.pick(&free, vocabulary) {
            Some(skill) if is_given(&used, &skill.id) => continue,
            Some(skill) => skill.id.clone(),
            None => {
                new.push(asked.name.clone());
                draft.resolved.add_known(data, &asked.name, asked.kind, &asked.element)?
            }
        };
        used.push(id.clone());
        needs.push(need(&asked, &id));
    }
    if !new.is_empty() {
        draft.notes.push(format!("New skills, not assessed yet: {}. Rate them: career assess skills", new.join(", ")));
    }
    Ok(needs)
}

fn needs_it(needs: &[Need], id: &str) -> bool {
    needs.iter().any(|need| need.text("skill") == Some(id))
}

fn need(asked: &AskedSkill, id: &str) -> Need {
    let text = |text: &str| Value::Text(text.to_owned());
    let values: Values = vec![
        ("kind".to_owned(), text(RequirementKind::Skill.key())),
        ("skill".to_owned(), text(id)),
        ("level".to_owned(), Value::Int(i64::from(asked.level))),
        ("importance".to_owned(), text(asked.weight.key())),
    ];
    Need { values }
}
