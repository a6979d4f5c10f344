//! Codes of occupations: `29-1141.00`, six digits of the Standard Occupational Classification and
//! two of O*NET's.
use std::fmt;

/// An O*NET-SOC code, as its eight digits read as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u32);

impl Code {
    /// Reads `29-1141.00`; also `29-1141` and the digits alone. `None` for anything else.
    ///
    /// ```
    /// use career::catalogue::Code;
    /// assert_eq!(Code::parse("29-1141").unwrap().to_string(), "29-1141.00");
    /// assert_eq!(Code::parse("nurse"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Code> {
        let text = text.trim();
        let bytes = text.as_bytes();
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let digits = match bytes.len() {
            10 if bytes[2] == b'-' && bytes[7] == b'.' => format!("{}{}{}", &text[..2], &text[3..7], &text[8..]),
            7 if bytes[2] == b'-' => format!("{}{}00", &text[..2], &text[3..]),
            8 => text.to_owned(),
            6 => format!("{text}00"),
            _ => return None,
        };
        is_digits(&digits).then(|| digits.parse().ok()).flatten().map(Code)
    }

    /// The eight digits as a number, for compact files.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The code with these eight digits, if there are no more.
    pub fn from_number(number: u32) -> Option<Code> {
        (number < 100_000_000).then_some(Code(number))
    }

    /// The major group: 29 of `29-1141.00`.
    pub fn group(self) -> u32 {
        self.0 / 1_000_000
    }

    /// The minor group of related occupations: 291 of `29-1141.00`.
    pub fn minor(self) -> u32 {
        self.0 / 100_000
    }

    /// The broad occupation: 29114 of `29-1141.00`.
    pub fn broad(self) -> u32 {
        self.0 / 1000
    }

    /// The six digits of the Standard Occupational Classification: `29-1141`.
    pub fn soc(self) -> String {
        self.to_string()[..7].to_owned()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:04}.{:02}", self.0 / 1_000_000, self.0 / 100 % 10_000, self.0 % 100)
    }
}

/// The 22 civilian major groups of the Standard Occupational Classification, in our own short words.
pub const GROUPS: [(u32, &str); 22] = [
    (11, "management"),
    (13, "business and finance"),
    (15, "computers and figures"),
    (17, "engineering and building design"),
    (19, "science"),
    (21, "social work and counselling"),
    (23, "law"),
    (25, "teaching and libraries"),
    (27, "arts, media and sport"),
    (29, "health care, qualified"),
    (31, "health care, assisting"),
    (33, "protection and safety"),
    (35, "kitchens and restaurants"),
    (37, "cleaning and grounds"),
    (39, "personal services"),
    (41, "sales"),
    (43, "offices"),
    (45, "farming and forests"),
    (47, "building"),
    (49, "installing and repairing"),
    (51, "making things"),
    (53, "transport and moving goods"),
];

/// What a major group is called.
pub fn group_name(group: u32) -> &'static str {
    GROUPS.iter().find(|(number, _)| *number == group).map_or("other work", |(_, name)| name)
}
