//! What goals have of their own among the common verbs.
use chrono::NaiveDate;

use crate::commands::Context;
use crate::commands::record::{Draft, Noun, print_table};
use crate::error::{Error, Result};
use crate::record::Value;
use crate::render::{Column, Table};
use crate::stages::goal::model::{Goal, GoalKind, GoalStatus};
use crate::store::Data;

/// Goals.
pub struct GoalNoun;

impl Noun for GoalNoun {
    type Record = Goal;
    const ABOUT: &'static str = "Stage 3: what you decided, why, by when, and how it goes";
    const EXAMPLES: &'static str = "  career goal add \"Move into health data analysis\" --due 2028-Q1\n  career goal add \"Finish the SQL course\" --due 'in 3 months' --kind skill";
    const DROPPED: Option<(&'static str, &'static str)> = Some(("status", GoalStatus::Dropped.key()));

    fn complete(_data: &Data<'_>, today: NaiveDate, draft: &mut Draft) -> Result<()> {
        if draft.day("due").is_none() {
            return Err(Error::usage("A goal needs a day by which it is reached: --due DATE.").hint("such as --due 2027-Q2, --due 'in 6 months'"));
        }
        draft.set_default("kind", Value::Text(GoalKind::Career.key().to_owned()));
        draft.set_default("status", Value::Text(GoalStatus::Active.key().to_owned()));
        draft.set_default("created", Value::Date(today));
        Ok(())
    }

    fn is_open(goal: &Goal) -> bool {
        goal.is_open()
    }

    fn draw_list(context: &mut Context<'_>, _data: &Data<'_>, goals: &[Goal]) -> Result<()> {
        let mut table = Table::new([Column::title("Goal"), Column::word("Due", 5), Column::word("Status", 4), Column::word("Id", 3)]);
        for goal in goals {
            table.push([
                goal.title.clone().into(),
                crate::commands::record::show_day(goal.due).into(),
                goal.state().says().into(),
                goal.id.clone().into(),
            ]);
        }
        print_table(context, &table)
    }
}
