//! `list` for every noun.
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{Noun, Summary};
use crate::commands::{Context, args, kinds};
use crate::error::Result;
use crate::record::Record;

/// Its arguments.
pub fn define<N: Noun>(command: Command) -> Command {
    command.arg(Arg::new("all").long("all").action(ArgAction::SetTrue).help("Also what is done, dropped or closed"))
}

/// Prints the list.
///
/// # Errors
/// A file that does not hold, or an output that cannot be written.
pub fn run<N: Noun>(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let mut records = data.all::<N::Record>()?;
    let whole = records.len();
    let summary = N::sum_up(context, &records);
    if !args::has(matches, "all") {
        records.retain(N::is_open);
    }
    if records.is_empty() && whole > 0 && !context.options.json {
        let kind = N::Record::KIND;
        context.say(&format!(
            "No open {}; {whole} in all: career {} list --all",
            crate::record::find::plural(kind.noun),
            super::edit::noun_command(kind)
        ));
    } else {
        print::<N>(context, &data, &records, summary.as_ref())?;
        if records.len() < whole && !context.options.json {
            context.say(&format!("{} more with --all.", whole - records.len()));
        }
    }
    if let (Some(summary), false) = (&summary, context.options.json) {
        context.say(&summary.said);
    }
    Ok(0)
}

/// Prints these records as a list.
///
/// # Errors
/// A file that does not hold, or an output that cannot be written.
fn print<N: Noun>(
    context: &mut Context<'_>,
    data: &crate::store::Data<'_>,
    records: &[N::Record],
    summary: Option<&Summary>,
) -> Result<()> {
    let kind = N::Record::KIND;
    if context.options.json {
        let one = |context: &Context<'_>, at: usize| {
            let mut value = kinds::to_json(&records[at])?;
            if let Some(map) = value.as_object_mut() {
                map.insert("computed".to_owned(), N::compute(context, data, &records[at])?.into());
            }
            Ok(value)
        };
        return context.print_json_list(kind.plural, records.len(), &one, summary.map(|summary| &summary.computed));
    }
    if records.is_empty() {
        let noun = super::edit::noun_command(kind);
        context.say(&format!("No {} yet. Add one: career {noun} add", crate::record::find::plural(kind.noun)));
        return Ok(());
    }
    N::draw_list(context, data, records)
}
