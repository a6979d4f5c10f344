//! The tables with figures: interests, preparation, values, skills and knowledge.
use std::cmp::Ordering;
use std::collections::HashMap;

use super::super::raw::Raw;
use super::super::rows::Column;
use super::super::{Element, Ratings};
use super::{AT_OWN, Work};
use crate::error::Result;

const ELEMENT: Column = Column::needed(&["Element ID"]);
const SCALE: Column = Column::needed(&["Scale ID"]);
const VALUE: Column = Column::needed(&["Data Value"]);
const NAME: Column = Column::perhaps(&["Element Name"]);
const SUPPRESS: Column = Column::perhaps(&["Recommend Suppress"]);
const IRRELEVANT: Column = Column::perhaps(&["Not Relevant"]);
const COLUMNS: [Column; 6] = [ELEMENT, SCALE, VALUE, NAME, SUPPRESS, IRRELEVANT];

/// Where these columns stand.
const AT_ELEMENT: usize = AT_OWN;
const AT_SCALE: usize = AT_OWN + 1;
const AT_VALUE: usize = AT_OWN + 2;
const AT_NAME: usize = AT_OWN + 3;
const AT_SUPPRESS: usize = AT_OWN + 4;
const AT_IRRELEVANT: usize = AT_OWN + 5;

/// R, I, A, S, E, C.
const INTERESTS: [&str; 6] = ["1.B.1.a", "1.B.1.b", "1.B.1.c", "1.B.1.d", "1.B.1.e", "1.B.1.f"];
/// Achievement, independence, recognition, relationships, support, working conditions.
const VALUES: [&str; 6] = ["1.B.2.a", "1.B.2.f", "1.B.2.c", "1.B.2.d", "1.B.2.e", "1.B.2.b"];

/// More elements than any table has; some 35.
const MOST_ELEMENTS: usize = 500;

/// A figure of a table: of which occupation, on which element, its level instead of its importance.
struct Figure {
    occupation: usize,
    element: usize,
    is_level: bool,
    value: f32,
}

