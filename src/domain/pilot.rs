//! The pilot: how large, what it costs, what can be concluded from it, and which one would settle the question.

use super::answer::Answer;
use super::at_least;
use super::benchmark::Ratios;
use super::binomial::{rounded_leads, whole};
use super::clearly_above;
use super::quantity::Input;
use super::sales_model::{ModelFigures, Partner, PartnerEffort, SalesModel, StartingPoint};
use super::scenario::{Goal, Scenario};
use super::value::win_share;
use super::verdict::{CONCLUSIVE_POWER, Chances, Criteria, Rule, power};

/// Which hybrid the volume of leads allows.
///
/// # Source
/// The article: hybrid is at its best from 150 addressable leads a month; below 30 a lighter one fits better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regime {
    /// Below 30 leads a month: all leads, fewer hours.
    Light,
    /// Below 150.
    BelowOptimum,
    Optimal,
}

impl Regime {
    pub fn of(leads_per_month: f64) -> Self {
        if leads_per_month < 30.0 {
            Self::Light
        } else if leads_per_month < 150.0 {
            Self::BelowOptimum
        } else {
            Self::Optimal
        }
    }

    /// The shares of the leads, in percent, among which a pilot is recommended.
    fn shares(self) -> &'static [f64] {
        match self {
            Self::Light => &[100.0],
            Self::BelowOptimum => &[1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0, 75.0, 100.0],
            Self::Optimal => &[1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0],
        }
    }
}

/// The lengths, in days, among which a pilot is recommended.
const LENGTHS: [f64; 3] = [30.0, 60.0, 90.0];

/// Where the curve ends at the latest: twice the largest pilot that is looked at for the leads needed.
const MOST_LEADS_IN_CURVE: u32 = 10_000;

/// Days in a pilot's month.
const DAYS_PER_MONTH: f64 = 30.0;

/// Where the rate that a pilot must beat comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateToBeatIs {
    /// Today's rate.
    Today,
    /// The rate below which the partner does not pay.
    BreakEven,
}

/// The pilot of the hybrid model.
#[derive(Clone, Debug, PartialEq)]
pub struct Pilot {
    pub regime: Regime,
    pub criteria: Criteria,
    pub rate_to_beat_is: RateToBeatIs,
    /// False where even the promised rate would not do, or there is nothing to work.
    pub is_worth_piloting: bool,
    /// About how many leads it takes to recognise the promise.
    pub leads_needed: Option<u32>,
    /// The pilot the visitor chose.
    pub chosen: PilotPlan,
    /// None where piloting makes no sense.
    pub recommended: Option<RecommendedPilot>,
    truths: Truths,
    most_leads: f64,
}

/// The smallest pilot that settles the question, or the largest there is.
#[derive(Clone, Debug, PartialEq)]
pub struct RecommendedPilot {
    pub plan: PilotPlan,
    /// False: it is the largest there is, and tells the direction only. At this volume a pilot can't settle it.
    pub is_conclusive: bool,
}

/// A pilot of a given share and length.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PilotPlan {
    /// Of the leads, in percent.
    pub share: f64,
    pub days: f64,
    /// The partner's.
    pub hours_per_week: f64,
    /// Set-up included; money in the visitor's currency.
    pub budget: f64,
    /// If the partner works as promised.
    pub expected_sql: f64,
    /// If nothing changes.
    pub expected_sql_today: f64,
    /// Set-up included. None where no SQL is expected.
    pub cost_per_sql: Option<f64>,
    /// The counts of SQL at which the verdict turns, and how many leads the pilot has.
    pub rule: Rule,
    /// The probability of recognising the promise as better than the rate to beat.
    pub power: f64,
    /// The same if the partner works as in the conservative case.
    pub power_conservative: f64,
    pub outcomes: Outcomes,
    pub weekly: WeeklyTargets,
}

/// How likely each verdict is, by what is true.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outcomes {
    /// The partner only does what is done today.
    pub no_change: Chances,
    pub conservative: Chances,
    pub promise: Chances,
}

/// What to aim at each week. The fourth figure, the rate of positive answers, is the visitor's own: no benchmark has it.
///
/// # Source
/// The four weekly figures are the article's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WeeklyTargets {
    pub sql: f64,
    /// Without the set-up. None where no SQL is expected.
    pub cost_per_sql: Option<f64>,
    pub ceo_hours_recovered: f64,
}

/// The chance of seeing that the rate to beat is beaten, with a pilot of so many leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    pub leads: u32,
    /// If the partner works as promised.
    pub power: f64,
    /// If the partner works as in the conservative case.
    pub power_conservative: f64,
}

/// What may be true of a partner: SQL rates as fractions of 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Truths {
    no_change: f64,
    conservative: f64,
    promise: f64,
}

