//! The import of an official release: what is read of it, what is refused, and what it rests on.
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use career::catalogue::release::table::Table;
use career::catalogue::{Code, Release};
use career::store::OsFs;
use career::store::import::{MOST_OF_A_FILE, Source};
use career::term::Script;
use flate2::Crc;
use flate2::write::DeflateEncoder;
use proptest::prelude::*;

use crate::home::{Home, Ran};

/// A release of invented occupations: its files by name, with `\n` between lines.
#[derive(Clone)]
struct Made(BTreeMap<String, String>);

const RATED: &str = "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tRecommend Suppress\tNot Relevant\tDate\tDomain Source\n";
const SIX: &str = "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tDate\tDomain Source\n";

impl Made {
    fn new() -> Made {
        let mut made = Made(BTreeMap::new());
        made.set("Read Me.txt", "O*NET 42.7 Database\nMarch 2026 Release\n-----\n\nInvented.\n");
        made.set(
            "Occupation Data.txt",
            "O*NET-SOC Code\tTitle\tDescription\n\
             11-1001.00\tLighthouse Keepers\tKeep the light burning.\n\
             11-1002.00\tFerry Callers\tCall the ferry across.\n\
             29-3003.00\tBee Doctors\tLook after bees that are ill.\n\
             47-4004.00\tDry-Stone Wallers\tBuild walls without mortar.\n\
             51-5005.00\tBell Tuners\tGive bells their note.\n\
             53-6006.01\tKite Pilots\tFly large kites.\n",
        );
        let interests = "abcdef".chars().zip([1.3, 2.0, 3.35, 4.0, 5.5, 7.0]);
        let mut text = SIX.to_owned();
        for (letter, value) in interests {
            text += &format!("11-1001.00\t1.B.1.{letter}\tX\tOI\t{value:.2}\t11/2023\tMachine Learning\n");
            text += &format!("29-3003.00\t1.B.1.{letter}\tX\tOI\t{:.2}\t12/2023\tMachine Learning\n", 8.0 - value);
        }
        // High points are on another scale, and of the third only five are there.
        text += "11-1001.00\t1.B.1.g\tFirst Interest High-Point\tIH\t6.00\t11/2023\tMachine Learning\n";
        for letter in "abcde".chars() {
            text += &format!("47-4004.00\t1.B.1.{letter}\tX\tOI\t4.00\t11/2023\tMachine Learning\n");
        }
        made.set("Interests.txt", &text);
        made.set(
            "Job Zones.txt",
            "O*NET-SOC Code\tJob Zone\tDate\tDomain Source\n\
             11-1001.00\t2\t08/2011\tAnalyst\n\
             29-3003.00\t5\t08/2024\tAnalyst - Transition\n\
             47-4004.00\tn/a\t08/2024\tAnalyst\n",
        );
        let mut text = SIX.to_owned();
        for (letter, value) in "abcdef".chars().zip(1..) {
            text += &format!("11-1001.00\t1.B.2.{letter}\tX\tEX\t{value}.00\t06/2008\tAnalyst\n");
        }
        text += "11-1001.00\t1.B.2.g\tFirst Work Value High-Point\tVH\t1.00\t06/2020\tAnalyst\n";
        made.set("Work Values.txt", &text);
        made.set(
            "Skills.txt",
            &format!(
                "{RATED}\
                 11-1001.00\t2.A.1.a\tReading\tIM\t4.12\t8\tN\t\t08/2020\tAnalyst\n\
                 11-1001.00\t2.A.1.a\tReading\tLV\t3.50\t8\tN\tN\t08/2020\tAnalyst\n\
                 11-1001.00\t2.B.3.a\tMending\tIM\t1.00\t8\tN\t\t08/2020\tAnalyst\n\
                 11-1001.00\t2.B.3.a\tMending\tLV\t0.00\t8\tN\tY\t08/2020\tAnalyst\n\
                 47-4004.00\t2.A.1.a\tReading\tIM\t2.25\t8\tY\t\t08/2021\tAnalyst\n\
                 47-4004.00\t2.B.3.a\tMending\tIM\t5.00\t8\tN\t\t08/2021\tAnalyst\n\
                 47-4004.00\t2.B.3.a\tMending\tLV\t0.00\t8\tN\tN\t08/2021\tAnalyst\n\
                 51-5005.00\t2.A.1.a\tReading\tIM\tn/a\t8\tN\t\t08/2021\tAnalyst\n"
            ),
        );
        made.set(
            "Knowledge.txt",
            &format!(
                "{RATED}\
                 11-1001.00\t2.C.10\tWeather\tIM\t4.00\t8\tN\t\t08/2019\tIncumbent\n\
                 11-1001.00\t2.C.2\tLamps\tIM\t3.00\t8\tN\t\t08/2019\tOccupational Expert\n"
            ),
        );
        made.set(
            "Related Occupations.txt",
            "O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\n\
             11-1001.00\t47-4004.00\tPrimary-Long\t6\n\
             11-1001.00\t11-1002.00\tPrimary-Short\t1\n\
             11-1001.00\t53-6006.01\tSupplemental\t11\n",
        );
        made.set(
            "Alternate Titles.txt",
            "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n\
             11-1001.00\tChief Lamp Trimmer\tCLT\t08\n\
             11-1001.00\tlighthouse keepers\tn/a\t08\n\
             53-6006.01\tKite Runner\tn/a\t10\n",
        );
        made.set(
            "Sample of Reported Titles.txt",
            "O*NET-SOC Code\tReported Job Title\tShown in My Next Move\n\
             11-1001.00\tchief lamp trimmer\tY\n\
             11-1001.00\tWickie\tN\n",
        );
        made.set(
            "Task Statements.txt",
            "O*NET-SOC Code\tTask ID\tTask\tTask Type\tIncumbents Responding\tDate\tDomain Source\n\
             11-1001.00\t1\tPolish the lens.\tSupplemental\t9\t08/2023\tIncumbent\n\
             11-1001.00\t2\tLight the lamp.\tCore\t9\t08/2023\tIncumbent\n",
        );
        made.set(
            "Tasks to DWAs.txt",
            "O*NET-SOC Code\tTask ID\tDWA ID\tDate\tDomain Source\n\
             11-1001.00\t1\t4.A.1.I01.D01\t07/2014\tAnalyst\n",
        );
        made.set(
            "Technology Skills.txt",
            "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n\
             11-1001.00\tOld Log\t1\tx\tN\tN\n\
             11-1001.00\tTide Tables\t1\tx\tY\tN\n\
             11-1001.00\tFog Horn OS\t1\tx\tY\tY\n",
        );
        made
    }

