//! What `explore show` draws: the occupation, part by part, each with where it is from.
use super::catalogue::say_pay;
use super::show::{interest_r, ratio};
use crate::catalogue::builtin::{Entry, PaperWeight};
use crate::catalogue::{BUILT_IN, Catalogue, Code, Occupation, pay, say_zone};
use crate::commands::skill::say_level;
use crate::render::occupation::{Beside, Share, draw_beside};
use crate::render::{Cell, Column, Definitions, Look, Role, Table, draw_heading, draw_list, wrap};
use crate::stages::assess::items::dealbreakers::say_dealbreaker;
use crate::stages::assess::items::interests::Interest;
use crate::stages::explore::asked::{Asked, list_official, list_own};
use crate::stages::explore::seeker::Seeker;

/// How many neighbours are named.
const NEAR: usize = 5;

/// The whole page.
pub fn draw(occupation: &Occupation<'_>, seeker: &Seeker, is_mine: bool, look: &Look) -> String {
    let mut text = head(occupation, look);
    let change = occupation.own.map(|own| draw_change(own, look)).unwrap_or_default();
    if is_mine {
        // Whoever asks for their own trade knows what it is, and not where it goes.
        text.push_str(&change);
    }
    text.push_str(&format!("\n{}", paragraph(occupation.text(), look)));
    text.push_str(&draw_facts(occupation, seeker, look));
    if !is_mine {
        text.push_str(&change);
    }
    text.push_str(&draw_interests(occupation, seeker, look));
    text.push_str(&draw_skills(occupation, seeker, look));
    text.push_str(&draw_near(occupation, look));
    text.push_str(&format!("\n{}{}", draw_heading("Where this is from", look), draw_list(&sources(occupation), look)));
    text
}

fn head(occupation: &Occupation<'_>, look: &Look) -> String {
    format!(
        "{}{}\n",
        draw_heading(occupation.title(), look),
        look.paint(Role::Dim, &format!("{}, {}", occupation.code, occupation.source()))
    )
}

fn paragraph(text: &str, look: &Look) -> String {
    wrap(text, look.width.min(100)).iter().map(|line| format!("{line}\n")).collect()
}

fn draw_facts(occupation: &Occupation<'_>, seeker: &Seeker, look: &Look) -> String {
    let mut facts = Definitions::new();
    if let Some(own) = occupation.own {
        facts.push("also called", own.also.join(", "));
    }
    facts.push(
        "preparation",
        occupation.zone().map_or("not known".to_owned(), |zone| format!("{}, {zone} of 5", say_zone(zone))),
    );
    if let Some(own) = occupation.own {
        facts.push("education", say_education(own.education));
        facts.push(
            "papers",
            own.papers.iter().map(|paper| say_paper(paper.text, paper.weight)).collect::<Vec<_>>().join("; "),
        );
        facts.push("usually", own.dealbreakers.iter().map(|key| say_dealbreaker(key)).collect::<Vec<_>>().join("; "));
        let refused = refused(own, seeker);
        if !refused.is_empty() {
            facts.push("you would not", refused.join("; "));
        }
    }
    facts.push("pay", say_pay_near(occupation, seeker));
    format!("\n{}", facts.draw(look))
}

/// The dealbreakers of the person that usually belong to the work, in words.
pub fn refused(own: &Entry, seeker: &Seeker) -> Vec<&'static str> {
    let refused = |key: &&&str| seeker.preferences.iter().any(|one| one.dealbreakers.iter().any(|word| word == **key));
    own.dealbreakers.iter().filter(refused).map(|key| say_dealbreaker(key)).collect()
}

fn say_pay_near(occupation: &Occupation<'_>, seeker: &Seeker) -> String {
    let Some(pay) = occupation.pay() else {
        return "no figures are published".to_owned();
    };
    let near = match ratio(occupation, seeker) {
        Some(ratio) if !seeker.occupations().contains(&occupation.code) => {
            format!("{ratio:.1} times that of your present occupation there; ")
        }
        _ => String::new(),
    };
    format!("{near}{}", say_pay(&pay))
}

