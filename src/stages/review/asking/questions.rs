//! The questions themselves: about work that was seen and one thing to do differently.
use crate::stages::assess::model::SkillKind;
use crate::stages::review::model::Relation;

/// The questions about a kind of skill, in the order in which they are used.
fn of_kind(kind: SkillKind) -> [&'static str; 3] {
    match kind {
        SkillKind::Technical => [
            "think of the last piece of my work with it that you saw. Which one thing would you have done differently?",
            "what would you hand to me without looking over it afterwards, and what not yet?",
            "where would you start if you were to take my work with it one step further?",
        ],
        SkillKind::Soft => [
            "think of one moment of the last weeks when it mattered. What did I do that helped, and what would you have done instead?",
            "which one thing should I do more often, and which one less?",
            "in which situation would you send me alone, and in which would you rather come along?",
        ],
        SkillKind::Language => [
            "when did you last have to ask what I meant? What would have made it clear?",
            "for which talk or text would you still get somebody to help me?",
            "which one habit should I change first?",
        ],
        SkillKind::Field => [
            "on which question would you take my word, and on which would you ask somebody else as well?",
            "what do I not ask that somebody with more experience would?",
            "what would you read or look at first in my place?",
        ],
        SkillKind::Tool => [
            "where do I take the long way round, from what you have seen?",
            "what have you seen others do with it that I should learn next?",
            "what would you give me to do with it that I have not been given yet?",
        ],
    }
}

/// The questions about a piece of work that they know of.
const OF_EXAMPLE: [&str; 3] = [
    "what about it worked for you, and which one thing would have made it better?",
    "what would you have left out, and what was missing?",
    "what would be one step up from that?",
];

/// The question about a skill, with its name in front. `turn` counts the questions about this kind of
/// skill that came before, so that none comes twice.
pub fn question(name: &str, kind: SkillKind, turn: usize) -> String {
    let all = of_kind(kind);
    format!("{name}: {}", all[turn % all.len()])
}

/// The question about a skill at a piece of work that they can think of; `turn` counts the examples that
/// came before.
pub fn question_of_example(name: &str, example: &str, turn: usize) -> String {
    let work = example.lines().next().unwrap_or_default().trim_end_matches(['.', ' ']);
    format!("{name}, for example \"{work}\": {}", OF_EXAMPLE[turn % OF_EXAMPLE.len()])
}

/// A question that fits who somebody is, where nothing else is to be asked.
pub fn by_relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Manager => "What would you need to see from me in the next three months to give me a bigger task?",
        Relation::Sponsor => "Who else should know what I can do, and what should they see of it first?",
        Relation::Mentor => "What would you do first if you were in my place?",
        Relation::Coach => "What do you hear me say again and again that I could try out instead?",
        Relation::Counsellor => "Which possibility have I not looked at yet?",
        Relation::Peer => "Which one thing could I do differently that would make your work easier?",
        Relation::Client => "What should I keep doing for you, and what would you like to have done differently?",
        Relation::Teacher => "What should I practise next, and how would I know that it is good enough?",
        Relation::Recruiter => {
            "What is the first thing that you would ask me about my way so far, and what is missing from it?"
        }
        Relation::Contact => "What surprised you most about your work when you began it?",
    }
}