impl Pilot {
    /// # Formula
    /// Leads = min(leads · share, the target) · days ÷ 30, rounded half up for the rule; the rule and its chances are
    /// [`Rule`]'s; the recommended pilot is the first whose own power is at least 0.8 among 30, 60 and 90 days and, in
    /// each, growing shares.
    ///
    /// # Limits
    /// A pilot is never larger than the model it tests. Shares that bring no more leads than the one before are skipped.
    /// If no pilot is conclusive, the last is recommended as directional.
    ///
    /// # Source
    /// MODEL §9.
    pub fn of(scenario: &Scenario, answer: &Answer) -> Self {
        let planner = Planner::of(scenario, answer);
        let regime = Regime::of(scenario.amount(Input::Leads));
        let is_worth_piloting = planner.effort.target_leads_per_month > 0.0 && planner.criteria.can_be_met();
        Self {
            regime,
            criteria: planner.criteria,
            rate_to_beat_is: planner.rate_to_beat_is,
            is_worth_piloting,
            leads_needed: planner.criteria.leads_needed(),
            chosen: planner.plan(scenario.amount(Input::Share), scenario.amount(Input::Days)),
            recommended: is_worth_piloting.then(|| planner.recommended(regime)).flatten(),
            truths: planner.truths,
            most_leads: planner.exact_leads(100.0, LENGTHS.into_iter().fold(0.0, f64::max)),
        }
    }

    /// How many leads are judged, once and together with the pilot's own, where the verdict is to extend; with the rule
    /// that then holds.
    ///
    /// # Formula
    /// As many as the recommended pilot has, or twice the chosen one's, whichever is more.
    ///
    /// # Source
    /// MODEL §9.
    pub fn extended(&self) -> Rule {
        let recommended = self.recommended.as_ref().map_or(0, |recommended| recommended.plan.rule.leads);
        Rule::of(recommended.max(2 * self.chosen.rule.leads), &self.criteria)
    }

    /// The chance of recognising the promise, and the conservative case, against the size of the pilot: about `points`
    /// sizes from none to what 90 days can bring, or to twice what is needed where that is less. The chosen and the
    /// recommended size are within, as far as they are not larger than 10,000 leads.
    ///
    /// # Limits
    /// Power is a saw, and each point is a size's own.
    ///
    /// # Source
    /// MODEL §9.
    pub fn curve(&self, points: u32) -> Vec<CurvePoint> {
        let recommended = self.recommended.as_ref().map_or(0, |recommended| recommended.plan.rule.leads);
        let available = whole_leads(self.most_leads);
        let enough = self.leads_needed.map_or(available, |needed| available.min(2 * needed));
        let largest = enough.max(self.chosen.rule.leads).max(recommended).clamp(1, MOST_LEADS_IN_CURVE);
        let steps = points.clamp(1, largest);
        (0..=steps)
            .map(|step| whole(f64::from(largest) * f64::from(step) / f64::from(steps)))
            .map(|leads| CurvePoint {
                leads,
                power: power(leads, &self.criteria, self.truths.promise),
                power_conservative: power(leads, &self.criteria, self.truths.conservative),
            })
            .collect()
    }
}

/// What every pilot of a scenario has in common.
struct Planner<'a> {
    scenario: &'a Scenario,
    effort: PartnerEffort,
    criteria: Criteria,
    rate_to_beat_is: RateToBeatIs,
    truths: Truths,
    /// CEO hours a week that the whole model saves.
    ceo_hours_saved: f64,
}

impl<'a> Planner<'a> {
    fn of(scenario: &'a Scenario, answer: &Answer) -> Self {
        let hybrid = &answer.models.hybrid;
        let ratios = Ratios::at(Partner::Hybrid, scenario.realised_fraction());
        let effort = PartnerEffort::of(scenario, Partner::Hybrid, &ratios);
        let truths = Truths {
            no_change: StartingPoint::of(scenario).sql_rate,
            conservative: answer.range.hybrid.conservative.sql_rate,
            promise: hybrid.sql_rate,
        };
        let break_even = break_even_sql_rate(scenario, answer, &effort);
        let (rate_to_beat, rate_to_beat_is) = match break_even.filter(|&rate| clearly_above(rate, truths.no_change)) {
            Some(rate) => (rate, RateToBeatIs::BreakEven),
            None => (truths.no_change, RateToBeatIs::Today),
        };
        Self {
            scenario,
            effort,
            criteria: Criteria {
                rate_to_beat,
                promised_rate: truths.promise,
                accepted_risk: scenario.amount(Input::Risk) / 100.0,
            },
            rate_to_beat_is,
            truths,
            ceo_hours_saved: answer.models.internal.ceo_hours_per_week - hybrid.ceo_hours_per_week,
        }
    }

    /// Leads of a pilot, not yet whole. `share` is in percent.
    fn exact_leads(&self, share: f64, days: f64) -> f64 {
        self.exact_leads_per_month(share) * days / DAYS_PER_MONTH
    }

    fn exact_leads_per_month(&self, share: f64) -> f64 {
        (self.scenario.amount(Input::Leads) * share / 100.0).min(self.effort.target_leads_per_month)
    }

