//! Whether a value fits its field: the one judgement for flags, answers and files.
use crate::record::{Choice, Field, Shape, Value, Values};

/// Why a value does not fit, in words for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// What is refused, with the value: `status is active or done, not "activ"`.
    pub message: String,
    /// What to write instead, if there is a guess: `did you mean active?`.
    pub hint: Option<String>,
    /// The keys inside the value that lead to the misfit: `metric` → `["to"]`.
    pub path: Vec<String>,
}

impl Misfit {
    fn new(message: String, hint: Option<String>) -> Self {
        Misfit { message, hint, path: Vec::new() }
    }
}

/// The value as it is kept (`1500 eur` becomes `1500 EUR`), or why it is refused, in one sentence.
pub fn check_value(field: &Field, value: &Value) -> Result<Value, String> {
    judge(field, value).map_err(|misfit| match misfit.hint {
        Some(hint) => format!("{}; {hint}", misfit.message),
        None => misfit.message,
    })
}

/// The value as it is kept, or why it is refused.
pub fn judge(field: &Field, value: &Value) -> Result<Value, Misfit> {
    judge_shape(field.key, &field.shape, value)
}

fn judge_shape(key: &str, shape: &Shape, value: &Value) -> Result<Value, Misfit> {
    let wrong =
        |what: &str, hint: Option<String>| Err(Misfit::new(format!("{key} is {what}, not {}", name(value)), hint));
    match (shape, value) {
        (Shape::Text, Value::Text(_)) => Ok(value.clone()),
        (Shape::Text, _) => wrong("text", Some(format!("write {key} = \"{}\"", plain(value)))),
        (Shape::Ref(_) | Shape::RefStep, Value::Text(id)) if !id.trim().is_empty() => Ok(value.clone()),
        (Shape::Ref(noun), _) => wrong(&format!("the id of a {noun}"), None),
        (Shape::RefStep, _) => wrong("the id of a step or an activity", None),
        (Shape::Date(_), Value::Date(_)) => Ok(value.clone()),
        (Shape::Date(_), Value::Text(text)) if text.len() == 10 && text.parse::<chrono::NaiveDate>().is_ok() => {
            wrong("a date without quotes", Some(format!("write {key} = {text}")))
        }
        (Shape::Date(_), _) => wrong("a date", Some(format!("write it as {key} = 2027-03-31"))),
        (Shape::Int(low, high), Value::Int(number)) if (low..=high).contains(&number) => Ok(value.clone()),
        (Shape::Int(low, high), Value::Float(number))
            if number.fract() == 0.0 && *number >= *low as f64 && *number <= *high as f64 =>
        {
            wrong(&bounds(low, high, "a whole number"), Some(format!("write {key} = {number:.0}")))
        }
        (Shape::Int(low, high), _) => wrong(&bounds(low, high, "a whole number"), unquote_hint(key, value)),
        (Shape::Number(low, high), Value::Int(_) | Value::Float(_)) => {
            let number = match value {
                // Every whole number that a person writes here is exact as a float.
                Value::Int(number) => *number as f64,
                Value::Float(number) => *number,
                _ => f64::NAN,
            };
            if number.is_finite() && (*low..=*high).contains(&number) {
                Ok(Value::Float(number))
            } else {
                wrong(&float_bounds(*low, *high), None)
            }
        }
        (Shape::Number(low, high), _) => wrong(&float_bounds(*low, *high), unquote_hint(key, value)),
        (Shape::Bool, Value::Bool(_)) => Ok(value.clone()),
        (Shape::Bool, _) => wrong("true or false", bool_hint(key, value)),
        (Shape::Choice(choices), _) => judge_choice(key, choices, value),
        (Shape::Level(_), Value::Int(0..=5)) => Ok(value.clone()),
        (Shape::Level(choices), Value::Text(text)) if choices.iter().any(|choice| choice.key == text) => {
            Ok(value.clone())
        }
        (Shape::Level(choices), _) => {
            let words = choices.iter().map(|choice| choice.key);
            let hint = match value {
                Value::Text(text) => nearest(text, words).map(|near| format!("did you mean {near}?")),
                _ => None,
            };
            wrong(
                &format!("a whole number from 0 to 5 or {}", one_of(choices)),
                hint.or_else(|| unquote_hint(key, value)),
            )
        }
        (Shape::Money, _) => judge_text(value, read_money)
            .map_or_else(|| wrong("an amount with its currency", Some(format!("write {key} = \"1500 EUR\""))), Ok),
        (Shape::Pay, _) => judge_text(value, read_pay).map_or_else(
            || wrong("an amount of pay", Some(format!("write {key} = \"45000 EUR/year\", or /month, /day, /hour"))),
            Ok,
        ),
        (Shape::Every, _) => judge_text(value, read_every)
            .map_or_else(|| wrong("how often", Some(format!("write {key} = \"6 weeks\", or days, months, years"))), Ok),
        (Shape::List(inner), Value::List(values)) => {
            let each = format!("each of {key}");
            let kept = values.iter().enumerate().map(|(i, item)| {
                judge_shape(&each, inner, item).map_err(|mut misfit| {
                    misfit.path.insert(0, i.to_string());
                    // A hint that says `write key = …` would not fit inside a list.
                    misfit.hint = misfit.hint.filter(|hint| !hint.contains(&each));
                    misfit
                })
            });
            Ok(Value::List(kept.collect::<Result<_, _>>()?))
        }
        (Shape::List(_), Value::Text(text)) => wrong("a list", Some(format!("write {key} = [\"{text}\"]"))),
        (Shape::List(_), _) => wrong("a list", Some(format!("write {key} = […]"))),
        (Shape::Table(fields), Value::Table(values)) => Ok(Value::Table(judge_table(fields, values)?)),
        (Shape::Table(_), _) => wrong("a table", Some(format!("write {key} = {{ … = … }}"))),
        (Shape::Records(fields), Value::List(values)) => {
            let kept = values.iter().enumerate().map(|(i, item)| match item {
                Value::Table(values) => judge_table(fields, values).map(Value::Table).map_err(|mut misfit| {
                    misfit.path.insert(0, i.to_string());
                    misfit
                }),
                _ => wrong("a list of records", None),
            });
            Ok(Value::List(kept.collect::<Result<_, _>>()?))
        }
        (Shape::Records(_), _) => wrong("a list of records", None),
    }
}

