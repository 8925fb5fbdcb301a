//! How a month may turn out: ten thousand plausible ones, from the luck of few leads and from the promise itself.

use super::benchmark::Ratios;
use super::binomial::rounded_leads;
use super::clearly_above;
use super::quantity::Input;
use super::random::{Beta, Generator};
use super::sales_model::{Company, Partner, PerModel, PerPartner, Terms};
use super::scenario::Scenario;

/// How many months are drawn.
pub const DRAWS: usize = 10_000;

/// The same months for everyone: "PALANCA" in ASCII.
const SEED: u64 = 0x50_41_4c_41_4e_43_41;

/// What chance does to a month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Uncertainty {
    pub months: PerModel<Months>,
    pub against_in_house: PerPartner<AgainstInHouse>,
}

/// The months of a model.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Months {
    pub sql_per_month: Percentiles<f64>,
    /// None stands for no SQL, so that there is no cost per SQL.
    pub cost_per_sql: Percentiles<Option<f64>>,
    /// The chance of a month without any SQL.
    pub no_sql_month: f64,
}

/// One month in ten is below the first, one in ten above the last.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Percentiles<T> {
    pub p10: T,
    pub p50: T,
    pub p90: T,
}

/// How often an outside model's month beats in-house's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AgainstInHouse {
    /// The probability of more SQL.
    pub more_sql: f64,
    /// The probability of a lower cost per SQL.
    pub cheaper: f64,
}

impl Uncertainty {
    /// # Formula
    /// Each month, in this order: z, uniform between the conservative case (0) and the benchmark (1), one for all models;
    /// the true rate of today from Beta(SQL + ½, worked − SQL + ½); then, for in-house, full service and hybrid, SQL from
    /// a binomial of the leads worked (rounded half up) at that rate, moved by the model's odds at z. Cost per SQL = the
    /// model's cost at z ÷ those SQL. Percentiles by nearest rank: the ⌈p · 10,000⌉-th smallest.
    ///
    /// # Limits
    /// What `realised` says plays no part. Where nothing is worked the rate is as uncertain as the article's 9 of 50. The
    /// models' SQL are independent, given z and the rate. A month without SQL is never the cheaper one.
    ///
    /// # Source
    /// MODEL §10; the Beta is Jeffreys' posterior of the visitor's own month.
    pub fn of(scenario: &Scenario) -> Self {
        Self::with(scenario, &mut Luck::default())
    }

    /// The same, in less time where the luck that was dealt before holds for this scenario too.
    pub fn with(scenario: &Scenario, luck: &mut Luck) -> Self {
        let bears_on_luck = (BEAR_ON_LUCK.map(|input| scenario.value(input)), scenario.partner_surcharge());
        if luck.dealt_for != Some(bears_on_luck) {
            *luck = Luck { dealt_for: Some(bears_on_luck), draws: Vec::with_capacity(DRAWS) };
        }
        let company = Company::of(scenario);
        let terms = PerPartner::each(|partner| Terms::of(scenario, partner));
        let rate_today = rate_today(scenario);
        let in_house_leads = rounded_leads(company.today.leads_worked_per_month);
        let in_house_cost = company.in_house().cost_per_month;

        let mut generator = Generator::of_seed(SEED);
        let mut drawn = PerModel::each(|_| Drawn::with_capacity(DRAWS));
        let mut wins = PerPartner::each(|_| Wins::default());
        for number in 0..DRAWS {
            let known = luck.draws.get(number).copied();
            let draw = known.unwrap_or_else(|| {
                let realised = generator.uniform();
                let rate = rate_today.draw(&mut generator);
                let in_house_sql = generator.binomial(in_house_leads, rate);
                let mut month = |partner: Partner| {
                    let ratios = Ratios::at(partner, realised);
                    let effort = company.effort(terms.of(partner), &ratios);
                    let leads = rounded_leads(effort.leads_worked_per_month);
                    Outside {
                        hours_per_month: effort.hours_per_month,
                        sql: generator.binomial(leads, ratios.moved_rate(rate)),
                    }
                };
                let (full_service, hybrid) = (month(Partner::FullService), month(Partner::Hybrid));
                let draw = Draw { in_house_sql, full_service, hybrid };
                luck.draws.push(draw);
                draw
            });
            let in_house = drawn.internal.push(draw.in_house_sql, in_house_cost);
            let cost = |partner, outside: Outside| terms.of(partner).cost_of(outside.hours_per_month);
            let full_service =
                drawn.full_service.push(draw.full_service.sql, cost(Partner::FullService, draw.full_service));
            wins.full_service.count(full_service, in_house);
            let hybrid = drawn.hybrid.push(draw.hybrid.sql, cost(Partner::Hybrid, draw.hybrid));
            wins.hybrid.count(hybrid, in_house);
        }
        Self {
            months: PerModel {
                internal: drawn.internal.months(),
                full_service: drawn.full_service.months(),
                hybrid: drawn.hybrid.months(),
            },
            against_in_house: PerPartner { full_service: wins.full_service.shares(), hybrid: wins.hybrid.shares() },
        }
    }
}

/// What was dealt, kept from one key press to the next: most of the visitor's figures are money, which chance leaves alone.
#[derive(Clone, Debug, Default)]
pub struct Luck {
    dealt_for: Option<([Option<f64>; BEAR_ON_LUCK.len()], f64)>,
    draws: Vec<Draw>,
}

