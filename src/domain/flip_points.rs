//! Where each of the visitor's figures turns the answer: the nearest value below and above at which another model wins.

use super::quantity::{Input, Quantity, SMALLEST_AMOUNT};
use super::recommendation::Winners;
use super::sales_model::{SalesModel, three_models};
use super::scenario::{Goal, Scenario};
use super::sensitivity::is_varied;
use super::value::values;

/// A value of an input at which another model than now wins, all other inputs as given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlipPoint {
    pub input: Input,
    /// The first value at which it does, in the input's unit.
    pub value: f64,
    /// None: there no model qualifies.
    pub winner: Option<SalesModel>,
}

/// The flip points of all inputs that bear on the goal, in the order of links and results, the one below first.
///
/// # Formula
/// From the present value outwards in steps of 2 %, to the end of the input's range but never to 0, until the winner for
/// the goal is another; then halved down to a millionth, on the new winner's side.
///
/// # Limits
/// A winner that holds over less than a step is not seen. An input that is 0 or empty has no flip point.
///
/// # Source
/// MODEL §7 (which asks for a thousandth; a millionth makes a partner's rate agree with its break-even rate to every
/// digit shown).
pub fn flip_points(scenario: &Scenario, present: Option<SalesModel>) -> Vec<FlipPoint> {
    let goal = scenario.effective_goal();
    let walk = Walk { scenario: scenario.settled(), goal, present };
    let mut found = Vec::new();
    for input in Input::ALL {
        if bears_on(input, goal) && is_varied(scenario, input) {
            found.extend(walk.first_flip(input, Direction::Below));
            found.extend(walk.first_flip(input, Direction::Above));
        }
    }
    found
}

fn bears_on(input: Input, goal: Goal) -> bool {
    match input {
        Input::Leads
        | Input::Worked
        | Input::Sql
        | Input::Hours
        | Input::TeamCost
        | Input::TeamTools
        | Input::Ceo
        | Input::Surcharge
        | Input::FullRate
        | Input::HybridRate
        | Input::FullFee
        | Input::HybridFee
        | Input::FullHours
        | Input::HybridHours
        | Input::FullPace
        | Input::HybridPace
        | Input::Realised => true,
        Input::Deal | Input::Win | Input::PartnerWin | Input::CeoValue | Input::Saved => goal == Goal::Value,
        _ => false,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Below,
    Above,
}

/// Narrowed until inside and outside differ by no more than this part of the value.
const NARROW: f64 = 1e-6;

struct Walk {
    scenario: Scenario,
    goal: Goal,
    present: Option<SalesModel>,
}

impl Walk {
    fn first_flip(&self, input: Input, direction: Direction) -> Option<FlipPoint> {
        let limits = input.limits();
        let mut trial = self.scenario.clone();
        let mut winner_at = |amount: f64| {
            trial.set(Quantity::nearest(input, amount));
            let models = three_models(&trial);
            let values = if self.goal == Goal::Value { values(&trial, &models) } else { None };
            Winners::for_goal(self.goal, &models, values.as_ref())
        };

        let mut inside = self.scenario.amount(input);
        let (mut outside, mut winner) = loop {
            let next = match direction {
                Direction::Below => (inside * 0.98).max(limits.least).max(SMALLEST_AMOUNT),
                Direction::Above => (inside * 1.02).min(limits.most),
            };
            if next == inside {
                return None;
            }
            let winner = winner_at(next);
            if winner != self.present {
                break (next, winner);
            }
            inside = next;
        };
        while (outside - inside).abs() > NARROW * inside {
            let middle = f64::midpoint(inside, outside);
            let winner_there = winner_at(middle);
            if winner_there == self.present {
                inside = middle;
            } else {
                (outside, winner) = (middle, winner_there);
            }
        }
        Some(FlipPoint { input, value: outside, winner })
    }
}
