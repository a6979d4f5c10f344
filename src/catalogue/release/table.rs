//! The tables of a release that are read: what they are called in which release, and what does not
//! work without them.
//!
//! From 30.3 on several tables have other names, skills stand in two, and there are no work values;
//! the columns were renamed with them (see [`read`](super::read)).

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Codes, titles and descriptions: without it there is nothing to import.
    Occupations,
    /// The six interests.
    Interests,
    /// Preparation.
    Zones,
    /// The six values.
    Values,
    /// Importance and level of skills.
    Skills,
    /// Importance and level of areas of knowledge.
    Knowledge,
    /// The release's own related occupations.
    Related,
    /// Alternate titles.
    Titles,
    /// Titles that people gave in the survey.
    Reported,
    /// Detailed work activities, by tasks.
    Activities,
    /// What people do in it.
    Tasks,
    /// Software and machines.
    Tools,
}

/// The file that says which release it is, without its ending.
const READ_ME: [&str; 2] = ["read me", "readme"];

impl Table {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Table; 12] = [
        Table::Occupations,
        Table::Interests,
        Table::Zones,
        Table::Values,
        Table::Skills,
        Table::Knowledge,
        Table::Related,
        Table::Titles,
        Table::Reported,
        Table::Activities,
        Table::Tasks,
        Table::Tools,
    ];

    /// The word for it in `--json`; on screen see [`says`](Table::says).
    pub fn key(self) -> &'static str {
        match self {
            Table::Occupations => "occupations",
            Table::Interests => "interests",
            Table::Zones => "preparation",
            Table::Values => "values",
            Table::Skills => "skills",
            Table::Knowledge => "knowledge",
            Table::Related => "related",
            Table::Titles => "other_titles",
            Table::Reported => "reported_titles",
            Table::Activities => "activities",
            Table::Tasks => "tasks",
            Table::Tools => "tools",
        }
    }

    /// The word for it on screen.
    pub fn says(self) -> String {
        self.key().replace('_', " ")
    }

    /// What it is called, in one release or another; what stands in one list belongs together.
    pub fn names(self) -> &'static [&'static [&'static str]] {
        match self {
            Table::Occupations => &[&["Occupation Data"]],
            Table::Interests => &[&["Interests"], &["Career Interest Types"]],
            Table::Zones => &[&["Job Zones"]],
            Table::Values => &[&["Work Values"]],
            Table::Skills => &[&["Skills"], &["Essential Skills", "Transferable Skills"]],
            Table::Knowledge => &[&["Knowledge"]],
            Table::Related => &[&["Related Occupations"], &["Career Changers Matrix"]],
            Table::Titles => &[&["Alternate Titles"], &["Job Titles"]],
            Table::Reported => &[&["Sample of Reported Titles"]],
            Table::Activities => &[&["Tasks to DWAs"]],
            Table::Tasks => &[&["Task Statements"]],
            Table::Tools => &[&["Technology Skills"], &["Software Skills"]],
        }
    }

    /// Its names as they are told: `Interests (or Career Interest Types)`.
    pub fn say_names(self) -> String {
        let mut lists = self.names().iter().map(|list| list.join(" and "));
        let first = lists.next().unwrap_or_default();
        lists.next().map_or(first.clone(), |other| format!("{first} (or {other})"))
    }

    /// What does not work without it.
    pub fn without(self) -> &'static str {
        match self {
            Table::Occupations => "nothing can be imported",
            Table::Interests => "only occupations that are built in are compared with your interests",
            Table::Zones => "preparation is known only where an occupation is built in",
            Table::Values => "only occupations that are built in are compared with your values",
            Table::Skills => "there are no official levels of skills, and likeness does without them",
            Table::Knowledge => "there are no official levels of knowledge, and likeness does without them",
            Table::Related => "the release's own related occupations are not shown",
            Table::Titles => "the search knows few other titles, and likeness does without them",
            Table::Reported => "the search knows fewer titles",
            Table::Activities => "likeness does without work activities",
            Table::Tasks => "no tasks are shown, and likeness does without them",
            Table::Tools => "no software in use is shown",
        }
    }

    /// The number by which the compact file has it.
    pub(super) fn number(self) -> u8 {
        self as u8
    }

    /// The table with this number.
    pub(super) fn from_number(number: u8) -> Option<Table> {
        Table::ALL.into_iter().find(|table| table.number() == number)
    }
}

/// A file of a release that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// A table: which, which of its ways to be named, and which one of those that belong together.
    Table(Table, usize, usize),
    /// What says which release it is.
    ReadMe,
}

impl File {
    /// What a file is, by its name with or without folders; `None` for one that is not read.
    /// Capitals do not matter, and an underscore stands for a space.
    ///
    /// ```
    /// use career::catalogue::release::table::{File, Table};
    /// let skills = File::of("db_30_1_text/Skills.txt");
    /// assert_eq!(skills, Some(File::Table(Table::Skills, 0, 0)));
    /// assert_eq!(File::of("job_titles.TXT"), Some(File::Table(Table::Titles, 1, 0)));
    /// assert_eq!(File::of("Skills.xlsx"), None);
    /// ```
    pub fn of(name: &str) -> Option<File> {
        let base = name.rsplit(['/', '\\']).next()?.to_lowercase().replace('_', " ");
        let stem = base.strip_suffix(".txt")?;
        if READ_ME.contains(&stem) {
            return Some(File::ReadMe);
        }
        Table::ALL.into_iter().find_map(|table| {
            table.names().iter().enumerate().find_map(|(way, list)| {
                let at = list.iter().position(|name| name.to_lowercase() == stem)?;
                Some(File::Table(table, way, at))
            })
        })
    }
}
