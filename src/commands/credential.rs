//! Stage 1 on the command line: degrees, licences, certificates and language tests.
use chrono::NaiveDate;
use clap::ArgMatches;
use serde_json::{Map, Value as Json, json};

use super::record::{Draft, Noun, print_table, show_text};
use super::{Context, Entry, nouns, record};
use crate::dates;
use crate::error::{Error, Result};
use crate::record::{Record, Value};
use crate::render::{Cell, Column, Look, Role, Table};
use crate::stages::assess::model::{Credential, CredentialKind};
use crate::stages::assess::past::{Validity, judge_validity, order_credentials};
use crate::store::Data;

/// The command.
pub const ENTRY: Entry =
    Entry { name: "credential", about: CredentialNoun::ABOUT, define: nouns::verbs::<CredentialNoun>, run };

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    Ok(nouns::run::<CredentialNoun>(context, matches)?.unwrap_or(0))
}

/// Degrees, licences, certificates and language tests.
pub struct CredentialNoun;

impl Noun for CredentialNoun {
    type Record = Credential;
    const ABOUT: &'static str = "Stage 1: degrees, licences, certificates, and until when they hold";
    const EXAMPLES: &'static str = "  career credential add \"Registered nurse\" --kind licence --issued 2019-08-20 --expires 2027-12-31\n  career credential add \"BSc Nursing\" --level bachelor --issued 2019";

    fn complete(_data: &Data<'_>, _today: NaiveDate, draft: &mut Draft) -> Result<()> {
        // Only degrees have a level of education.
        if draft.value("level").is_some() {
            draft.set_default("kind", Value::Text(CredentialKind::Degree.key().to_owned()));
        }
        check_span(draft.day("issued"), draft.day("expires"))
    }

    fn revise(_data: &Data<'_>, _today: NaiveDate, before: &Credential, draft: &mut Draft) -> Result<()> {
        let now = |key: &str, old: Option<NaiveDate>| {
            if draft.unset.iter().any(|gone| gone == key) { None } else { draft.day(key).or(old) }
        };
        check_span(now("issued", before.issued), now("expires", before.expires))
    }

    fn compute(context: &Context<'_>, _data: &Data<'_>, credential: &Credential) -> Result<Map<String, Json>> {
        let mut computed = Map::new();
        computed.insert("validity".to_owned(), json!(judge_validity(credential, context.today).key()));
        computed.insert(
            "days_left".to_owned(),
            json!(credential.expires.map(|expires| (expires - context.today).num_days())),
        );
        Ok(computed)
    }

    fn draw_list(context: &mut Context<'_>, _data: &Data<'_>, credentials: &[Credential]) -> Result<()> {
        let mut ordered: Vec<&Credential> = credentials.iter().collect();
        order_credentials(&mut ordered);
        let mut table = Table::new([
            Column::title("What"),
            Column::word("Kind", 5),
            Column::text("From", 4),
            Column::word("Given", 3),
            Column::word("Holds", 7),
            Column::word("Id", 2),
        ]);
        for credential in ordered {
            table.push([
                show_text(Some(credential.title())).into(),
                credential.kind.map_or("", CredentialKind::key).into(),
                show_text(credential.issuer.as_deref()).into(),
                credential.issued.map(dates::say_month).unwrap_or_default().into(),
                Cell::of(role_of(judge_validity(credential, context.today)), say_validity(credential, context.today)),
                Cell::of(Role::Dim, credential.id.clone()),
            ]);
        }
        print_table(context, &table)
    }

    fn draw(context: &Context<'_>, _data: &Data<'_>, credential: &Credential) -> Result<String> {
        let look: Look = context.look();
        let mut text = record::show::draw_fields(credential, &look, context.today)?;
        if judge_validity(credential, context.today) != Validity::Valid {
            text.push('\n');
            text.push_str(&look.paint(
                role_of(judge_validity(credential, context.today)),
                &capital(&say_validity(credential, context.today)),
            ));
            text.push('\n');
        }
        Ok(text)
    }
}

fn capital(text: &str) -> String {
    format!("{}.", super::capitalize(text))
}

fn role_of(validity: Validity) -> Role {
    match validity {
        Validity::Valid => Role::Good,
        Validity::NotYet => Role::Dim,
        Validity::Expiring | Validity::Expired => Role::Warn,
    }
}

/// `valid until 31 Dec 2027`, `expires in 6 weeks (4 Jan 2027)`, `expired 1 Nov 2026`, `for good`.
pub fn say_validity(credential: &Credential, today: NaiveDate) -> String {
    let day = credential.expires.map(dates::say_date).unwrap_or_default();
    match judge_validity(credential, today) {
        Validity::Valid if credential.expires.is_none() => "for good".to_owned(),
        Validity::Valid => format!("until {day}"),
        Validity::Expiring => format!(
            "expires {day}, {}",
            credential.expires.map(|end| dates::say_distance(end, today)).unwrap_or_default()
        ),
        Validity::Expired => format!("expired {day}"),
        Validity::NotYet => format!("from {}", credential.issued.map(dates::say_date).unwrap_or_default()),
    }
}

fn check_span(issued: Option<NaiveDate>, expires: Option<NaiveDate>) -> Result<()> {
    match (issued, expires) {
        (Some(issued), Some(expires)) if expires < issued => {
            Err(Error::refused(format!("It cannot expire on {expires}, before it was given on {issued}."))
                .hint("swap the two, or leave --expires out if it holds for good"))
        }
        _ => Ok(()),
    }
}
