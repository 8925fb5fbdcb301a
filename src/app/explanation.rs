//! How a figure comes about: its formula in words and with the visitor's own numbers in it.

use super::formula::{Explanation, Formula, formula};
use super::reading::Shown;
use super::value_explanation::{ValueFigure, value_formula};
use crate::domain::WEEKS_PER_MONTH;
use crate::domain::answer::Answer;
use crate::domain::benchmark::Ratios;
use crate::domain::quantity::{Input, Unit};
use crate::domain::sales_model::{ModelFigures, Partner, PartnerEffort, SalesModel, StartingPoint, Today};
use crate::domain::scenario::Scenario;
use crate::domain::value::win_share;
use crate::i18n::{Word, Words};

/// A figure of a model that the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    SqlPerMonth,
    SqlRate,
    CostPerMonth,
    CostPerSql,
    CostPerSqlAllIn,
    CeoHours,
    LeadsWorked,
    HoursPaid,
    HoursFreed,
}

impl Measure {
    /// In the order of the table.
    pub const ALL: [Self; 9] = [
        Self::CostPerSql,
        Self::CostPerSqlAllIn,
        Self::SqlPerMonth,
        Self::CeoHours,
        Self::SqlRate,
        Self::CostPerMonth,
        Self::LeadsWorked,
        Self::HoursPaid,
        Self::HoursFreed,
    ];

    /// What the figure is, none where it does not exist.
    pub fn of(self, figures: &ModelFigures) -> Option<f64> {
        match self {
            Self::SqlPerMonth => Some(figures.sql_per_month),
            Self::SqlRate => Some(figures.sql_rate),
            Self::CostPerMonth => Some(figures.cost_per_month),
            Self::CostPerSql => figures.cost_per_sql,
            Self::CostPerSqlAllIn => figures.cost_per_sql_all_in,
            Self::CeoHours => Some(figures.ceo_hours_per_week),
            Self::LeadsWorked => Some(figures.leads_worked_per_month),
            Self::HoursPaid => Some(figures.hours_per_week),
            Self::HoursFreed => Some(figures.team_hours_freed_per_week),
        }
    }

    /// The public name in results.
    pub fn field(self) -> &'static str {
        match self {
            Self::SqlPerMonth => "sql_per_month",
            Self::SqlRate => "sql_rate",
            Self::CostPerMonth => "monthly_cost",
            Self::CostPerSql => "cost_per_sql",
            Self::CostPerSqlAllIn => "cost_per_sql_all_in",
            Self::CeoHours => "ceo_hours_per_week",
            Self::LeadsWorked => "leads_worked",
            Self::HoursPaid => "hours_per_week",
            Self::HoursFreed => "team_hours_freed_per_week",
        }
    }

    pub fn shown(self) -> Shown {
        Shown::of(self.word())
    }

    /// What the figure is called.
    pub fn word(self) -> Word {
        match self {
            Self::SqlPerMonth => Word::sql_per_month,
            Self::SqlRate => Word::sql_rate,
            Self::CostPerMonth => Word::cost_per_month,
            Self::CostPerSql => Word::cost_per_sql,
            Self::CostPerSqlAllIn => Word::cost_per_sql_all_in,
            Self::CeoHours => Word::ceo_hours,
            Self::LeadsWorked => Word::leads_worked,
            Self::HoursPaid => Word::hours_paid,
            Self::HoursFreed => Word::hours_freed,
        }
    }

    pub fn name(self, words: &Words) -> &str {
        words.get(self.word())
    }
}

/// What is told of the hourly rate at which a partner breaks even.
pub const BREAK_EVEN_RATE: [Word; 3] = [Word::break_even_rate, Word::hours_per_month, Word::sql_per_month];
/// The same with the retained payroll counted in.
pub const BREAK_EVEN_RATE_ALL_IN: [Word; 3] =
    [Word::break_even_rate_all_in, Word::hours_per_month, Word::sql_per_month];
/// What is told of the part of the gain that must come.
pub const BREAK_EVEN_GAIN: [Word; 2] = [Word::break_even_gain, Word::sql_per_month];

/// How a model's figures come about, from each back to what the visitor entered.
#[derive(Clone, Copy, Debug)]
pub struct ModelExplanation<'a> {
    pub scenario: &'a Scenario,
    pub answer: &'a Answer,
    pub model: SalesModel,
}

