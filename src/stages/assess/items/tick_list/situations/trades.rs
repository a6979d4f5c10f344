//! Work with vehicles, buildings, rooms and machines.
use super::{Situation, situation};
use crate::stages::assess::items::tick_list::TickSkill;
use crate::stages::assess::items::tick_list::shared::*;
use crate::stages::assess::model::SkillKind::{Field, Technical, Tool};

pub(super) const DRIVING: Situation = situation(
    "driving, transport and storage",
    &[
        "driver",
        "driving",
        "drive",
        "truck driver",
        "lorry driver",
        "bus driver",
        "taxi driver",
        "courier",
        "trucker",
        "postman",
        "mail carrier",
        "delivery",
        "forklift",
        "warehouse worker",
        "warehouse operative",
        "picker",
        "packer",
        "dispatcher",
        "logistics",
    ],
    &["warehouse", "truck", "lorry", "van", "taxi", "bus", "transport", "trucking", "depot"],
    &[],
    &DRIVING_SKILLS,
);

#[rustfmt::skip] // One skill a line.
const DRIVING_SKILLS: [TickSkill; 12] = [
    CAR,
    VAN,
    t("Carrying passengers", Technical, "drive people gently and on time, and help those who need it"),
    t("Planning a route", Technical, "put many stops into an order that saves time and fuel"),
    t("Loading and tying down", Technical, "load so that nothing moves and the weight is right"),
    t("Forklift", Tool, "stack and fetch goods with it, with the licence that it needs"),
    t("Checking a vehicle", Technical, "check tyres, brakes, oil and lights, and notice what is wrong"),
    t("Rules of the road and of rest", Field, "know how long one may drive, and what papers must be there"),
    t("Picking and packing orders", Technical, "put together orders quickly, without a wrong item"),
    t("Delivery papers", Technical, "check a delivery against its papers and report what is missing"),
    LIFTING,
    CUSTOMERS,
];

pub(super) const BUILDING: Situation = situation(
    "building trades",
    &[
        "bricklayer",
        "mason",
        "builder",
        "carpenter",
        "joiner",
        "electrician",
        "plumber",
        "roofer",
        "plasterer",
        "painter",
        "decorator",
        "tiler",
        "welder",
        "scaffolder",
        "labourer",
        "laborer",
        "construction worker",
        "kitchen fitter",
        "foreman",
        "site manager",
        "glazier",
    ],
    &["construction", "building site", "building trade", "bricklaying", "plumbing", "carpentry"],
    &[],
    &BUILDING_SKILLS,
);

#[rustfmt::skip] // One skill a line.
const BUILDING_SKILLS: [TickSkill; 14] = [
    t("Reading building plans", Technical, "read a drawing and mark out from it what goes where"),
    t("Laying bricks and stone", Technical, "build a straight wall with a corner and an opening"),
    t("Concrete work", Technical, "set up the form, mix, pour and level"),
    t("Woodwork", Technical, "measure, cut and join wood so that it fits"),
    t("Plastering and tiling", Technical, "make a wall smooth, or lay tiles in line"),
    PAINTING,
    t("Electrical work", Technical, "put in sockets and lights safely, as the law allows"),
    t("Water pipes and heating", Technical, "lay pipes, join them and find a leak"),
    t("Working out materials and cost", Technical, "say how much of what is needed, and what it will cost"),
    POWER_TOOLS,
    t("Working at height", Field, "put up a ladder or scaffold by the rules, and work on it"),
    SAFETY,
    LEADING,
    TEACHING,
];

pub(super) const CLEANING_WORK: Situation = situation(
    "cleaning",
    &[
        "cleaner",
        "cleaning",
        "clean",
        "janitor",
        "housekeeper",
        "housekeeping",
        "caretaker",
        "chambermaid",
        "maid",
        "room attendant",
        "laundry worker",
        "custodian",
        "window cleaner",
    ],
    &["laundry"],
    &[],
    &CLEANING_SKILLS,
);

#[rustfmt::skip] // One skill a line.
const CLEANING_SKILLS: [TickSkill; 11] = [
    CLEANING,
    t("Cleaning products", Field, "choose the right product and amount, and know what must not be mixed"),
    t("Floors and carpets", Technical, "clean and protect each kind of floor without harm"),
    t("Windows and glass", Technical, "clean windows without streaks, also the high ones"),
    t("Cleaning machines", Tool, "use a floor or steam machine, and keep it working"),
    t("Washing and ironing", Technical, "wash, iron and fold so that nothing shrinks or changes colour"),
    t("Cleaning to strict rules", Field, "clean kitchens, toilets or hospital rooms by the rules"),
    t("Preparing rooms for guests", Technical, "make a room ready in half an hour, with nothing forgotten"),
    STOCK,
    REPAIRS,
    OWN_TIME,
];

pub(super) const MACHINES: Situation = situation(
    "factory, machines and repair",
    &[
        "mechanic",
        "machinist",
        "machine operator",
        "factory worker",
        "production worker",
        "assembler",
        "assembly worker",
        "assembly line",
        "fitter",
        "toolmaker",
        "technician",
        "production line",
        "seamstress",
        "sewing machine operator",
        "tailor",
        "operator",
        "quality inspector",
        "repair",
    ],
    &["factory", "shop floor", "production", "manufacturing", "plant", "workshop", "garage", "machine"],
    &[],
    &MACHINE_SKILLS,
);

#[rustfmt::skip] // One skill a line.
const MACHINE_SKILLS: [TickSkill; 13] = [
    t("Running a machine", Tool, "start it, watch it, and stop it in time"),
    t("Setting up a machine", Technical, "change a machine over to another product and test it"),
    PROBLEMS,
    t("Repairing engines and machines", Technical, "take one apart, change what is worn, and get it going again"),
    t("Looking after machines", Technical, "clean, oil and change parts before they break"),
    t("Measuring exactly", Technical, "measure to a tenth of a millimetre, and know when it is too much"),
    t("Reading technical drawings", Technical, "make or check a part from its drawing"),
    t("Putting parts together", Technical, "assemble to instructions, quickly and always alike"),
    t("Welding and joining metal", Technical, "join two pieces so that they hold and look clean"),
    t("Sewing by machine", Technical, "sew straight and curved seams that hold"),
    QUALITY,
    SAFETY,
    TEACHING,
];
