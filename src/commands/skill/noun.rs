//! What skills have of their own among the common verbs.
use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::level::parse_level;
use super::{list, rate};
use crate::commands::record::{Draft, Noun};
use crate::commands::{Context, args, me};
use crate::error::{Error, Result};
use crate::record::Value;
use crate::stages::assess::model::{RATING, Rater, Skill, SkillKind};
use crate::stages::assess::proof::{Standing, judge};
use crate::stages::assess::trail::Trail;
use crate::store::Data;
use crate::term::Reply;

/// Skills.
pub struct SkillNoun;

impl Noun for SkillNoun {
    type Record = Skill;
    const ABOUT: &'static str = "Stage 1: what you can do, how well, and what shows it";
    const EXAMPLES: &'static str = "  career skill add SQL --level 2\n  career skill add German --kind language --level B1\n  career skill add \"Running meetings\" --kind soft --level 3 --desire 3";

    fn extend(command: Command) -> Command {
        // An edit corrects the skill; a new level is a new rating, which `rate` makes.
        if command.get_name() != "add" {
            return command.arg(Arg::new("level").long("level").value_name("N").hide(true));
        }
        command
            .arg(
                Arg::new("level")
                    .long("level")
                    .value_name("N")
                    .help("Your level today: 0 none to 5 expert; for languages also A1 to C2"),
            )
            .arg(
                Arg::new("evidence")
                    .long("evidence")
                    .value_name("ENTRY")
                    .action(ArgAction::Append)
                    .help("A log entry that shows the level (repeat for more)"),
            )
    }

    fn prepare(context: &mut Context<'_>, matches: &ArgMatches, draft: &mut Draft) -> Result<()> {
        for (name, texts) in [("level", args::texts(matches, "level")), ("evidence", args::texts(matches, "evidence"))]
        {
            draft.kept.extend(texts.into_iter().map(|text| (name, text)));
        }
        let is_add = matches.try_contains_id("own-id").is_ok();
        if let (false, Some(level)) = (is_add, args::text(matches, "level")) {
            return Err(Error::usage("A new level is a new rating, so that the old one stays to look back at.").hint(
                format!(
                    "career skill rate {} {}",
                    crate::commands::quote(&args::given_id(matches)),
                    crate::commands::quote(&level)
                ),
            ));
        }
        // Nothing but the name is needed; the kind is asked for where the name is.
        let is_named = draft.value("name").is_some();
        if is_add && (is_named && !context.options.ask || !context.can_ask()) {
            draft.set_default("kind", Value::Text(SkillKind::Technical.key().to_owned()));
        }
        Ok(())
    }

    fn offer(context: &mut Context<'_>, draft: &mut Draft) -> Result<()> {
        if draft.kept.iter().any(|(name, _)| *name == "level") {
            return Ok(());
        }
        let kind = kind_of(draft);
        let question = rate::question(draft.text("name").unwrap_or_default(), kind, None).skippable();
        if let Reply::Answer(answer) = context
            .terminal()?
            .ask(&question)
            .map_err(|error| crate::commands::context::stopped_keeping(error, "Nothing was saved."))?
        {
            draft.kept.push(("level", answer.into_text()));
        }
        Ok(())
    }

    fn complete(data: &Data<'_>, today: NaiveDate, draft: &mut Draft) -> Result<()> {
        let kept = |name: &str| {
            draft.kept.iter().filter(|(key, _)| *key == name).map(|(_, text)| text.clone()).collect::<Vec<_>>()
        };
        let (levels, evidence) = (kept("level"), kept("evidence"));
        let Some(level) = levels.first() else {
            return if evidence.is_empty() {
                Ok(())
            } else {
                Err(Error::usage("--evidence shows a level, and none was given.").hint("add --level N, 0 to 5"))
            };
        };
        let (level, code) =
            parse_level(level, kind_of(draft)).map_err(|why| Error::usage(format!("--level: {why}.")))?;
        let mut values = rate::values(today, level, Rater::Mine);
        if !evidence.is_empty() {
            values.push(("evidence".to_owned(), Value::List(evidence.into_iter().map(Value::Text).collect())));
        }
        if let Some(code) = code {
            values.push(("note".to_owned(), Value::Text(code.to_owned())));
        }
        draft.resolved.resolve_fields(data, RATING, &mut values)?;
        draft.pushes.push(("rating".to_owned(), values));
        Ok(())
    }

    fn compute(context: &Context<'_>, data: &Data<'_>, skill: &Skill) -> Result<Map<String, Json>> {
        let sources = me::read_sources(data)?;
        let trail = Trail::follow(&sources);
        Ok(computed(&judge(skill, &trail, context.today)))
    }

    fn draw_list(context: &mut Context<'_>, data: &Data<'_>, skills: &[Skill]) -> Result<()> {
        list::draw(context, data, skills)
    }

    fn after_add(context: &mut Context<'_>, skill: &Skill) -> Result<()> {
        if skill.level().is_none() {
            context.say(&format!("Not assessed yet. Rate it: career skill rate {} LEVEL (0 to 5)", skill.id));
        }
        Ok(())
    }
}

fn kind_of(draft: &Draft) -> SkillKind {
    let key = draft.text("kind").unwrap_or_default();
    SkillKind::ALL.iter().copied().find(|kind| kind.key() == key).unwrap_or(SkillKind::Technical)
}

/// What `--json` shows under `computed`.
pub fn computed(standing: &Standing<'_>) -> Map<String, Json> {
    let mut computed = Map::new();
    computed.insert("level".to_owned(), json!(standing.level));
    computed.insert("proof".to_owned(), json!(standing.proof.key()));
    computed.insert(
        "others".to_owned(),
        json!(standing.others.map(|others| json!([others.low, others.high, others.people]))),
    );
    computed.insert("unused_months".to_owned(), json!(standing.unused_months));
    computed.insert("refresh".to_owned(), json!(standing.refresh));
    computed.insert(
        "difference".to_owned(),
        json!(standing.difference().zip(standing.level).zip(standing.others).map(|((middle, level), others)| {
            json!({ "people": others.people, "middle": middle, "levels": i16::from(middle) - i16::from(level) })
        })),
    );
    computed
}
