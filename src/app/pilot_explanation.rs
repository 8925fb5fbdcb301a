//! The figures of a pilot that the page shows, and how each comes about, for whoever reads them.

use super::explanation::{Expression, Step, Term, is, least, minus, of, over, plus, term, times};
use super::reading::Shown;
use crate::domain::answer::Answer;
use crate::domain::benchmark::Ratios;
use crate::domain::pilot::{Pilot, PilotPlan, RateToBeatIs};
use crate::domain::quantity::Input;
use crate::domain::sales_model::{Partner, PartnerEffort, SalesModel, StartingPoint};
use crate::domain::scenario::{Goal, Scenario};
use crate::domain::value::win_share;
use crate::domain::verdict::{Chances, Rule};
use crate::i18n::{Word, Words};

/// A figure of a pilot that the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PilotMeasure {
    Leads,
    HoursPerWeek,
    ExpectedSql,
    ExpectedSqlToday,
    Power,
    PowerConservative,
    ScaleAt,
    MissedAt,
    Budget,
    CostPerSql,
    WeeklySql,
    WeeklyCostPerSql,
    WeeklyCeoHours,
}

impl PilotMeasure {
    pub const ALL: [Self; 13] = [
        Self::Leads,
        Self::HoursPerWeek,
        Self::ExpectedSql,
        Self::ExpectedSqlToday,
        Self::Power,
        Self::PowerConservative,
        Self::ScaleAt,
        Self::MissedAt,
        Self::Budget,
        Self::CostPerSql,
        Self::WeeklySql,
        Self::WeeklyCostPerSql,
        Self::WeeklyCeoHours,
    ];

    /// What the figure is, none where it does not exist.
    pub fn of(self, plan: &PilotPlan) -> Option<f64> {
        match self {
            Self::Leads => Some(f64::from(plan.rule.leads)),
            Self::HoursPerWeek => Some(plan.hours_per_week),
            Self::ExpectedSql => Some(plan.expected_sql),
            Self::ExpectedSqlToday => Some(plan.expected_sql_today),
            Self::Power => Some(plan.power),
            Self::PowerConservative => Some(plan.power_conservative),
            Self::ScaleAt => plan.rule.scale_at.map(f64::from),
            Self::MissedAt => plan.rule.promise_missed_at.map(f64::from),
            Self::Budget => Some(plan.budget),
            Self::CostPerSql => plan.cost_per_sql,
            Self::WeeklySql => Some(plan.weekly.sql),
            Self::WeeklyCostPerSql => plan.weekly.cost_per_sql,
            Self::WeeklyCeoHours => Some(plan.weekly.ceo_hours_recovered),
        }
    }

    /// The public name in results.
    pub fn field(self) -> &'static str {
        match self {
            Self::Leads => "leads",
            Self::HoursPerWeek => "hours_per_week",
            Self::ExpectedSql => "expected_sql",
            Self::ExpectedSqlToday => "expected_sql_today",
            Self::Power => "power",
            Self::PowerConservative => "power_conservative",
            Self::ScaleAt => "scale_at",
            Self::MissedAt => "promise_missed_at",
            Self::Budget => "budget",
            Self::CostPerSql => "cost_per_sql",
            Self::WeeklySql => "weekly.sql",
            Self::WeeklyCostPerSql => "weekly.cost_per_sql",
            Self::WeeklyCeoHours => "weekly.ceo_hours_recovered",
        }
    }

    pub fn shown(self) -> Shown {
        match self {
            Self::Leads | Self::ScaleAt | Self::MissedAt => Shown::Leads,
            Self::HoursPerWeek | Self::WeeklyCeoHours => Shown::Hours,
            Self::ExpectedSql | Self::ExpectedSqlToday | Self::WeeklySql => Shown::Sql,
            Self::Power | Self::PowerConservative => Shown::Rate,
            Self::Budget | Self::CostPerSql | Self::WeeklyCostPerSql => Shown::Money,
        }
    }

    /// What the figure is called.
    pub fn word(self) -> Word {
        match self {
            Self::Leads => Word::leads,
            Self::HoursPerWeek => Word::pilot_hours,
            Self::ExpectedSql => Word::pilot_expected,
            Self::ExpectedSqlToday => Word::pilot_expected_today,
            Self::Power => Word::pilot_power,
            Self::PowerConservative => Word::pilot_power_conservative,
            Self::ScaleAt => Word::pilot_scale_at,
            Self::MissedAt => Word::pilot_missed_at,
            Self::Budget => Word::pilot_budget,
            Self::CostPerSql => Word::pilot_cost_with_setup,
            Self::WeeklySql => Word::sql,
            Self::WeeklyCostPerSql => Word::pilot_cost_running,
            Self::WeeklyCeoHours => Word::pilot_ceo_recovered,
        }
    }

    /// Whether an exact binomial stands behind it.
    pub fn is_chance(self) -> bool {
        matches!(self, Self::Power | Self::PowerConservative | Self::ScaleAt | Self::MissedAt)
    }
}

