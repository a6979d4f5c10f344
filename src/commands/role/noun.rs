//! What roles have of their own among the common verbs: requirements, and the target.
use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Map, Value as Json};

use super::need::{self, Need};
use super::{from_occupation, list, show};
use crate::commands::context::stopped_keeping;
use crate::commands::record::drop::listed;
use crate::commands::record::{Draft, Noun};
use crate::commands::{Context, args, me};
use crate::error::{Error, Result};
use crate::record::{Change, Record, Target, Value, Values, find};
use crate::stages::assess::model::Credential;
use crate::stages::assess::trail::Trail;
use crate::stages::explore::gap::{is_paper, measure, simplify};
use crate::stages::explore::model::{REQUIREMENT, Requirement, RequirementKind, Role, RoleKind, RoleStatus, Where};
use crate::stages::goal::model::Goal;
use crate::stages::plan::model::Milestone;
use crate::store::Data;
use crate::term::{Question, Reply};

/// How a requirement is read from what was typed.
type Parse = fn(&str) -> std::result::Result<Need, String>;

/// The flags of requirements, with how each is read.
const NEEDS: [(&str, &str, &str, Parse); 4] = [
    (
        "need",
        "SKILL:LEVEL",
        "A skill it asks for: sql:4, sql:4:should, with must, should, nice, and gate where it must be there first",
        need::parse_skill,
    ),
    (
        "need-experience",
        "TEXT",
        "Something to have done: \"Led a project;tag=led-project;count=1;should\", or months=6",
        need::parse_experience,
    ),
    ("need-credential", "TEXT", "A licence, degree or certificate: \"Registered nurse;gate\"", need::parse_credential),
    (
        "need-education",
        "LEVEL",
        "Education: \"bachelor;must\" (school, vocational, bachelor, master, doctorate)",
        need::parse_education,
    ),
];

/// Roles.
pub struct RoleNoun;

impl Noun for RoleNoun {
    type Record = Role;
    const ABOUT: &'static str = "Stage 2: roles you might hold, what they ask for, and what is missing";
    const EXAMPLES: &'static str = "  career role add \"Data analyst\" --target --need sql:4:must --need statistics:3:should\n  career role add --from-occupation electrician --target\n  career role add \"Ward manager\" --kind promotion --where inside --need-credential \"Registered nurse;gate\" --closes 2027-09";
    const DROPPED: Option<(&'static str, &'static str)> = Some(("status", RoleStatus::Closed.key()));

    fn extend(command: Command) -> Command {
        let is_edit = command.get_name() == "edit";
        let flags = NEEDS.map(|(name, value, help, _)| {
            Arg::new(name).long(name).value_name(value).action(ArgAction::Append).help(help)
        });
        let target =
            Arg::new("target").long("target").action(ArgAction::SetTrue).help("Make it your target: --status target");
        let command = from_occupation::define(command.args(flags).arg(target));
        if !is_edit {
            return command;
        }
        command.arg(
            Arg::new("no-need")
                .long("no-need")
                .value_name("SKILL|TEXT")
                .action(ArgAction::Append)
                .help("Remove a requirement, by its skill or text (repeat for more)"),
        )
    }

    fn prepare(context: &mut Context<'_>, matches: &ArgMatches, draft: &mut Draft) -> Result<()> {
        if args::has(matches, "target") {
            if draft.text("status").is_some_and(|status| status != RoleStatus::Target.key()) {
                return Err(Error::usage("--target means --status target, and another status was given too.")
                    .hint("leave one of the two out"));
            }
            draft.set("status", Value::Text(RoleStatus::Target.key().to_owned()));
        }
        let mut read: Vec<Need> = Vec::new();
        for (name, _, _, parse) in NEEDS {
            for given in args::texts(matches, name) {
                let need = parse(&given).map_err(|why| Error::usage(format!("--{name}: {why}.")))?;
                if read.iter().any(|other| other.is_like(&need)) {
                    return Err(Error::usage(format!("--{name} \"{given}\": {} is asked for twice.", need.label()))
                        .hint("give each once"));
                }
                read.push(need);
                draft.kept.push((name, given));
            }
        }
        draft.kept.extend(args::texts(matches, "no-need").into_iter().map(|given| ("no-need", given)));
        from_occupation::prepare(context, matches, draft)
    }

