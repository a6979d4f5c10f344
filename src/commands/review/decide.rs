//! What the answers and the flags of a review come to.
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::flags::{QUESTIONS, read_hours};
use super::sheet::{MOST_WINS, Sheet};
use crate::commands::interview::Answers;
use crate::stages::goal::model::Reason;
use crate::stages::review::model::{Commitment, CommitmentStatus, Pulse};
use crate::stages::review::ops::{Decided, Decision, Turn};

impl Sheet {
    /// What the answers and the flags decide together.
    pub fn decide(&self, answers: &Answers) -> Decided {
        Decided {
            period: self.period.clone(),
            answers: self.collect_answers(answers),
            pulse: self.given.pulse.clone().or_else(|| collect_pulse(answers)),
            hours_real: self
                .given
                .hours
                .or_else(|| answers.text("review.hours").and_then(|text| read_hours(text).ok())),
            decisions: self.collect_decisions(answers),
            commitments: self.collect_commitments(answers),
            next: self.given.next.or_else(|| read_iso(answers.text("review.next"))),
            year_starts: answers.text("review.year_starts").and_then(|text| text.parse().ok()),
        }
    }

    fn collect_answers(&self, answers: &Answers) -> BTreeMap<String, String> {
        let mut all: BTreeMap<String, String> = self.given.answers.iter().cloned().collect();
        let wins: Vec<&str> =
            (1..=MOST_WINS).filter_map(|n| answers.text(&format!("review.wins.{n}"))).map(str::trim).collect();
        if !wins.is_empty() {
            all.entry("wins".to_owned()).or_insert_with(|| wins.join("; "));
        }
        for (key, _) in QUESTIONS.into_iter().skip(1) {
            if let Some(text) = answers.text(&format!("review.{key}")) {
                all.entry(key.to_owned()).or_insert_with(|| text.trim().to_owned());
            }
        }
        all
    }

    fn collect_decisions(&self, answers: &Answers) -> Vec<Decision> {
        let mut decisions = self.given.decisions.clone();
        if !self.asks_open() {
            return decisions;
        }
        for one in &self.open {
            let of_this = |what: &str| answers.text(&format!("review.{what}.{}", one.id));
            let turn = match of_this("open") {
                Some("a") => break,
                Some("y") => Some(Turn::Done),
                Some("m") => read_iso(of_this("due")).filter(|day| one.due != Some(*day)).map(Turn::Move),
                Some("c") => of_this("title")
                    .map(str::trim)
                    .filter(|title| *title != one.title)
                    .map(|title| Turn::Reword(title.to_owned())),
                Some("d") => Some(Turn::Drop),
                Some("b") => Some(Turn::PlanB),
                _ => None,
            };
            let reason =
                of_this("why").and_then(|word| Reason::ALL.iter().copied().find(|reason| reason.key() == word));
            decisions.extend(turn.map(|turn| Decision { open: one.clone(), turn, reason }));
        }
        decisions
    }

    fn collect_commitments(&self, answers: &Answers) -> Vec<Commitment> {
        if !self.given.commitments.is_empty() {
            return self.given.commitments.clone();
        }
        (1..=3)
            .map_while(|n| {
                let text = answers.text(&format!("review.commit.{n}"))?.trim().to_owned();
                let due = read_iso(answers.text(&format!("review.commit.{n}.due")));
                Some(Commitment { text, due, goal: None, status: Some(CommitmentStatus::Open) })
            })
            .collect()
    }
}

fn collect_pulse(answers: &Answers) -> Option<Pulse> {
    let value = |key: &str| answers.text(&format!("review.{key}")).and_then(|text| text.parse().ok());
    let pulse = Pulse { satisfaction: value("satisfaction"), clarity: value("clarity"), energy: value("energy") };
    let is_known = pulse.satisfaction.is_some() || pulse.clarity.is_some() || pulse.energy.is_some();
    is_known.then_some(pulse)
}

fn read_iso(text: Option<&str>) -> Option<NaiveDate> {
    text?.trim().parse().ok()
}
