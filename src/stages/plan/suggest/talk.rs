//! The talk that a role as a whole still lacks.
use super::forgotten::blank;
use super::towards::{First, first_steps};
use super::{Aim, Mode, Notebook, Suggestion};
use crate::catalogue::Code;
use crate::stages::explore::gap::Gaps;
use crate::stages::explore::model::Where;
use crate::stages::explore::steps::{State, list_steps};

/// The talk that comes before everything, where it was not had yet; all first steps where nothing else
/// is known of a role.
pub fn talk_first(aim: &Aim<'_>, gaps: &Gaps<'_>, notebook: &Notebook<'_>) -> Vec<Suggestion> {
    if !aim.is_real {
        return Vec::new();
    }
    let role = &aim.role;
    let steps = list_steps(role, gaps, &notebook.me.sources.entries, notebook.trials, notebook.today);
    let is_open = |key: &str| steps.iter().any(|step| step.key == key && step.state == State::Open);
    let step = |mode: Mode, title: String, hours: f64, note: String| Suggestion {
        mode,
        hours: Some(hours),
        note,
        why: match mode {
            Mode::Exposure => "It costs an hour and says more than reading.".to_owned(),
            _ => format!("What {} asks for is not known yet.", role.title),
        },
        figure: format!("{hours} h: small enough for one go"),
        ..blank(aim, title)
    };
    let occupation = role.occupation.as_deref().and_then(Code::parse).and_then(|code| notebook.catalogue.get(code));
    let mut list = Vec::new();
    if role.place() == Where::Inside && is_open("discussed") {
        let note = format!("career role edit {} --discussed DATE", role.id);
        let title = format!("Talk about it with your manager: {}", role.title);
        list.push(step(Mode::Exposure, title, 1.0, note));
    }
    let is_unknown = gaps.asked.is_empty();
    for first in first_steps(&role.title.to_lowercase(), occupation.as_ref()) {
        let (mode, is_wanted) = match first.first {
            First::Talk => (Mode::Exposure, is_open("talked") || is_unknown),
            First::Test => (Mode::Experience, is_unknown),
            First::Adverts => (Mode::Education, is_unknown),
        };
        if is_wanted {
            list.push(step(mode, first.title, first.hours, first.note));
        }
    }
    list
}
