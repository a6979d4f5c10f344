//! `explore show`: an occupation, beside what is known of the person.
use clap::{Arg, ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::catalogue::{brief, load, pay_json, pay_ratio, read_seeker, resolve};
use super::picture;
use crate::catalogue::{Occupation, pay};
use crate::commands::{Context, args};
use crate::error::Result;
use crate::render::draw_heading;
use crate::stages::assess::interests::pearson;
use crate::stages::assess::items::interests::Interest;
use crate::stages::assess::items::values::WorkValue;
use crate::stages::explore::asked::{Asked, list_asked, list_own};
use crate::stages::explore::seeker::Seeker;

/// Its arguments.
pub fn define(command: Command) -> Command {
    let command = command.arg(occupation("OCCUPATION"));
    args::with_examples(
        command,
        "  career explore show nurse\n  career explore show 47-2111.00\n  career explore show mine     how your own trade is changing",
    )
}

/// An occupation behind a verb.
pub fn occupation(name: &'static str) -> Arg {
    Arg::new("occupation")
        .value_name(name)
        .num_args(1..)
        .required(true)
        .help("A code, a title, the id of a role of yours, or `mine`")
}

/// Prints the occupation.
///
/// # Errors
/// An occupation that is not known, or a file that does not hold.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let given = args::words(matches, "occupation").unwrap_or_default();
    let catalogue = load(context)?;
    let store = std::rc::Rc::clone(&context.store);
    let seeker = read_seeker(&store.data())?;
    let occupation = resolve(context, &catalogue, &seeker, &given)?;
    if context.options.json {
        let explain = context.options.explain.then(|| explain(&occupation, &seeker));
        context.print_json(to_json(&occupation, &seeker, explain))?;
        return Ok(0);
    }
    let look = context.look();
    let is_mine = seeker.occupations().contains(&occupation.code);
    let mut text = picture::draw(&occupation, &seeker, is_mine, &look);
    if context.options.explain {
        text.push_str(&format!("\n{}", draw_heading("How this comes about", &look)));
        text.push_str(&crate::render::draw_list(&explain(&occupation, &seeker), &look));
    }
    context.print(&text)?;
    if is_mine {
        context
            .say(&format!("Where one goes from here: career explore path, career explore similar {}", occupation.code));
    } else {
        context.say(&format!(
            "The way there: career explore path {0}\nKeep it as a role: career role add --from-occupation {0}",
            occupation.code
        ));
    }
    Ok(0)
}

/// The person's interests beside the work's, as r; `None` where either has no shape.
pub fn interest_r(occupation: &Occupation<'_>, seeker: &Seeker) -> Option<f64> {
    pearson(&seeker.interest_profile()?, &occupation.interests()?)
}

/// What the US pays for it, as a share of what it pays for what the person does.
pub fn ratio(occupation: &Occupation<'_>, seeker: &Seeker) -> Option<f64> {
    let present = seeker.occupations().into_iter().find_map(crate::catalogue::Pay::of);
    pay_ratio(occupation.pay(), present)
}

