//! Person against role: what is there, what is missing and of which kind, and what must come first.
//!
//! A must is *met* at its level, *close* one level under it, else *far*; one whose skill was never
//! rated is counted as neither. Coverage is Σ w·min(1, level ÷ asked) ÷ Σ w over the assessed
//! skills, with w = 1, .7 and .4 for must, should and nice; there is none where more than
//! [`MOST_UNASSESSED`] of the weight is not assessed. It is for `--json` and `--explain` only:
//! what must be there first is never averaged away.
//!
//! Worked example: SQL 2 of 4 (must), statistics 3 of 3 (must), Excel 4 of 3 (should) and Python,
//! not rated (nice): one of two musts met, one far; 0.4 of 3.1 of the weight is not assessed, so
//! coverage = (0.5 + 1 + 0.7) ÷ 2.7 = 0.815.
use chrono::NaiveDate;

use super::model::{Importance, Requirement, RequirementKind, Role};
use crate::stages::assess::model::{Credential, Preferences, Skill};
use crate::stages::assess::past::{Validity, judge_validity};
use crate::stages::assess::trail::{Sources, Trail};

mod explain;
mod preference;
mod requirement;

pub use explain::explain;
pub use requirement::{is_paper, simplify, tag_of};

/// The share of the weight of skills above which too little is assessed for a figure.
pub const MOST_UNASSESSED: f64 = 0.3;

/// The person, as far as roles are compared with them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Me {
    /// Their skills.
    pub skills: Vec<Skill>,
    /// What speaks of them.
    pub sources: Sources,
    /// What they want and will not do.
    pub preferences: Option<Preferences>,
}

/// What kind of thing is missing. Each suggests another action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapKind {
    /// A skill below the level asked for.
    Level,
    /// A paper that is missing or has run out.
    Credential,
    /// A level of education.
    Education,
    /// Something not done often or long enough.
    Experience,
    /// Something that the person would rather not do.
    Preference,
    /// A level that nothing shows yet.
    Proof,
    /// A skill not used for long.
    Refresh,
}

impl GapKind {
    /// The word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            GapKind::Level => "level",
            GapKind::Credential => "credential",
            GapKind::Education => "education",
            GapKind::Experience => "experience",
            GapKind::Preference => "preference",
            GapKind::Proof => "proof",
            GapKind::Refresh => "refresh",
        }
    }
}

/// How much there is of something, or is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Nothing known, or nothing asked.
    Open,
    /// A level from 0 to 5.
    Level(u8),
    /// So many log entries.
    Count(u32),
    /// So many months.
    Months(u32),
    /// A word: `bachelor`, `expired`, `no example`.
    Word(String),
}

/// Something that is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// What kind of thing.
    pub kind: GapKind,
    /// The skill's id, where it is about one.
    pub skill: Option<String>,
    /// In words, where it is about something else.
    pub text: Option<String>,
    /// What there is.
    pub have: Amount,
    /// What is asked for.
    pub need: Amount,
    /// How much it weighs.
    pub importance: Importance,
    /// Whether it must be there first.
    pub gate: bool,
}

/// How a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// It is.
    Met,
    /// One level under it.
    Close,
    /// Further away, or not there.
    Far,
    /// The skill was never rated.
    Unassessed,
}

/// A requirement with what there is of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked<'a> {
    /// What the role says.
    pub requirement: &'a Requirement,
    /// What it is called: the skill's name, or the text.
    pub label: String,
    /// What there is.
    pub have: Amount,
    /// What is asked for.
    pub need: Amount,
    /// How it is met.
    pub met: Met,
}

/// A role measured against the person.
#[derive(Clone, Debug, PartialEq)]
pub struct Gaps<'a> {
    /// The requirements, in the order of the role.
    pub asked: Vec<Asked<'a>>,
    /// What is missing: what must be there first, then by importance and kind.
    pub gaps: Vec<Gap>,
    /// How many musts there are.
    pub musts: usize,
    /// How many of them are met.
    pub met: usize,
    /// How many are close.
    pub close: usize,
    /// How many are far.
    pub far: usize,
    /// The skills that were never rated, by id.
    pub unassessed: Vec<String>,
    /// What must be there first and is not: skill ids and texts.
    pub blocked_by: Vec<String>,
    /// The weighted share of the assessed skills, 0 to 1; none where too little is assessed.
    pub coverage: Option<f64>,
}

