//! How value, payback and the first 90 days come about, with the visitor's own numbers in them.

use super::explanation::ModelExplanation;
use super::formula::{Explanation, Formula, formula};
use super::reading::Shown;
use crate::domain::WEEKS_PER_MONTH;
use crate::domain::answer::Answer;
use crate::domain::binomial::whole;
use crate::domain::quantity::Input;
use crate::domain::sales_model::{Partner, SalesModel};
use crate::domain::scenario::Scenario;
use crate::domain::value::{ModelValue, Switching};
use crate::i18n::Word;

/// What a model brings in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueFigure {
    Value,
    TotalCost,
    Net,
    Return,
}

impl ValueFigure {
    /// In the order of the table.
    pub const ALL: [Self; 4] = [Self::Value, Self::TotalCost, Self::Net, Self::Return];

    /// What the figure is; no return where nothing is spent.
    pub fn of(self, value: &ModelValue) -> Option<f64> {
        match self {
            Self::Value => Some(value.value_per_month),
            Self::TotalCost => Some(value.total_cost_per_month),
            Self::Net => Some(value.net_per_month),
            Self::Return => value.roi,
        }
    }

    /// The public name in results.
    pub fn field(self) -> &'static str {
        match self {
            Self::Value => "value_per_month",
            Self::TotalCost => "total_cost_per_month",
            Self::Net => "net_per_month",
            Self::Return => "roi",
        }
    }

    pub fn shown(self) -> Shown {
        Shown::of(self.word())
    }

    /// What the figure is called.
    pub fn word(self) -> Word {
        match self {
            Self::Value => Word::value_won,
            Self::TotalCost => Word::value_cost,
            Self::Net => Word::value_net,
            Self::Return => Word::value_roi,
        }
    }

    /// What is told of the figure: its own formula and then those of what it is made of.
    pub fn steps(self) -> &'static [Word] {
        use Word::*;
        match self {
            Self::Value => &[value_won],
            Self::TotalCost => &[value_cost, retained_payroll, relief],
            Self::Net => &[value_net, value_won, value_cost, retained_payroll, relief],
            Self::Return => &[value_roi, value_net, value_won, value_cost, retained_payroll, relief],
        }
    }
}

/// What switching to a partner brings over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwitchingFigure {
    /// Months until it has paid for itself.
    Payback,
    /// Cash against staying in-house at the end of the months shown.
    CashAtEnd,
    Pipeline90,
    ExtraCost90,
    PipelineRatio90,
}

impl SwitchingFigure {
    /// In the order shown.
    pub const ALL: [Self; 5] =
        [Self::Payback, Self::CashAtEnd, Self::Pipeline90, Self::ExtraCost90, Self::PipelineRatio90];

    pub fn of(self, switching: &Switching) -> Option<f64> {
        match self {
            Self::Payback => switching.payback_months,
            Self::CashAtEnd => switching.cumulative_net.last().copied(),
            Self::Pipeline90 => Some(switching.pipeline_90),
            Self::ExtraCost90 => Some(switching.extra_cost_90),
            Self::PipelineRatio90 => switching.pipeline_ratio_90,
        }
    }

    /// The public name in results.
    pub fn field(self) -> &'static str {
        match self {
            Self::Payback => "payback_months",
            Self::CashAtEnd => "cumulative_net.11",
            Self::Pipeline90 => "pipeline_90",
            Self::ExtraCost90 => "extra_cost_90",
            Self::PipelineRatio90 => "pipeline_ratio_90",
        }
    }

    pub fn shown(self) -> Shown {
        Shown::of(self.word())
    }

    /// What the figure is called.
    pub fn word(self) -> Word {
        match self {
            Self::Payback => Word::value_payback,
            Self::CashAtEnd => Word::value_cash_at_end,
            Self::Pipeline90 => Word::value_pipeline,
            Self::ExtraCost90 => Word::value_extra_90,
            Self::PipelineRatio90 => Word::value_ratio,
        }
    }

    /// What is told of the figure: its own formula and then those of what it is made of.
    pub fn steps(self) -> &'static [Word] {
        use Word::*;
        match self {
            Self::Payback => &[value_payback, value_cash_month, value_extra_month, retained_payroll, relief],
            Self::CashAtEnd => &[value_cash_at_end, value_cash_month, value_extra_month, retained_payroll, relief],
            Self::Pipeline90 => &[value_pipeline, value_sql_quarter],
            Self::ExtraCost90 => &[value_extra_90, value_extra_month, retained_payroll, relief],
            Self::PipelineRatio90 => &[
                value_ratio,
                value_pipeline,
                value_sql_quarter,
                value_extra_90,
                value_extra_month,
                retained_payroll,
                relief,
            ],
        }
    }
}

/// How a figure of a model's month comes about.
pub fn value_formula(explained: &ModelExplanation<'_>, name: Word) -> Formula {
    use Word::*;
    let is_in_house = explained.model == SalesModel::Internal;
    let is_priced = explained.scenario.amount(Input::CeoValue) > 0.0;
    match name {
        value_won if is_in_house => formula!(sql_per_month * value_win * value_deal),
        value_won => formula!(sql_per_month * value_partner_win * value_deal),
        value_cost => match (is_in_house, is_priced) {
            (true, false) => formula!(cost_per_month),
            (true, true) => formula!(cost_per_month + ceo_hours * 52 / 12 * value_ceo_value),
            (false, false) => formula!(cost_per_month + retained_payroll),
            (false, true) => formula!(cost_per_month + retained_payroll + ceo_hours * 52 / 12 * value_ceo_value),
        },
        value_net => formula!(value_won - value_cost),
        _ => formula!(value_net / value_cost),
    }
}

