//! What is told of a link: one notice for everything that was not taken as it stood.

use super::NumberText;
use crate::domain::quantity::Input;
use crate::domain::scenario::{Doubt, Scenario};
use crate::share_link::v1;

/// What kind of thing a notice tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The link names something that this calculator does not know.
    UnknownKey,
    /// The value makes no sense; the default is used.
    Unreadable,
    /// The value is out of range; the nearest one is used.
    Clamped,
    /// The key is given again later; the last one counts.
    Repeated,
    /// The link was made by a newer version; it is read as version 1.
    NewerVersion,
    /// The link was damaged on its way and was read for what it was.
    Repaired,
    /// The value contradicts another.
    Inconsistent,
    /// There is nothing to project from; a figure stands in.
    Assumed,
    /// There are SQL in-house but their hours cost nothing.
    NoCost,
}

impl Code {
    /// The public name.
    pub fn name(self) -> &'static str {
        match self {
            Self::UnknownKey => "unknown_key",
            Self::Unreadable => "unreadable",
            Self::Clamped => "clamped",
            Self::Repeated => "repeated",
            Self::NewerVersion => "newer_version",
            Self::Repaired => "repaired",
            Self::Inconsistent => "inconsistent",
            Self::Assumed => "assumed",
            Self::NoCost => "no_cost",
        }
    }
}

/// What is used in the place of what was found, as results show it.
#[derive(Clone, Debug, PartialEq)]
pub enum Used {
    /// Nothing, or nothing that a value could stand for.
    Nothing,
    Number(f64),
    Text(String),
}

/// One thing that was not taken as it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub key: String,
    pub code: Code,
    /// The text that was found.
    pub found: String,
    pub used: Used,
}

impl Notice {
    /// One about a whole text, for which nothing else is used.
    pub fn of_whole(code: Code, found: &str) -> Self {
        Self { key: String::new(), code, found: found.to_owned(), used: Used::Nothing }
    }
}

/// The notices about the figures as a whole.
pub fn notices_of_doubts(scenario: &Scenario, numbers: &dyn NumberText) -> Vec<Notice> {
    let notice = |input: Input, code: Code, used: Used| Notice {
        key: v1::name(input).to_owned(),
        code,
        found: scenario.value(input).map(|amount| numbers.write(amount)).unwrap_or_default(),
        used,
    };
    let told = |doubt| match doubt {
        Doubt::WorkedAboveLeads { used } => notice(Input::Worked, Code::Inconsistent, Used::Number(used)),
        Doubt::SqlAboveWorked { used } => notice(Input::Sql, Code::Inconsistent, Used::Number(used)),
        Doubt::SurchargeUnused => notice(Input::Surcharge, Code::Inconsistent, Used::Number(0.0)),
        Doubt::GoalWithoutDeal => Notice {
            key: "goal".to_owned(),
            code: Code::Inconsistent,
            found: v1::goal_name(scenario.goal()).to_owned(),
            used: Used::Text(v1::goal_name(scenario.effective_goal()).to_owned()),
        },
        Doubt::Assumed(input) => notice(input, Code::Assumed, Used::Nothing),
        Doubt::NoCost(input) => notice(input, Code::NoCost, Used::Nothing),
    };
    scenario.doubts().into_iter().map(told).collect()
}
