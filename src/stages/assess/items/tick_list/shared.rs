//! Skills that stand in more than one list, written once so that they are the same skill.
use super::TickSkill;
use crate::stages::assess::model::SkillKind::{self, Soft, Technical, Tool};

/// A skill to tick; short, so that a list reads as a list.
pub(super) const fn t(name: &'static str, kind: SkillKind, can: &'static str) -> TickSkill {
    TickSkill { name, kind, can }
}

#[rustfmt::skip] // One skill a line.
mod skills {
    use super::*;
    pub const FIRST_AID: TickSkill = t("First aid", Technical, "stop bleeding, and keep someone safe until help comes");
    pub const CALMING: TickSkill = t("Calming upset people", Soft, "stay friendly with someone who is angry, until you can talk");
    pub const TEACHING: TickSkill = t("Showing someone a task", Soft, "show a new person a task so that they can do it alone");
    pub const CUSTOMERS: TickSkill = t("Helping customers", Soft, "find out what someone needs and help them get it");
    pub const CASH: TickSkill = t("Handling cash and card payments", Technical, "take money, give change, and have it right at closing time");
    pub const STOCK: TickSkill = t("Keeping stock", Technical, "count what is there and order in time what will run out");
    pub const SELLING: TickSkill = t("Selling", Soft, "win someone for something that they will be glad they bought");
    pub const ROTA: TickSkill = t("Planning who works when", Technical, "make a week's plan for several people that all can keep to");
    pub const LEADING: TickSkill = t("Leading a small group", Soft, "share out the work and see that it gets done");
    pub const RECORDS: TickSkill = t("Keeping records", Technical, "write down what was done so that another can go on from it");
    pub const MESSAGES: TickSkill = t("Writing clear messages", Technical, "write a letter or message that needs no second one");
    pub const PHONE: TickSkill = t("Speaking on the telephone", Soft, "call an office or a stranger and get an answer");
    pub const SPREADSHEETS: TickSkill = t("Spreadsheets", Tool, "make a table on a computer that adds up by itself");
    pub const DOCUMENTS: TickSkill = t("Documents on a computer", Tool, "write, save, find again, print and send a text");
    pub const ONLINE: TickSkill = t("Getting things done online", Tool, "find what you need, fill in a form and pay a bill");
    pub const CAR: TickSkill = t("Driving a car", Tool, "drive with a licence, in a town and in bad weather");
    pub const VAN: TickSkill = t("Driving a van or truck", Tool, "drive it with the right licence, loaded, and reverse it");
    pub const LIFTING: TickSkill = t("Moving heavy things safely", Technical, "lift and carry so that nobody gets hurt");
    pub const POWER_TOOLS: TickSkill = t("Hand and power tools", Tool, "choose, use and look after a drill and a saw");
    pub const REPAIRS: TickSkill = t("Small repairs", Technical, "put a door, a chair or a small leak right");
    pub const PAINTING: TickSkill = t("Painting rooms", Technical, "paint a room so that the walls and edges look even");
    pub const SAFETY: TickSkill = t("Keeping work safe", Field, "see a danger before it hurts someone, and remove it");
    pub const QUALITY: TickSkill = t("Checking quality", Technical, "find small faults before someone else does");
    pub const CLEANING: TickSkill = t("Cleaning", Technical, "get a dirty room or kitchen clean, and the right things first");
    pub const COOKING: TickSkill = t("Cooking for many people", Technical, "have a hot meal for ten people ready on time");
    pub const CHILDREN: TickSkill = t("Looking after children", Technical, "keep several children safe and busy for a day");
    pub const HOMEWORK: TickSkill = t("Helping someone learn", Soft, "explain school work another way until it is understood");
    pub const PERSONAL_CARE: TickSkill = t("Personal care", Technical, "help a sick or old person wash, dress and eat");
    pub const BUDGET: TickSkill = t("Making money last", Technical, "plan what goes out so that the money reaches the month's end");
    pub const FORMS: TickSkill = t("Forms and offices", Technical, "fill in an official form and follow it up until it is settled");
    pub const ORGANISING: TickSkill = t("Organising an event", Technical, "plan a day for thirty people, and nothing important is missing");
    pub const OWN_TIME: TickSkill = t("Planning my own time", Soft, "get the important things done without anyone reminding you");
    pub const LEARNING: TickSkill = t("Learning by myself", Soft, "learn something new from a book, a film or by trying");
    pub const LISTENING: TickSkill = t("Listening", Soft, "let someone finish, and tell them back what they meant");
    pub const TALKS: TickSkill = t("Speaking to a group", Soft, "explain something to twenty people so that they follow");
    pub const TEAMWORK: TickSkill = t("Working in a team", Soft, "do your part, and say early when you cannot");
    pub const PROBLEMS: TickSkill = t("Finding the cause of a fault", Technical, "go step by step until you know why something fails");
    use SkillKind::Field;
}
pub(super) use skills::*;
