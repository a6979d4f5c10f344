//! The general list: what people learn in homes, clubs, families and jobs of every kind.
use super::TickSkill;
use super::shared::*;
use crate::stages::assess::model::SkillKind::{Language, Soft, Technical, Tool};

#[rustfmt::skip] // One skill a line.
pub(super) const GENERAL: [TickSkill; 40] = [
    // People and oneself.
    LISTENING,
    CALMING,
    TEACHING,
    HOMEWORK,
    CUSTOMERS,
    SELLING,
    TEAMWORK,
    LEADING,
    t("Settling arguments", Soft, "help two people in an argument find what both can live with"),
    t("Speaking up for someone", Soft, "put another person's case to an office, a school or a boss"),
    TALKS,
    PHONE,
    OWN_TIME,
    LEARNING,
    // Care and home.
    CHILDREN,
    PERSONAL_CARE,
    FIRST_AID,
    COOKING,
    CLEANING,
    t("Sewing and mending", Technical, "mend or change clothes so that they can be worn again"),
    t("Growing plants", Technical, "grow vegetables, fruit or flowers from seed"),
    t("Looking after animals", Technical, "feed animals, keep them clean and see when one is ill"),
    // Hands and machines.
    REPAIRS,
    POWER_TOOLS,
    PAINTING,
    LIFTING,
    CAR,
    VAN,
    PROBLEMS,
    // Money, paper and planning.
    BUDGET,
    CASH,
    FORMS,
    RECORDS,
    ORGANISING,
    MESSAGES,
    // Languages and computers.
    t("A second language", Language, "talk, read and write in a language that you learned later"),
    t("Interpreting for others", Technical, "say in one language what was said in another, leaving nothing out"),
    ONLINE,
    DOCUMENTS,
    t("Photos and films", Tool, "take a clear picture or short film, cut it and send it"),
];
