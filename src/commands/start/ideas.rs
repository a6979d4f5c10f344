//! What the catalogue makes of the first ten minutes: kinds of work that fit, and moves that are near.
use super::answers::Answers;
use super::slots::Known;
use crate::catalogue::{Code, Occupation};
use crate::commands::explore::{Ground, offers};
use crate::render::Look;
use crate::stages::assess::model::{Interests, Rater, Rating, Skill};
use crate::stages::explore::path::list_moves;
use crate::stages::explore::reasons::Reasons;
use crate::stages::explore::seeker::Seeker;

/// How many moves are offered.
const MOVES: usize = 6;

/// The person as the answers make them, on top of what is known from earlier.
fn seeker(answers: &Answers, known: &Known) -> Seeker {
    let mut seeker = known.seeker.clone();
    if let Some(occupation) = answers.occupation("occupation") {
        seeker.profile.occupation = Some(occupation.code.to_string());
    }
    for named in answers.skills() {
        let rating = named.level.map(|level| Rating {
            date: known.today,
            level,
            by: Rater::Mine,
            person: None,
            evidence: Vec::new(),
            credential: None,
            note: None,
        });
        let skill = Skill {
            id: named.id,
            name: named.name,
            kind: named.kind,
            target: None,
            desire: named.desire,
            last_used: None,
            catalogue: None,
            audience: None,
            rating: rating.into_iter().collect(),
            updated: None,
        };
        seeker.skills.retain(|one| one.id != skill.id);
        seeker.skills.push(skill);
    }
    if let Some(given) = answers.interests() {
        let answers = Some(given.to_text());
        let record = Interests { date: known.today, form: Some(30), answers, scores: None, rather: None };
        seeker.interests.push(record);
    }
    seeker
}

/// The families and picks as text; nothing where there is nothing to rank by.
pub fn draw(answers: &Answers, known: &Known, look: &Look) -> String {
    let catalogue = answers.catalogue();
    let seeker = seeker(answers, known);
    let ranking = offers::rank_all(catalogue, &seeker);
    if ranking.ranked.is_empty() {
        return String::new();
    }
    let stand = offers::stand(catalogue, &seeker, known.today);
    let (families, picks) = offers::offer(&ranking, &stand);
    offers::draw(&families, &picks, &Reasons::new(catalogue, &seeker, known.today), look)
}

/// The occupations that [`draw`] names first: the picks, then the best of each family.
pub fn list<'a>(answers: &'a Answers, known: &Known) -> Vec<Occupation<'a>> {
    answers.remember(format!("ideas {}", answers.basis()), || list_codes(answers, known))
}

fn list_codes(answers: &Answers, known: &Known) -> Vec<Code> {
    let catalogue = answers.catalogue();
    let seeker = seeker(answers, known);
    let ranking = offers::rank_all(catalogue, &seeker);
    let stand = offers::stand(catalogue, &seeker, known.today);
    let (families, picks) = offers::offer(&ranking, &stand);
    let picked = picks.iter().map(|pick| pick.fit.occupation.code);
    let first = families.iter().filter_map(|family| family.examples.first()).map(|fit| fit.occupation.code);
    picked.chain(first).collect()
}

/// The nearest moves from what the person does, those that need no more preparation than they have
/// first: whoever needs work soon has no time to train.
pub fn moves<'a>(answers: &'a Answers, known: &Known) -> Vec<Occupation<'a>> {
    answers.remember(format!("moves {}", answers.basis()), || move_codes(answers, known))
}

fn move_codes(answers: &Answers, known: &Known) -> Vec<Code> {
    let catalogue = answers.catalogue();
    let seeker = seeker(answers, known);
    let from: Vec<Code> = seeker.occupations().into_iter().filter(|code| catalogue.get(*code).is_some()).collect();
    if from.is_empty() {
        return Vec::new();
    }
    let highest = seeker.highest_zone(catalogue, known.today);
    let open = list_moves(&Ground::new(catalogue), &from, highest);
    let all: Vec<Occupation<'_>> =
        open.iter().filter(|step| step.is_viable).filter_map(|step| catalogue.get(step.code)).collect();
    let (ready, rest): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|one| one.zone().is_none_or(|zone| highest.is_none_or(|have| zone <= have)));
    ready.into_iter().chain(rest).take(MOVES).map(|one| one.code).collect()
}