impl Gaps<'_> {
    /// How many musts are about skills that were never rated.
    pub fn open_musts(&self) -> usize {
        self.musts - self.met - self.close - self.far
    }
}

/// Measures a role against the person.
pub fn measure<'a>(role: &'a Role, me: &Me, trail: &Trail<'_>, today: NaiveDate) -> Gaps<'a> {
    let mut gaps = Vec::new();
    let mut asked = Vec::new();
    for requirement in &role.requirement {
        asked.push(requirement::judge(requirement, me, trail, today, &mut gaps));
    }
    preference::find(role, me, &mut gaps);
    // A stable sort: of equal ones, the order of the role.
    gaps.sort_by_key(|gap| (!gap.gate, gap.importance, gap.kind, std::cmp::Reverse(distance(gap))));
    let musts = || asked.iter().filter(|one| one.requirement.weight() == Importance::Must);
    let count = |met: Met| musts().filter(|one| one.met == met).count();
    let mut unassessed: Vec<String> = Vec::new();
    for one in asked.iter().filter(|one| one.met == Met::Unassessed) {
        let skill = one.requirement.skill.clone().unwrap_or_else(|| one.label.clone());
        if !unassessed.contains(&skill) {
            unassessed.push(skill);
        }
    }
    let blocked_by = asked
        .iter()
        .filter(|one| one.requirement.is_gate() && matches!(one.met, Met::Close | Met::Far))
        .map(|one| one.requirement.skill.clone().unwrap_or_else(|| one.label.clone()))
        .collect();
    Gaps {
        musts: musts().count(),
        met: count(Met::Met),
        close: count(Met::Close),
        far: count(Met::Far),
        coverage: cover(&asked),
        unassessed,
        blocked_by,
        gaps,
        asked,
    }
}

/// The papers that the role asks for, hold today, and run out soon, where no other under the same
/// name holds on.
pub fn find_expiring<'a>(role: &Role, credentials: &'a [Credential], today: NaiveDate) -> Vec<&'a Credential> {
    let mut found: Vec<&Credential> = Vec::new();
    for requirement in role.requirement.iter().filter(|one| one.kind == RequirementKind::Credential) {
        let papers = credentials.iter().filter(|paper| is_paper(requirement, paper));
        let holding: Vec<_> = papers.map(|paper| (judge_validity(paper, today), paper)).collect();
        if holding.iter().any(|(validity, _)| *validity == Validity::Valid) {
            continue;
        }
        let last = holding.iter().filter(|(validity, _)| *validity == Validity::Expiring);
        if let Some((_, paper)) = last.max_by_key(|(_, paper)| paper.expires)
            && !found.iter().any(|known| known.id == paper.id)
        {
            found.push(paper);
        }
    }
    found
}

/// How far a level is below what is asked.
fn distance(gap: &Gap) -> u8 {
    match (&gap.have, &gap.need) {
        (Amount::Level(have), Amount::Level(need)) => need.saturating_sub(*have),
        _ => 0,
    }
}

/// The weighted share of the assessed skills.
fn cover(asked: &[Asked<'_>]) -> Option<f64> {
    let (mut known, mut whole, mut reached) = (0.0, 0.0, 0.0);
    for one in asked {
        let Amount::Level(need) = one.need else {
            continue;
        };
        let weight = one.requirement.weight().weight();
        whole += weight;
        if let Amount::Level(have) = one.have {
            known += weight;
            reached += weight * share(have, need);
        }
    }
    // Tenths of weights add up with errors in the last place, which must not decide.
    let is_enough = known > 0.0 && whole - known <= MOST_UNASSESSED * whole + 1e-9;
    is_enough.then(|| reached / known)
}

/// min(1, level ÷ asked).
fn share(have: u8, need: u8) -> f64 {
    if have >= need { 1.0 } else { f64::from(have) / f64::from(need) }
}
