//! How value, payback and the first 90 days come about, with the visitor's own numbers in them.

use super::explanation::{self, Expression, Measure, Step, Term, is, minus, of, over, plus, term, times};
use super::reading::Shown;
use crate::domain::answer::Answer;
use crate::domain::quantity::Input;
use crate::domain::sales_model::{ModelFigures, Partner, SalesModel};
use crate::domain::scenario::Scenario;
use crate::domain::value::{ModelValue, Switching, win_share};
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
        if self == Self::Return { Shown::Rate } else { Shown::Money }
    }

    pub fn name(self) -> Word {
        match self {
            Self::Value => Word::value_won,
            Self::TotalCost => Word::value_cost,
            Self::Net => Word::value_net,
            Self::Return => Word::value_roi,
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
        match self {
            Self::Payback => Shown::Plain,
            Self::PipelineRatio90 => Shown::Rate,
            _ => Shown::Money,
        }
    }

    pub fn name(self) -> Word {
        match self {
            Self::Payback => Word::value_payback,
            Self::CashAtEnd => Word::value_cash_at_end,
            Self::Pipeline90 => Word::value_pipeline,
            Self::ExtraCost90 => Word::value_extra_90,
            Self::PipelineRatio90 => Word::value_ratio,
        }
    }
}

/// How a figure of a model's month comes about. Empty where there is none.
pub fn value_steps(
    scenario: &Scenario,
    model: SalesModel,
    figures: &ModelFigures,
    value: &ModelValue,
    figure: ValueFigure,
) -> Vec<Step> {
    if figure.of(value).is_none() {
        return Vec::new();
    }
    let told = |figure: ValueFigure| term(figure.name(), figure.of(value).unwrap_or_default(), figure.shown());
    let (won, cost, net) = (told(ValueFigure::Value), told(ValueFigure::TotalCost), told(ValueFigure::Net));
    let won_step = is(
        won,
        times([
            of(term(Word::sql_per_month, figures.sql_per_month, Shown::Sql)),
            of(win(scenario, model)),
            of(deal(scenario)),
        ]),
    );
    let mut costs = of(term(Word::cost_per_month, figures.cost_per_month, Shown::Money));
    if model.partner().is_some() {
        costs = plus(costs, of(retained(figures)));
    }
    if scenario.amount(Input::CeoValue) > 0.0 {
        let hours = of(term(Word::ceo_hours, figures.ceo_hours_per_week, Shown::Hours));
        costs = plus(costs, priced(scenario, hours));
    }
    let cost_step = is(cost, costs);
    let net_step = is(net, minus(of(won), of(cost)));
    let mut steps = match figure {
        ValueFigure::Value => return vec![won_step],
        ValueFigure::TotalCost => vec![cost_step],
        ValueFigure::Net => vec![net_step, won_step, cost_step],
        ValueFigure::Return => {
            vec![is(told(figure), over(of(net), of(cost))), net_step, won_step, cost_step]
        }
    };
    steps.extend(retained_steps(scenario, model, figures));
    steps
}

/// How a figure of the switch to a partner comes about. Empty where there is none, or nothing to reckon.
pub fn switching_steps(
    scenario: &Scenario,
    partner: Partner,
    answer: &Answer,
    switching: &Switching,
    figure: SwitchingFigure,
) -> Vec<Step> {
    let Some(result) = figure.of(switching) else { return Vec::new() };
    let told = |figure: SwitchingFigure| term(figure.name(), figure.of(switching).unwrap_or_default(), figure.shown());
    let switch = Switch { scenario, partner, answer, switching };
    let result = Term { value: result, ..told(figure) };
    let pipeline = told(SwitchingFigure::Pipeline90);
    let extra_90 = told(SwitchingFigure::ExtraCost90);
    let [first, second, third, ..] = switching.sql_by_month;
    let quarter = term(Word::value_sql_quarter, first + second + third, Shown::Sql);
    let month = |name, sql| of(term(name, sql, Shown::Sql));
    let quarter_step = is(
        quarter,
        plus(
            plus(month(Word::value_month_first, first), month(Word::value_month_second, second)),
            month(Word::value_month_third, third),
        ),
    );
    let pipeline_step = is(pipeline, switch.gained(quarter, 3.0));
    let setup = term(Word::value_setup, scenario.amount(Input::Setup), Shown::Money);
    let three = Expression::Constant(3.0);
    let extra_90_step = is(extra_90, plus(of(setup), times([three, of(switch.extra_cost())])));
    let mut steps = match figure {
        SwitchingFigure::Payback => {
            let Some((month, before)) = switch.crossing() else { return Vec::new() };
            let whole = of(term(Word::value_whole_months, f64::from(month - 1), Shown::Plain));
            let short = of(term(Word::value_short, -before, Shown::Money));
            let cash = switch.cash_step(month);
            vec![is(result, plus(whole, over(short, of(cash.result)))), cash]
        }
        SwitchingFigure::CashAtEnd => {
            let [.., before, _] = switching.cumulative_net;
            let before = of(term(Word::value_cash_before, before, Shown::Money));
            let cash = switch.cash_step(12);
            vec![is(result, plus(before, of(cash.result))), cash]
        }
        SwitchingFigure::Pipeline90 => return vec![pipeline_step, quarter_step],
        SwitchingFigure::ExtraCost90 => vec![extra_90_step],
        SwitchingFigure::PipelineRatio90 => {
            let ratio = minus(over(of(pipeline), of(extra_90)), Expression::Constant(1.0));
            vec![is(result, ratio), pipeline_step, quarter_step, extra_90_step]
        }
    };
    steps.push(switch.extra_cost_step());
    steps.extend(retained_steps(scenario, partner.model(), answer.models.of(partner.model())));
    steps
}

