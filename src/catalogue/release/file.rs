//! A release as compact bytes: what the import writes once and every command reads.
//!
//! `career-occ`, a version, a checksum (CRC-32) of the rest, then what the release is, its
//! occupations, and the texts, which stay as they are until somebody asks for them. Figures are kept
//! in hundredths, as the tables have them.
use chrono::NaiveDate;
use flate2::Crc;

use super::part::Part;
use super::table::Table;
use super::texts::Texts;
use super::wire::{Reader, Writer};
use super::{Element, Official, Ratings, Release};
use crate::catalogue::Code;
use crate::error::{Error, Result};

/// How the bytes begin.
const MAGIC: &[u8; 10] = b"career-occ";
/// The version of what follows.
const VERSION: u16 = 1;
/// Before the checked part: magic, version, checksum.
const HEAD: usize = 16;
/// Stands for a figure that is not known.
const UNKNOWN: u16 = u16::MAX;
/// Hundredths of the highest figure on any scale, 7.
const HIGHEST: u16 = 700;

impl Release {
    /// The release as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        write_about(self, &mut writer);
        writer.count(self.occupations.len());
        for one in &self.occupations {
            writer.long(one.code.number());
        }
        for one in &self.occupations {
            write_occupation(self, one, &mut writer);
        }
        for block in self.texts.blocks() {
            writer.block(block);
        }
        let mut bytes = Vec::with_capacity(HEAD + writer.bytes.len());
        bytes.extend(MAGIC);
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(sum(&writer.bytes).to_le_bytes());
        bytes.extend(writer.bytes);
        bytes
    }

    /// Reads what [`encode`](Release::encode) wrote; the bytes are kept for the texts in them.
    ///
    /// # Errors
    /// Bytes that are no release, of another version, or damaged.
    pub fn decode(bytes: Vec<u8>) -> Result<Release> {
        let head = bytes.get(..HEAD).and_then(|head| head.strip_prefix(MAGIC));
        let Some(&[v0, v1, s0, s1, s2, s3]) = head else {
            return Err(unreadable("it was damaged"));
        };
        let version = u16::from_le_bytes([v0, v1]);
        if version != VERSION {
            return Err(unreadable(&format!("another version of career wrote it (format {version}, not {VERSION})")));
        }
        if sum(&bytes[HEAD..]) != u32::from_le_bytes([s0, s1, s2, s3]) {
            return Err(unreadable("it was damaged"));
        }
        let mut reader = Reader::new(&bytes);
        let _ = reader.take(HEAD);
        let read = read_release(&mut reader);
        let (mut release, blocks) = read.ok_or_else(|| unreadable("it was damaged"))?;
        release.texts = Texts::within(bytes, blocks);
        Ok(release)
    }
}

fn unreadable(why: &str) -> Error {
    Error::data("The imported release cannot be read.")
        .because(why)
        .hint("import it again: career explore import PATH")
        .hint("or do without it: career explore remove")
}