/// Judges the known keys of a table; unknown ones stay, and a table without fields takes any.
fn judge_table(fields: &[Field], values: &Values) -> Result<Values, Misfit> {
    for field in fields.iter().filter(|field| field.required) {
        if !values.iter().any(|(key, _)| key == field.key) {
            return Err(Misfit::new(format!("{} is missing", field.key), Some(format!("add {} = …", field.key))));
        }
    }
    let kept = values.iter().map(|(key, value)| match fields.iter().find(|field| field.key == key) {
        Some(field) => judge(field, value).map(|kept| (key.clone(), kept)).map_err(|mut misfit| {
            misfit.path.insert(0, key.clone());
            misfit
        }),
        None => Ok((key.clone(), value.clone())),
    });
    kept.collect()
}

fn judge_choice(key: &str, choices: &[Choice], value: &Value) -> Result<Value, Misfit> {
    let Value::Text(text) = value else {
        return Err(Misfit::new(format!("{key} is {}, not {}", one_of(choices), name(value)), None));
    };
    if choices.iter().any(|choice| choice.key == text) {
        return Ok(value.clone());
    }
    let keys = choices.iter().map(|choice| choice.key);
    let says = choices.iter().find(|choice| choice.says.eq_ignore_ascii_case(text)).map(|choice| choice.key);
    let hint = says.or_else(|| nearest(text, keys)).map(|near| format!("did you mean {near}?"));
    Err(Misfit::new(format!("{key} is {}, not {}", one_of(choices), name(value)), hint))
}

/// The candidate that a misspelt word most likely meant, if any is near.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.trim().to_lowercase().replace([' ', '_'], "-");
    let scored = candidates.into_iter().map(|candidate| {
        let other = candidate.to_lowercase().replace([' ', '_'], "-");
        let starts = word.chars().count() >= 3
            && (other.starts_with(&word) || word.starts_with(&other) && other.chars().count() >= 3);
        let likeness = strsim::normalized_damerau_levenshtein(&word, &other);
        (if starts { likeness.max(0.75) } else { likeness }, candidate)
    });
    let best = scored.fold(None::<(f64, &str)>, |best, next| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    });
    best.filter(|(likeness, _)| *likeness >= 0.6).map(|(_, candidate)| candidate)
}