/// The switch to one partner, month by month.
struct Switch<'a> {
    scenario: &'a Scenario,
    partner: Partner,
    answer: &'a Answer,
    switching: &'a Switching,
}

impl Switch<'_> {
    fn own(&self) -> &ModelFigures {
        self.answer.models.of(self.partner.model())
    }

    /// What the switch costs more in a month.
    fn extra_cost(&self) -> Term {
        let own = self.own();
        let outside = own.cost_per_month + own.retained_payroll_per_month;
        term(Word::value_extra_month, outside - self.answer.models.internal.cost_per_month, Shown::Money)
    }

    fn extra_cost_step(&self) -> Step {
        let own = self.own();
        let paid = of(term(Word::value_partner_paid, own.cost_per_month, Shown::Money));
        let today = of(term(Word::value_cost_today, self.answer.models.internal.cost_per_month, Shown::Money));
        is(self.extra_cost(), minus(plus(paid, of(retained(own))), today))
    }

    /// Margin of a partner's SQL less that of as many months' SQL today.
    fn gained(&self, sql: Term, months: f64) -> Expression {
        let today = of(term(Word::value_sql_today, self.answer.models.internal.sql_per_month, Shown::Sql));
        let win_today = of(win(self.scenario, SalesModel::Internal));
        let lost = if months == 1.0 {
            times([win_today, today])
        } else {
            times([Expression::Constant(months), win_today, today])
        };
        let gained = times([of(win(self.scenario, self.partner.model())), of(sql)]);
        times([of(deal(self.scenario)), minus(gained, lost)])
    }

    /// The cash of a month from the switch on, counted from 1.
    fn cash_step(&self, month: u8) -> Step {
        let extra = of(self.extra_cost());
        let cycle = self.scenario.amount(Input::Cycle);
        let sold = (1_u8..month).chain([month]).find(|&sold| f64::from(month) - cycle == f64::from(sold));
        let mut cash = match sold {
            Some(sold) => {
                let sql = self.switching.sql_by_month.get(usize::from(sold) - 1);
                let sql = sql.copied().unwrap_or(self.own().sql_per_month);
                minus(self.gained(term(Word::value_sql_paid, sql, Shown::Sql), 1.0), extra)
            }
            None => minus(Expression::Constant(0.0), extra),
        };
        if self.scenario.amount(Input::CeoValue) > 0.0 {
            let conservative = self.answer.range.of(self.partner).conservative.ceo_hours_per_week;
            let own = self.own().ceo_hours_per_week;
            let hours = match month {
                1 => conservative,
                2 => f64::midpoint(conservative, own),
                _ => own,
            };
            let today = of(term(Word::input_ceo, self.answer.models.internal.ceo_hours_per_week, Shown::Hours));
            let saved = minus(today, of(term(Word::ceo_hours, hours, Shown::Hours)));
            cash = plus(cash, priced(self.scenario, saved));
        }
        is(term(Word::value_cash_month, cash.value(), Shown::Money), cash)
    }

    /// The month in which cash crosses zero for good, and what it was before that month.
    fn crossing(&self) -> Option<(u8, f64)> {
        const MONTHS_TO_PAY_BACK: u8 = 24;
        let mut net = -self.scenario.amount(Input::Setup);
        let mut crossing = None;
        for month in 1..=MONTHS_TO_PAY_BACK {
            let before = net;
            net += self.cash_step(month).result.value;
            if net < 0.0 {
                crossing = None;
            } else if before < 0.0 {
                crossing = Some((month, before));
            }
        }
        crossing
    }
}

fn win(scenario: &Scenario, model: SalesModel) -> Term {
    let name = if model == SalesModel::Internal { Word::value_win } else { Word::value_partner_win };
    term(name, win_share(scenario, model), Shown::Rate)
}

fn deal(scenario: &Scenario) -> Term {
    term(Word::value_deal, scenario.amount(Input::Deal), Shown::Money)
}

fn retained(figures: &ModelFigures) -> Term {
    term(Word::retained_payroll, figures.retained_payroll_per_month, Shown::Money)
}

/// Weekly hours of the CEO as money a month.
fn priced(scenario: &Scenario, hours: Expression) -> Expression {
    let month = over(Expression::Constant(52.0), Expression::Constant(12.0));
    times([hours, month, of(term(Word::value_ceo_value, scenario.amount(Input::CeoValue), Shown::Money))])
}

/// How the retained payroll comes about; empty in-house, and where there are no SQL to tell it of.
fn retained_steps(scenario: &Scenario, model: SalesModel, figures: &ModelFigures) -> Vec<Step> {
    if model.partner().is_none() {
        return Vec::new();
    }
    explanation::steps(scenario, model, figures, Measure::CostPerSqlAllIn).into_iter().skip(1).take(2).collect()
}
