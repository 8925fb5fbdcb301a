//! A scenario: all that a visitor has entered, and what stands where nothing was entered.

use super::quantity::{Input, Quantity};

/// The sector decides how much harder an outside partner finds a lead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sector {
    Saas,
    #[default]
    Other,
    Fintech,
    /// The visitor gives the surcharge.
    Custom,
}

impl Sector {
    pub const ALL: [Self; 4] = [Self::Saas, Self::Other, Self::Fintech, Self::Custom];
}

/// What the visitor wants most, which decides the headline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Goal {
    /// The lowest cost per SQL.
    #[default]
    Cost,
    /// The most SQL a month.
    Volume,
    /// The fewest CEO hours.
    Time,
    /// The highest net value a month.
    Value,
}

impl Goal {
    pub const ALL: [Self; 4] = [Self::Cost, Self::Volume, Self::Time, Self::Value];
}

/// All that a visitor has entered. An input that was not given holds its default; money defaults follow `fx`.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    given: [Option<f64>; Input::COUNT],
    sector: Sector,
    goal: Goal,
}

impl Default for Scenario {
    fn default() -> Self {
        Self { given: [None; Input::COUNT], sector: Sector::default(), goal: Goal::default() }
    }
}

impl Scenario {
    /// The same scenario with this quantity in the place of what its input held.
    #[must_use]
    pub fn with(mut self, quantity: Quantity) -> Self {
        self.set(quantity);
        self
    }

    /// Puts this quantity in the place of what its input held.
    pub fn set(&mut self, quantity: Quantity) {
        if let Some(given) = self.given.get_mut(quantity.input() as usize) {
            *given = Some(quantity.amount());
        }
    }

    /// The same figures with every default written out, so that none has to be worked out again: for evaluating a
    /// scenario thousands of times.
    #[must_use]
    pub fn settled(&self) -> Self {
        let mut settled = self.clone();
        for (input, given) in Input::ALL.into_iter().zip(&mut settled.given) {
            *given = self.value(input);
        }
        settled
    }

    /// The same scenario with the input back at its default (empty, where that is the default).
    #[must_use]
    pub fn without(mut self, input: Input) -> Self {
        if let Some(given) = self.given.get_mut(input as usize) {
            *given = None;
        }
        self
    }

    #[must_use]
    pub fn with_sector(self, sector: Sector) -> Self {
        Self { sector, ..self }
    }

    #[must_use]
    pub fn with_goal(self, goal: Goal) -> Self {
        Self { goal, ..self }
    }

    pub fn sector(&self) -> Sector {
        self.sector
    }

    /// The goal as chosen; [`Self::effective_goal`] is the one that decides.
    pub fn goal(&self) -> Goal {
        self.goal
    }

    /// What was given for the input, if anything was.
    pub fn given(&self, input: Input) -> Option<f64> {
        self.given.get(input as usize).copied().flatten()
    }

    /// What the input holds, in its unit; `None` only where it may be empty and is.
    pub fn value(&self, input: Input) -> Option<f64> {
        self.given(input).or_else(|| self.default_of(input))
    }

    /// What the input holds when nothing is given: money in the visitor's currency.
    pub fn default_of(&self, input: Input) -> Option<f64> {
        let limits = input.limits();
        let default = limits.default?;
        Some(if limits.unit.is_money() { default * self.units_per_euro() } else { default })
    }

    /// What the input holds, in its unit. For an input that may be empty ask [`Self::value`]; here an empty one is its least.
    pub fn amount(&self, input: Input) -> f64 {
        self.value(input).unwrap_or(input.limits().least)
    }

    /// Whether the input holds something else than its default.
    pub fn is_changed(&self, input: Input) -> bool {
        self.value(input) != self.default_of(input)
    }

    /// Units of the visitor's currency for one euro.
    pub fn units_per_euro(&self) -> f64 {
        self.given(Input::Fx).unwrap_or(1.0)
    }

    /// Extra effort per lead for an outside partner, as a fraction of 1.
    ///
    /// # Source
    /// The article's "fintech: usually +18 % (regulation)"; 0 elsewhere unless the visitor gives a figure. MODEL §3.
    pub fn partner_surcharge(&self) -> f64 {
        match self.sector {
            Sector::Saas | Sector::Other => 0.0,
            Sector::Fintech => 0.18,
            Sector::Custom => self.amount(Input::Surcharge) / 100.0,
        }
    }

    /// How far from the conservative (0) to the benchmark (1) case.
    pub fn realised_fraction(&self) -> f64 {
        self.amount(Input::Realised) / 100.0
    }

    /// The goal that decides the headline: `value` can only be judged where a deal has a value.
    pub fn effective_goal(&self) -> Goal {
        if self.goal == Goal::Value && self.amount(Input::Deal) <= 0.0 { Goal::Cost } else { self.goal }
    }

    /// What in the figures contradicts itself, has to be assumed, or costs nothing; in the order in which it is told.
    pub fn doubts(&self) -> Vec<Doubt> {
        let leads = self.amount(Input::Leads);
        let worked = self.amount(Input::Worked);
        let sql = self.amount(Input::Sql);
        let hours = self.amount(Input::Hours);
        let reached_sql = if worked > 0.0 { worked.min(leads) * (sql / worked).min(1.0) } else { 0.0 };
        let told = [
            (worked > leads, Doubt::WorkedAboveLeads { used: worked.min(leads) }),
            (sql > worked, Doubt::SqlAboveWorked { used: reached_sql }),
            (self.sector != Sector::Custom && self.amount(Input::Surcharge) > 0.0, Doubt::SurchargeUnused),
            (self.goal != self.effective_goal(), Doubt::GoalWithoutDeal),
            (worked == 0.0, Doubt::Assumed(Input::Worked)),
            (hours == 0.0, Doubt::Assumed(Input::Hours)),
            (sql == 0.0 && worked > 0.0, Doubt::Assumed(Input::Sql)),
            (reached_sql > 0.0 && hours == 0.0, Doubt::NoCost(Input::Hours)),
            (reached_sql > 0.0 && hours > 0.0 && self.amount(Input::TeamCost) == 0.0, Doubt::NoCost(Input::TeamCost)),
        ];
        told.into_iter().filter_map(|(holds, doubt)| holds.then_some(doubt)).collect()
    }
}

/// Something about the figures as a whole that the visitor should know. The figures themselves stay as given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doubt {
    /// More leads are worked than there are; `used` leads a month are worked.
    WorkedAboveLeads { used: f64 },
    /// More SQL than leads worked; `used` SQL a month are counted.
    SqlAboveWorked { used: f64 },
    /// A surcharge is given but the sector is not `custom`, so it is not used.
    SurchargeUnused,
    /// The goal is value, but no deal value is given: cost decides.
    GoalWithoutDeal,
    /// The input is 0, so there is nothing to project from: the benchmark's (or a cautious) figure stands in.
    Assumed(Input),
    /// There are SQL, but their hours cost nothing, because this input is 0.
    NoCost(Input),
}