/// What most who begin have.
pub fn say_education(key: &'static str) -> &'static str {
    match key {
        "none" => "none in particular",
        "vocational" => "mostly vocational training",
        "school" => "mostly a school leaving certificate",
        "bachelor" => "mostly a bachelor's degree",
        "master" => "mostly a master's degree",
        _ => "mostly a doctorate",
    }
}

fn say_paper(text: &str, weight: PaperWeight) -> String {
    let weight = match weight {
        PaperWeight::Law => "mostly demanded by law or rule",
        PaperWeight::Usual => "usual",
        PaperWeight::Helps => "helps",
    };
    format!("{text} ({weight})")
}

fn draw_change(own: &Entry, look: &Look) -> String {
    let what = match own.change.trend {
        "growing" => "Growing",
        "shrinking" => "Shrinking",
        "steady" => "Steady",
        _ => "Not clear",
    };
    let text = format!("{what}, as we judged it in {}: {}", own.change.year, own.change.text);
    format!("\n{}{}", draw_heading("How the trade is changing", look), paragraph(&text, look))
}

fn draw_interests(occupation: &Occupation<'_>, seeker: &Seeker, look: &Look) -> String {
    let Some(work) = occupation.interests() else {
        return format!("\n{}The catalogue has no figures on interests for it.\n", draw_heading("Interests", look));
    };
    let (scores, six) = (seeker.scores(), seeker.interest_profile());
    let rows: Vec<Beside> = Interest::ALL
        .iter()
        .zip(work)
        .map(|(interest, work)| Beside {
            name: interest.label(),
            work: Some(Share { figure: work, low: 1.0, high: 7.0 }),
            mine: scores.as_ref().and_then(|scores| {
                let high = f64::from(scores.form.range());
                // What is compared is drawn: where all kinds have a score, with which of two was chosen.
                let own = scores.of(*interest).map(f64::from);
                let figure = six.map(|six| six[*interest as usize]).or(own)?;
                Some(Share { figure: figure.clamp(0.0, high), low: 0.0, high })
            }),
        })
        .collect();
    let says = match interest_r(occupation, seeker) {
        Some(r) => format!("In shape they are {} (r = {r:.2}). {HOW_FAR}", say_r(r)),
        None if scores.is_none() => "Yours beside it: career assess interests".to_owned(),
        None => "Yours have no shape that could be compared.".to_owned(),
    };
    format!("\n{}{}{}", draw_heading("Interests", look), draw_beside(&rows, look), paragraph(&says, look))
}

const HOW_FAR: &str = "That says what you may find interesting, and little about whether you will be content.";

/// How alike two profiles are, in words.
pub fn say_r(r: f64) -> &'static str {
    match r {
        r if r >= 0.729 => "much alike",
        r if r >= 0.3 => "somewhat alike",
        r if r > -0.3 => "neither alike nor opposite",
        _ => "rather opposite",
    }
}

fn draw_skills(occupation: &Occupation<'_>, seeker: &Seeker, look: &Look) -> String {
    let (official, own) = (list_official(occupation), list_own(occupation));
    let mut text = String::new();
    if !own.is_empty() {
        text.push_str(&format!("\n{}", draw_heading("What it asks for, in our words", look)));
        text.push_str(&draw_asked(&own, occupation.catalogue(), seeker, look));
        if let Some(entry) = occupation.own.filter(|entry| !entry.ticks.is_empty()) {
            text.push_str(&paragraph(&format!("Also: {}.", entry.ticks.join(", ")), look));
        }
    }
    if !official.is_empty() {
        let source = occupation.catalogue().source();
        text.push_str(&format!("\n{}", draw_heading(&format!("What it asks for, by {source}"), look)));
        text.push_str(&draw_asked(&official, occupation.catalogue(), seeker, look));
    } else if occupation.official.is_some() {
        text.push_str(&paragraph(&format!("{} has no ratings of skills for it.", occupation.source()), look));
    }
    text
}

fn draw_asked(asked: &[Asked<'_>], catalogue: &Catalogue, seeker: &Seeker, look: &Look) -> String {
    let known = seeker.known_skills(catalogue);
    let mut table = Table::new([
        Column::title("Skill"),
        Column::word("Asks", 6),
        Column::word("You have", 8),
        Column::word("Weighs", 6),
    ]);
    for one in asked {
        let mine = known
            .iter()
            .filter(
                |(skill, _)| {
                    if one.is_official() { skill.elements.contains(&one.element) } else { skill.name == one.name }
                },
            )
            .map(|(_, level)| *level)
            .max();
        let have = match mine {
            None => Cell::of(Role::Dim, "not known"),
            Some(None) => Cell::of(Role::Dim, "not assessed"),
            Some(Some(level)) if level >= one.level => Cell::of(Role::Good, say_level(Some(level))),
            Some(level) => say_level(level).into(),
        };
        table.push([one.name.into(), say_level(Some(one.level)).into(), have, one.weight().key().into()]);
    }
    table.draw(look)
}

fn draw_near(occupation: &Occupation<'_>, look: &Look) -> String {
    let catalogue = occupation.catalogue();
    let name = |codes: &[Code]| {
        let titles = codes.iter().filter_map(|code| Some(format!("{} ({code})", catalogue.get(*code)?.title())));
        titles.take(NEAR).collect::<Vec<_>>().join(", ")
    };
    let mut near = Definitions::new();
    if let Some(own) = occupation.own {
        near.push("people came from", name(&own.from));
        near.push("and go on to", name(&own.next));
    }
    if let Some(official) = occupation.official {
        near.push(format!("{} lists", occupation.source()), name(&official.related));
    }
    if near.is_empty() { String::new() } else { format!("\n{}{}", draw_heading("What is near", look), near.draw(look)) }
}

/// Where each part is from, a line each.
pub fn sources(occupation: &Occupation<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(official) = occupation.official {
        let mut parts = vec!["title"];
        for (is_there, part) in [
            (official.zone.is_some(), "preparation"),
            (official.interests.is_some(), "interests"),
            (official.values.is_some(), "values"),
            (official.skills.is_some() || official.knowledge.is_some(), "ratings of skills and knowledge"),
        ] {
            if is_there {
                parts.push(part);
            }
        }
        lines.push(format!(
            "{}: {}. The years that each rests on: career explore sources",
            occupation.source(),
            parts.join(", ")
        ));
    }
    if occupation.own.is_some() {
        let rest = if occupation.official.is_some() { "the rest" } else { "all but pay" };
        lines.push(format!("{BUILT_IN}: {rest}; our own judgement of 2026, an orientation and no official data."));
    }
    if occupation.pay().is_some() {
        lines.push(format!("pay: {}, employees only.", pay::SOURCE));
    }
    lines
}