    fn offer(context: &mut Context<'_>, draft: &mut Draft) -> Result<()> {
        let skills =
            Question::text("role.need", "Which skills does it ask for, at which level? (sql:4, statistics:3:should)")
                .check(|typed| need::parse_skills(typed).map(|_| ()))
                .help("A skill and a level from 1 to 5, with commas between. Add :should or :nice where it is no must.")
                .flag("--need SKILL:LEVEL")
                .skippable();
        let paper = Question::text("role.gate", "Anything by law or rule that must be there first, such as a licence?")
            .flag("--need-credential TEXT")
            .skippable();
        let target = Question::yes_no("role.target", "Are you working towards it?").default("no").flag("--target");
        let is_given = |draft: &Draft, name: &str| draft.kept.iter().any(|(key, _)| *key == name);
        let stopped = |error| stopped_keeping(error, "Nothing was saved.");
        if !is_given(draft, "need")
            && let Reply::Answer(line) = context.terminal()?.ask_text(&skills).map_err(stopped)?
        {
            draft.kept.extend(
                line.split(',').map(str::trim).filter(|part| !part.is_empty()).map(|part| ("need", part.to_owned())),
            );
        }
        if !is_given(draft, "need-credential")
            && let Reply::Answer(line) = context.terminal()?.ask_text(&paper).map_err(stopped)?
            && !line.trim().is_empty()
        {
            draft.kept.push(("need-credential", format!("{};gate", line.trim())));
        }
        if draft.text("status").is_none() && context.terminal()?.confirm(&target).map_err(stopped)? {
            draft.set("status", Value::Text(RoleStatus::Target.key().to_owned()));
        }
        Ok(())
    }

    fn complete(data: &Data<'_>, _today: NaiveDate, draft: &mut Draft) -> Result<()> {
        draft.set_default("kind", Value::Text(RoleKind::Change.key().to_owned()));
        draft.set_default("where", Value::Text(Where::Outside.key().to_owned()));
        draft.set_default("status", Value::Text(RoleStatus::Watching.key().to_owned()));
        let mut needs = resolve_needs(data, draft)?;
        needs.splice(0..0, from_occupation::ask_skills(data, draft, &needs, &[])?);
        for need in needs {
            draft.pushes.push(("requirement".to_owned(), need.values));
        }
        Ok(())
    }

    fn revise(data: &Data<'_>, _today: NaiveDate, before: &Role, draft: &mut Draft) -> Result<()> {
        let target = role_target(data, before)?;
        let mut said = Vec::new();
        let mut gone = Vec::new();
        for given in
            draft.kept.iter().filter(|(name, _)| *name == "no-need").map(|(_, given)| given.clone()).collect::<Vec<_>>()
        {
            let index = find_requirement(&before.requirement, &given)?;
            said.push(format!("asks no more for {}", label(&before.requirement[index])));
            gone.push(index);
        }
        let mut needs = resolve_needs(data, draft)?;
        let asked = from_occupation::ask_skills(data, draft, &needs, &before.requirement)?;
        needs.extend(asked);
        for need in needs {
            said.push(format!("asks for {}", need.label()));
            match before.requirement.iter().position(|old| need.is_same(old)) {
                Some(index) if gone.contains(&index) => {
                    return Err(Error::usage(format!("{} is both asked for and removed.", need.label()))
                        .hint("leave one of the two out"));
                }
                Some(index) => draft.changes.push(replace(&target, index, need)),
                None => draft.pushes.push(("requirement".to_owned(), need.values)),
            }
        }
        // From the last on, so that the positions of the others stay.
        gone.sort_unstable();
        gone.dedup();
        for index in gone.into_iter().rev() {
            draft.changes.push(Change::DropIn { target: target.clone(), list: "requirement".to_owned(), index });
        }
        draft.kept.extend(said.into_iter().map(|text| ("said", text)));
        Ok(())
    }

    fn let_go(data: &Data<'_>, _today: NaiveDate, role: &Role) -> Result<Values> {
        // The record stays, so only what is still going on and leads there speaks against it.
        let goals = data.all::<Goal>()?;
        let steps = data.all::<Milestone>()?;
        let leads = |to: &Option<String>| to.as_deref() == Some(role.id.as_str());
        let mut open: Vec<String> = goals
            .iter()
            .filter(|goal| goal.is_open() && leads(&goal.role))
            .map(|goal| format!("goal {}", goal.id))
            .collect();
        open.extend(
            steps
                .iter()
                .filter(|step| step.state().is_open() && leads(&step.role))
                .map(|step| format!("step {}", step.id)),
        );
        if open.is_empty() {
            return Ok(Values::new());
        }
        let first = match goals.iter().find(|goal| goal.is_open() && leads(&goal.role)) {
            Some(goal) => format!(
                "if that has changed too: career goal drop {}, or career goal edit {} --no-role",
                goal.id, goal.id
            ),
            None => format!(
                "if that has changed too: career plan edit {} --no-role",
                open.first().map_or("ID", |first| first.trim_start_matches("step "))
            ),
        };
        Err(Error::refused(format!("The role \"{}\" is still what {} is for.", role.id, listed(&open))).hint(first))
    }

    fn is_open(role: &Role) -> bool {
        role.state().is_open()
    }