impl<'a> ModelExplanation<'a> {
    /// What is told of a figure: its own formula and then those of what it is made of.
    pub fn steps(&self, measure: Measure) -> &'static [Word] {
        use Word::*;
        match (measure, self.model) {
            (Measure::CostPerSql, SalesModel::Internal) => &[cost_per_sql, cost_per_month, hours_per_month],
            (Measure::CostPerSql, _) => {
                &[cost_per_sql, cost_per_month, hours_per_month, pace_of_partner, sql_per_month]
            }
            (Measure::CostPerSqlAllIn, SalesModel::Internal) => {
                &[cost_per_sql_all_in, cost_per_sql, cost_per_month, hours_per_month]
            }
            (Measure::CostPerSqlAllIn, _) => &[cost_per_sql_all_in, retained_payroll, relief, cost_per_month],
            (Measure::SqlPerMonth, _) => &[sql_per_month, sql_rate, leads_worked, leads_reachable],
            (Measure::SqlRate, _) => &[sql_rate],
            (Measure::CostPerMonth, _) => &[cost_per_month, hours_per_month, pace_of_partner],
            (Measure::CeoHours, _) => &[ceo_hours, relief],
            (Measure::LeadsWorked, _) => &[leads_worked, leads_reachable],
            (Measure::HoursPaid, SalesModel::Internal) => &[hours_paid],
            (Measure::HoursPaid, _) => &[hours_paid, hours_per_month, pace_of_partner],
            (Measure::HoursFreed, _) => &[hours_freed, relief],
        }
    }

    /// The model's figures.
    pub fn figures(&self) -> &'a ModelFigures {
        self.answer.models.of(self.model)
    }

    fn in_house_formula(&self, name: Word) -> Formula {
        use Word::*;
        let worked = self.scenario.amount(Input::Worked);
        let is_short_of_leads = worked > self.scenario.amount(Input::Leads);
        match name {
            cost_per_sql_all_in => formula!(cost_per_sql),
            cost_per_month => formula!(hours_per_month * input_team_cost + input_team_tools),
            hours_per_month if is_short_of_leads => formula!(input_hours * 52 / 12 * leads_worked / input_worked),
            hours_per_month => formula!(input_hours * 52 / 12),
            hours_paid if is_short_of_leads => formula!(input_hours * leads_worked / input_worked),
            hours_paid => formula!(input_hours),
            leads_worked => formula!(least(input_worked, input_leads)),
            sql_rate if worked <= 0.0 => &[],
            // More SQL than leads worked is told as an inconsistency; then every lead counts as one.
            sql_rate if self.scenario.amount(Input::Sql) > worked => formula!(least(input_sql / input_worked, 1)),
            sql_rate => formula!(input_sql / input_worked),
            ceo_hours => formula!(input_ceo),
            _ => &[],
        }
    }

    fn outside_formula(&self, partner: Partner, name: Word) -> Formula {
        use Word::*;
        let inputs = partner.inputs();
        let is_contracted = self.scenario.value(inputs.hours).is_some();
        match name {
            cost_per_sql_all_in => formula!((cost_per_month + retained_payroll) / sql_per_month),
            cost_per_month => formula!(hours_per_month * partner_rate + partner_fee),
            retained_payroll => formula!(team_hours_per_month * input_team_cost * (1 - input_saved * relief)),
            relief if self.value(leads_today) > 0.0 => formula!(least(1, leads_worked / leads_today)),
            relief => formula!(0),
            hours_per_month if is_contracted => formula!(hours_contracted * 52 / 12),
            hours_per_month => formula!(leads_worked / pace_of_partner),
            hours_paid => formula!(hours_per_month / (52 / 12)),
            pace_of_partner if self.scenario.value(inputs.pace).is_some() => &[],
            pace_of_partner => formula!(pace_today * ratio_productivity / (1 + surcharge)),
            leads_worked if is_contracted => formula!(least(leads_reachable, hours_per_month * pace_of_partner)),
            leads_worked => formula!(leads_reachable),
            leads_reachable => formula!(least(input_leads, leads_today * ratio_coverage)),
            sql_rate => formula!(sql_rate_today * ratio_odds / (1 - sql_rate_today + sql_rate_today * ratio_odds)),
            ceo_hours => formula!(input_ceo * (1 - relief * (1 - ratio_ceo))),
            hours_freed => formula!(input_hours * relief),
            break_even_rate => {
                formula!((in_house_cost_per_sql * sql_per_month - partner_fee) / hours_per_month)
            }
            break_even_rate_all_in => {
                formula!((in_house_cost_per_sql * sql_per_month - partner_fee - retained_payroll) / hours_per_month)
            }
            break_even_gain => {
                formula!((cost_per_month / in_house_cost_per_sql - in_house_sql) / (sql_per_month - in_house_sql))
            }
            _ => &[],
        }
    }

    fn outside_value(&self, partner: Partner, name: Word) -> Option<f64> {
        use Word::*;
        let inputs = partner.inputs();
        let ratios = Ratios::at(partner, self.scenario.realised_fraction());
        let effort = PartnerEffort::of(self.scenario, partner, &ratios);
        let break_even = self.answer.break_even.of(partner);
        Some(match name {
            partner_rate => self.scenario.amount(inputs.rate),
            partner_fee => self.scenario.amount(inputs.fee),
            hours_contracted => self.scenario.amount(inputs.hours),
            pace_of_partner => effort.leads_per_hour,
            leads_reachable => effort.target_leads_per_month,
            relief => effort.relief,
            ratio_coverage => ratios.coverage,
            ratio_productivity => ratios.productivity,
            ratio_odds => ratios.odds,
            ratio_ceo => ratios.ceo,
            // The hours that the leads within reach take.
            input_hours => Today::of(self.scenario).hours_per_month / WEEKS_PER_MONTH,
            break_even_rate => return break_even.provider_rate,
            break_even_rate_all_in => return break_even.provider_rate_all_in,
            break_even_gain => return break_even.gain_fraction,
            _ => return None,
        })
    }
}

