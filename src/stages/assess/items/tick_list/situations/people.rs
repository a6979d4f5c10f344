//! Work with people: care, shops, teaching, kitchens and guests.
use super::{Situation, situation};
use crate::stages::assess::items::tick_list::TickSkill;
use crate::stages::assess::items::tick_list::shared::*;
use crate::stages::assess::model::SkillKind::{Field, Soft, Technical, Tool};

pub(super) const CARE: Situation = situation(
    "care and nursing",
    &[
        "nurse",
        "nursing",
        "midwife",
        "carer",
        "caregiver",
        "care worker",
        "care assistant",
        "care aide",
        "healthcare assistant",
        "health care assistant",
        "support worker",
        "hca",
        "cna",
        "orderly",
        "hospital porter",
        "paramedic",
        "home help",
        "care for patients",
    ],
    &["care home", "ward", "hospice", "patient", "home care", "elderly care"],
    &[],
    &CARE_SKILLS,
);

#[rustfmt::skip] // One skill a line.
const CARE_SKILLS: [TickSkill; 13] = [
    PERSONAL_CARE,
    t("Measuring vital signs", Technical, "measure pulse, blood pressure and fever, and see what is not normal"),
    t("Giving medicines", Technical, "give the right medicine at the right time, and write it down"),
    t("Wound care", Technical, "clean and cover a wound, and see when it gets worse"),
    t("Moving people safely", Technical, "help someone from bed to chair without harm to either of you"),
    t("Hygiene against infection", Field, "keep an illness from spreading from one person to the next"),
    t("Care records", Technical, "write down care so that the next person knows all they need"),
    t("Handing over a shift", Soft, "tell the next shift the important things in a few minutes"),
    t("Planning care", Technical, "agree with a person what help they need and who gives it"),
    t("Talking with families", Soft, "give worried relatives clear and true answers"),
    t("Choosing what comes first", Soft, "choose whom to see first when several people need you"),
    CALMING,
    TEACHING,
];

pub(super) const SHOP: Situation = situation(
    "shop and sales",
    &[
        "shop assistant",
        "sales assistant",
        "sales associate",
        "cashier",
        "retail",
        "retail clerk",
        "shopkeeper",
        "store clerk",
        "store manager",
        "shop manager",
        "salesperson",
        "saleswoman",
        "salesman",
        "checkout",
        "market trader",
        "trader",
        "shelf stacker",
        "stocker",
        "seller",
        "sell",
        "selling",
    ],
    &["shop", "store", "supermarket", "market stall", "boutique", "sales", "pharmacy counter"],
    &[],
    &SHOP_SKILLS,
);

#[rustfmt::skip] // One skill a line.
const SHOP_SKILLS: [TickSkill; 12] = [
    CUSTOMERS,
    CASH,
    t("Working the checkout", Tool, "register sales, returns and refunds without asking"),
    t("Knowing the goods", Field, "say what the difference is, and which one fits"),
    SELLING,
    t("Complaints and returns", Soft, "settle a complaint so that the customer comes back"),
    STOCK,
    t("Filling and laying out shelves", Technical, "set out goods so that people find them and nothing goes off"),
    t("Opening and closing", Technical, "open or close alone: keys, alarm, money, lights"),
    t("Preventing theft", Field, "notice what is wrong and act by the rules, without a fight"),
    ROTA,
    TEACHING,
];

pub(super) const TEACHING_WORK: Situation = situation(
    "teaching and training",
    &[
        "teacher",
        "teaching",
        "teach",
        "teaching assistant",
        "classroom assistant",
        "tutor",
        "lecturer",
        "professor",
        "trainer",
        "instructor",
        "driving instructor",
        "educator",
        "nursery worker",
        "kindergarten teacher",
        "childminder",
        "youth worker",
        "sports coach",
    ],
    &["kindergarten", "nursery", "preschool", "classroom"],
    &[],
    &TEACHING_SKILLS,
);

#[rustfmt::skip] // One skill a line.
const TEACHING_SKILLS: [TickSkill; 11] = [
    t("Planning lessons", Technical, "plan an hour in which people really learn something"),
    HOMEWORK,
    t("Keeping a group working", Soft, "keep a restless group at its work without shouting"),
    TALKS,
    t("Judging work fairly", Technical, "mark work, and tell people what to do next"),
    t("Seeing who needs more help", Soft, "notice who falls behind, and give them another way in"),
    t("Making teaching material", Technical, "make a sheet, a picture or a game that explains the point"),
    t("Talking with parents", Soft, "tell a parent something difficult, and agree on what to do"),
    t("Protecting children", Field, "know the signs of harm, and whom to tell"),
    ORGANISING,
    RECORDS,
];

pub(super) const KITCHEN: Situation = situation(
    "kitchen and guests",
    &[
        "cook",
        "cooking",
        "chef",
        "waiter",
        "waitress",
        "waiting tables",
        "wait tables",
        "server",
        "barista",
        "bartender",
        "barman",
        "barmaid",
        "baker",
        "butcher",
        "dishwasher",
        "kitchen porter",
        "kitchen help",
        "receptionist in a hotel",
        "hotel receptionist",
        "caterer",
    ],
    &[
        "kitchen",
        "restaurant",
        "cafe",
        "café",
        "hotel",
        "catering",
        "canteen",
        "bar",
        "pub",
        "hospitality",
        "food stall",
        "bakery",
    ],
    &[],
    &KITCHEN_SKILLS,
);

#[rustfmt::skip] // One skill a line.
const KITCHEN_SKILLS: [TickSkill; 12] = [
    COOKING,
    t("Preparing food", Technical, "wash, cut and portion fast and evenly"),
    t("Food hygiene", Field, "keep food at the right heat and cold, and free of germs"),
    t("Allergies and diets", Field, "know what is in each dish, for guests who cannot eat everything"),
    t("Serving guests", Soft, "look after several tables at once, and forget nobody"),
    t("Making drinks", Technical, "make coffee, tea or mixed drinks quickly and always alike"),
    CASH,
    STOCK,
    t("Planning a menu", Technical, "put together dishes that sell and leave little over"),
    t("Keeping calm in a rush", Soft, "keep order and a clear head when everyone wants something at once"),
    CALMING,
    ROTA,
];