/// What a pilot can end in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Pivot,
    Extend,
    Renegotiate,
    Scale,
}

impl Verdict {
    /// From the fewest SQL to the most. Extending and renegotiating never stand side by side.
    pub const ALL: [Self; 4] = [Self::Pivot, Self::Extend, Self::Renegotiate, Self::Scale];

    /// The public name in results.
    pub fn field(self) -> &'static str {
        match self {
            Self::Pivot => "pivot",
            Self::Extend => "extend",
            Self::Renegotiate => "renegotiate",
            Self::Scale => "scale",
        }
    }

    pub fn name(self, words: &Words) -> &str {
        match self {
            Self::Pivot => words.pilot_pivot(),
            Self::Extend => words.pilot_extend(),
            Self::Renegotiate => words.pilot_renegotiate(),
            Self::Scale => words.pilot_scale(),
        }
    }

    pub fn chance(self, chances: &Chances) -> f64 {
        match self {
            Self::Pivot => chances.pivot,
            Self::Extend => chances.extend,
            Self::Renegotiate => chances.renegotiate,
            Self::Scale => chances.scale,
        }
    }

    /// The counts of SQL that end in it: from the first to before the second. None where no count does.
    pub fn counts(self, rule: &Rule) -> Option<(u32, u32)> {
        let end = rule.leads + 1;
        let better_from = rule.scale_at.unwrap_or(end);
        let not_short_from = rule.promise_missed_at.map_or(0, |count| count + 1);
        let (from, to) = match self {
            Self::Pivot => (0, better_from.min(not_short_from)),
            Self::Extend => (not_short_from, better_from),
            Self::Renegotiate => (better_from, not_short_from),
            Self::Scale => (better_from.max(not_short_from), end),
        };
        (from < to).then_some((from, to))
    }
}

/// What may be true of the partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    NoChange,
    Conservative,
    Promise,
}

impl Truth {
    pub const ALL: [Self; 3] = [Self::NoChange, Self::Conservative, Self::Promise];

    /// The public name in results.
    pub fn field(self) -> &'static str {
        match self {
            Self::NoChange => "no_change",
            Self::Conservative => "conservative",
            Self::Promise => "promise",
        }
    }

    pub fn name(self, words: &Words) -> &str {
        match self {
            Self::NoChange => words.pilot_as_today(),
            Self::Conservative => words.pilot_conservative(),
            Self::Promise => words.pilot_promise(),
        }
    }

    pub fn chances(self, plan: &PilotPlan) -> &Chances {
        match self {
            Self::NoChange => &plan.outcomes.no_change,
            Self::Conservative => &plan.outcomes.conservative,
            Self::Promise => &plan.outcomes.promise,
        }
    }
}

/// A pilot with what it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    pub scenario: &'a Scenario,
    pub answer: &'a Answer,
    pub pilot: &'a Pilot,
}