    fn compute(context: &Context<'_>, data: &Data<'_>, role: &Role) -> Result<Map<String, Json>> {
        let me = me::read_me(data)?;
        let trail = Trail::follow(&me.sources);
        Ok(show::computed(&measure(role, &me, &trail, context.today)))
    }

    fn draw_list(context: &mut Context<'_>, data: &Data<'_>, roles: &[Role]) -> Result<()> {
        list::draw(context, data, roles)
    }

    fn after_add(context: &mut Context<'_>, role: &Role) -> Result<()> {
        if role.requirement.is_empty() {
            context.say(&format!("What it asks for: career role edit {} --need sql:4:must", role.id));
        } else {
            context.say(&format!("What is missing: career skill gap --role {}", role.id));
        }
        Ok(())
    }
}

/// The requirements that were given, their skills turned into ids and papers that are known named.
fn resolve_needs(data: &Data<'_>, draft: &mut Draft) -> Result<Vec<Need>> {
    let mut needs: Vec<Need> = Vec::new();
    for (name, _, _, parse) in NEEDS {
        for (_, given) in draft.kept.iter().filter(|(key, _)| *key == name) {
            let mut need = parse(given).map_err(|why| Error::usage(format!("--{name}: {why}.")))?;
            draft.resolved.resolve_fields(data, REQUIREMENT, &mut need.values)?;
            if need.text("kind") == Some(RequirementKind::Credential.key()) {
                name_paper(data, &mut need)?;
            }
            if needs.iter().any(|other| other.is_like(&need)) {
                return Err(Error::usage(format!("--{name} \"{given}\": {} is asked for twice.", need.label()))
                    .hint("give each once"));
            }
            needs.push(need);
        }
    }
    Ok(needs)
}

/// Names the paper by its id: the one that was given, else one of the same title.
fn name_paper(data: &Data<'_>, need: &mut Need) -> Result<()> {
    let papers = data.all::<Credential>()?;
    if let Some(given) = need.text("credential") {
        let id = find::find("credential", papers.iter().map(|paper| paper.id.as_str()), given)?.to_owned();
        if let Some((_, value)) = need.values.iter_mut().find(|(key, _)| key == "credential") {
            *value = Value::Text(id);
        }
        return Ok(());
    }
    let asked = Requirement { text: need.text("text").map(str::to_owned), ..empty(RequirementKind::Credential) };
    if let Some(paper) = papers.iter().find(|paper| is_paper(&asked, paper)) {
        let at = need.values.iter().position(|(key, _)| key == "text").map_or(need.values.len(), |at| at + 1);
        need.values.insert(at, ("credential".to_owned(), Value::Text(paper.id.clone())));
    }
    Ok(())
}

fn empty(kind: RequirementKind) -> Requirement {
    Requirement {
        kind,
        skill: None,
        text: None,
        credential: None,
        level: None,
        tag: None,
        count: None,
        months: None,
        importance: None,
        gate: None,
    }
}

/// The requirement at a position becomes the new one; keys that it lacks go.
fn replace(target: &Target, index: usize, need: Need) -> Change {
    let is_kept = |key: &str| need.values.iter().any(|(name, _)| name == key);
    let unset = REQUIREMENT.iter().map(|field| field.key.to_owned()).filter(|key| !is_kept(key)).collect();
    Change::SetIn { target: target.clone(), list: "requirement".to_owned(), index, set: need.values, unset }
}

fn role_target(data: &Data<'_>, role: &Role) -> Result<Target> {
    crate::commands::kinds::locate(data, Role::KIND, &role.id)
}

/// What a requirement is called.
pub fn label(requirement: &Requirement) -> String {
    let skill = requirement.skill.clone().filter(|_| requirement.kind == RequirementKind::Skill);
    let level = requirement.level.filter(|_| requirement.kind == RequirementKind::Education).map(|level| match level {
        crate::stages::explore::model::RequiredLevel::Education(level) => level.key().to_owned(),
        crate::stages::explore::model::RequiredLevel::Skill(level) => level.to_string(),
    });
    skill
        .or_else(|| requirement.text.clone())
        .or_else(|| requirement.credential.clone())
        .or(level)
        .unwrap_or_else(|| requirement.kind.key().to_owned())
}

/// The requirement that a skill or a text means: exactly it, else the only one that begins so.
fn find_requirement(requirements: &[Requirement], given: &str) -> Result<usize> {
    let labels: Vec<String> = requirements.iter().map(|requirement| simplify(&label(requirement))).collect();
    let ids = labels.iter().map(String::as_str);
    let found = find::find("requirement", ids, &simplify(given))
        .map_err(|error| Error { message: error.message.replace(&simplify(given), given), ..error })?;
    labels
        .iter()
        .position(|label| label == found)
        .ok_or_else(|| Error::refused(format!("The role does not ask for \"{given}\".")))
}
