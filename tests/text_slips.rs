//! Every slip of a hand in an editor gets one message: where, what, why, what to write.
use career::error::Error;
use career::store::text::check;

use crate::text_kit::KINDS;

/// A line that a person may write as line 3 of a file with one goal, and what is said of it.
#[rustfmt::skip] // One case a line.
const LINES: &[(&str, &str)] = &[
    ("why = Learn it properly", "goals.toml:3:7: the text behind why has no quotes | write why = \"Learn it properly\""),
    ("why = “Learn it”", "goals.toml:3:7: the text behind why stands in curly quotes | because word processors and phones put them in by themselves | write why = \"Learn it\""),
    ("why = \"Learn it”", "goals.toml:3:7: the text behind why has no closing quote | write why = \"Learn it\""),
    ("why = „Lernen“", "goals.toml:3:7: the text behind why stands in curly quotes | because word processors and phones put them in by themselves | write why = \"Lernen\""),
    ("why: \"Learn it\"", "goals.toml:3:1: behind why stands a colon where = belongs | write why = \"Learn it\""),
    ("why: Learn it", "goals.toml:3:1: behind why stands a colon where = belongs | write why = \"Learn it\""),
    ("why:", "goals.toml:3:1: behind why stands a colon where = belongs | write why = \"…\""),
    ("why = \"Learn it", "goals.toml:3:7: the text behind why has no closing quote | write why = \"Learn it\""),
    ("why = 'Learn it", "goals.toml:3:7: the text behind why has no closing quote | write why = \"Learn it\""),
    ("why \"Learn it\"", "goals.toml:3:1: behind why the = is missing | write why = \"Learn it\""),
    ("why", "goals.toml:3:1: why has no value | write why = \"…\", or delete the line"),
    ("why =", "goals.toml:3:1: why has no value | write why = \"…\", or delete the line"),
    ("= \"x\"", "goals.toml:3:1: in front of = no key is given | write key = \"x\""),
    ("title = \"again\"", "goals.toml:3:1: title is given twice in one record, on line 2 and on line 3 | keep the right one and delete the other"),
    ("due = 2026-1-5", "goals.toml:3:7: the date 2026-1-5 is written differently here | because a date has four digits for the year and two each for month and day, with hyphens | write due = 2026-01-05"),
    ("due = 2026-02-30", "goals.toml:3:7: there is no 30 February 2026 | because February 2026 has 28 days | write due = 2026-02-28, or the day that you mean"),
    ("due = 2026-13-01", "goals.toml:3:7: there is no month 13 | write due = 2026-12-31, or the day that you mean"),
    ("due = 2026-2-30", "goals.toml:3:7: there is no 30 February 2026 | because February 2026 has 28 days | write due = 2026-02-28, or the day that you mean"),
    ("due = 05.01.2026", "goals.toml:3:7: the date 05.01.2026 is written differently here | because it can be read in two ways, day first or month first | write due = 2026-01-05 or due = 2026-05-01, with the year first"),
    ("due = 12/03/2027", "goals.toml:3:7: the date 12/03/2027 is written differently here | because it can be read in two ways, day first or month first | write due = 2027-03-12 or due = 2027-12-03, with the year first"),
    ("due = 31/03/2027", "goals.toml:3:7: the date 31/03/2027 is written differently here | write due = 2027-03-31, with the year first"),
    ("due = 2027/03/31", "goals.toml:3:7: the date 2027/03/31 is written differently here | because a date has four digits for the year and two each for month and day, with hyphens | write due = 2027-03-31"),
    ("due = 2027-03", "goals.toml:3:7: 2027-03 is a month, but due is a day | write due = 2027-03-01, or the day that you mean"),
    ("due = \"soon\"", "goals.toml:3:7: due is a date, not \"soon\" | write it as due = 2027-03-31"),
    ("due = 2027-03-31T10:00:00Z", "goals.toml:3:7: due holds a time, and a day is enough | write due = 2027-03-31"),
    ("due = soon", "goals.toml:3:7: the text behind due has no quotes | write due = \"soon\""),
    ("why = \"C:\\Users\\maya\"", "goals.toml:3:10: a backslash stands in the text behind why | because between double quotes a backslash begins a special character | write it in single quotes: why = 'C:\\Users\\maya'"),
    ("why = \"it's a \\d\"", "goals.toml:3:15: a backslash stands in the text behind why | because between double quotes a backslash begins a special character | write each \\ twice: \\\\"),
    ("<<<<<<< HEAD", "goals.toml:3:1: a conflict marker of git stands in the file | because two versions of the file were merged and did not fit together | keep the lines that are right, and delete the lines with <<<<<<<, ======= and >>>>>>>"),
    ("=======", "goals.toml:3:1: a conflict marker of git stands in the file | because two versions of the file were merged and did not fit together | keep the lines that are right, and delete the lines with <<<<<<<, ======= and >>>>>>>"),
    (">>>>>>> theirs", "goals.toml:3:1: a conflict marker of git stands in the file | because two versions of the file were merged and did not fit together | keep the lines that are right, and delete the lines with <<<<<<<, ======= and >>>>>>>"),
    ("priority = 7", "goals.toml:3:12: priority is a whole number from 1 to 3, not 7"),
    ("priority = 0", "goals.toml:3:12: priority is a whole number from 1 to 3, not 0"),
    ("priority = \"2\"", "goals.toml:3:12: priority is a whole number from 1 to 3, not \"2\" | write priority = 2"),
    ("priority = 2.0", "goals.toml:3:12: priority is a whole number from 1 to 3, not 2.0 | write priority = 2"),
    ("priority = 2.5", "goals.toml:3:12: priority is a whole number from 1 to 3, not 2.5"),
    ("priority = 02", "goals.toml:3:12: the number 02 begins with a zero | write priority = 2, or priority = \"02\" if it is no number"),
    ("priority = 99999999999999999999", "goals.toml:3:12: the number 99999999999999999999 is too large | write a smaller one, or priority = \"99999999999999999999\" if it is no number"),
    ("hours = 2,5", "goals.toml:3:9: the number 2,5 has a comma where a point belongs | write hours = 2.5"),
    ("hours = 5.", "goals.toml:3:9: the number 5. needs a digit on both sides of its point | write hours = 5"),
    ("hours = .5", "goals.toml:3:9: the number .5 needs a digit on both sides of its point | write hours = 0.5"),
    ("hours = 40h", "goals.toml:3:9: 40h is a number with a unit, without quotes | write hours = 40, or hours = \"40h\" if the unit belongs to it"),
    ("hours = 5%", "goals.toml:3:9: 5% is a number with a unit, without quotes | write hours = 5, or hours = \"5%\" if the unit belongs to it"),
    ("hours = -1", "goals.toml:3:9: hours is a number from 0 to 10000, not -1"),
    ("hours = \"40\"", "goals.toml:3:9: hours is a number from 0 to 10000, not \"40\" | write hours = 40"),
    ("hours = inf", "goals.toml:3:9: hours is a number from 0 to 10000, not inf"),
    ("status = \"activ\"", "goals.toml:3:10: status is one of active, paused, done, dropped, not \"activ\" | did you mean active?"),
    ("status = \"finished\"", "goals.toml:3:10: status is one of active, paused, done, dropped, not \"finished\""),
    ("status = active", "goals.toml:3:10: the text behind status has no quotes | write status = \"active\""),
    ("status = \"let go\"", "goals.toml:3:10: status is one of active, paused, done, dropped, not \"let go\" | did you mean dropped?"),
    ("status = 3", "goals.toml:3:10: status is one of active, paused, done, dropped, not 3"),
    ("remote = True", "goals.toml:3:10: True is written small | write remote = true"),
    ("remote = yes", "goals.toml:3:10: yes has no quotes | write remote = true, or remote = \"yes\" if it is a word"),
    ("remote = \"yes\"", "goals.toml:3:10: remote is true or false, not \"yes\" | write remote = true"),
    ("remote = 1", "goals.toml:3:10: remote is true or false, not 1 | write remote = true"),
    ("cost = 1500 EUR", "goals.toml:3:8: 1500 EUR is a number with a unit, without quotes | write cost = \"1500 EUR\""),
    ("cost = €1500", "goals.toml:3:8: the amount €1500 is written differently here | write cost = \"1500 EUR\", with the letters of the currency"),
    ("cost = \"1500\"", "goals.toml:3:8: cost is an amount with its currency, not \"1500\" | write cost = \"1500 EUR\""),
    ("cost = \"EUR 1500\"", "goals.toml:3:8: cost is an amount with its currency, not \"EUR 1500\" | write cost = \"1500 EUR\""),
    ("cost = 1500", "goals.toml:3:8: cost is an amount with its currency, not 1500 | write cost = \"1500 EUR\""),
    ("pay = \"45000 EUR\"", "goals.toml:3:7: pay is an amount of pay, not \"45000 EUR\" | write pay = \"45000 EUR/year\", or /month, /day, /hour"),
    ("pay = \"45000 EUR/week\"", "goals.toml:3:7: pay is an amount of pay, not \"45000 EUR/week\" | write pay = \"45000 EUR/year\", or /month, /day, /hour"),
    ("every = \"6\"", "goals.toml:3:9: every is how often, not \"6\" | write every = \"6 weeks\", or days, months, years"),
    ("every = 6", "goals.toml:3:9: every is how often, not 6 | write every = \"6 weeks\", or days, months, years"),
    ("tags = [\"a\", b]", "goals.toml:3:14: in the list behind tags, b has no quotes | write tags = [\"a\", \"b\"]"),
    ("tags = [\"a\" \"b\"]", "goals.toml:3:12: in the list behind tags a comma is missing | write tags = [\"one\", \"two\"]"),
    ("tags = [\"a\", \"b\"", "goals.toml:3:8: the list behind tags is never closed | write tags = [\"one\", \"two\"]"),
    ("tags = [“a”, “b”]", "goals.toml:3:9: the list behind tags holds curly quotes | write tags = [\"a\", \"b\"]"),
    ("tags = \"a\"", "goals.toml:3:8: tags is a list, not \"a\" | write tags = [\"a\"]"),
    ("tags = [\"a\", 3]", "goals.toml:3:8: each of tags is text, not 3"),
    ("tags = [\"a\"] and more", "goals.toml:3:13: behind the list of tags stands and more | end the line with the closing bracket"),
    ("metric = { unit: \"x\", to: 5 }", "goals.toml:3:16: between the braces behind metric stands a colon where = belongs | write metric = { unit = \"x\", to = 5 }"),
    ("metric = { unit = \"x\", to = \"5\" }", "goals.toml:3:10: to is a number, not \"5\" | write to = 5"),
    ("metric = { unit = \"x\"", "goals.toml:3:10: the { behind metric is never closed | write metric = { … }, on one line"),
    ("metric = \"x\"", "goals.toml:3:10: metric is a table, not \"x\" | write metric = { … = … }"),
    ("metric = {}{}", "goals.toml:3:12: behind the braces of metric stands {} | end the line with the closing brace"),
    ("why = \"the \"best\" one\"", "goals.toml:3:13: the text behind why goes on after its closing quote | because a quote inside the text ends it | write inner quotes as \\\": why = \"the \\\"best\\\" one\""),
    ("why = 'I don't know'", "goals.toml:3:14: the text behind why goes on after its closing quote | because an apostrophe ends a text in single quotes | write it in double quotes: why = \"I don't know\""),
    ("why = \"a\",", "goals.toml:3:10: behind the text of why stands a comma | end the line with the closing quote: why = \"a\""),
    ("why = \"a\" hours = 5", "goals.toml:3:10: two keys stand on one line | write hours on a line of its own"),
    ("why = null", "goals.toml:3:7: why has no value | delete the line; what is missing is unknown"),
    ("hours per week = 5", "goals.toml:3:1: the key hours per week is more than one word | write hours_per_week = …"),
    ("title: = \"x\"", "goals.toml:3:1: behind title stands a colon where = belongs | write title = \"x\""),
    ("größe = 5", "goals.toml:3:1: the key größe holds a character that a key cannot have | a key has letters from a to z, digits, _ and -; or write it in quotes: \"größe\" = …"),
    ("// a note", "goals.toml:3:1: a comment begins with # here | write # a note"),
    ("; a note", "goals.toml:3:1: a comment begins with # here | write # a note"),
    ("- a note", "goals.toml:3:1: this line is neither a key with its value nor a comment | put # in front of it if it is a note, or write it as key = \"text\""),
    ("A note about this goal", "goals.toml:3:1: this line is neither a key with its value nor a comment | put # in front of it if it is a note, or write it as key = \"text\""),
    ("why = \"\"\"never closed", "goals.toml:3:7: the text behind why begins with three quotes that never close | put \"\"\" behind the last line of the text"),
    ("prioriti = 1", "warning: goals.toml:3:1: prioriti is not known here, and is left as it is | did you mean priority?"),
    ("titel = \"x\"", ""),
    ("checkins = []", "warning: goals.toml:3:1: checkins is not known here, and is left as it is | did you mean checkin?"),
    ("parent = \"\"", "goals.toml:3:10: parent is the id of a goal, not \"\""),
    ("[goal.metric", "goals.toml:3:1: the header [goal.metric is not closed | write [goal.metric]"),
    ("[[goal.checkin]", "goals.toml:3:1: the header [[goal.checkin] is not closed | write [[goal.checkin]]"),
    ("[goal metric]", "goals.toml:3:1: the header [goal metric] holds a space | a header is one word, as in [[goal]]"),
    ("[]", "goals.toml:3:1: the header [] has no name | write what the lines below it are, as in [[goal]]"),
    ("[[goal.checkin]] value = 3", "goals.toml:3:1: the header [[goal.checkin]] value = 3 does not stand alone | write [[goal.checkin]] on a line of its own"),
    ("id = 5", "goals.toml:3:6: the id of a goal is text, not 5 | write id = \"5\""),
    ("why = \"\"\"a\\qb\"\"\"", "goals.toml:3:11: a backslash stands in the text behind why | because between double quotes a backslash begins a special character | write each \\ twice: \\\\"),
    ("parent = [\"x\"]", "goals.toml:3:10: parent is the id of a goal, not a list"),
    ("updated = \"x\"", ""),
    ("checkin = [{ date = 2026-01-01 }, 5]", "goals.toml:3:11: checkin is a list of records, not of single values"),
    ("checkin = [{ value = 5 }]", "goals.toml:3:11: this checkin of the goal has no date (the day of the check-in) | write date = 2027-03-31 there"),
    ("why = \"a\u{7}b\"", "goals.toml:3:9: an invisible control character (U+0007) stands here | delete it, or write the line anew"),
    ("\u{7}", "goals.toml:3:1: an invisible control character (U+0007) stands here | delete it, or write the line anew"),
    ("why = \"\\u0007\" \u{7}", "goals.toml:3:16: an invisible control character (U+0007) stands here | delete it, or write the line anew"),
    ("why = «x»", "goals.toml:3:7: the text behind why stands in curly quotes | because word processors and phones put them in by themselves | write why = \"x\""),
];

