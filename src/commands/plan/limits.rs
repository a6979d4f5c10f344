//! What `plan check` says of money and of closing days.
use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use crate::commands::{Context, me};
use crate::dates::say_day;
use crate::error::Result;
use crate::render::line::show_number;
use crate::stages::assess::trail::Trail;
use crate::stages::explore::gap::measure;
use crate::stages::explore::model::Role;
use crate::stages::plan::limits::{
    Begin, Closing, Decision, YearCost, find_decision, list_begins, list_closing, list_costs,
};
use crate::stages::plan::roadmap::{Records, Roadmap};

/// How many steps are named of those that end after a closing day.
const NAMED: usize = 2;

/// How a last day to begin comes about.
pub const BEGIN_EXPLAINED: &str = "Last day to begin: the decision (else the day on which the role is to begin) less the months that are missing of those asked for (from the first to the last tagged example, or those of positions that count).";

/// Money and closing days.
pub struct Limits {
    costs: Vec<YearCost>,
    closing: Vec<Closing>,
    begins: Vec<Begin>,
}

/// Looks them up.
///
/// # Errors
/// A file that does not hold.
pub fn load(context: &mut Context<'_>, records: &Records, map: &Roadmap) -> Result<Limits> {
    let profile = context.profile()?;
    let data = context.store.data();
    let roles = data.all::<Role>()?;
    let decided: Vec<&Role> =
        roles.iter().filter(|role| find_decision(role, records, context.today).is_some()).collect();
    // The log and all else that speaks of experience is read only where a decision asks for it.
    let begins = if decided.is_empty() {
        Vec::new()
    } else {
        let me = me::read_me(&data)?;
        let trail = Trail::follow(&me.sources);
        let measured: Vec<_> = decided.iter().map(|role| (*role, measure(role, &me, &trail, context.today))).collect();
        list_begins(&measured, records, context.today)
    };
    let budget = profile.budget.as_deref();
    Ok(Limits {
        costs: list_costs(&records.activities, budget, profile.year_start(), context.today),
        closing: list_closing(records, &roles, map, context.today),
        begins,
    })
}

impl Limits {
    /// In sentences.
    pub fn sentences(&self, today: NaiveDate) -> Vec<String> {
        let begins = self.begins.iter().map(|one| say_begin(one, today));
        self.costs.iter().map(say_cost).chain(self.closing.iter().map(say_closing)).chain(begins).collect()
    }

    /// How they came about, for `--explain`; nothing where there are none.
    pub fn explain(&self) -> Vec<&'static str> {
        let each = [
            (
                !self.costs.is_empty(),
                "Costs: what learning of a year costs (by the day it was finished, else is due, else may begin; without any, this year), dropped ones left out, beside the budget of one year.",
            ),
            (
                !self.closing.is_empty(),
                "Closing: open steps of active goals with that role, by their planned last day; which of them the application needs is not known.",
            ),
            (!self.begins.is_empty(), BEGIN_EXPLAINED),
        ];
        each.into_iter().filter(|(is_there, _)| *is_there).map(|(_, text)| text).collect()
    }

    /// As `--json` shows them: `costs`, `closing` and `begin_by`.
    pub fn to_json(&self) -> [(&'static str, Json); 3] {
        let begin = |one: &Begin| {
            json!({
                "role": one.role,
                "decides": one.decides.to_string(),
                "what": one.label,
                "months": one.months,
                "have": one.have,
                "begin_by": one.begin.to_string(),
            })
        };
        let cost = |one: &YearCost| {
            json!({
                "year": one.year,
                "sum": one.spent.sum,
                "currency": one.spent.currency,
                "budget": one.spent.budget,
                "over": one.over(),
                "not_added": one.spent.others,
            })
        };
        let closing = |one: &Closing| {
            let after = one
                .after
                .iter()
                .map(|(id, _, finish)| json!({ "id": id, "finish": finish.map(|day| day.to_string()) }));
            json!({
                "role": one.role,
                "closes": one.closes.to_string(),
                "in_time": one.in_time,
                "after": after.collect::<Vec<_>>(),
            })
        };
        [
            ("costs", self.costs.iter().map(cost).collect()),
            ("closing", self.closing.iter().map(closing).collect()),
            ("begin_by", self.begins.iter().map(begin).collect()),
        ]
    }
}

fn say_cost(cost: &YearCost) -> String {
    let sum = format!("{} {}", show_number(cost.spent.sum), cost.spent.currency);
    let others = match cost.spent.others {
        0 => String::new(),
        1 => " One cost in another currency is not added up.".to_owned(),
        more => format!(" {more} costs in other currencies are not added up."),
    };
    let said = match (cost.spent.budget, cost.over()) {
        (Some(budget), Some(over)) => format!(
            "Learning in {} costs {sum}, {} more than the budget of {}: a later day moves a cost into the next year, career learn list",
            cost.year,
            show_number(over),
            show_number(budget)
        ),
        (Some(budget), None) => {
            format!("Learning in {} costs {sum}, within the budget of {}.", cost.year, show_number(budget))
        }
        (None, _) => format!("Learning in {} costs {sum}; no budget is known: career init --budget \"…\"", cost.year),
    };
    said + &others
}

fn say_closing(closing: &Closing) -> String {
    let until = format!("\"{}\" can be applied for until {}", closing.title, say_day(closing.closes));
    if closing.after.is_empty() {
        return match closing.in_time {
            0 => match &closing.goal {
                Some(goal) => format!(
                    "{until}; no step towards it is planned: career plan add \"Apply\" --hours 3 --goal {goal} --due {}",
                    closing.closes
                ),
                None => format!(
                    "{until}, and no goal aims at it: career goal add \"{}\" --role {} --due {}",
                    closing.title, closing.role, closing.closes
                ),
            },
            _ => format!("{until}, and all steps towards it end by then."),
        };
    }
    let named: Vec<String> = closing
        .after
        .iter()
        .take(NAMED)
        .map(|(id, title, finish)| match finish {
            Some(day) => format!("\"{title}\" ({id}) on {}", say_day(*day)),
            None => format!("\"{title}\" ({id}) on no day yet"),
        })
        .collect();
    let more = match closing.after.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(
        "{until}. Of the steps towards it, {} end by then; later: {}{more}. What the application needs must be due by then: career plan edit ID --due {}",
        closing.in_time,
        named.join(", "),
        closing.closes
    )
}

/// One of them in a sentence.
pub fn say_begin(one: &Begin, today: NaiveDate) -> String {
    let so_far = if one.have == 0 { String::new() } else { format!(" ({} so far)", one.have) };
    let asked = format!(
        "\"{}\" {} {}, and \"{}\" is asked for over {} months{so_far}",
        one.title,
        match one.how {
            Decision::Known => "is decided on",
            Decision::ByFirstDay => "is to begin by",
        },
        say_day(one.decides),
        one.label,
        one.months
    );
    if one.is_late(today) {
        return format!(
            "{asked}: begun today it is there on {}. A later decision, or the talk about how far it is: career role show {}",
            say_day(one.ready),
            one.role
        );
    }
    format!("{asked}: the last day to begin is {}.", say_day(one.begin))
}
