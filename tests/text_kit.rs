//! Small kinds of records for the tests of the TOML layer.
use career::record::{Choice, Edge, Field, Form, Kind, Place, Shape};

pub const PLAIN: Field = Field { key: "", shape: Shape::Text, required: false, help: "", ask: "", flag: true };

const fn field(key: &'static str, shape: Shape) -> Field {
    Field { key, shape, ..PLAIN }
}

const fn required(key: &'static str, shape: Shape, help: &'static str) -> Field {
    Field { key, shape, required: true, help, ..PLAIN }
}

const fn choice(key: &'static str) -> Choice {
    Choice { key, says: key }
}

pub const STATUS: &[Choice] =
    &[choice("active"), choice("paused"), choice("done"), Choice { key: "dropped", says: "let go" }];

const METRIC: &[Field] = &[
    field("unit", Shape::Text),
    field("from", Shape::Number(f64::MIN, f64::MAX)),
    field("to", Shape::Number(f64::MIN, f64::MAX)),
];

const CHECKIN: &[Field] = &[
    required("date", Shape::Date(Edge::Last), "the day of the check-in"),
    field("value", Shape::Number(0.0, 1000.0)),
    field("confidence", Shape::Int(0, 100)),
    field("note", Shape::Text),
    field("promises", Shape::List(&Shape::Table(PROMISE))),
];

const PROMISE: &[Field] =
    &[field("text", Shape::Text), field("due", Shape::Date(Edge::Last)), field("done", Shape::Bool)];

pub static GOAL: Kind = Kind {
    noun: "goal",
    table: "goal",
    plural: "goals",
    place: Place::File("goals.toml"),
    form: Form::Blocks,
    title: "title",
    fields: &[
        required("title", Shape::Text, "what it is about"),
        field("status", Shape::Choice(STATUS)),
        field("created", Shape::Date(Edge::First)),
        field("due", Shape::Date(Edge::Last)),
        field("priority", Shape::Int(1, 3)),
        field("hours", Shape::Number(0.0, 10_000.0)),
        field("why", Shape::Text),
        field("metric", Shape::Table(METRIC)),
        field("parent", Shape::Ref("goal")),
        field("after", Shape::List(&Shape::RefStep)),
        field("tags", Shape::List(&Shape::Text)),
        field("cost", Shape::Money),
        field("pay", Shape::Pay),
        field("every", Shape::Every),
        field("remote", Shape::Bool),
        field("checkin", Shape::Records(CHECKIN)),
    ],
};

pub static SKILL: Kind = Kind {
    noun: "skill",
    table: "skill",
    plural: "skills",
    place: Place::File("goals.toml"),
    form: Form::Blocks,
    title: "name",
    fields: &[required("name", Shape::Text, "what it is called"), field("target", Shape::Int(0, 5))],
};

pub static VALUES: Kind = Kind {
    noun: "values",
    table: "values",
    plural: "values",
    place: Place::File("goals.toml"),
    form: Form::Series,
    title: "date",
    fields: &[field("date", Shape::Date(Edge::Last)), field("form", Shape::Int(30, 60))],
};

pub static PERSON: Kind = Kind {
    noun: "person",
    table: "person",
    plural: "person",
    place: Place::File("career.toml"),
    form: Form::Single,
    title: "name",
    fields: &[
        field("name", Shape::Text),
        field("role", Shape::Text),
        field("hours_per_week", Shape::Number(0.0, 168.0)),
        field("places", Shape::List(&Shape::Text)),
        field("answers", Shape::Table(&[])),
        field("commitment", Shape::Records(&[field("text", Shape::Text)])),
    ],
};

pub static KINDS: [&Kind; 4] = [&GOAL, &SKILL, &VALUES, &PERSON];
