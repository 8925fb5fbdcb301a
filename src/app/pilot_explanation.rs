//! The figures of a pilot that the page shows, and how each comes about, for whoever reads them.

use super::explanation::ModelExplanation;
use super::formula::{Explanation, Formula, formula};
use super::reading::Shown;
use crate::domain::answer::Answer;
use crate::domain::binomial::Binomial;
use crate::domain::pilot::{Pilot, PilotPlan, RateToBeatIs};
use crate::domain::sales_model::SalesModel;
use crate::domain::scenario::{Goal, Scenario};
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
        Shown::of(self.word())
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

    /// The SQL rate if this is true.
    fn rate(self) -> Word {
        match self {
            Self::NoChange => Word::sql_rate_today,
            Self::Conservative => Word::pilot_rate_conservative,
            Self::Promise => Word::pilot_rate_promised,
        }
    }
}

/// How the rates of a pilot come about.
#[derive(Clone, Copy, Debug)]
pub struct PilotExplanation<'a> {
    pub scenario: &'a Scenario,
    pub answer: &'a Answer,
    pub pilot: &'a Pilot,
}

impl<'a> PilotExplanation<'a> {
    /// The SQL rate if this is true, a fraction of 1.
    pub fn rate(&self, truth: Truth) -> f64 {
        self.value(truth.rate())
    }

    /// What the partner is paid during a pilot, without the set-up.
    pub fn running_cost(self, plan: &PilotPlan) -> f64 {
        self.of(plan, Asked::Measure(PilotMeasure::Budget)).value(Word::pilot_running)
    }

    /// What is asked of a plan.
    pub fn of(self, plan: &'a PilotPlan, asked: Asked) -> PlanExplanation<'a> {
        PlanExplanation { pilot: self, plan, asked }
    }

    fn model(&self) -> ModelExplanation<'a> {
        ModelExplanation { scenario: self.scenario, answer: self.answer, model: SalesModel::Hybrid }
    }

    fn rate_to_beat(&self) -> Formula {
        let value = |name| self.value(name);
        let is_capped = value(Word::pilot_beat) >= 1.0;
        let has_value = self.scenario.effective_goal() == Goal::Value && self.answer.value.is_some();
        let divisor = if has_value {
            value(Word::leads_worked) * value(Word::pilot_win) * value(Word::pilot_deal)
        } else {
            value(Word::in_house_cost_per_sql)
        };
        match (self.pilot.rate_to_beat_is, has_value, is_capped) {
            (RateToBeatIs::Today, ..) => formula!(sql_rate_today),
            _ if divisor <= 0.0 => formula!(1),
            (RateToBeatIs::BreakEven, true, false) => {
                formula!((pilot_net_today + pilot_total_cost) / (leads_worked * pilot_win * pilot_deal))
            }
            (RateToBeatIs::BreakEven, true, true) => {
                formula!(least((pilot_net_today + pilot_total_cost) / (leads_worked * pilot_win * pilot_deal), 1))
            }
            (RateToBeatIs::BreakEven, false, false) => {
                formula!((partner_rate / pace_of_partner + partner_fee / leads_reachable) / in_house_cost_per_sql)
            }
            (RateToBeatIs::BreakEven, false, true) => {
                formula!(least(
                    (partner_rate / pace_of_partner + partner_fee / leads_reachable) / in_house_cost_per_sql,
                    1
                ))
            }
        }
    }
}

impl Explanation for PilotExplanation<'_> {
    fn value(&self, name: Word) -> f64 {
        let Self { answer, pilot, .. } = *self;
        match name {
            Word::pilot_beat => pilot.criteria.rate_to_beat,
            Word::pilot_rate_promised => pilot.criteria.promised_rate,
            Word::pilot_rate_conservative => answer.range.hybrid.conservative.sql_rate,
            Word::pilot_net_today => answer.value.map_or(f64::NAN, |value| value.internal.net_per_month),
            Word::pilot_total_cost => answer.value.map_or(f64::NAN, |value| value.hybrid.total_cost_per_month),
            _ => self.model().value(name),
        }
    }

    fn formula(&self, name: Word) -> Formula {
        if name == Word::pilot_beat { self.rate_to_beat() } else { self.model().formula(name) }
    }
}

/// What is asked of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Measure(PilotMeasure),
    /// How likely the verdict is if that is true.
    Chance(Truth, Verdict),
}

/// How what is asked of a plan comes about: of its leads before they are rounded; of a count, how rare it and its
/// neighbour are.
#[derive(Clone, Copy, Debug)]
pub struct PlanExplanation<'a> {
    pilot: PilotExplanation<'a>,
    plan: &'a PilotPlan,
    asked: Asked,
}