impl Told<'_> {
    /// The SQL rate if this is true, a fraction of 1.
    pub fn rate(&self, truth: Truth) -> f64 {
        self.rate_term(truth).value
    }

    /// What the partner is paid during a pilot, without the set-up.
    pub fn running_cost(&self, plan: &PilotPlan) -> f64 {
        self.parts(plan).running.value
    }

    /// How a figure of a plan comes about. Of the leads it tells them before they are rounded; of a count, how rare it
    /// and its neighbour are. Empty where there is nothing to tell.
    pub fn steps(&self, plan: &PilotPlan, measure: PilotMeasure) -> Vec<Step> {
        let parts = self.parts(plan);
        let figure = term(measure.word(), measure.of(plan).unwrap_or_default(), measure.shown());
        let expected = term(Word::pilot_expected, plan.expected_sql, Shown::Sql);
        let leads_steps = || [parts.exact_step(), parts.month_step(self)];
        let by = |first: Expression, more: Vec<Step>| {
            let mut steps = vec![is(figure, first)];
            steps.extend(more);
            steps
        };
        let expected_step = || is(expected, times([of(parts.exact), of(self.rate_term(Truth::Promise))]));
        let cost_steps = || vec![parts.running_step(self), parts.hours_step()];
        if measure.of(plan).is_none() && !measure.is_chance() {
            return Vec::new();
        }
        match measure {
            PilotMeasure::Leads => leads_steps().into(),
            PilotMeasure::HoursPerWeek => by(
                over(of(parts.hours), parts.weeks()),
                [parts.hours_step()].into_iter().chain(leads_steps()).collect(),
            ),
            PilotMeasure::ExpectedSql => {
                by(times([of(parts.exact), of(self.rate_term(Truth::Promise))]), leads_steps().into())
            }
            PilotMeasure::ExpectedSqlToday => {
                by(times([of(parts.exact), of(self.rate_term(Truth::NoChange))]), leads_steps().into())
            }
            PilotMeasure::Power | PilotMeasure::PowerConservative => {
                let truth = if measure == PilotMeasure::Power { Truth::Promise } else { Truth::Conservative };
                let from = plan.rule.scale_at.unwrap_or(plan.rule.leads + 1);
                by(chance(&plan.rule, from, plan.rule.leads + 1, self.rate_term(truth)), Vec::new())
            }
            PilotMeasure::ScaleAt => self.scale_at_steps(&plan.rule),
            PilotMeasure::MissedAt => self.missed_at_steps(&plan.rule),
            PilotMeasure::Budget => {
                by(plus(of(self.amount(Word::pilot_setup, Input::Setup)), of(parts.running)), cost_steps())
            }
            PilotMeasure::CostPerSql => {
                let budget = term(Word::pilot_budget, plan.budget, Shown::Money);
                by(over(of(budget), of(expected)), vec![expected_step()])
            }
            PilotMeasure::WeeklySql => by(over(of(expected), parts.weeks()), vec![expected_step()]),
            PilotMeasure::WeeklyCostPerSql => by(over(of(parts.running), of(expected)), cost_steps()),
            PilotMeasure::WeeklyCeoHours => by(self.ceo_hours_recovered(&parts), vec![parts.month_step(self)]),
        }
    }

    /// How the chance of a verdict comes about.
    pub fn chance_steps(&self, plan: &PilotPlan, truth: Truth, verdict: Verdict) -> Vec<Step> {
        let (from, to) = verdict.counts(&plan.rule).unwrap_or_default();
        let result = term(Word::pilot_chance, verdict.chance(truth.chances(plan)), Shown::Rate);
        vec![is(result, chance(&plan.rule, from, to, self.rate_term(truth)))]
    }

    /// How the rate to beat comes about.
    pub fn rate_to_beat_steps(&self) -> Vec<Step> {
        let beat = self.rate_to_beat();
        let step = |expression: Expression| {
            let is_capped = expression.value() > 1.0;
            is(beat, if is_capped { least(expression, Expression::Constant(1.0)) } else { expression })
        };
        let hybrid = &self.answer.models.hybrid;
        match (self.pilot.rate_to_beat_is, self.scenario.effective_goal(), &self.answer.value) {
            (RateToBeatIs::Today, ..) => vec![step(of(self.rate_term(Truth::NoChange)))],
            (RateToBeatIs::BreakEven, Goal::Value, Some(value)) => {
                let win = win_share(self.scenario, SalesModel::Hybrid);
                let deal = self.amount(Word::pilot_deal, Input::Deal);
                if hybrid.leads_worked_per_month * win * deal.value <= 0.0 {
                    return vec![step(Expression::Constant(1.0))];
                }
                let total = term(Word::pilot_total_cost, value.hybrid.total_cost_per_month, Shown::Money);
                vec![step(over(
                    plus(of(term(Word::pilot_net_today, value.internal.net_per_month, Shown::Money)), of(total)),
                    times([
                        of(term(Word::leads_worked, hybrid.leads_worked_per_month, Shown::Leads)),
                        of(term(Word::pilot_win, win, Shown::Rate)),
                        of(deal),
                    ]),
                ))]
            }
            (RateToBeatIs::BreakEven, ..) => {
                let cost = self.answer.models.internal.cost_per_sql.unwrap_or_default();
                if cost <= 0.0 {
                    return vec![step(Expression::Constant(1.0))];
                }
                let effort = self.effort();
                let a_lead = plus(
                    over(of(self.amount(Word::partner_rate, Input::HybridRate)), of(pace(&effort))),
                    over(of(self.amount(Word::partner_fee, Input::HybridFee)), of(target(&effort))),
                );
                vec![step(over(a_lead, of(term(Word::pilot_cost_today, cost, Shown::Money))))]
            }
        }
    }

    fn scale_at_steps(&self, rule: &Rule) -> Vec<Step> {
        let count = rule.scale_at.unwrap_or(rule.leads);
        let before = rule.scale_at.map(|count| count - 1);
        [Some(count), before]
            .into_iter()
            .flatten()
            .filter(|&from| from > 0)
            .map(|from| rare(rule, from, rule.leads + 1, self.rate_to_beat()))
            .collect()
    }

    fn missed_at_steps(&self, rule: &Rule) -> Vec<Step> {
        let count = rule.promise_missed_at.unwrap_or(0);
        let after = rule.promise_missed_at.map(|count| count + 1);
        [Some(count), after]
            .into_iter()
            .flatten()
            .map(|last| rare(rule, 0, last + 1, self.rate_term(Truth::Promise)))
            .collect()
    }

    fn ceo_hours_recovered(&self, parts: &Parts) -> Expression {
        if parts.target.value <= 0.0 {
            return Expression::Constant(0.0);
        }
        let with_hybrid = term(Word::ceo_hours, self.answer.models.hybrid.ceo_hours_per_week, Shown::Hours);
        let today = term(Word::input_ceo, self.scenario.amount(Input::Ceo), Shown::Hours);
        times([minus(of(today), of(with_hybrid)), over(of(parts.month), of(parts.target))])
    }

    fn rate_to_beat(&self) -> Term {
        term(Word::pilot_beat, self.pilot.criteria.rate_to_beat, Shown::Rate)
    }

    fn rate_term(&self, truth: Truth) -> Term {
        let conservative = self.answer.range.hybrid.conservative.sql_rate;
        match truth {
            Truth::NoChange => term(Word::sql_rate_today, StartingPoint::of(self.scenario).sql_rate, Shown::Rate),
            Truth::Conservative => term(Word::pilot_rate_conservative, conservative, Shown::Rate),
            Truth::Promise => term(Word::pilot_rate_promised, self.pilot.criteria.promised_rate, Shown::Rate),
        }
    }

    fn amount(&self, name: Word, input: Input) -> Term {
        term(name, self.scenario.amount(input), Shown::Money)
    }

    fn effort(&self) -> PartnerEffort {
        let ratios = Ratios::at(Partner::Hybrid, self.scenario.realised_fraction());
        PartnerEffort::of(self.scenario, Partner::Hybrid, &ratios)
    }

    fn parts(&self, plan: &PilotPlan) -> Parts {
        let effort = self.effort();
        let (pace, target) = (pace(&effort), target(&effort));
        let month = (self.scenario.amount(Input::Leads) * plan.share / 100.0).min(target.value);
        let exact = month * plan.days / 30.0;
        let hours = exact / pace.value;
        let running =
            hours * self.scenario.amount(Input::HybridRate) + self.scenario.amount(Input::HybridFee) * plan.days / 30.0;
        Parts {
            share: term(Word::pilot_share, plan.share / 100.0, Shown::Rate),
            days: term(Word::pilot_days, plan.days, Shown::Plain),
            pace,
            target,
            month: term(Word::pilot_month_leads, month, Shown::Leads),
            exact: term(Word::pilot_exact_leads, exact, Shown::Leads),
            hours: term(Word::pilot_hours_total, hours, Shown::Hours),
            running: term(Word::pilot_running, running, Shown::Money),
        }
    }
}