/// Whole files, and what is said of them.
#[rustfmt::skip] // One case a line.
const FILES: &[(&str, &str)] = &[
    ("[goal]\ntitle = \"a\"\n", "goals.toml:1:1: [goal] stands in one pair of brackets | because there can be more than one goal, so each of them begins with two pairs | write [[goal]]"),
    ("[[person]]\nname = \"Maya\"\n", "goals.toml:1:1: [[person]] stands in two pairs of brackets | because there is only one person in goals.toml | write [person]"),
    ("[[goal]]\ntitle = \"a\"\n\n[goal]\ntitle = \"b\"\n", "goals.toml:4:1: [goal] stands in one pair of brackets | because there can be more than one goal, so each of them begins with two pairs | write [[goal]]"),
    ("[[goal]]\nid = \"sql\"\ntitle = \"a\"\n\n[[goal]]\nid = \"sql\"\ntitle = \"b\"\n", "goals.toml:5:1: the id sql stands in the file twice, on line 1 and on line 5 | because each record has an id of its own, since others refer to it | give one of them another id, such as id = \"sql-2\""),
    ("[[goal]]\nid = \"sql\"\n", "goals.toml:1:1: this goal has no title (what it is about) | write title = \"…\" below [[goal]]"),
    ("goal = [{ title = \"a\" }]\n", "goals.toml:1:1: goal is written as a list in one value | because only records under headers of their own can be changed without touching the rest | write [[goal]] on a line of its own, and below it one key a line"),
    ("goal.title = \"a\"\n", "goals.toml:1:1: goal is written without a header of its own | because only records under headers of their own can be changed without touching the rest | write [[goal]] on a line of its own, and below it one key a line"),
    ("[[goal]]\ntitle = \"a\"\n[[skill]]\nname = \"b\"\n[[goal.checkin]]\ndate = 2026-01-01\n", "goals.toml:5:1: [[goal.checkin]] does not stand below a goal | because the record above it is a skill | move these lines to the end of the goal that they belong to"),
    ("[[goal.checkin]]\ndate = 2026-01-01\n", "goals.toml:1:1: [[goal.checkin]] does not stand below a goal | because there is no record above it | move these lines to the end of the goal that they belong to"),
    ("[[gaol]]\ntitle = \"a\"\n", "warning: goals.toml:1:1: [gaol] is not known here, and is left as it is | did you mean [[goal]]?"),
    ("[[something]]\ntitle = \"a\"\n", ""),
    ("title = \"a\"\n", "warning: goals.toml:1:1: title stands above the first [[goal]] and belongs to no record | write [[goal]] on a line above it"),
    ("[person]\nname = \"a\"\n[person]\nname = \"b\"\n", "goals.toml:3:1: [person] stands in the file twice, on line 1 and on line 3 | make one of the two"),
    ("format = 2\n[person]\nname = \"a\"\n", "goals.toml:1:10: this data is in format 2; this version of career reads up to format 1 | because a newer version of career wrote it, perhaps on another machine | install the newest career here and run the command again; nothing was changed"),
    ("format = \"one\"\n", "goals.toml:1:10: the format is a whole number from 1 on, not \"one\" | write: format = 1"),
    ("format = 1\nname = x\n", "goals.toml:2:8: the text behind name has no quotes | write name = \"x\""),
    ("# note\r\n[[goal]]\r\ntitle = Learn SQL\r\n", "goals.toml:3:9: the text behind title has no quotes | write title = \"Learn SQL\""),
    ("\u{feff}[[goal]]\ntitle = Learn SQL\n", "goals.toml:2:9: the text behind title has no quotes | write title = \"Learn SQL\""),
    ("[[goal]]\ntitle = \"a\"\n[[goal.checkin]]\nvalue = 5\n[[goal.checkin]]\ndate = 2026-01-01\nconfidence = 101\n", "goals.toml:3:1: this checkin of the goal has no date (the day of the check-in) | write date = 2027-03-31 there\ngoals.toml:7:14: confidence is a whole number from 0 to 100, not 101"),
    ("[[goal]]\ntitle = \"a\"\n[[goal.checkin]]\ndate = 2026-01-01\nconfidnce = 50\n", "warning: goals.toml:5:1: confidnce is not known here, and is left as it is | did you mean confidence?"),
    ("[[goal]]\ntitle = \"a\"\n[goal.metric]\nto = \"five\"\n", "goals.toml:4:6: to is a number, not \"five\""),
    ("[[goal]]\ntitle = \"a\"\nmetric.to = \"five\"\n", "goals.toml:3:13: to is a number, not \"five\""),
    ("[[goal]]\ntitle = \"a\"\nmetric = { to = 5 }\n[goal.metric]\nfrom = 1\n", "goals.toml:4:1: metric is given twice in one record, on line 3 and on line 4 | keep the right one and delete the other"),
    ("[[goal]]\ntitle = \"a\"\n[goal.metric]\nfrom = 1\n[goal.metric]\nfrom = 2\n", "goals.toml:5:1: goal.metric is given twice in one record, on line 3 and on line 5 | keep the right one and delete the other"),
    ("[[goal]]\ntitle = \"a\"\ntags = [\n  \"x\",\n\n[[goal]]\ntitle = \"b\"\n", "goals.toml:3:8: the list behind tags is never closed | write tags = [\"one\", \"two\"]"),
    ("[[goal]]\ntitle = \"a\"\n\n[[goal]\ntitle = \"b\"\n", "goals.toml:4:1: the header [[goal] is not closed | write [[goal]]"),
    ("[[goal]]\ntitle = \"über – Größe\" x\n", "goals.toml:2:23: the text behind title goes on after its closing quote | because a quote inside the text ends it | write inner quotes as \\\": title = \"über – Größe\\\" x\""),
    ("[[skill]]\nname = \"a\"\ntarget = 9\n\n[[goal]]\nstatus = \"don\"\n", "goals.toml:3:10: target is a whole number from 0 to 5, not 9\ngoals.toml:5:1: this goal has no title (what it is about) | write title = \"…\" below [[goal]]\ngoals.toml:6:10: status is one of active, paused, done, dropped, not \"don\" | did you mean done?"),
    ("[[goal]]\ntitle = \"a\"\nstatus = \"actve\"\nprioritty = 2\n", "goals.toml:3:10: status is one of active, paused, done, dropped, not \"actve\" | did you mean active?\nwarning: goals.toml:4:1: prioritty is not known here, and is left as it is | did you mean priority?"),
    ("[[values]]\ndate = 2026-01-01\nform = 3\n", "goals.toml:3:8: form is a whole number from 30 to 60, not 3"),
    ("[[goal]]\ntitle = 5\n", "goals.toml:2:9: title is text, not 5 | write title = \"5\""),
    ("[[goal]]\ntitle = \"ok\"\n", ""),
];

fn show(error: &Error) -> String {
    let mut line = error.to_string();
    for cause in &error.causes {
        line.push_str(&format!(" | because {cause}"));
    }
    for hint in &error.hints {
        line.push_str(&format!(" | {hint}"));
    }
    line
}

fn differs(case: &str, text: &str, expected: &str) -> Option<String> {
    let found = check(text, "goals.toml", &KINDS);
    let warnings = found.warnings.iter().map(|warning| format!("warning: {}", show(warning)));
    let found = found.problems.iter().map(show).chain(warnings).collect::<Vec<_>>().join("\n");
    (found != expected).then(|| format!("    ({case:?}, {found:?}),"))
}

#[test]
fn each_slip_in_a_line_is_explained() {
    let goal = |line: &str| format!("[[goal]]\ntitle = \"Learn SQL\"\n{line}\n");
    let wrong: Vec<String> = LINES.iter().filter_map(|(line, said)| differs(line, &goal(line), said)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn each_slip_in_a_file_is_explained() {
    let wrong: Vec<String> = FILES.iter().filter_map(|(text, said)| differs(text, text, said)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
