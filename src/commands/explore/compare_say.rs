//! What `explore compare` draws.
use super::catalogue::say_money;
use super::compare::{Comparison, PARTS};
use super::show::ratio;
use crate::catalogue::{pay, say_zone};
use crate::commands::skill::headline;
use crate::render::sides::Sides;
use crate::render::{Cell, Column, Look, Role, Table, draw_heading, draw_list, wrap};
use crate::stages::assess::items::dealbreakers::say_dealbreaker;
use crate::stages::explore::seeker::Seeker;
use crate::stages::explore::sides::Side;

/// What is said where something is not known.
const UNKNOWN: &str = "not known";

/// Everything.
pub fn draw(all: &Comparison<'_>, seeker: &Seeker, is_explained: bool, look: &Look) -> String {
    let mut sides = Sides::new(all.sides.iter().map(|side| side.title.clone()).collect());
    let cells = |say: &dyn Fn(&Side<'_>) -> String| all.sides.iter().map(say).collect::<Vec<_>>();
    sides.push("which", cells(&say_which));
    for (at, part) in PARTS.into_iter().enumerate() {
        sides.push(part, cells(&|side| side.parts.all()[at].map_or(UNKNOWN.to_owned(), |r| format!("r = {r:.2}"))));
    }
    if all.gaps.iter().any(Option::is_some) {
        let musts = all.gaps.iter().map(|gaps| gaps.as_ref().map_or("no role of yours".to_owned(), headline));
        sides.push("musts", musts.collect());
    }
    sides.push(
        "preparation",
        cells(&|side| {
            let zone = side.occupation.and_then(|one| one.zone());
            zone.map_or(UNKNOWN.to_owned(), |zone| format!("{zone} of 5: {}", say_zone(zone)))
        }),
    );
    sides.push("pay", cells(&|side| say_pay(side, seeker)));
    sides.push("missing", cells(&say_missing));
    sides.push("in the way", cells(&say_gates));
    sides.push("the trade", cells(&say_trend));
    let mut text = sides.draw(look);
    text.push_str(&draw_shared(all, look));
    text.push_str(&format!("\n{}", draw_heading("Which comes first", look)));
    for line in say_order(all) {
        text.extend(wrap(&crate::render::clean(&line), look.width.min(100)).iter().map(|line| format!("{line}\n")));
    }
    if is_explained {
        text.push_str(&format!("\n{}", draw_heading("How this comes about", look)));
        text.push_str(&draw_list(&explain(all), look));
    }
    text
}

fn say_which(side: &Side<'_>) -> String {
    match (side.role, side.occupation) {
        (Some(role), Some(one)) => format!("role {}, {}", role.id, one.code),
        (Some(role), None) => format!("role {}, no occupation", role.id),
        (None, Some(one)) => format!("{}, {}", one.code, one.source()),
        (None, None) => String::new(),
    }
}

fn say_pay(side: &Side<'_>, seeker: &Seeker) -> String {
    if let Some(pay) = side.role.and_then(|role| role.pay.as_ref()) {
        return format!("{pay}, as the role says");
    }
    let Some((one, pay)) = side.occupation.and_then(|one| Some((one, one.pay()?))) else {
        return UNKNOWN.to_owned();
    };
    let middle = format!("{} in the middle, US, May {}", say_money(pay.median, pay.is_hourly), pay::YEAR);
    match ratio(&one, seeker) {
        Some(_) if seeker.occupations().first() == Some(&one.code) => format!("{middle}; what you do now"),
        Some(ratio) => format!("{ratio:.1} times your present occupation's there; {middle}"),
        None => middle,
    }
}

fn say_missing(side: &Side<'_>) -> String {
    let missing = side.missing();
    let open = match missing.unassessed {
        0 => String::new(),
        1 => "; 1 skill is not assessed".to_owned(),
        n => format!("; {n} skills are not assessed"),
    };
    match (missing.assessed, missing.high > 0.0) {
        (0, _) if missing.unassessed == 0 => UNKNOWN.to_owned(),
        (0, _) => format!("{UNKNOWN}{open}"),
        (_, true) => format!("about {:.0} to {:.0} h{open}", missing.low, missing.high),
        (_, false) => format!("nothing of what is assessed{open}"),
    }
}

fn say_gates(side: &Side<'_>) -> String {
    let gates: Vec<String> = side
        .gates
        .iter()
        .map(|gate| match gate.is_refused {
            true => format!("you would not: {}", say_dealbreaker(&gate.text)),
            false => format!("needed first: {}", gate.text),
        })
        .collect();
    match (gates.is_empty(), side.role.is_some_and(|role| !role.requirement.is_empty()), side.occupation) {
        (false, ..) => gates.join("; "),
        (true, true, _) => "nothing known".to_owned(),
        (true, false, Some(one)) if one.own.is_some() => "nothing known".to_owned(),
        _ => UNKNOWN.to_owned(),
    }
}

fn say_trend(side: &Side<'_>) -> String {
    let by_role = side.role.and_then(|role| {
        let year = role.trend_year.map_or_else(String::new, |year| format!(" in {year}"));
        Some(format!("{}, as the role says{year}", role.trend?.says()))
    });
    let own = side.occupation.and_then(|one| one.own);
    by_role
        .or(own.map(|own| format!("{}, as we judged it in {}", own.change.trend, own.change.year)))
        .unwrap_or(UNKNOWN.to_owned())
}

fn draw_shared(all: &Comparison<'_>, look: &Look) -> String {
    let head = draw_heading("Worth having for more than one of them", look);
    if all.shared.is_empty() {
        return format!("\n{head}No skill that two of them ask for is missing, as far as the notebook knows.\n");
    }
    let mut table = Table::new([
        Column::title("Skill"),
        Column::word("Yours", 6),
        Column::word("Asked for, in the order above", 7),
    ]);
    for one in &all.shared {
        let asked = (0..all.sides.len()).map(|at| {
            let level = one.asked.iter().find(|(other, _)| *other == at).map(|(_, level)| level.to_string());
            level.unwrap_or("–".to_owned())
        });
        let have = one.have.map_or(Cell::of(Role::Dim, "not assessed"), |have| have.to_string().into());
        table.push([one.name.as_str().into(), have, asked.collect::<Vec<_>>().join(", ").into()]);
    }
    format!("\n{head}{}", table.draw(look))
}

/// The order, and how small a change of weights would alter it.
pub fn say_order(all: &Comparison<'_>) -> Vec<String> {
    let title = |at: usize| all.sides[at].title.as_str();
    let Some(weights) = all.weights.filter(|_| all.order.len() > 1) else {
        return vec![
            "They cannot be put in an order: no part of the fit is known of all of them. Yours: career assess"
                .to_owned(),
        ];
    };
    let say = |weight: f64| {
        let text = format!("{weight:.2}");
        text.strip_prefix('0').unwrap_or(&text).to_owned()
    };
    let parts: Vec<String> = PARTS
        .into_iter()
        .zip(weights)
        .filter(|(_, weight)| *weight > 0.0)
        .map(|(part, weight)| format!("{part} {}", say(weight)))
        .collect();
    let ranked: Vec<String> =
        all.order.iter().map(|at| format!("{} ({:.2})", title(*at), all.score(*at).unwrap_or_default())).collect();
    let mut lines = vec![format!("By what is known of all ({}): {}.", parts.join(", "), ranked.join(", then "))];
    let apart: Vec<&str> = (0..all.sides.len()).filter(|at| !all.order.contains(at)).map(title).collect();
    if !apart.is_empty() {
        lines.push(format!("Not in the order, since no part of its fit is known: {}.", apart.join(", ")));
    }
    lines.push(match all.flip {
        Some(flip) if (flip.weight - flip.now).abs() < 1e-9 => {
            format!("{} is level with the first.", title(flip.first))
        }
        Some(flip) => {
            let side = if flip.weight > flip.now { "more" } else { "less" };
            format!(
                "If {} weighed {side} than about {} instead of {}, {} would be first.",
                PARTS[flip.part],
                say(flip.weight),
                say(flip.now),
                title(flip.first)
            )
        }
        None => "No change of one weight alters which is first.".to_owned(),
    });
    lines
        .push("It orders ideas and promises nothing: fit and later satisfaction go together only a little.".to_owned());
    lines
}

/// How the figures come about.
pub fn explain(all: &Comparison<'_>) -> Vec<String> {
    let mut lines = vec![
        "Fit: Pearson's r of interests, skills and values, each −1 to 1; weights .5, .3 and .2 of the parts that all have, scaled to add up to 1.".to_owned(),
        "What flips it: one weight is moved, the others are scaled so that all add up to 1; the two means are straight lines in that weight, and where they meet is computed exactly.".to_owned(),
        "Hours: from each level to the next 5–10, 20–40, 60–120, 150–300, 400–800 hours, our own rough judgement of 2026, over assessed skills below what is asked. A skill that is not assessed is unknown and not 0.".to_owned(),
        format!("Pay: {}. A role's own pay is shown as it stands; amounts of different countries are not compared.", pay::SOURCE),
    ];
    for (at, side) in all.sides.iter().enumerate() {
        if let Some(score) = all.score(at) {
            lines.push(format!("{}: {score:.3}.", side.title));
        }
    }
    lines
}
