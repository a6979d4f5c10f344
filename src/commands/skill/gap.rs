//! `skill gap`: what is missing for a role, of which kind, and what would help.
use clap::{Arg, ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use crate::commands::credential::say_validity;
use crate::commands::record::edit::read;
use crate::commands::role::RoleNoun;
use crate::commands::{Context, args, kinds, me};
use crate::dates;
use crate::error::Result;
use crate::record::Record;
use crate::render::{Cell, Column, Look, Role as Paint, Table, draw_behind, draw_heading, draw_list};
use crate::stages::assess::items::dealbreakers::say_dealbreaker;
use crate::stages::assess::model::{Credential, Education};
use crate::stages::assess::trail::Trail;
use crate::stages::explore::gap::{Amount, Gap, GapKind, Gaps, Me, Met, explain, find_expiring, measure};
use crate::stages::explore::model::{Role, RoleStatus, Trial, Where};
use crate::stages::explore::steps::{State, Step, list_steps};

/// Its arguments.
pub fn define(command: Command) -> Command {
    command.arg(Arg::new("role").long("role").value_name("ID").help("The role; your target roles unless told"))
}

/// Prints what is missing.
///
/// # Errors
/// A role that is not there, a file that does not hold, or an output that cannot be written.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let roles: Vec<Role> = match args::text(matches, "role") {
        Some(given) => vec![read::<RoleNoun>(&data, &kinds::locate(&data, Role::KIND, &given)?)?],
        None => data.all::<Role>()?.into_iter().filter(|role| role.state() == RoleStatus::Target).collect(),
    };
    let me = me::read_me(&data)?;
    let trail = Trail::follow(&me.sources);
    let measured: Vec<(&Role, Gaps<'_>)> =
        roles.iter().map(|role| (role, measure(role, &me, &trail, context.today))).collect();
    if context.options.json {
        print_json(context, &measured, &me.sources.credentials)?;
        return Ok(0);
    }
    if measured.is_empty() {
        let open = data.all::<Role>()?.into_iter().find(|role| role.state().is_open());
        context.say(&match open {
            Some(role) => format!("No target role yet. Make one of yours the target:\ncareer role edit {} --target\nOr look at one of them:\ncareer skill gap --role {}", role.id, role.id),
            None => "No target role yet. Add one:\ncareer role add \"Data analyst\" --target --need sql:4:must".to_owned(),
        });
        return Ok(0);
    }
    let trials = data.all::<Trial>()?;
    for (at, (role, gaps)) in measured.iter().enumerate() {
        if at > 0 {
            context.print("\n")?;
        }
        let steps = list_steps(role, gaps, &me.sources.entries, &trials, context.today);
        let text = draw(role, gaps, &steps, &me, context);
        context.print(&text)?;
    }
    if measured.iter().any(|(_, gaps)| !gaps.gaps.is_empty()) {
        let role = args::text(matches, "role")
            .and(measured.first())
            .map_or_else(String::new, |(role, _)| format!(" --role {}", role.id));
        context.say(&format!("Steps and learning for it: career plan suggest{role}"));
    }
    Ok(0)
}

fn print_json(context: &mut Context<'_>, measured: &[(&Role, Gaps<'_>)], credentials: &[Credential]) -> Result<()> {
    let (is_explained, today) = (context.options.explain, context.today);
    let whole = |(role, gaps): &(&Role, Gaps<'_>)| {
        let mut computed = computed(gaps);
        let expiring = find_expiring(role, credentials, today);
        computed.insert(
            "expiring".to_owned(),
            expiring
                .iter()
                .map(|paper| json!({ "credential": paper.id, "expires": paper.expires.map(|day| day.to_string()) }))
                .collect(),
        );
        if is_explained {
            computed.insert("explain".to_owned(), json!(explain(gaps).join("\n")));
        }
        json!({ "role": role.id, "gaps": gaps.gaps.iter().map(gap_json).collect::<Vec<_>>(), "computed": computed })
    };
    context.print_json(match measured {
        [one] => whole(one),
        [] => json!({ "role": null, "gaps": [], "computed": { "musts": 0, "musts_met": 0, "musts_close": 0, "musts_far": 0, "coverage": null, "unassessed": [], "blocked_by": [], "expiring": [] } }),
        several => json!({ "roles": several.iter().map(whole).collect::<Vec<_>>() }),
    })
}