fn sum(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// A similarity as it is kept: in 32 bits.
pub(super) fn shorten(similarity: f64) -> f64 {
    f64::from(similarity as f32)
}

fn write_about(release: &Release, writer: &mut Writer) {
    writer.text(&release.name);
    writer.text(&release.date);
    writer.text(&release.imported.map_or_else(String::new, |day| day.to_string()));
    writer.bytes.extend(release.viable.to_le_bytes());
    for elements in [&release.skills, &release.knowledge] {
        writer.count(elements.len());
        for element in elements {
            writer.text(&element.id);
            writer.text(&element.name);
        }
    }
    writer.count(release.parts.len());
    for part in &release.parts {
        writer.byte(part.table.number());
        writer.long(part.rows);
        writer.long(part.occupations);
        let (from, to) = part.years.unwrap_or_default();
        for year in [from, to] {
            writer.short(u16::try_from(year).unwrap_or_default());
        }
        writer.count(part.files.len());
        for file in &part.files {
            writer.text(file);
        }
        writer.count(part.sources.len());
        for (source, rows) in &part.sources {
            writer.text(source);
            writer.long(*rows);
        }
    }
}

fn write_occupation(release: &Release, one: &Official, writer: &mut Writer) {
    writer.text(&one.title);
    writer.text(&one.text);
    writer.byte(one.zone.unwrap_or_default());
    for six in [one.interests, one.values] {
        writer.byte(u8::from(six.is_some()));
        for value in six.into_iter().flatten() {
            writer.short(hundredths(Some(value as f32)));
        }
    }
    for ratings in [&one.skills, &one.knowledge] {
        writer.byte(u8::from(ratings.is_some()));
        for value in ratings.iter().flat_map(|ratings| ratings.importance.iter().chain(&ratings.level)) {
            writer.short(hundredths(*value));
        }
    }
    let place = |code: Code| release.place(code).and_then(|at| u16::try_from(at).ok());
    let related: Vec<u16> = one.related.iter().filter_map(|code| place(*code)).collect();
    writer.count(related.len());
    for at in related {
        writer.short(at);
    }
    let near: Vec<(u16, f64)> =
        one.near.iter().filter_map(|(code, similarity)| Some((place(*code)?, *similarity))).collect();
    writer.count(near.len());
    for (at, similarity) in near {
        writer.short(at);
        writer.real(similarity as f32);
    }
}

fn hundredths(value: Option<f32>) -> u16 {
    value.map_or(UNKNOWN, |value| (value * 100.0).round().clamp(0.0, f32::from(HIGHEST)) as u16)
}

/// The release and where its three blocks of texts stand.
fn read_release(reader: &mut Reader<'_>) -> Option<(Release, [std::ops::Range<usize>; 3])> {
    let mut release = read_about(reader)?;
    let count = reader.count(4)?;
    let mut codes = Vec::with_capacity(count);
    for _ in 0..count {
        codes.push(Code::from_number(reader.long()?)?);
    }
    // They are looked up by halving, which needs them in order.
    if !codes.is_sorted_by(|a, b| a < b) {
        return None;
    }
    let (skills, knowledge) = (release.skills.len(), release.knowledge.len());
    release.occupations = Vec::with_capacity(count);
    for code in &codes {
        release.occupations.push(read_occupation(reader, *code, &codes, skills, knowledge)?);
    }
    let mut blocks = [0..0, 0..0, 0..0];
    for block in &mut blocks {
        let length = reader.block()?.len();
        *block = reader.at() - length..reader.at();
    }
    reader.is_at_end().then_some((release, blocks))
}

fn read_about(reader: &mut Reader<'_>) -> Option<Release> {
    let (name, date) = (reader.text()?.to_owned(), reader.text()?.to_owned());
    let imported = match reader.text()? {
        "" => None,
        day => Some(day.parse::<NaiveDate>().ok()?),
    };
    let viable = f64::from_le_bytes(reader.take(8)?.try_into().ok()?);
    let mut lists = [Vec::new(), Vec::new()];
    for list in &mut lists {
        for _ in 0..reader.count(8)? {
            list.push(Element { id: reader.text()?.to_owned(), name: reader.text()?.to_owned() });
        }
    }
    let [skills, knowledge] = lists;
    let mut parts = Vec::new();
    for _ in 0..reader.count(21)? {
        let table = Table::from_number(reader.byte()?)?;
        let (rows, occupations) = (reader.long()?, reader.long()?);
        let (from, to) = (i32::from(reader.short()?), i32::from(reader.short()?));
        let mut files = Vec::new();
        for _ in 0..reader.count(4)? {
            files.push(reader.text()?.to_owned());
        }
        let mut sources = Vec::new();
        for _ in 0..reader.count(8)? {
            sources.push((reader.text()?.to_owned(), reader.long()?));
        }
        let years = (from != 0).then_some((from, to));
        parts.push(Part { table, files, rows, occupations, years, sources });
    }
    viable.is_finite().then_some(())?;
    Some(Release { name, date, imported, parts, skills, knowledge, viable, ..Release::default() })
}

fn read_occupation(
    reader: &mut Reader<'_>,
    code: Code,
    codes: &[Code],
    skills: usize,
    knowledge: usize,
) -> Option<Official> {
    let (title, text) = (reader.text()?.to_owned(), reader.text()?.to_owned());
    let zone = match reader.byte()? {
        0 => None,
        zone => Some(zone).filter(|zone| *zone <= 5).map(Some)?,
    };
    let (interests, values) = (read_six(reader)?, read_six(reader)?);
    let (skills, knowledge) = (read_ratings(reader, skills)?, read_ratings(reader, knowledge)?);
    let count = reader.count(2)?;
    let mut related = Vec::with_capacity(count);
    for _ in 0..count {
        related.push(*codes.get(usize::from(reader.short()?))?);
    }
    let count = reader.count(6)?;
    let mut near = Vec::with_capacity(count);
    for _ in 0..count {
        near.push((*codes.get(usize::from(reader.short()?))?, f64::from(reader.real()?)));
    }
    Some(Official { code, title, text, zone, interests, values, skills, knowledge, related, near })
}

/// Six figures, or that there are none; the outer `None` is for bytes that do not hold.
fn read_six(reader: &mut Reader<'_>) -> Option<Option<[f64; 6]>> {
    if !read_flag(reader)? {
        return Some(None);
    }
    let mut six = [0.0; 6];
    for value in &mut six {
        *value = f64::from(Some(reader.short()?).filter(|value| *value <= HIGHEST)?) / 100.0;
    }
    Some(Some(six))
}

fn read_ratings(reader: &mut Reader<'_>, elements: usize) -> Option<Option<Ratings>> {
    if !read_flag(reader)? {
        return Some(None);
    }
    let mut list = || {
        let bytes = reader.take(elements.checked_mul(2)?)?;
        let known = |pair: &[u8]| match u16::from_le_bytes([pair[0], pair[1]]) {
            UNKNOWN => Some(None),
            value => (value <= HIGHEST).then(|| Some(f32::from(value) / 100.0)),
        };
        bytes.chunks_exact(2).map(known).collect::<Option<Vec<Option<f32>>>>()
    };
    Some(Some(Ratings { importance: list()?, level: list()? }))
}

fn read_flag(reader: &mut Reader<'_>) -> Option<bool> {
    match reader.byte()? {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}