fn to_json(occupation: &Occupation<'_>, seeker: &Seeker, explain: Option<Vec<String>>) -> Json {
    let mut map = brief(occupation);
    let own = occupation.own;
    map.insert("text".to_owned(), json!(occupation.text()));
    map.insert("also".to_owned(), json!(own.map(|own| own.also.clone()).unwrap_or_default()));
    map.insert("interests".to_owned(), six(occupation.interests(), Interest::ALL.map(Interest::letter)));
    map.insert("values".to_owned(), six(occupation.values(), WorkValue::ALL.map(WorkValue::key)));
    map.insert("skills".to_owned(), list_asked(occupation).iter().map(asked_json).collect());
    map.insert("own_skills".to_owned(), list_own(occupation).iter().map(asked_json).collect());
    map.insert("ticks".to_owned(), json!(own.map(|own| own.ticks.clone()).unwrap_or_default()));
    map.insert("credentials".to_owned(), own.map_or(json!([]), |own| own.papers.iter().map(paper_json).collect()));
    map.insert("education".to_owned(), json!(own.map(|own| own.education)));
    map.insert("dealbreakers".to_owned(), json!(own.map(|own| own.dealbreakers.clone()).unwrap_or_default()));
    map.insert("pay".to_owned(), pay_json(occupation.pay()));
    map.insert("outlook".to_owned(), own.map_or(Json::Null, |own| {
        json!({ "trend": own.change.trend, "year": own.change.year, "text": own.change.text, "source": crate::catalogue::BUILT_IN })
    }));
    let codes = |codes: &[crate::catalogue::Code]| codes.iter().map(ToString::to_string).collect::<Vec<_>>();
    map.insert("from".to_owned(), json!(own.map(|own| codes(&own.from)).unwrap_or_default()));
    map.insert("next".to_owned(), json!(own.map(|own| codes(&own.next)).unwrap_or_default()));
    map.insert(
        "related".to_owned(),
        json!(occupation.official.map(|official| codes(&official.related)).unwrap_or_default()),
    );
    let mut computed = Map::new();
    computed.insert("interests".to_owned(), json!(interest_r(occupation, seeker)));
    computed.insert("pay_ratio".to_owned(), json!(ratio(occupation, seeker)));
    computed.insert("sounds_like_me".to_owned(), json!(seeker.verdict(occupation.code).map(|answer| answer.key())));
    if let Some(lines) = explain {
        computed.insert("explain".to_owned(), json!(lines.join("\n")));
    }
    json!({ "occupation": map, "computed": computed })
}

fn six(figures: Option<[f64; 6]>, keys: [&'static str; 6]) -> Json {
    figures.map_or(Json::Null, |figures| {
        Json::Object(keys.iter().zip(figures).map(|(key, figure)| ((*key).to_owned(), json!(figure))).collect())
    })
}

fn asked_json(asked: &Asked<'_>) -> Json {
    json!({ "name": asked.name, "element": asked.element, "level": asked.level, "importance": asked.importance, "source": asked.source })
}

fn paper_json(paper: &crate::catalogue::builtin::Paper) -> Json {
    use crate::catalogue::builtin::PaperWeight;
    let weight = match paper.weight {
        PaperWeight::Law => "law",
        PaperWeight::Usual => "usual",
        PaperWeight::Helps => "helps",
    };
    json!({ "text": paper.text, "weight": weight })
}

/// Where each part is from, and how the figures come about.
pub fn explain(occupation: &Occupation<'_>, seeker: &Seeker) -> Vec<String> {
    let mut lines = picture::sources(occupation);
    lines.push(match (interest_r(occupation, seeker), seeker.scores(), occupation.interests()) {
        (Some(r), ..) => format!(
            "Interests: Pearson's r = {r:.3} between your six scores{} and the six of the work; it compares the shape, not the height. \
             How far interests and work agree says little about later satisfaction (correlations of about .11 to .24).",
            seeker.say_choices()
        ),
        (None, _, None) => "Interests: the catalogue has no figures for this occupation, which is unknown and not 0.".to_owned(),
        (None, None, _) => "Interests: yours are not known yet: career assess interests.".to_owned(),
        _ => "Interests: yours have no shape that could be compared (a kind without a score, or all the same).".to_owned(),
    });
    if let Some(ratio) = ratio(occupation, seeker) {
        lines.push(format!(
            "Pay: the median in the US divided by that of your present occupation there, {ratio:.2}. {}. Amounts of other countries are not compared.",
            pay::SOURCE
        ));
    }
    lines.push(
        "Levels: the built-in catalogue's own, 0 to 5; a release's level (0 to 7) times 5 ÷ 7, rounded, for the ten elements of an importance of 3 or more that stand out most from all occupations."
            .to_owned(),
    );
    lines
}