/// What `--json` shows of a role's figures.
pub fn computed(gaps: &Gaps<'_>) -> Map<String, Json> {
    let mut computed = Map::new();
    computed.insert("musts".to_owned(), json!(gaps.musts));
    computed.insert("musts_met".to_owned(), json!(gaps.met));
    computed.insert("musts_close".to_owned(), json!(gaps.close));
    computed.insert("musts_far".to_owned(), json!(gaps.far));
    computed.insert("coverage".to_owned(), json!(gaps.coverage));
    computed.insert("unassessed".to_owned(), json!(gaps.unassessed));
    computed.insert("blocked_by".to_owned(), json!(gaps.blocked_by));
    computed
}

/// One gap as `--json` shows it.
pub fn gap_json(gap: &Gap) -> Json {
    json!({
        "kind": gap.kind.key(),
        "skill": gap.skill,
        "text": gap.text,
        "have": amount_json(&gap.have),
        "need": amount_json(&gap.need),
        "importance": gap.importance.key(),
        "gate": gap.gate,
    })
}

fn amount_json(amount: &Amount) -> Json {
    match amount {
        Amount::Open => Json::Null,
        Amount::Level(level) => json!(level),
        Amount::Count(number) | Amount::Months(number) => json!(number),
        Amount::Word(word) => json!(word),
    }
}

/// `5 of 8 musts met, 2 close, 1 far`.
pub fn headline(gaps: &Gaps<'_>) -> String {
    if gaps.asked.is_empty() {
        return "Nothing is known yet about what it asks for".to_owned();
    }
    if gaps.musts == 0 {
        return "It names nothing that has to be there".to_owned();
    }
    let noun = if gaps.musts == 1 { "must" } else { "musts" };
    let mut text = format!("{} of {} {noun} met", gaps.met, gaps.musts);
    for (count, word) in [(gaps.close, "close"), (gaps.far, "far"), (gaps.open_musts(), "not assessed")] {
        if count > 0 {
            text.push_str(&format!(", {count} {word}"));
        }
    }
    text
}

fn draw(role: &Role, gaps: &Gaps<'_>, steps: &[Step], me: &Me, context: &Context<'_>) -> String {
    let look = context.look();
    let mut text = draw_heading(&role.title, &look);
    text.push_str(&format!("{}.\n", headline(gaps)));
    if gaps.asked.is_empty() {
        text.push_str(&format!("Add what it asks for: career role edit {} --need sql:4:must\n", role.id));
    } else if gaps.met < gaps.musts || gaps.musts == 0 {
        text.push_str("Adverts are wish lists: what is far is something to ask about, not a no.\n");
    }
    if !gaps.blocked_by.is_empty() {
        let first: Vec<String> = gaps.blocked_by.iter().map(|what| name_of(me, what)).collect();
        text.push_str(&look.paint(Paint::Warn, &format!("Needs first: {}.", first.join(", "))));
        text.push('\n');
    }
    text.push_str(&draw_gaps(gaps, me, &look));
    for paper in find_expiring(role, &me.sources.credentials, context.today) {
        let line = format!("{}: {}.", paper.title, say_validity(paper, context.today));
        text.push_str(&draw_behind("", &line, Some(Paint::Warn), &look));
    }
    if !gaps.unassessed.is_empty() {
        let names: Vec<String> = gaps.unassessed.iter().map(|id| name_of(me, id)).collect();
        text.push_str(&format!(
            "\nNot assessed: {}.\nRate it: career skill rate {} LEVEL\n",
            names.join(", "),
            gaps.unassessed.first().map_or("ID", String::as_str)
        ));
    }
    text.push('\n');
    text.push_str(&draw_heading(
        if role.place() == Where::Inside { "Inside your organisation" } else { "Outside" },
        &look,
    ));
    text.push_str(&checklist_lines(steps, &look, context.today));
    if context.options.explain {
        text.push('\n');
        text.push_str(&draw_heading("How this comes about", &look));
        text.push_str(&draw_list(&explain(gaps), &look));
    }
    text
}

