//! Words that make up names, and words that are both names and words of the language.

/// Titles before a name, which go with it.
#[rustfmt::skip] // As many a line as fit.
pub const TITLES: &[&str] = &[
    "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "herr", "frau", "señor", "señora",
    "don", "doña", "mme", "mlle", "monsieur", "madame", "rev", "fr",
];

/// Parts of names that are no names by themselves.
#[rustfmt::skip] // As many a line as fit.
pub const PARTICLES: &[&str] = &[
    "the", "a", "an", "of", "from", "in", "at", "for", "and", "my", "our", "to", "von", "van", "de", "der", "den",
    "la", "le", "del", "della", "di", "da", "dos", "bin", "ibn", "al", "el", "y", "jr", "sr",
];

/// Words of the language that people are called too, and words of work by which people are noted: as
/// part of a name they count with a capital letter only.
#[rustfmt::skip] // As many a line as fit.
pub const WORDS: &[&str] = &[
    "will", "may", "mark", "rose", "grace", "hope", "faith", "joy", "april", "june", "august", "art", "bill",
    "dean", "drew", "frank", "grant", "jack", "lance", "max", "miles", "nick", "pat", "penny", "ray", "rich",
    "rob", "sue", "ward", "wade", "young", "king", "long", "short", "white", "black", "brown", "green", "day",
    "price", "page", "field", "hill", "wood", "stone", "west", "north", "bell", "bush", "ford", "hall", "head",
    "hunt", "lane", "law", "love", "noble", "park", "pool", "post", "power", "rice", "rush", "sharp", "small",
    "swift", "wise", "yard", "see", "go", "so", "do", "an", "data", "team", "lead", "leader", "office", "manager",
    "boss", "sister", "school", "secretary", "chief", "nurse", "doctor", "teacher", "coach", "client", "mentor",
    "new", "old", "human", "resources", "people", "shift", "plan", "work", "chance", "case", "guy", "gene",
    "harmony", "iris", "ivy", "lily", "daisy", "ruby", "pearl", "amber", "summer", "autumn", "dawn", "eve", "sky",
    "star", "bob", "chip", "dash", "cook", "baker", "smith", "taylor", "mason", "carter", "hunter", "fisher",
    "porter", "turner", "walker", "bishop", "major", "judge", "earl", "duke", "prince",
];

/// Titles and particles that are first names too.
pub const AMBIGUOUS: &[&str] =
    &["don", "fr", "rev", "al", "van", "di", "da", "el", "la", "le", "bin", "del", "den", "der"];

/// Small words that never are a name.
pub const ARTICLES: &[&str] = &["the", "a", "an", "of", "from", "in", "at", "for", "and", "my", "our", "to"];