    fn set(&mut self, name: &str, text: &str) {
        self.0.insert(name.to_owned(), text.to_owned());
    }

    fn without(mut self, name: &str) -> Made {
        assert!(self.0.remove(name).is_some());
        self
    }

    /// The same with something else in one file.
    fn with(mut self, name: &str, change: impl Fn(&str) -> String) -> Made {
        let text = change(&self.0[name]);
        self.0.insert(name.to_owned(), text);
        self
    }

    /// The same with a file under another name, and columns under other names.
    fn renamed(mut self, from: &str, to: &str, columns: &[(&str, &str)]) -> Made {
        let mut text = self.0.remove(from).unwrap();
        for (old, new) in columns {
            let (header, rest) = text.split_once('\n').unwrap();
            assert!(header.contains(old));
            text = format!("{}\n{rest}", header.replace(old, new));
        }
        self.0.insert(to.to_owned(), text);
        self
    }

    /// As a folder, with these line ends.
    fn write(&self, folder: &Path, end: &str) -> PathBuf {
        std::fs::create_dir_all(folder).unwrap();
        for (name, text) in &self.0 {
            std::fs::write(folder.join(name), text.replace('\n', end)).unwrap();
        }
        folder.to_owned()
    }

    fn entries(&self, folder: &str) -> Vec<Entry> {
        self.0.iter().map(|(name, text)| Entry::new(&format!("{folder}{name}"), text.as_bytes())).collect()
    }
}

/// A file of a zip, with what is said of it there.
#[derive(Clone)]
struct Entry {
    name: String,
    content: Vec<u8>,
    method: u16,
    flags: u16,
    attributes: u32,
    sum: Option<u32>,
    length: Option<u32>,
}

impl Entry {
    fn new(name: &str, content: &[u8]) -> Entry {
        Entry {
            name: name.to_owned(),
            content: content.to_vec(),
            method: 8,
            flags: 0,
            attributes: 0o100_644 << 16,
            sum: None,
            length: None,
        }
    }
}