fn draw_gaps(gaps: &Gaps<'_>, me: &Me, look: &Look) -> String {
    if gaps.gaps.is_empty() {
        let is_known = gaps.asked.iter().any(|one| one.met != Met::Unassessed);
        return if is_known {
            "\nNothing that it asks for is missing, as far as the notebook knows.\n".to_owned()
        } else {
            String::new()
        };
    }
    let mut table = Table::new([
        Column::title("What is missing"),
        Column::word("Have and asked", 7),
        Column::word("Weighs", 5),
        Column::word("What helps", 4),
    ]);
    for gap in &gaps.gaps {
        let weighs = if gap.gate { "first" } else { gap.importance.key() };
        let role = if gap.gate { Paint::Warn } else { Paint::Dim };
        let what = gap.skill.as_deref().map_or_else(|| gap.text.clone().unwrap_or_default(), |id| name_of(me, id));
        let is_bare = |what: &str| Education::ALL.iter().any(|level| level.key() == what);
        let what = if gap.kind == GapKind::Education && is_bare(&what) { "Education".to_owned() } else { what };
        let what = if gap.kind == GapKind::Preference { say_dealbreaker(&what).to_owned() } else { what };
        let (standing, helps) = describe_gap(gap);
        table.push([what.into(), standing.into(), Cell::of(role, weighs), Cell::of(Paint::Dim, helps)]);
    }
    format!("\n{}", table.draw(look))
}

/// What there is against what is asked, and what helps, in words.
pub fn describe_gap(gap: &Gap) -> (String, &'static str) {
    let say = |amount: &Amount| match amount {
        Amount::Open => String::new(),
        Amount::Level(level) => level.to_string(),
        Amount::Count(number) => number.to_string(),
        Amount::Months(1) => "1 month".to_owned(),
        Amount::Months(number) => format!("{number} months"),
        Amount::Word(word) => word.clone(),
    };
    let (have, need) = (say(&gap.have), say(&gap.need));
    match gap.kind {
        GapKind::Level => (format!("level {have} of {need}"), "learning"),
        GapKind::Proof => ("no example yet".to_owned(), "an example"),
        GapKind::Refresh => (format!("not used for {have}"), "a short refresher"),
        GapKind::Experience => (format!("{have} of {need}"), "a chance to do it"),
        GapKind::Credential => (have, "a step in the plan"),
        GapKind::Education if have.is_empty() => (format!("asks {need}"), "ask if experience counts"),
        GapKind::Education => (format!("{have}, asks {need}"), "ask if experience counts"),
        GapKind::Preference if gap.skill.is_some() => ("you want less of it".to_owned(), "ask how much of it"),
        GapKind::Preference if need.is_empty() => ("you would not".to_owned(), "ask first"),
        GapKind::Preference => (have, "less than you want: ask"),
    }
}

/// The steps beside skills, each with a sign and, on a line of its own, what to type once it
/// is so.
pub fn checklist_lines(steps: &[Step], look: &Look, today: chrono::NaiveDate) -> String {
    let mut text = String::new();
    for step in steps {
        let (sign, words) = match step.state {
            State::Done(Some(day)) => (true, format!("{}: {}", step.text, dates::say_date(day))),
            State::Done(None) => (true, step.text.clone()),
            State::On(day) => (false, format!("{}: {}", step.text, dates::echo(day, today))),
            State::Planned => (false, format!("{}: planned", step.text)),
            State::Open => (false, format!("{}. Once it is so:", step.text)),
        };
        let sign = match (sign, look.plain) {
            (true, false) => look.paint(Paint::Good, "✓"),
            (true, true) => "done:".to_owned(),
            (false, false) => "·".to_owned(),
            (false, true) => "open:".to_owned(),
        };
        let indent = if look.plain { "  " } else { "    " };
        let words = crate::render::clean(&words).into_owned();
        for (at, line) in crate::render::wrap(&words, look.width.saturating_sub(8)).iter().enumerate() {
            text.push_str(&if at == 0 { format!("  {sign} {line}\n") } else { format!("{indent}{line}\n") });
        }
        if matches!(step.state, State::Open) {
            text.push_str(&format!("{indent}{}\n", crate::render::clean(&step.command)));
        }
    }
    text
}

/// What a skill's id or a text is called.
fn name_of(me: &Me, what: &str) -> String {
    me.skills.iter().find(|skill| skill.id == what).map_or_else(|| what.to_owned(), |skill| skill.name.clone())
}