impl PlanExplanation<'_> {
    /// What is told: the formula of what is asked and then those of what it is made of.
    pub fn steps(&self) -> &'static [Word] {
        use Word::*;
        let Asked::Measure(measure) = self.asked else { return &[pilot_chance] };
        let rule = &self.plan.rule;
        match measure {
            PilotMeasure::Leads => &[pilot_exact_leads, pilot_month_leads],
            PilotMeasure::HoursPerWeek => &[pilot_hours, pilot_hours_total, pilot_exact_leads, pilot_month_leads],
            PilotMeasure::ExpectedSql => &[pilot_expected, pilot_exact_leads, pilot_month_leads],
            PilotMeasure::ExpectedSqlToday => &[pilot_expected_today, pilot_exact_leads, pilot_month_leads],
            PilotMeasure::Power => &[pilot_power],
            PilotMeasure::PowerConservative => &[pilot_power_conservative],
            PilotMeasure::ScaleAt => match rule.scale_at {
                Some(2..) => &[pilot_chance, pilot_chance_next],
                None if rule.leads == 0 => &[],
                _ => &[pilot_chance],
            },
            PilotMeasure::MissedAt if rule.promise_missed_at.is_none() => &[pilot_chance],
            PilotMeasure::MissedAt => &[pilot_chance, pilot_chance_next],
            PilotMeasure::Budget => &[pilot_budget, pilot_running, pilot_hours_total],
            PilotMeasure::CostPerSql => &[pilot_cost_with_setup, pilot_expected],
            PilotMeasure::WeeklySql => &[sql, pilot_expected],
            PilotMeasure::WeeklyCostPerSql => &[pilot_cost_running, pilot_running, pilot_hours_total],
            PilotMeasure::WeeklyCeoHours => &[pilot_ceo_recovered, pilot_month_leads],
        }
    }

    /// The SQL rate that a chance is reckoned with.
    fn rate(&self, name: Word) -> Word {
        match (name, self.asked) {
            (Word::pilot_power_conservative, _) => Truth::Conservative.rate(),
            (_, Asked::Chance(truth, _)) => truth.rate(),
            (_, Asked::Measure(PilotMeasure::ScaleAt)) => Word::pilot_beat,
            _ => Truth::Promise.rate(),
        }
    }
}

impl Explanation for PlanExplanation<'_> {
    fn value(&self, name: Word) -> f64 {
        use Word::*;
        let plan = self.plan;
        let value = |name| self.value(name);
        if let Some(measure) = PilotMeasure::ALL.iter().find(|measure| measure.word() == name) {
            return measure.of(plan).unwrap_or(f64::NAN);
        }
        match name {
            pilot_share => plan.share / 100.0,
            pilot_days => plan.days,
            pilot_month_leads => (value(input_leads) * value(pilot_share)).min(value(leads_reachable)),
            pilot_exact_leads => value(pilot_month_leads) * plan.days / 30.0,
            pilot_hours_total => value(pilot_exact_leads) / value(pace_of_partner),
            pilot_running => value(pilot_hours_total) * value(partner_rate) + value(partner_fee) * plan.days / 30.0,
            pilot_chance | pilot_chance_next => {
                let (from, to) = self.counts(name);
                Binomial::new(plan.rule.leads, value(self.rate(name))).between(from, to)
            }
            _ => self.pilot.value(name),
        }
    }

    fn formula(&self, name: Word) -> Formula {
        use Word::*;
        match name {
            pilot_exact_leads => formula!(pilot_month_leads * pilot_days / 30),
            pilot_month_leads => formula!(least(input_leads * pilot_share, leads_reachable)),
            pilot_hours => formula!(pilot_hours_total / (pilot_days / 7)),
            pilot_hours_total => formula!(pilot_exact_leads / pace_of_partner),
            pilot_expected => formula!(pilot_exact_leads * pilot_rate_promised),
            pilot_expected_today => formula!(pilot_exact_leads * sql_rate_today),
            pilot_budget => formula!(pilot_setup + pilot_running),
            pilot_running => formula!(pilot_hours_total * partner_rate + partner_fee * pilot_days / 30),
            pilot_cost_with_setup => formula!(pilot_budget / pilot_expected),
            sql => formula!(pilot_expected / (pilot_days / 7)),
            pilot_cost_running => formula!(pilot_running / pilot_expected),
            pilot_ceo_recovered if self.value(leads_reachable) <= 0.0 => formula!(0),
            pilot_ceo_recovered => formula!((input_ceo - ceo_hours) * pilot_month_leads / leads_reachable),
            pilot_chance | pilot_chance_next | pilot_power | pilot_power_conservative => {
                let (from, to) = self.counts(name);
                match self.rate(name) {
                    _ if from >= to => formula!(0),
                    pilot_beat => formula!(chance(pilot_beat)),
                    sql_rate_today => formula!(chance(sql_rate_today)),
                    pilot_rate_conservative => formula!(chance(pilot_rate_conservative)),
                    _ => formula!(chance(pilot_rate_promised)),
                }
            }
            _ => self.pilot.formula(name),
        }
    }

    fn counts(&self, name: Word) -> (u32, u32) {
        let rule = &self.plan.rule;
        let end = rule.leads + 1;
        let next = u32::from(name == Word::pilot_chance_next);
        match self.asked {
            Asked::Chance(_, verdict) => verdict.counts(rule).unwrap_or_default(),
            Asked::Measure(PilotMeasure::ScaleAt) => (rule.scale_at.unwrap_or(rule.leads).saturating_sub(next), end),
            Asked::Measure(PilotMeasure::MissedAt) => (0, rule.promise_missed_at.unwrap_or(0) + 1 + next),
            Asked::Measure(_) => (rule.scale_at.unwrap_or(end), end),
        }
    }
}