/// What a plan's figures are made of.
struct Parts {
    share: Term,
    days: Term,
    pace: Term,
    target: Term,
    month: Term,
    exact: Term,
    hours: Term,
    running: Term,
}

impl Parts {
    fn weeks(&self) -> Expression {
        over(of(self.days), Expression::Constant(7.0))
    }

    fn months(&self) -> Expression {
        over(of(self.days), Expression::Constant(30.0))
    }

    fn exact_step(&self) -> Step {
        is(self.exact, times([of(self.month), self.months()]))
    }

    fn month_step(&self, told: &Told<'_>) -> Step {
        let leads = term(Word::input_leads, told.scenario.amount(Input::Leads), Shown::Leads);
        is(self.month, least(times([of(leads), of(self.share)]), of(self.target)))
    }

    fn hours_step(&self) -> Step {
        is(self.hours, over(of(self.exact), of(self.pace)))
    }

    fn running_step(&self, told: &Told<'_>) -> Step {
        let rate = told.amount(Word::partner_rate, Input::HybridRate);
        let fee = told.amount(Word::partner_fee, Input::HybridFee);
        is(self.running, plus(times([of(self.hours), of(rate)]), times([of(fee), self.months()])))
    }
}

fn pace(effort: &PartnerEffort) -> Term {
    term(Word::pace_of_partner, effort.leads_per_hour, Shown::LeadsPerHour)
}

fn target(effort: &PartnerEffort) -> Term {
    term(Word::leads_reachable, effort.target_leads_per_month, Shown::Leads)
}

/// The chance of a count from `from` to before `to`; 0 where there is none.
fn chance(rule: &Rule, from: u32, to: u32, rate: Term) -> Expression {
    if from >= to {
        return Expression::Constant(0.0);
    }
    Expression::Chance { from, to, leads: term(Word::leads, f64::from(rule.leads), Shown::Leads), rate }
}

/// How rare such counts are.
fn rare(rule: &Rule, from: u32, to: u32, rate: Term) -> Step {
    let expression = chance(rule, from, to, rate);
    is(term(Word::pilot_chance, expression.value(), Shown::Rate), expression)
}