impl Work<'_, '_, '_> {
    pub(super) fn read_interests(&mut self) -> Result<()> {
        let sixes = self.read_sixes(&INTERESTS, "OI")?;
        for (one, six) in self.raw.occupations.iter_mut().zip(sixes) {
            one.official.interests = six;
        }
        Ok(())
    }

    pub(super) fn read_values(&mut self) -> Result<()> {
        let sixes = self.read_sixes(&VALUES, "EX")?;
        for (one, six) in self.raw.occupations.iter_mut().zip(sixes) {
            one.official.values = six;
        }
        Ok(())
    }

    pub(super) fn read_zones(&mut self) -> Result<()> {
        self.walk(&[Column::needed(&["Job Zone"])], &mut |raw, at, row| {
            let zone = row.number(AT_OWN, 1.0, 5.0)?;
            if zone.is_some_and(|zone| zone.fract() != 0.0) {
                return Err(row.refuse(AT_OWN, format!("\"{}\" is not a job zone, 1 to 5.", row.field(AT_OWN))));
            }
            raw.occupations[at].official.zone = zone.map(|zone| zone as u8);
            Ok(zone.is_some())
        })
    }

    pub(super) fn read_skills(&mut self) -> Result<()> {
        let (elements, ratings) = self.read_ratings()?;
        self.raw.skills = elements;
        for (one, ratings) in self.raw.occupations.iter_mut().zip(ratings) {
            one.official.skills = ratings;
        }
        Ok(())
    }

    pub(super) fn read_knowledge(&mut self) -> Result<()> {
        let (elements, ratings) = self.read_ratings()?;
        self.raw.knowledge = elements;
        for (one, ratings) in self.raw.occupations.iter_mut().zip(ratings) {
            one.official.knowledge = ratings;
        }
        Ok(())
    }

    /// Six figures of every occupation, 1–7; `None` where not all six are known.
    fn read_sixes(&mut self, elements: &[&str; 6], scale: &str) -> Result<Vec<Option<[f64; 6]>>> {
        let mut sixes: Vec<[Option<f64>; 6]> = vec![[None; 6]; self.codes.len()];
        self.walk(&COLUMNS, &mut |_, at, row| {
            let element = elements.iter().position(|id| *id == row.field(AT_ELEMENT));
            let Some(element) = element.filter(|_| row.field(AT_SCALE) == scale) else { return Ok(false) };
            let value = row.number(AT_VALUE, 1.0, 7.0)?.filter(|_| !row.is_yes(AT_SUPPRESS));
            // By way of hundredths: 1.3 as a float of 32 bits is not 1.3 as one of 64.
            sixes[at][element] = value.map(|value| f64::from((value * 100.0).round()) / 100.0);
            Ok(value.is_some())
        })?;
        let whole = |six: [Option<f64>; 6]| {
            let mut all = [0.0; 6];
            for (to, from) in all.iter_mut().zip(six) {
                *to = from?;
            }
            Some(all)
        };
        Ok(sixes.into_iter().map(whole).collect())
    }

    /// The elements of the table and the ratings of every occupation on them.
    fn read_ratings(&mut self) -> Result<(Vec<Element>, Vec<Option<Ratings>>)> {
        let mut elements: Vec<Element> = Vec::new();
        let mut by_id: HashMap<String, usize> = HashMap::new();
        let mut figures: Vec<Figure> = Vec::new();
        self.walk(&COLUMNS, &mut |_: &mut Raw, occupation, row| {
            let is_level = match row.field(AT_SCALE) {
                "IM" => false,
                "LV" => true,
                _ => return Ok(false),
            };
            let id = row.field(AT_ELEMENT);
            let element = match by_id.get(id) {
                Some(element) => *element,
                None if id.is_empty() => return Err(row.refuse(AT_ELEMENT, "The Element ID is empty.".into())),
                None if elements.len() == MOST_ELEMENTS => {
                    return Err(row.refuse(AT_ELEMENT, format!("There are more than {MOST_ELEMENTS} elements.")));
                }
                None => {
                    let name = row.known(AT_NAME).unwrap_or(id);
                    elements.push(Element { id: id.to_owned(), name: name.to_owned() });
                    by_id.insert(id.to_owned(), elements.len() - 1);
                    elements.len() - 1
                }
            };
            let (low, high) = if is_level { (0.0, 7.0) } else { (1.0, 5.0) };
            let value = row.number(AT_VALUE, low, high)?;
            let value = value.filter(|_| !row.is_yes(AT_SUPPRESS) && !row.is_yes(AT_IRRELEVANT));
            figures.extend(value.map(|value| Figure { occupation, element, is_level, value }));
            Ok(value.is_some())
        })?;
        let mut order: Vec<usize> = (0..elements.len()).collect();
        order.sort_by(|a, b| compare_ids(&elements[*a].id, &elements[*b].id));
        let mut places = vec![0; order.len()];
        for (place, element) in order.iter().enumerate() {
            places[*element] = place;
        }
        let sorted: Vec<Element> = order.iter().map(|element| elements[*element].clone()).collect();
        let mut ratings: Vec<Option<Ratings>> = vec![None; self.codes.len()];
        let blank = || Ratings { importance: vec![None; sorted.len()], level: vec![None; sorted.len()] };
        for figure in figures {
            let own = ratings[figure.occupation].get_or_insert_with(blank);
            let list = if figure.is_level { &mut own.level } else { &mut own.importance };
            list[places[figure.element]] = Some(figure.value);
        }
        Ok((sorted, ratings))
    }
}

/// The order of the content model: `2.C.2` comes before `2.C.10`.
fn compare_ids(a: &str, b: &str) -> Ordering {
    let key = |id: &str| -> Vec<(u32, String)> {
        id.split('.').map(|part| part.parse().map_or((u32::MAX, part.to_owned()), |n| (n, String::new()))).collect()
    };
    key(a).cmp(&key(b))
}
