//! What people have of their own among the common verbs.
use serde_json::{Map, Value as Json, json};

use super::draw;
use crate::commands::Context;
use crate::commands::record::Noun;
use crate::error::Result;
use crate::stages::review::model::{Feedback, Person};
use crate::stages::review::people::{last_contact, last_met, next_due, open_promises, sort_people, waiting_since};
use crate::store::Data;

/// People.
pub struct PersonNoun;

impl Noun for PersonNoun {
    type Record = Person;
    const ABOUT: &'static str = "People: when you last met, and what was promised both ways";
    const EXAMPLES: &'static str = "  career person add \"Dr Adeyemi\" --relation mentor --every \"6 weeks\"\n  career person met dr-adeyemi --learned \"Start with one ward\" --promise \"them: Introduce me to the data team; due=2026-12-01\"";

    fn compute(context: &Context<'_>, data: &Data<'_>, person: &Person) -> Result<Map<String, Json>> {
        let feedback = data.all::<Feedback>()?;
        let day = |day: Option<chrono::NaiveDate>| day.map_or(Json::Null, |day| day.to_string().into());
        let promises: Vec<Json> = open_promises(person)
            .iter()
            .map(|open| json!({ "by": open.promise.by, "text": open.promise.text, "due": day(open.promise.due), "made": open.made.to_string() }))
            .collect();
        let mut computed = Map::new();
        computed.insert("last_met".to_owned(), day(last_met(person, context.today)));
        computed.insert("last_contact".to_owned(), day(last_contact(person, &feedback, context.today)));
        computed.insert("next_due".to_owned(), day(next_due(person, &feedback, context.today)));
        computed.insert("waiting_since".to_owned(), day(waiting_since(person, &feedback, context.today)));
        computed.insert("open_promises".to_owned(), promises.into());
        Ok(computed)
    }

    fn draw_list(context: &mut Context<'_>, data: &Data<'_>, people: &[Person]) -> Result<()> {
        let (mut people, feedback) = (people.to_vec(), data.all::<Feedback>()?);
        sort_people(&mut people, &feedback, context.today);
        draw::print_list(context, &people, &feedback)
    }

    fn draw(context: &Context<'_>, data: &Data<'_>, person: &Person) -> Result<String> {
        Ok(draw::draw_person(person, &data.all::<Feedback>()?, &context.look(), context.today))
    }

    fn after_add(context: &mut Context<'_>, person: &Person) -> Result<()> {
        context.say(&format!("After the next talk: career person met {} --note TEXT", person.id));
        if person.every.is_some() && person.meeting.is_empty() {
            context.say("The rhythm counts from there; until then nothing is due.");
        }
        Ok(())
    }
}