    /// # Formula
    /// Partner hours = leads ÷ leads an hour; running cost = hours · rate + fee · days ÷ 30; budget = set-up + running
    /// cost; CEO hours recovered = those the model saves · the pilot's part of the target.
    ///
    /// # Limits
    /// Contracted hours play no part: a pilot pays the hours it needs.
    ///
    /// # Source
    /// MODEL §9.
    fn plan(&self, share: f64, days: f64) -> PilotPlan {
        let terms = Partner::Hybrid.inputs();
        let weeks = days / 7.0;
        let leads = self.exact_leads(share, days);
        let hours = leads / self.effort.leads_per_hour;
        let running_cost =
            hours * self.scenario.amount(terms.rate) + self.scenario.amount(terms.fee) * days / DAYS_PER_MONTH;
        let budget = self.scenario.amount(Input::Setup) + running_cost;
        let expected_sql = leads * self.truths.promise;
        let per_expected_sql = |cost: f64| (expected_sql > 0.0).then(|| cost / expected_sql);
        let target = self.effort.target_leads_per_month;
        let part_of_target = if target > 0.0 { self.exact_leads_per_month(share) / target } else { 0.0 };

        let rule = Rule::of(whole_leads(leads), &self.criteria);
        let outcomes = Outcomes {
            no_change: rule.chances(self.truths.no_change),
            conservative: rule.chances(self.truths.conservative),
            promise: rule.chances(self.truths.promise),
        };
        PilotPlan {
            share,
            days,
            hours_per_week: hours / weeks,
            budget,
            expected_sql,
            expected_sql_today: leads * self.truths.no_change,
            cost_per_sql: per_expected_sql(budget),
            rule,
            power: outcomes.promise.better(),
            power_conservative: outcomes.conservative.better(),
            outcomes,
            weekly: WeeklyTargets {
                sql: expected_sql / weeks,
                cost_per_sql: per_expected_sql(running_cost),
                ceo_hours_recovered: self.ceo_hours_saved * part_of_target,
            },
        }
    }

    fn recommended(&self, regime: Regime) -> Option<RecommendedPilot> {
        let mut largest = None;
        for days in LENGTHS {
            let mut leads_before = None;
            for &share in regime.shares() {
                let leads = whole_leads(self.exact_leads(share, days));
                if leads_before.is_some_and(|before| leads <= before) {
                    continue;
                }
                leads_before = Some(leads);
                largest = Some((share, days));
                if at_least(power(leads, &self.criteria, self.truths.promise), CONCLUSIVE_POWER) {
                    return Some(RecommendedPilot { plan: self.plan(share, days), is_conclusive: true });
                }
            }
        }
        largest.map(|(share, days)| RecommendedPilot { plan: self.plan(share, days), is_conclusive: false })
    }
}

/// The SQL rate below which the hybrid does not pay, a fraction of 1; none where the goal does not ask for one.
///
/// # Formula
/// For cost: (rate ÷ leads an hour + fee ÷ target) ÷ in-house cost per SQL. For value: (in-house's net + hybrid's total
/// cost) ÷ (hybrid's leads worked · win share · deal).
///
/// # Limits
/// At most 1. For cost: at the hours needed, not those contracted; none where in-house has no cost per SQL or nothing
/// is worked; 1 where in-house's SQL cost nothing and hybrid's something. For value: 1 where hybrid's SQL are worth
/// nothing.
///
/// # Source
/// MODEL §9: a pilot that only equals today's rate, or that would pay more per SQL, is no reason to scale.
fn break_even_sql_rate(scenario: &Scenario, answer: &Answer, effort: &PartnerEffort) -> Option<f64> {
    let rate = match (scenario.effective_goal(), &answer.value) {
        (Goal::Volume | Goal::Time, _) => None,
        (Goal::Value, Some(value)) => {
            let ModelFigures { leads_worked_per_month, .. } = answer.models.hybrid;
            let worth = leads_worked_per_month * win_share(scenario, SalesModel::Hybrid) * scenario.amount(Input::Deal);
            let needed = value.internal.net_per_month + value.hybrid.total_cost_per_month;
            Some(if worth > 0.0 { needed / worth } else { 1.0 })
        }
        (Goal::Cost | Goal::Value, _) => {
            let terms = Partner::Hybrid.inputs();
            let target = effort.target_leads_per_month;
            let cost_per_sql = answer.models.internal.cost_per_sql.filter(|_| target > 0.0)?;
            let cost_per_lead =
                scenario.amount(terms.rate) / effort.leads_per_hour + scenario.amount(terms.fee) / target;
            if cost_per_sql > 0.0 { Some(cost_per_lead / cost_per_sql) } else { (cost_per_lead > 0.0).then_some(1.0) }
        }
    };
    rate.map(|rate| rate.min(1.0))
}

/// A pilot's leads as whole ones.
fn whole_leads(exact: f64) -> u32 {
    whole(rounded_leads(exact))
}