impl Explanation for ModelExplanation<'_> {
    fn value(&self, name: Word) -> f64 {
        use Word::*;
        let Self { scenario, answer, model } = *self;
        let figures = self.figures();
        if let Some(measure) = Measure::ALL.iter().find(|measure| measure.word() == name) {
            return measure.of(figures).unwrap_or(f64::NAN);
        }
        if let Some(value) = model.partner().and_then(|partner| self.outside_value(partner, name)) {
            return value;
        }
        let start = StartingPoint::of(scenario);
        let input = match name {
            input_leads => Input::Leads,
            input_worked => Input::Worked,
            input_sql => Input::Sql,
            input_hours => Input::Hours,
            input_team_cost => Input::TeamCost,
            input_team_tools => Input::TeamTools,
            input_ceo => Input::Ceo,
            input_saved => Input::Saved,
            value_deal | pilot_deal => Input::Deal,
            value_ceo_value => Input::CeoValue,
            pilot_setup => Input::Setup,
            hours_per_month => return figures.hours_per_week * WEEKS_PER_MONTH,
            team_hours_per_month => return Today::of(scenario).hours_per_month,
            retained_payroll => return figures.retained_payroll_per_month,
            leads_today => return start.leads_worked_per_month,
            sql_rate_today => return start.sql_rate,
            pace_today => return start.leads_per_hour,
            surcharge => return scenario.partner_surcharge(),
            in_house_sql | value_sql_today => return answer.models.internal.sql_per_month,
            in_house_cost_per_sql => {
                return answer.models.internal.cost_per_sql.unwrap_or(f64::NAN);
            }
            value_cost_today => return answer.models.internal.cost_per_month,
            value_win => return win_share(scenario, SalesModel::Internal),
            value_partner_win | pilot_win => return win_share(scenario, model),
            _ => {
                let value = answer.value.as_ref().map(|value| value.of(model));
                let figure = ValueFigure::ALL.iter().find(|figure| figure.word() == name);
                return figure.zip(value).and_then(|(figure, value)| figure.of(value)).unwrap_or(f64::NAN);
            }
        };
        let amount = scenario.amount(input);
        if input.limits().unit == Unit::Percent { amount / 100.0 } else { amount }
    }

    fn formula(&self, name: Word) -> Formula {
        use Word::*;
        match (name, self.model.partner()) {
            (cost_per_sql, _) => formula!(cost_per_month / sql_per_month),
            (sql_per_month, _) => formula!(leads_worked * sql_rate),
            (value_won | value_cost | value_net | value_roi, _) => value_formula(self, name),
            (_, Some(partner)) => self.outside_formula(partner, name),
            (_, None) => self.in_house_formula(name),
        }
    }
}