/// What decides, besides the surcharge, how many leads are worked, in how many hours, and the true rate.
const BEAR_ON_LUCK: [Input; 8] = [
    Input::Leads,
    Input::Worked,
    Input::Sql,
    Input::Hours,
    Input::FullHours,
    Input::HybridHours,
    Input::FullPace,
    Input::HybridPace,
];

/// What chance makes of a month, before it costs anything.
#[derive(Clone, Copy, Debug)]
struct Draw {
    in_house_sql: f64,
    full_service: Outside,
    hybrid: Outside,
}

#[derive(Clone, Copy, Debug)]
struct Outside {
    hours_per_month: f64,
    sql: f64,
}

/// What the visitor's own month says about the true rate.
fn rate_today(scenario: &Scenario) -> Beta {
    let worked = scenario.amount(Input::Worked);
    if worked == 0.0 {
        return Beta::new(9.5, 41.5);
    }
    let sql = scenario.amount(Input::Sql).min(worked);
    Beta::new(sql + 0.5, worked - sql + 0.5)
}

/// One month of a model.
#[derive(Clone, Copy)]
struct Month {
    sql: f64,
    /// Infinite where there are no SQL.
    cost_per_sql: f64,
}

/// The months drawn for a model.
struct Drawn {
    sql: Vec<f64>,
    cost_per_sql: Vec<f64>,
    without_sql: u32,
}

impl Drawn {
    fn with_capacity(draws: usize) -> Self {
        Self { sql: Vec::with_capacity(draws), cost_per_sql: Vec::with_capacity(draws), without_sql: 0 }
    }

    fn push(&mut self, sql: f64, cost: f64) -> Month {
        let cost_per_sql = if sql > 0.0 { cost / sql } else { f64::INFINITY };
        self.sql.push(sql);
        self.cost_per_sql.push(cost_per_sql);
        self.without_sql += u32::from(sql == 0.0);
        Month { sql, cost_per_sql }
    }

    fn months(&self) -> Months {
        let cost = percentiles(&self.cost_per_sql);
        let finite = |cost: f64| cost.is_finite().then_some(cost);
        Months {
            sql_per_month: percentiles(&self.sql),
            cost_per_sql: Percentiles { p10: finite(cost.p10), p50: finite(cost.p50), p90: finite(cost.p90) },
            no_sql_month: share_of_draws(self.without_sql),
        }
    }
}

/// The 1,000th, 5,000th and 9,000th smallest.
fn percentiles(figures: &[f64]) -> Percentiles<f64> {
    let [p10, p50, p90] = [1, 5, 9].map(|tenths| ranked(figures.to_vec(), DRAWS / 10 * tenths - 1));
    Percentiles { p10, p50, p90 }
}

/// The figure that so many come before, were they sorted. The draws come in no order, so that any is a fair pivot; std's
/// selection weighs 3 KB more, for the orders that can't occur here.
fn ranked(mut figures: Vec<f64>, mut before: usize) -> f64 {
    while let Some(&pivot) = figures.first() {
        let below = figures.iter().filter(|figure| **figure < pivot).count();
        if before < below {
            figures.retain(|figure| *figure < pivot);
            continue;
        }
        let up_to = below + figures.iter().filter(|figure| **figure == pivot).count();
        if before < up_to {
            return pivot;
        }
        figures.retain(|figure| *figure > pivot);
        before -= up_to;
    }
    f64::INFINITY
}

/// How many months beat in-house's.
#[derive(Clone, Copy, Debug, Default)]
struct Wins {
    more_sql: u32,
    cheaper: u32,
}

impl Wins {
    fn count(&mut self, outside: Month, in_house: Month) {
        self.more_sql += u32::from(outside.sql > in_house.sql);
        self.cheaper += u32::from(clearly_above(in_house.cost_per_sql, outside.cost_per_sql));
    }

    fn shares(self) -> AgainstInHouse {
        AgainstInHouse { more_sql: share_of_draws(self.more_sql), cheaper: share_of_draws(self.cheaper) }
    }
}

fn share_of_draws(count: u32) -> f64 {
    const OF: f64 = 10_000.0;
    f64::from(count) / OF
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_the_sorted_draws() {
        let mut generator = Generator::of_seed(7);
        let uniform: Vec<f64> = (0..DRAWS).map(|_| generator.uniform()).collect();
        let shapes: [fn(f64) -> f64; 6] = [
            |draw| draw,
            |_| 3.0,
            |draw| (draw * 4.0).floor(),
            |draw| 1.0 / draw,
            |draw| if draw < 0.3 { f64::INFINITY } else { 40.0 / (draw * 9.0).ceil() },
            |draw| if draw < 0.95 { f64::INFINITY } else { draw },
        ];
        for shape in shapes {
            let figures: Vec<f64> = uniform.iter().copied().map(shape).collect();
            let mut sorted = figures.clone();
            sorted.sort_by(f64::total_cmp);
            let [p10, p50, p90] = [999, 4_999, 8_999].map(|rank| sorted.get(rank).copied().unwrap_or(f64::NAN));
            assert_eq!(percentiles(&figures), Percentiles { p10, p50, p90 });
        }
    }
}