/// How a figure of the switch to a partner comes about, month by month.
#[derive(Clone, Copy, Debug)]
pub struct SwitchingExplanation<'a> {
    pub scenario: &'a Scenario,
    pub answer: &'a Answer,
    pub partner: Partner,
    pub switching: &'a Switching,
    pub figure: SwitchingFigure,
}

impl SwitchingExplanation<'_> {
    fn model(&self) -> ModelExplanation<'_> {
        ModelExplanation { scenario: self.scenario, answer: self.answer, model: self.partner.model() }
    }

    /// The month that is told of the figure, counted from 1, with the cash before it.
    fn month(&self) -> (u8, f64) {
        let [.., before, _] = self.switching.cumulative_net;
        match self.figure {
            SwitchingFigure::Payback => self.crossing().unwrap_or((1, f64::NAN)),
            _ => (12, before),
        }
    }

    /// The month in which cash crosses zero for good, and what it was before that month.
    fn crossing(&self) -> Option<(u8, f64)> {
        const MONTHS_TO_PAY_BACK: u8 = 24;
        let mut net = -self.scenario.amount(Input::Setup);
        let mut crossing = None;
        for month in 1..=MONTHS_TO_PAY_BACK {
            let before = net;
            net += self.cash(month);
            if net < 0.0 {
                crossing = None;
            } else if before < 0.0 {
                crossing = Some((month, before));
            }
        }
        crossing
    }

    /// The cash of a month.
    fn cash(&self, month: u8) -> f64 {
        let value = |name| self.value(name);
        let sold = self.sql_paid(month).map_or(0.0, |sql| {
            let gained = value(Word::value_partner_win) * sql - value(Word::value_win) * value(Word::value_sql_today);
            value(Word::value_deal) * gained
        });
        let saved = self.scenario.amount(Input::Ceo) - self.ceo_hours(month);
        sold - value(Word::value_extra_month) + saved * WEEKS_PER_MONTH * value(Word::value_ceo_value)
    }

    /// The SQL that become cash in a month; none before the first do.
    fn sql_paid(&self, month: u8) -> Option<f64> {
        let sold = f64::from(month) - self.scenario.amount(Input::Cycle);
        let own = self.model().figures().sql_per_month;
        (sold >= 1.0).then(|| self.switching.sql_by_month.get(whole(sold - 1.0) as usize).copied().unwrap_or(own))
    }

    fn ceo_hours(&self, month: u8) -> f64 {
        let conservative = self.answer.range.of(self.partner).conservative.ceo_hours_per_week;
        let own = self.model().figures().ceo_hours_per_week;
        match month {
            1 => conservative,
            2 => f64::midpoint(conservative, own),
            _ => own,
        }
    }
}

impl Explanation for SwitchingExplanation<'_> {
    fn value(&self, name: Word) -> f64 {
        use Word::*;
        let Self { answer, switching, .. } = *self;
        let [first, second, third, ..] = switching.sql_by_month;
        if let Some(figure) = SwitchingFigure::ALL.iter().find(|figure| figure.word() == name) {
            return figure.of(switching).unwrap_or(f64::NAN);
        }
        let figures = self.model().figures();
        match name {
            value_sql_quarter => first + second + third,
            value_month_first => first,
            value_month_second => second,
            value_month_third => third,
            value_partner_paid => figures.cost_per_month,
            value_extra_month => {
                figures.cost_per_month + figures.retained_payroll_per_month - answer.models.internal.cost_per_month
            }
            value_whole_months => f64::from(self.month().0 - 1),
            value_short => -self.month().1,
            value_cash_before => self.month().1,
            value_cash_month => self.cash(self.month().0),
            value_sql_paid => self.sql_paid(self.month().0).unwrap_or(f64::NAN),
            ceo_hours => self.ceo_hours(self.month().0),
            _ => self.model().value(name),
        }
    }

    fn formula(&self, name: Word) -> Formula {
        use Word::*;
        match name {
            value_payback => formula!(value_whole_months + value_short / value_cash_month),
            value_cash_at_end => formula!(value_cash_before + value_cash_month),
            value_cash_month => {
                let is_priced = self.scenario.amount(Input::CeoValue) > 0.0;
                match (self.sql_paid(self.month().0).is_some(), is_priced) {
                    (true, false) => formula!(
                        value_deal * (value_partner_win * value_sql_paid - value_win * value_sql_today)
                            - value_extra_month
                    ),
                    (true, true) => formula!(
                        value_deal * (value_partner_win * value_sql_paid - value_win * value_sql_today)
                            - value_extra_month
                            + (input_ceo - ceo_hours) * 52 / 12 * value_ceo_value
                    ),
                    (false, false) => formula!(0 - value_extra_month),
                    (false, true) => {
                        formula!(0 - value_extra_month + (input_ceo - ceo_hours) * 52 / 12 * value_ceo_value)
                    }
                }
            }
            value_pipeline => {
                formula!(value_deal * (value_partner_win * value_sql_quarter - 3 * value_win * value_sql_today))
            }
            value_sql_quarter => formula!(value_month_first + value_month_second + value_month_third),
            value_extra_90 => formula!(pilot_setup + 3 * value_extra_month),
            value_ratio => formula!(value_pipeline / value_extra_90 - 1),
            value_extra_month => formula!(value_partner_paid + retained_payroll - value_cost_today),
            _ => self.model().formula(name),
        }
    }
}