/// A zip, as APPNOTE describes it: its files, the list of contents, its end.
fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut bytes, mut list) = (Vec::new(), Vec::new());
    for one in entries {
        let packed = if one.method == 8 {
            let mut encoder = DeflateEncoder::new(Vec::new(), flate2::Compression::default());
            encoder.write_all(&one.content).unwrap();
            encoder.finish().unwrap()
        } else {
            one.content.clone()
        };
        let mut crc = Crc::new();
        crc.update(&one.content);
        let at = bytes.len() as u32;
        let mut shared = Vec::new();
        for number in [20, one.flags, one.method, 0, 0] {
            shared.extend(number.to_le_bytes());
        }
        shared.extend(one.sum.unwrap_or(crc.sum()).to_le_bytes());
        shared.extend((packed.len() as u32).to_le_bytes());
        shared.extend(one.length.unwrap_or(one.content.len() as u32).to_le_bytes());
        shared.extend((one.name.len() as u16).to_le_bytes());
        shared.extend(0u16.to_le_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&shared);
        bytes.extend(one.name.as_bytes());
        bytes.extend(packed);
        list.extend(b"PK\x01\x02");
        list.extend((3u16 << 8 | 20).to_le_bytes());
        list.extend(&shared);
        list.extend([0; 6]);
        list.extend(one.attributes.to_le_bytes());
        list.extend(at.to_le_bytes());
        list.extend(one.name.as_bytes());
    }
    let (count, at) = (entries.len() as u16, bytes.len() as u32);
    bytes.extend(&list);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend((list.len() as u32).to_le_bytes());
    bytes.extend(at.to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

/// A home with a place for what is imported beside it.
struct Place {
    home: Home,
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Place {
        Place { home: Home::new(), folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn import(&self, path: &Path) -> Ran {
        self.home.run(&["explore", "import", path.to_str().unwrap()])
    }

    fn import_zip(&self, name: &str, bytes: &[u8]) -> Ran {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        self.import(&path)
    }

    fn cache(&self) -> Option<Vec<u8>> {
        std::fs::read(self.home.path().join(".career/cache/occupations")).ok()
    }

    #[track_caller]
    fn release(&self) -> Release {
        Release::decode(self.cache().expect("a release")).unwrap()
    }
}

fn code(text: &str) -> Code {
    Code::parse(text).unwrap()
}

#[test]
fn everything_that_the_tables_say_is_kept() {
    let place = Place::new();
    let ran = place.import(&Made::new().write(&place.path("db_42_7_text"), "\r\n")).ok();
    assert!(ran.err.contains("O*NET 42.7 (March 2026) is imported: 6 occupations."), "{}", ran.err);
    assert!(ran.err.contains("career explore remove"), "{}", ran.err);
    assert!(!ran.err.contains("Not in it"), "{}", ran.err);
    let release = place.release();
    assert_eq!((release.name.as_str(), release.date.as_str()), ("O*NET 42.7", "March 2026"));
    assert_eq!(release.imported.unwrap().to_string(), "2026-11-23");
    let keeper = release.get(code("11-1001.00")).unwrap();
    assert_eq!(keeper.title, "Lighthouse Keepers");
    assert_eq!(keeper.text, "Keep the light burning.");
    assert_eq!(keeper.zone, Some(2));
    assert_eq!(keeper.interests, Some([1.3, 2.0, 3.35, 4.0, 5.5, 7.0]));
    // a achievement, f independence, c recognition, d relationships, e support, b conditions.
    assert_eq!(keeper.values, Some([1.0, 6.0, 3.0, 4.0, 5.0, 2.0]));
    let skills = keeper.skills.as_ref().unwrap();
    assert_eq!(release.skills.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Reading", "Mending"]);
    assert_eq!(skills.importance, [Some(4.12), Some(1.0)]);
    assert_eq!(skills.level, [Some(3.5), None], "a level that is not relevant is not known");
    assert_eq!(release.knowledge.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["2.C.2", "2.C.10"]);
    assert_eq!(keeper.knowledge.as_ref().unwrap().importance, [Some(3.0), Some(4.0)]);
    assert_eq!(keeper.related, [code("11-1002.00"), code("47-4004.00")], "primary ones, in their order");
    let titles: Vec<_> = release.titles_of(code("11-1001.00")).collect();
    assert_eq!(titles, ["Chief Lamp Trimmer", "CLT", "Wickie"], "none twice, and not its own");
    assert_eq!(release.titles().last(), Some((code("53-6006.01"), "Kite Runner")));
    assert_eq!(release.tasks_of(code("11-1001.00")).collect::<Vec<_>>(), ["Light the lamp.", "Polish the lens."]);
    let tools: Vec<_> = release.tools_of(code("11-1001.00")).collect();
    assert_eq!(tools, ["Fog Horn OS", "Tide Tables", "Old Log"], "those in demand first");
}

#[test]
fn what_is_not_known_is_never_zero() {
    let place = Place::new();
    let ran = place.import(&Made::new().write(&place.path("db"), "\n")).ok();
    assert!(ran.err.contains("4 have no ratings"), "{}", ran.err);
    let release = place.release();
    let waller = release.get(code("47-4004.00")).unwrap();
    let skills = waller.skills.as_ref().unwrap();
    assert_eq!(skills.importance, [None, Some(5.0)], "a suppressed figure is not known");
    assert_eq!(skills.level, [None, Some(0.0)], "and a level of 0 is one");
    assert_eq!(waller.interests, None, "five of six interests are none");
    assert_eq!(waller.zone, None);
    let tuner = release.get(code("51-5005.00")).unwrap();
    assert_eq!((tuner.skills.as_ref(), tuner.knowledge.as_ref()), (None, None), "n/a alone is no rating");
    let pilot = release.get(code("53-6006.01")).unwrap();
    assert_eq!((pilot.zone, pilot.interests, pilot.values), (None, None, None));
}

#[test]
fn folders_zips_line_ends_and_marks_make_no_difference() {
    let place = Place::new();
    let made = Made::new();
    place.import(&made.write(&place.path("db_42_7_text"), "\r\n")).ok();
    let first = place.cache().unwrap();
    place.import(&made.write(&place.path("lf"), "\n")).ok();
    assert_eq!(place.cache().unwrap(), first, "LF");
    let marked = made.clone().with("Skills.txt", |text| format!("\u{feff}{text}"));
    place.import(&marked.write(&place.path("bom"), "\r\n")).ok();
    assert_eq!(place.cache().unwrap(), first, "a byte order mark");
    place.import_zip("flat.zip", &zip(&made.entries(""))).ok();
    assert_eq!(place.cache().unwrap(), first, "a zip");
    let mut entries = made.entries("db_42_7_text/");
    entries.insert(0, Entry::new("db_42_7_text/", b""));
    entries.push(Entry::new("__MACOSX/db_42_7_text/._Skills.txt", b"shadow"));
    entries.push(Entry::new("db_42_7_text/older.zip", b"PK\x03\x04"));
    for one in &mut entries {
        one.method = if one.name.contains("Skills") { 0 } else { 8 };
    }
    place.import_zip("release.zip", &zip(&entries)).ok();
    assert_eq!(place.cache().unwrap(), first, "a zip with a folder, stored files and others");
    made.write(&place.path("unpacked").join("db_42_7_text"), "\n");
    place.import(&place.path("unpacked")).ok();
    assert_eq!(place.cache().unwrap(), first, "the folder around the folder");
    let turned = made.with("Job Zones.txt", |text| {
        let turn = |line: &str| line.split('\t').rev().collect::<Vec<_>>().join("\t") + "\n";
        text.lines().map(turn).collect()
    });
    let odd = turned.renamed("Occupation Data.txt", "occupation_DATA.TXT", &[]);
    place.import(&odd.write(&place.path("turned"), "\n")).ok();
    assert_eq!(place.release().occupations, Release::decode(first).unwrap().occupations, "columns go by their names");
}

#[test]
fn new_names_of_tables_and_columns_mean_the_same() {
    let place = Place::new();
    place.import(&Made::new().write(&place.path("old"), "\n")).ok();
    let old = place.release();
    let skills = Made::new().0["Skills.txt"].clone();
    let rows = |id: &str| -> String {
        skills.lines().filter(|line| line.contains(id)).map(|line| format!("{line}\n")).collect()
    };
    let mut made = Made::new()
        .renamed("Interests.txt", "Career Interest Types.txt", &[])
        .renamed("Alternate Titles.txt", "Job Titles.txt", &[("Alternate Title", "Job Title")])
        .renamed("Tasks to DWAs.txt", "Tasks to DWAs.txt", &[("DWA ID", "DWA Element ID")])
        .renamed("Technology Skills.txt", "Software Skills.txt", &[("Example", "Workplace Example")])
        .without("Skills.txt")
        .without("Work Values.txt");
    made.set("Essential Skills.txt", &format!("{RATED}{}", rows("2.A.")));
    made.set("Transferable Skills.txt", &format!("{RATED}{}", rows("2.B.")));
    made.set("Essential Skills to Work Context.txt", "Something\telse\nx\ty\n");
    let ran = place.import(&made.write(&place.path("new"), "\n")).ok();
    assert!(ran.err.contains("Not in it: Work Values. Without it only occupations that are built in"), "{}", ran.err);
    let new = place.release();
    assert_eq!((&new.skills, &new.texts), (&old.skills, &old.texts));
    for (new, old) in new.occupations.iter().zip(&old.occupations) {
        assert_eq!((&new.skills, new.interests, &new.related), (&old.skills, old.interests, &old.related));
        assert_eq!(new.values, None);
    }
    let half = place.import(&made.without("Transferable Skills.txt").write(&place.path("half"), "\n")).ok();
    assert!(half.err.contains("Not in it: Transferable Skills."), "{}", half.err);
}

#[test]
fn the_name_comes_from_the_read_me_or_the_folder() {
    let place = Place::new();
    let made = Made::new().without("Read Me.txt");
    place.import(&made.write(&place.path("db_29_3_text"), "\n")).ok();
    assert_eq!((place.release().name.as_str(), place.release().date.as_str()), ("O*NET 29.3", ""));
    place.import_zip("download.zip", &zip(&made.entries("db_31_0_text/"))).ok();
    assert_eq!(place.release().name, "O*NET 31.0");
    place.import(&made.write(&place.path("tables"), "\n")).ok();
    assert_eq!(place.release().name, "O*NET release");
}

#[test]
fn only_the_descriptions_must_be_there() {
    let place = Place::new();
    let mut made = Made::new();
    made.0.retain(|name, _| name == "Occupation Data.txt");
    let ran = place.import(&made.write(&place.path("db"), "\n")).ok();
    for table in Table::ALL.into_iter().skip(1) {
        let said = ran.err.replace('\n', " ");
        assert!(said.contains(&table.say_names()) && said.contains(table.without()), "{table:?}: {}", ran.err);
    }
    let release = place.release();
    assert_eq!(release.occupations.len(), 6);
    assert_eq!((release.titles().count(), release.missing().len()), (0, 11));
    let none = Made::new().without("Occupation Data.txt").write(&place.path("none"), "\n");
    let ran = place.import(&none).fails(1);
    assert!(ran.err.contains("Occupation Data.txt is not among the tables"), "{}", ran.err);
}

#[test]
fn rows_about_unknown_occupations_are_left_out_and_said() {
    let place = Place::new();
    let made = Made::new().with("Job Zones.txt", |text| format!("{text}99-9999.00\t3\t08/2024\tAnalyst\n"));
    let ran = place.import(&made.write(&place.path("db"), "\n")).ok();
    assert!(ran.err.contains("Left out: 1 row about occupations that it does not describe"), "{}", ran.err);
}

/// Every way in which a release does not hold: a name, the release, and what is said.
fn broken_tables() -> Vec<(&'static str, Made, Vec<&'static str>)> {
    let made = Made::new;
    let line = |from: &'static str, to: &'static str| {
        move |text: &str| {
            assert!(text.contains(from), "{text}");
            text.replacen(from, to, 1)
        }
    };
    vec![
        (
            "a line that is cut off",
            made().with("Job Zones.txt", |text| text.replace("n/a\t08/2024\tAnalyst\n", "n/a\t08")),
            vec!["Job Zones.txt:4:1: The table was cut off: its last line has 3 of 4 fields."],
        ),
        (
            "a line in the middle that is too short",
            made().with("Job Zones.txt", line("11-1001.00\t2\t", "11-1001.00\t2")),
            vec!["Job Zones.txt:2:1:", "has 3 fields, and the header 4"],
        ),
        (
            "a header without rows",
            made().with("Knowledge.txt", |_| RATED.to_owned()),
            vec!["Knowledge.txt has a header and no rows"],
        ),
        ("an empty table", made().with("Skills.txt", |_| String::new()), vec!["Skills.txt is empty"]),
        (
            "a column that is missing",
            made().with("Skills.txt", line("Data Value", "Data")),
            vec!["Skills.txt has no column \"Data Value\"", "its columns are: O*NET-SOC Code, Element ID"],
        ),
        (
            "commas instead of tabs",
            made().with("Interests.txt", |text| text.replace('\t', ",")),
            vec!["Interests.txt has no column \"O*NET-SOC Code\"", "commas"],
        ),
        (
            "a line without an end",
            made().with("Task Statements.txt", |text| format!("{text}11-1001.00\t3\t{}", "long ".repeat(20_000))),
            vec!["Line 4 of Task Statements.txt is longer than 64 kB"],
        ),
        (
            "a code that is none",
            made().with("Interests.txt", line("11-1001.00", "11-1001-0\u{1b}")),
            vec!["Interests.txt:2:1: \"11-1001-0\" is no code of an occupation"],
        ),
        (
            "a related code that is none",
            made().with("Related Occupations.txt", line("\t47-4004.00", "\tnurse")),
            vec!["Related Occupations.txt:2:12: \"nurse\" is no code"],
        ),
        (
            "a figure off its scale",
            made().with("Interests.txt", line("1.30", "7.01")),
            vec!["Interests.txt:2:", "7.01 does not lie between 1 and 7"],
        ),
        (
            "an importance of 0",
            made().with("Skills.txt", line("IM\t4.12", "IM\t0.00")),
            vec!["Skills.txt:2:", "0.00 does not lie between 1 and 5"],
        ),
        ("a figure that is none", made().with("Skills.txt", line("LV\t3.50", "LV\tNaN")), vec!["Skills.txt:3:", "NaN"]),
        (
            "a word for a figure",
            made().with("Skills.txt", line("LV\t3.50", "LV\thigh")),
            vec!["\"high\" is not a number"],
        ),
        (
            "a zone between zones",
            made().with("Job Zones.txt", line("00\t2\t", "00\t2.5\t")),
            vec!["Job Zones.txt:2:12: \"2.5\" is not a job zone"],
        ),
        (
            "an occupation twice",
            made().with("Occupation Data.txt", line("11-1002.00", "11-1001.00")),
            vec!["Occupation Data.txt:3:1: The occupation 11-1001.00 is there twice"],
        ),
        (
            "an occupation without a title",
            made().with("Occupation Data.txt", line("Bee Doctors", "")),
            vec!["Occupation Data.txt:4:12: This occupation has no title"],
        ),
        (
            "old and new names together",
            made().with("Skills.txt", str::to_owned).renamed("Knowledge.txt", "Essential Skills.txt", &[]),
            vec!["The same table is there twice: Essential Skills.txt and Skills.txt"],
        ),
    ]
}

#[test]
fn a_table_that_does_not_hold_is_refused_with_its_place_and_nothing_changes() {
    let place = Place::new();
    place.home.run(&["log", "a line"]).ok();
    place.import(&Made::new().write(&place.path("good"), "\n")).ok();
    let before = (place.cache(), place.home.files());
    for (at, (what, made, said)) in broken_tables().into_iter().enumerate() {
        let ran = place.import(&made.write(&place.path(&format!("bad{at}")), "\n")).fails(1);
        for words in said {
            assert!(ran.err.contains(words), "{what}: {words} is not in: {}", ran.err);
        }
        assert!(
            ran.err.contains("Nothing was imported; the release that was there is there still."),
            "{what}: {}",
            ran.err
        );
        assert_eq!((place.cache(), place.home.files()), before, "{what}");
    }
    let latin = Made::new().write(&place.path("latin"), "\n");
    std::fs::write(
        latin.join("Alternate Titles.txt"),
        b"O*NET-SOC Code\tAlternate Title\n11-1001.00\tCaf\xe9 Keeper\n",
    )
    .unwrap();
    let ran = place.import(&latin).fails(1);
    assert!(ran.err.contains("Alternate Titles.txt:2:15: This is not UTF-8 text."), "{}", ran.err);
    assert_eq!((place.cache(), place.home.files()), before);
}

#[test]
fn nothing_is_left_behind_where_nothing_was() {
    let place = Place::new();
    let made = Made::new().with("Skills.txt", |_| String::new());
    let ran = place.import(&made.write(&place.path("bad"), "\n")).fails(1);
    assert!(ran.err.contains("Nothing was imported."), "{}", ran.err);
    assert!(!place.home.path().exists(), "not even a folder is made");
}

#[test]
fn a_zip_that_is_damaged_or_made_to_do_harm_is_refused() {
    let place = Place::new();
    place.import(&Made::new().write(&place.path("good"), "\n")).ok();
    let before = place.cache();
    let good = Made::new().entries("db/");
    let skills = good.iter().position(|one| one.name == "db/Skills.txt").unwrap();
    let with = |change: &dyn Fn(&mut Entry)| {
        let mut entries = good.clone();
        change(&mut entries[skills]);
        zip(&entries)
    };
    let and = |name: &str| {
        let mut entries = good.clone();
        entries.push(Entry::new(name, b"x"));
        zip(&entries)
    };
    let whole = zip(&good);
    let bomb =
        format!("{RATED}{}", "11-1001.00\t2.A.1.a\tReading\tIM\t4.12\t8\tN\t\t08/2020\tAnalyst\n".repeat(60_000));
    let mut broken = whole.clone();
    let content = memchr::memmem::find(&broken, b"db/Skills.txt").unwrap() + "db/Skills.txt".len();
    broken[content + 20..content + 40].fill(0xff);
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a name that leads out", and("../../.bashrc"), "leads out of it"),
        ("a name from the root", and("/etc/passwd"), "\"/etc/passwd\""),
        ("a name of Windows", and("..\\x.txt"), "leads out of it"),
        ("a drive", and("C:x.txt"), "leads out of it"),
        ("a link", with(&|one| one.attributes = 0o120_777 << 16), "is a link or a device"),
        ("an encrypted file", with(&|one| one.flags = 1), "\"db/Skills.txt\" in"),
        ("a method that is not read", with(&|one| one.method = 14), "method 14"),
        ("a wrong checksum", with(&|one| one.sum = Some(7)), "Skills.txt cannot be read"),
        ("a wrong length", with(&|one| one.length = Some(7)), "Skills.txt cannot be read"),
        ("a bomb", with(&|one| one.content = bomb.clone().into_bytes()), "200 times its length"),
        (
            "a bomb that lies",
            with(&|one| {
                one.content = bomb.clone().into_bytes();
                one.length = Some(500)
            }),
            "200 times",
        ),
        ("damaged content", broken, "it is damaged in the zip"),
        ("the same table twice", and("db/skills.TXT"), "twice: db/Skills.txt and db/skills.TXT"),
        ("a zip that is cut off", whole[..whole.len() / 2].to_vec(), "its end is missing"),
        ("a list that is cut off", whole[whole.len() - 60..].to_vec(), "list of contents cannot be read"),
        ("no zip", b"hello, I am a text\n".to_vec(), "neither a folder nor a zip"),
        ("an empty file", Vec::new(), "neither a folder nor a zip"),
        (
            "a zip without tables",
            zip(&[Entry::new("photo.jpg", b"x"), Entry::new("db.zip", b"x")]),
            "no tables of an O*NET release",
        ),
        ("spreadsheets", zip(&[Entry::new("db/Skills.xlsx", b"x")]), "Skills.xlsx is of another form"),
    ];
    for (what, bytes, said) in cases {
        let ran = place.import_zip("bad.zip", &bytes).fails(1);
        assert!(ran.err.contains(said), "{what}: {}", ran.err);
        assert!(ran.err.contains("Nothing was imported"), "{what}: {}", ran.err);
        assert_eq!(place.cache(), before, "{what}");
    }
}

#[test]
fn a_zip_that_is_cut_anywhere_never_ends_in_a_panic() {
    let place = Place::new();
    let whole = zip(&Made::new().entries("db/"));
    for length in (0..whole.len()).step_by(37) {
        place.import_zip("cut.zip", &whole[..length]).fails(1);
    }
    // From the end too: the list of contents points to what is not there.
    for start in (1..whole.len()).step_by(37) {
        place.import_zip("cut.zip", &whole[start..]).fails(1);
    }
    assert_eq!(place.cache(), None);
}

#[test]
fn what_is_no_file_is_not_read() {
    let place = Place::new();
    let ran = place.import(&place.path("nothing")).fails(1);
    assert!(ran.err.contains("There is nothing at"), "{}", ran.err);
    std::fs::create_dir(place.path("empty")).unwrap();
    let ran = place.import(&place.path("empty")).fails(1);
    assert!(ran.err.contains("There are no tables"), "{}", ran.err);
    let folder = Made::new().without("Skills.txt").write(&place.path("folder"), "\n");
    std::fs::create_dir(folder.join("Skills.txt")).unwrap();
    let ran = place.import(&folder).fails(1);
    assert!(ran.err.contains("Skills.txt cannot be read") && ran.err.contains("it is a folder"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let place = Place::new();
    let folder = Made::new().without("Skills.txt").write(&place.path("folder"), "\n");
    let pipe = folder.join("Skills.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in [&folder, &pipe] {
        let ran = place.import(path).fails(1);
        assert!(ran.err.contains("a pipe or a device"), "{}", ran.err);
    }
    assert_eq!(place.cache(), None);
}

#[test]
fn a_file_is_read_only_up_to_its_limit() {
    let place = Place::new();
    let folder = place.path("large");
    std::fs::create_dir(&folder).unwrap();
    // A file with a hole takes no place.
    std::fs::File::create(folder.join("Skills.txt")).unwrap().set_len(MOST_OF_A_FILE + 1).unwrap();
    let source = Source::open(&OsFs, &folder).unwrap();
    let mut content = source.read(0).unwrap();
    let mut chunk = vec![0; 1 << 20];
    let mut read = 0;
    let error = loop {
        match content.read(&mut chunk) {
            Ok(0) => panic!("read to its end"),
            Ok(n) => read += n as u64,
            Err(error) => break error.to_string(),
        }
    };
    assert!(error.contains("larger than 64 MB"), "{error}");
    assert!(read <= MOST_OF_A_FILE);
}

#[test]
fn a_second_import_replaces_the_first_and_remove_takes_it_away() {
    let place = Place::new();
    place.home.run(&["log", "a line"]).ok();
    let files = place.home.files();
    place.import(&Made::new().write(&place.path("one"), "\n")).ok();
    let other = Made::new().with("Read Me.txt", |text| text.replace("42.7", "43.0"));
    let ran = place.import(&other.write(&place.path("two"), "\n")).ok();
    assert!(ran.err.contains("O*NET 43.0 (March 2026) is imported, in place of the one before"), "{}", ran.err);
    assert_eq!(place.release().name, "O*NET 43.0");
    let kept: Vec<_> = std::fs::read_dir(place.home.path().join(".career/cache")).unwrap().collect();
    assert_eq!(kept.len(), 1, "no temporary file stays");
    // It is apart from the data: undo takes the line back, and the release stays.
    place.home.run(&["undo"]).ok();
    assert_eq!(place.release().name, "O*NET 43.0");
    place.home.run(&["redo"]).ok();
    let ran = place.home.run(&["explore", "remove", "--json"]).ok().json();
    assert_eq!((&ran["removed"], &ran["release"]), (&true.into(), &"O*NET 43.0".into()));
    assert_eq!(place.cache(), None);
    let ran = place.home.run(&["explore", "remove"]).ok();
    assert!(ran.err.contains("No release is imported"), "{}", ran.err);
    let ran = place.home.run(&["explore", "remove", "--json"]).ok().json();
    assert_eq!((&ran["removed"], &ran["release"]), (&false.into(), &serde_json::Value::Null));
    assert_eq!(place.home.files(), files);
}

#[test]
fn the_path_is_asked_for_where_somebody_is_there() {
    let place = Place::new();
    let folder = Made::new().write(&place.path("db"), "\n");
    let script = Script::new().answer("explore.import", folder.to_str().unwrap());
    place.home.answer(script, &["explore", "import"]).ok();
    assert_eq!(place.release().name, "O*NET 42.7");
    let ran = place.home.run(&["explore", "import"]).fails(2);
    assert!(ran.err.contains("PATH"), "{}", ran.err);
}

#[test]
fn import_says_as_json_what_it_read() {
    let place = Place::new();
    let folder = Made::new().without("Work Values.txt").write(&place.path("db"), "\n");
    let ran = place.home.run(&["explore", "import", folder.to_str().unwrap(), "--json", "--explain"]).ok();
    assert_eq!(ran.err, "");
    let json = ran.json();
    let release = &json["release"];
    assert_eq!((&release["source"], &release["occupations"]), (&"O*NET 42.7".into(), &6.into()));
    assert_eq!(release["missing"][0]["part"], "values");
    assert_eq!(json["computed"]["replaced"], false);
    assert!(
        json["computed"]["explain"].as_str().unwrap().contains("interests: Interests.txt, 17 rows, 2 occupations"),
        "{json}"
    );
    let quiet = place.home.run(&["explore", "import", folder.to_str().unwrap(), "--quiet"]).ok();
    assert_eq!((quiet.out, quiet.err), (String::new(), String::new()));
}

#[test]
fn sources_say_what_everything_rests_on() {
    let place = Place::new();
    let none = place.home.run(&["explore", "sources"]).ok();
    assert!(none.out.contains("our own judgement"), "{}", none.out);
    assert!(none.out.contains("US, May 2025, Bureau of Labor Statistics"), "{}", none.out);
    assert!(none.out.contains("None is imported") && none.err.contains("career explore import PATH"), "{}", none.out);
    place.import(&Made::new().without("Related Occupations.txt").write(&place.path("db"), "\n")).ok();
    let ran = place.home.run(&["explore", "sources", "--explain"]).ok();
    let row = |part: &str| ran.out.lines().find(|line| line.starts_with(part)).unwrap_or_default().to_owned();
    assert!(ran.out.contains("O*NET 42.7 (March 2026), imported on 23 Nov 2026"), "{}", ran.out);
    assert!(row("interests").contains("predicted by a model, 2023"), "{}", ran.out);
    assert!(row("preparation").contains("by analysts, 2011–2024"), "{}", ran.out);
    assert!(row("values").contains("by analysts, 2008"), "{}", ran.out);
    assert!(row("knowledge").contains("by people who do the work and experts, 2019"), "{}", ran.out);
    assert!(ran.out.contains("Not in it: Related Occupations"), "{}", ran.out);
    let said = ran.out.replace("\n  ", " ");
    assert!(said.contains("This page includes information from the O*NET 42.7 Database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA."), "{said}");
    assert!(said.contains("career has modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested these modifications."), "{said}");
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
    let json = place.home.run(&["explore", "sources", "--json"]).ok().json();
    let list = json["sources"].as_array().unwrap();
    assert_eq!(list.len(), 3);
    let interests = list[2]["parts"].as_array().unwrap().iter().find(|part| part["part"] == "interests").unwrap();
    assert_eq!(
        (&interests["from"], &interests["to"], &interests["occupations"]),
        (&2023.into(), &2023.into(), &2.into())
    );
    assert_eq!(interests["sources"][0]["source"], "Machine Learning");
    let plain = place.home.run(&["explore", "sources", "--plain"]).ok();
    assert!(!plain.out.contains(['─', '•']), "{}", plain.out);
}

#[test]
fn a_damaged_release_says_how_to_get_it_back() {
    let place = Place::new();
    place.import(&Made::new().write(&place.path("db"), "\n")).ok();
    let mut bytes = place.cache().unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(place.home.path().join(".career/cache/occupations"), &bytes).unwrap();
    let ran = place.home.run(&["explore", "sources"]).fails(1);
    assert!(ran.err.contains("cannot be read") && ran.err.contains("career explore import PATH"), "{}", ran.err);
    let mut newer = place.cache().unwrap();
    newer[10] = 200;
    std::fs::write(place.home.path().join(".career/cache/occupations"), &newer).unwrap();
    let ran = place.home.run(&["explore", "sources"]).fails(1);
    assert!(ran.err.contains("another version of career"), "{}", ran.err);
    let ran = place.home.run(&["explore", "remove"]).ok();
    assert!(ran.err.contains("The imported release is removed"), "{}", ran.err);
}

/// The bytes of a small release, made once.
fn bytes() -> &'static [u8] {
    static BYTES: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    BYTES.get_or_init(|| {
        let place = Place::new();
        place.import(&Made::new().write(&place.path("db"), "\n")).ok();
        let mut release = place.release();
        let near = release.occupations.iter().map(|one| (one.code, 0.5)).collect::<Vec<_>>();
        release.occupations[0].near = near;
        release.encode()
    })
}

/// Bytes that pass for whole: the checksum is that of what they hold.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.len() >= 16 {
        let mut crc = Crc::new();
        crc.update(&bytes[16..]);
        bytes[12..16].copy_from_slice(&crc.sum().to_le_bytes());
    }
    bytes
}

/// Reads them, and everything in them.
fn look_through(bytes: Vec<u8>) -> Option<usize> {
    let release = Release::decode(bytes).ok()?;
    let codes: Vec<Code> = release.occupations.iter().map(|one| one.code).collect();
    let texts = |code: &Code| {
        release.titles_of(*code).count() + release.tasks_of(*code).count() + release.tools_of(*code).count()
    };
    Some(release.titles().count() + codes.iter().map(texts).sum::<usize>() + release.encode().len())
}

#[test]
fn bytes_come_back_as_they_were_written() {
    let release = Release::decode(bytes().to_vec()).unwrap();
    assert_eq!(release.encode(), bytes());
    assert_eq!(release.occupations[0].near.len(), 6);
    assert_eq!(Release::decode(release.encode()).unwrap(), release);
}

#[test]
fn bytes_that_are_cut_off_are_refused() {
    for length in 0..bytes().len() {
        assert_eq!(look_through(bytes()[..length].to_vec()), None, "{length}");
        assert_eq!(look_through(sealed(bytes()[..length].to_vec())), None, "{length}, with its checksum");
    }
}

#[test]
fn occupations_out_of_order_are_refused() {
    let place_of = |number: u32| memchr::memmem::find(bytes(), &number.to_le_bytes()).unwrap();
    let (first, second) = (place_of(11_100_100), place_of(11_100_200));
    let mut turned = bytes().to_vec();
    for at in 0..4 {
        turned.swap(first + at, second + at);
    }
    assert_eq!(look_through(sealed(turned)), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_that_somebody_changed_never_end_in_a_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut changed = bytes().to_vec();
        for (at, byte) in changes {
            let at = 16 + at.index(changed.len() - 16);
            changed[at] = byte;
        }
        if changed != bytes() {
            prop_assert_eq!(look_through(changed.clone()), None);
        }
        // Whoever makes a checksum too gets a release or a refusal.
        look_through(sealed(changed));
    }

    #[test]
    fn any_bytes_never_end_in_a_panic(body in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(look_through(body.clone()), None);
        let mut bytes = bytes()[..16].to_vec();
        bytes.extend(body);
        prop_assert_eq!(look_through(sealed(bytes)), None);
    }
}
