//! `report appraisal`: what was achieved, against a role and the organisation's aims.
use clap::{Arg, ArgMatches, Command};

use super::{flags, hand};
use crate::commands::{Context, args, kinds};
use crate::error::{Error, Result};
use crate::record::Which;
use crate::stages::explore::model::{ROLE, Role, Where};
use crate::stages::review::papers::appraisal::{self, About};
use crate::stages::review::papers::shown::show;
use crate::stages::words::Audience;

const EXAMPLES: &str = "  career report appraisal
  career report appraisal --role ward-data-lead --period 2026-01-01..2026-12-31
  career report appraisal --out appraisal.html";

/// Its arguments.
pub fn define(command: Command) -> Command {
    let role =
        Arg::new("role").long("role").value_name("ID").help("The role to hold it against; your target unless told");
    args::with_examples(flags::shared(command, Audience::Manager).arg(flags::period()).arg(role), EXAMPLES)
}

/// Makes the paper.
///
/// # Errors
/// A role that is not there or that no manager may see, flags that do not hold, and the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let days = flags::read_period(context, matches)?;
    let role = args::text(matches, "role").map(|given| find_role(context, matches, &given)).transpose()?;
    let year_starts = context.profile()?.year_start();
    let today = context.today;
    hand::run(context, matches, &|sight, naming| {
        let shown = show(sight, naming, today);
        appraisal::build(&shown, &About { days, role: role.as_deref(), year_starts })
    })
}

fn find_role(context: &Context<'_>, matches: &ArgMatches, given: &str) -> Result<String> {
    let data = context.store.data();
    let target = kinds::locate(&data, &ROLE, given)?;
    let Which::Id(id) = target.which else {
        return Ok(given.to_owned());
    };
    let is_far = matches!(flags::audience(matches), Audience::Manager | Audience::Public);
    let role = data.all::<Role>()?.into_iter().find(|role| role.id == id);
    if let Some(role) = role.filter(|role| is_far && role.place() == Where::Outside) {
        return Err(Error::refused(format!(
            "\"{}\" is an outside role, which never goes to a manager or the public.",
            role.title
        ))
        .hint(format!("for yourself: career report appraisal --for self --role {id}"))
        .hint(format!("where it is with your employer of today: career role edit {id} --where inside")));
    }
    Ok(id)
}