fn judge_text(value: &Value, read: impl Fn(&str) -> Option<String>) -> Option<Value> {
    match value {
        Value::Text(text) => read(text.trim()).map(Value::Text),
        _ => None,
    }
}

/// `1500 eur` → `1500 EUR`.
fn read_money(text: &str) -> Option<String> {
    let (amount, currency) = text.split_once(char::is_whitespace)?;
    let currency = currency.trim();
    let decimal = amount.bytes().filter(|&b| b == b'.').count() <= 1
        && amount.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && amount.starts_with(|c: char| c.is_ascii_digit())
        && !amount.ends_with('.');
    let letters = currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_alphabetic());
    (decimal && letters).then(|| format!("{amount} {}", currency.to_uppercase()))
}

/// `45000 eur / year` → `45000 EUR/year`.
fn read_pay(text: &str) -> Option<String> {
    let (money, unit) = text.split_once('/')?;
    let unit = unit.trim().to_lowercase();
    let known = matches!(unit.as_str(), "year" | "month" | "day" | "hour");
    let money = read_money(money.trim())?;
    known.then(|| format!("{money}/{unit}"))
}

/// `1 week`, `6 weeks`.
fn read_every(text: &str) -> Option<String> {
    let (count, unit) = text.split_once(char::is_whitespace)?;
    let count: u16 = count.parse().ok().filter(|&count| (1..=999).contains(&count))?;
    let unit = unit.trim().to_lowercase();
    let one = unit.strip_suffix('s').unwrap_or(&unit);
    if !matches!(one, "day" | "week" | "month" | "year") {
        return None;
    }
    Some(if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") })
}

fn one_of(choices: &[Choice]) -> String {
    let keys: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
    match keys.as_slice() {
        [one] => (*one).to_owned(),
        [first, second] => format!("{first} or {second}"),
        _ => format!("one of {}", keys.join(", ")),
    }
}

fn bounds(low: &i64, high: &i64, what: &str) -> String {
    match (*low, *high) {
        (i64::MIN, i64::MAX) => what.to_owned(),
        (low, i64::MAX) => format!("{what} from {low} on"),
        (i64::MIN, high) => format!("{what} up to {high}"),
        (low, high) => format!("{what} from {low} to {high}"),
    }
}

fn float_bounds(low: f64, high: f64) -> String {
    match (low.is_finite() && low != f64::MIN, high.is_finite() && high != f64::MAX) {
        (true, true) => format!("a number from {low} to {high}"),
        (true, false) => format!("a number from {low} on"),
        (false, true) => format!("a number up to {high}"),
        (false, false) => "a number".to_owned(),
    }
}

/// A number that was put in quotes, or given with its unit.
fn unquote_hint(key: &str, value: &Value) -> Option<String> {
    let Value::Text(text) = value else {
        return None;
    };
    let number: String = text.trim().replacen(',', ".", 1);
    let end = number.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).unwrap_or(number.len());
    number[..end].parse::<f64>().ok().map(|_| format!("write {key} = {}", &number[..end]))
}

fn bool_hint(key: &str, value: &Value) -> Option<String> {
    let meant = match value {
        Value::Text(text) => match text.to_lowercase().as_str() {
            "yes" | "true" | "y" => true,
            "no" | "false" | "n" => false,
            _ => return None,
        },
        Value::Int(0) => false,
        Value::Int(1) => true,
        _ => return None,
    };
    Some(format!("write {key} = {meant}"))
}

/// A value as a message names it.
fn name(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("\"{}\"", shorten(text)),
        Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::Date(_) => plain(value),
        Value::List(_) => "a list".to_owned(),
        Value::Table(_) => "a table".to_owned(),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => shorten(text),
        Value::Int(number) => number.to_string(),
        Value::Float(number) => format!("{number:?}"),
        Value::Bool(flag) => flag.to_string(),
        Value::Date(day) => day.to_string(),
        Value::List(_) | Value::Table(_) => "…".to_owned(),
    }
}

/// A text cut to a line that a message can carry, its control characters made visible.
fn shorten(text: &str) -> String {
    let mut short = String::new();
    for (i, c) in text.chars().enumerate() {
        if i == 60 {
            short.push('…');
            break;
        }
        if c.is_control() { short.extend(c.escape_default()) } else { short.push(c) }
    }
    short
}
