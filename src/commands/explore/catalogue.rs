//! What every verb of `explore` begins with: the catalogue, the person, and an occupation that was
//! named.
use serde_json::{Map, Value as Json, json};

use crate::catalogue::find::{Found, look_up, refuse};
use crate::catalogue::{Catalogue, Code, Occupation, Pay, Release, pay};
use crate::commands::Context;
use crate::error::{Error, Result};
use crate::stages::explore::seeker::Seeker;
use crate::store::Data;
use crate::term::{Choice, Question, Reply};

/// The name under which an imported release is kept in `.career/cache/`.
pub const CACHE: &str = "occupations";

/// The catalogue: what is built in, with the release that was imported if there is one.
///
/// # Errors
/// An imported release that cannot be read.
pub fn load(context: &Context<'_>) -> Result<Catalogue> {
    let bytes = context.store.folder().cached(CACHE)?;
    let release = bytes.map(Release::decode).transpose()?;
    Ok(Catalogue::new(release))
}

/// The person, as far as occupations are compared with them.
///
/// # Errors
/// A file that does not hold.
pub fn read_seeker(data: &Data<'_>) -> Result<Seeker> {
    Ok(Seeker {
        profile: data.only()?.unwrap_or_default(),
        positions: data.all()?,
        credentials: data.all()?,
        skills: data.all()?,
        interests: data.all()?,
        values: data.all()?,
        preferences: data.only()?,
        roles: data.all()?,
        verdicts: data.all()?,
    })
}

/// An occupation in a list of `--json`: `code`, `title`, `job_zone`, `source`.
pub fn brief(occupation: &Occupation<'_>) -> Map<String, Json> {
    let mut map = Map::new();
    map.insert("code".to_owned(), json!(occupation.code.to_string()));
    map.insert("title".to_owned(), json!(occupation.title()));
    map.insert("job_zone".to_owned(), json!(occupation.zone()));
    map.insert("source".to_owned(), json!(occupation.source()));
    map
}

/// How many occupations are offered where it is not clear which one is meant.
const OFFERED: usize = 8;

/// The occupation that somebody names: a code, a title, another title, `mine`, or a role of theirs
/// that has an occupation. Where several could be meant, the person is asked if somebody is there.
///
/// # Errors
/// None that fits, or several and nobody to ask; then the nearest are named.
pub fn resolve<'c>(
    context: &mut Context<'_>,
    catalogue: &'c Catalogue,
    seeker: &Seeker,
    given: &str,
) -> Result<Occupation<'c>> {
    if given == "mine" {
        let own = seeker.occupations().into_iter().find_map(|code| catalogue.get(code));
        return own.ok_or_else(|| {
            Error::refused("What you do has no occupation yet, so \"mine\" is not known.")
                .hint("look for it, then: career init --occupation CODE (or --occupation with career past add)")
        });
    }
    let role = seeker.roles.iter().find(|role| role.id == given);
    if let Some(code) = role.and_then(|role| Code::parse(role.occupation.as_deref()?)) {
        return catalogue.get(code).ok_or_else(|| {
            Error::refused(format!(
                "The role \"{given}\" has the occupation {code}, which the catalogue does not know."
            ))
            .hint(format!("another one: career role edit {given} --occupation CODE"))
        });
    }
    let hits = match look_up(catalogue, given)? {
        Found::One(occupation) => return Ok(occupation),
        Found::Perhaps(hits) => hits,
    };
    if hits.is_empty() || !context.can_ask() {
        return Err(refuse(given, &hits));
    }
    let choices = hits.iter().take(OFFERED).map(|hit| {
        Choice::new(hit.occupation.code.to_string(), format!("{} ({})", hit.occupation.title(), hit.occupation.code))
    });
    let question = Question::one("explore.which", format!("Which one is meant by \"{given}\"?"), choices.collect())
        .flag("OCCUPATION");
    match context.terminal()?.ask_text(&question)? {
        Reply::Answer(code) => {
            Code::parse(&code).and_then(|code| catalogue.get(code)).ok_or_else(|| refuse(given, &hits))
        }
        _ => Err(refuse(given, &hits)),
    }
}

/// What an occupation pays in the US, for `--json`; null where nothing is published.
pub fn pay_json(pay: Option<Pay>) -> Json {
    pay.map_or(Json::Null, |pay| {
        json!({
            "median": pay.median,
            "low": pay.low,
            "high": pay.high,
            "unit": if pay.is_hourly { "USD/hour" } else { "USD/year" },
            "country": "US",
            "year": pay::YEAR,
            "of_broader_group": pay.is_broad,
            "source": pay::SOURCE,
        })
    })
}

/// `97 550 $ a year`, `24.80 $ an hour`.
pub fn say_money(amount: f64, is_hourly: bool) -> String {
    if is_hourly {
        return format!("{amount:.2} $ an hour");
    }
    let digits = format!("{amount:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{text} $ a year")
}

/// `half earn less than 97,550 $ a year …`, with where and when.
pub fn say_pay(pay: &Pay) -> String {
    let say = |amount| say_money(amount, pay.is_hourly);
    let broad = if pay.is_broad { " Figures of the broader group that it belongs to." } else { "" };
    format!(
        "in the US in {} the middle one of all earned {}; a tenth less than {}, a tenth more than {}.{broad}",
        pay::YEAR,
        say(pay.median),
        say(pay.low),
        say(pay.high),
    )
}

/// `1.2 times what a registered nurse earns there`; `None` where one of the two is not known.
pub fn pay_ratio(of: Option<Pay>, present: Option<Pay>) -> Option<f64> {
    let (of, present) = (of?.yearly(), present?.yearly());
    (present > 0.0).then(|| of / present)
}
