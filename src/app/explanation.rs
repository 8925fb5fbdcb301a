//! How a figure comes about: its formula in words and with the visitor's own numbers in it.
//!
//! The formula itself is written once, in `domain`; here it is told. A test evaluates what is told and compares it with
//! what the domain computed, so that the two can't drift apart.

use crate::app::reading::Shown;
use crate::domain::WEEKS_PER_MONTH;
use crate::domain::answer::Answer;
use crate::domain::benchmark::Ratios;
use crate::domain::binomial::{Binomial, whole};
use crate::domain::quantity::Input;
use crate::domain::sales_model::{ModelFigures, Partner, PartnerEffort, SalesModel, StartingPoint, Today};
use crate::domain::scenario::Scenario;
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
        match self {
            Self::SqlPerMonth => Shown::Sql,
            Self::SqlRate => Shown::Rate,
            Self::CostPerMonth | Self::CostPerSql | Self::CostPerSqlAllIn => Shown::Money,
            Self::CeoHours | Self::HoursPaid | Self::HoursFreed => Shown::Hours,
            Self::LeadsWorked => Shown::Leads,
        }
    }

    pub fn name(self, words: &Words) -> &str {
        match self {
            Self::SqlPerMonth => words.sql_per_month(),
            Self::SqlRate => words.sql_rate(),
            Self::CostPerMonth => words.cost_per_month(),
            Self::CostPerSql => words.cost_per_sql(),
            Self::CostPerSqlAllIn => words.cost_per_sql_all_in(),
            Self::CeoHours => words.ceo_hours(),
            Self::LeadsWorked => words.leads_worked(),
            Self::HoursPaid => words.hours_paid(),
            Self::HoursFreed => words.hours_freed(),
        }
    }
}

/// A named figure in a formula.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    pub name: Word,
    pub value: f64,
    pub shown: Shown,
}

/// The right side of a formula.
#[derive(Clone, Debug)]
pub enum Expression {
    Term(Term),
    /// A number that is the same for everybody.
    Constant(f64),
    Product(Vec<Self>),
    Quotient(Box<Self>, Box<Self>),
    Sum(Box<Self>, Box<Self>),
    Difference(Box<Self>, Box<Self>),
    Least(Box<Self>, Box<Self>),
    /// The probability that of so many leads at least `from` SQL come and fewer than `to`, each with the rate's.
    Chance {
        from: u32,
        to: u32,
        leads: Term,
        rate: Term,
    },
}

/// One line: a figure and what it is made of.
#[derive(Clone, Debug)]
pub struct Step {
    pub result: Term,
    pub expression: Expression,
}

impl Expression {
    /// What the expression comes to.
    pub fn value(&self) -> f64 {
        match self {
            Self::Term(term) => term.value,
            Self::Constant(number) => *number,
            Self::Product(factors) => factors.iter().map(Self::value).product(),
            Self::Quotient(above, below) => above.value() / below.value(),
            Self::Sum(left, right) => left.value() + right.value(),
            Self::Difference(left, right) => left.value() - right.value(),
            Self::Least(left, right) => left.value().min(right.value()),
            Self::Chance { from, to, leads, rate } => Binomial::new(whole(leads.value), rate.value).between(*from, *to),
        }
    }

    /// How tightly it binds, to know where brackets are needed.
    pub fn rank(&self) -> u8 {
        match self {
            Self::Sum(..) | Self::Difference(..) => 0,
            Self::Product(_) | Self::Quotient(..) => 1,
            Self::Term(_) | Self::Constant(_) | Self::Least(..) | Self::Chance { .. } => 2,
        }
    }
}

/// How a figure of a model comes about, from the figure itself back to what the visitor entered. Empty where the
/// figure is just what was entered, or where there is none.
pub fn steps(scenario: &Scenario, model: SalesModel, figures: &ModelFigures, measure: Measure) -> Vec<Step> {
    if measure.of(figures).is_none() {
        return Vec::new();
    }
    match model.partner() {
        None => in_house_steps(scenario, figures, measure),
        Some(partner) => outside_steps(scenario, partner, figures, measure),
    }
}

pub(crate) fn term(name: Word, value: f64, shown: Shown) -> Term {
    Term { name, value, shown }
}

pub(crate) fn is(result: Term, expression: Expression) -> Step {
    Step { result, expression }
}

pub(crate) fn of(term: Term) -> Expression {
    Expression::Term(term)
}

pub(crate) fn times(factors: impl IntoIterator<Item = Expression>) -> Expression {
    Expression::Product(factors.into_iter().collect())
}

pub(crate) fn over(above: Expression, below: Expression) -> Expression {
    Expression::Quotient(Box::new(above), Box::new(below))
}

pub(crate) fn plus(left: Expression, right: Expression) -> Expression {
    Expression::Sum(Box::new(left), Box::new(right))
}

pub(crate) fn minus(left: Expression, right: Expression) -> Expression {
    Expression::Difference(Box::new(left), Box::new(right))
}

pub(crate) fn least(left: Expression, right: Expression) -> Expression {
    Expression::Least(Box::new(left), Box::new(right))
}

/// The figures that both kinds of model share.
struct Shared<'a> {
    figures: &'a ModelFigures,
}

impl Shared<'_> {
    fn term(&self, measure: Measure) -> Term {
        let name: Word = match measure {
            Measure::SqlPerMonth => Word::sql_per_month,
            Measure::SqlRate => Word::sql_rate,
            Measure::CostPerMonth => Word::cost_per_month,
            Measure::CostPerSql => Word::cost_per_sql,
            Measure::CostPerSqlAllIn => Word::cost_per_sql_all_in,
            Measure::CeoHours => Word::ceo_hours,
            Measure::LeadsWorked => Word::leads_worked,
            Measure::HoursPaid => Word::hours_paid,
            Measure::HoursFreed => Word::hours_freed,
        };
        term(name, measure.of(self.figures).unwrap_or_default(), measure.shown())
    }

    fn sql(&self) -> Step {
        is(
            self.term(Measure::SqlPerMonth),
            times([of(self.term(Measure::LeadsWorked)), of(self.term(Measure::SqlRate))]),
        )
    }

    fn cost_per_sql(&self) -> Step {
        is(
            self.term(Measure::CostPerSql),
            over(of(self.term(Measure::CostPerMonth)), of(self.term(Measure::SqlPerMonth))),
        )
    }

    fn hours_per_month(&self) -> Term {
        term(Word::hours_per_month, self.figures.hours_per_week * WEEKS_PER_MONTH, Shown::Hours)
    }
}

fn in_house_steps(scenario: &Scenario, figures: &ModelFigures, measure: Measure) -> Vec<Step> {
    let shared = Shared { figures };
    let amount = |name, input, shown| term(name, scenario.amount(input), shown);
    let leads = amount(Word::input_leads, Input::Leads, Shown::Leads);
    let worked = amount(Word::input_worked, Input::Worked, Shown::Leads);
    let sql = amount(Word::input_sql, Input::Sql, Shown::Sql);
    let hours = amount(Word::input_hours, Input::Hours, Shown::Hours);
    let leads_worked = is(shared.term(Measure::LeadsWorked), least(of(worked), of(leads)));
    // More SQL than leads worked is told as an inconsistency; then every lead counts as one.
    let rate = (worked.value > 0.0)
        .then(|| is(shared.term(Measure::SqlRate), least(over(of(sql), of(worked)), Expression::Constant(1.0))));
    let rate = rate.map(|step| match step.expression {
        Expression::Least(ratio, _) if ratio.value() <= 1.0 => is(step.result, *ratio),
        expression => is(step.result, expression),
    });
    let month = over(Expression::Constant(52.0), Expression::Constant(12.0));
    let reached = worked.value > scenario.amount(Input::Leads);
    let hours_per_month = if reached {
        times([of(hours), month, over(of(shared.term(Measure::LeadsWorked)), of(worked))])
    } else {
        times([of(hours), month])
    };
    let hours_per_month = is(shared.hours_per_month(), hours_per_month);
    let cost = is(
        shared.term(Measure::CostPerMonth),
        plus(
            times([of(shared.hours_per_month()), of(amount(Word::input_team_cost, Input::TeamCost, Shown::Money))]),
            of(amount(Word::input_team_tools, Input::TeamTools, Shown::Money)),
        ),
    );
    match measure {
        Measure::CostPerSql => vec![shared.cost_per_sql(), cost, hours_per_month],
        Measure::CostPerSqlAllIn => vec![
            is(shared.term(Measure::CostPerSqlAllIn), of(shared.term(Measure::CostPerSql))),
            shared.cost_per_sql(),
            cost,
            hours_per_month,
        ],
        Measure::SqlPerMonth => [Some(shared.sql()), rate, Some(leads_worked)].into_iter().flatten().collect(),
        Measure::SqlRate => rate.into_iter().collect(),
        Measure::CostPerMonth => vec![cost, hours_per_month],
        Measure::LeadsWorked => vec![leads_worked],
        Measure::HoursPaid if reached => {
            vec![is(
                shared.term(Measure::HoursPaid),
                times([of(hours), over(of(shared.term(Measure::LeadsWorked)), of(worked))]),
            )]
        }
        Measure::HoursPaid => vec![is(shared.term(Measure::HoursPaid), of(hours))],
        Measure::CeoHours => {
            vec![is(shared.term(Measure::CeoHours), of(amount(Word::input_ceo, Input::Ceo, Shown::Hours)))]
        }
        Measure::HoursFreed => Vec::new(),
    }
}

#[allow(clippy::too_many_lines, reason = "one table of formulas, read from top to bottom")]
fn outside_steps(scenario: &Scenario, partner: Partner, figures: &ModelFigures, measure: Measure) -> Vec<Step> {
    let shared = Shared { figures };
    let inputs = partner.inputs();
    let ratios = Ratios::at(partner, scenario.realised_fraction());
    let effort = PartnerEffort::of(scenario, partner, &ratios);
    let start = StartingPoint::of(scenario);
    let today = Today::of(scenario);
    let amount = |name, input, shown| term(name, scenario.amount(input), shown);
    let ratio = |name, value| of(term(name, value, Shown::Times));
    let one = || Expression::Constant(1.0);
    let hundredth = |name, input| of(term(name, scenario.amount(input) / 100.0, Shown::Rate));

    let start_leads = term(Word::leads_today, start.leads_worked_per_month, Shown::Leads);
    let start_rate = term(Word::sql_rate_today, start.sql_rate, Shown::Rate);
    let start_pace = term(Word::pace_today, start.leads_per_hour, Shown::LeadsPerHour);
    let pace = term(Word::pace_of_partner, effort.leads_per_hour, Shown::LeadsPerHour);
    let target = term(Word::leads_reachable, effort.target_leads_per_month, Shown::Leads);
    let relief = term(Word::relief, effort.relief, Shown::Rate);
    let team_hours = term(Word::team_hours_per_month, today.hours_per_month, Shown::Hours);
    let retained = term(Word::retained_payroll, figures.retained_payroll_per_month, Shown::Money);
    let hours_per_month = shared.hours_per_month();
    let is_contracted = scenario.value(inputs.hours).is_some();

    let target_step = is(
        target,
        least(
            of(amount(Word::input_leads, Input::Leads, Shown::Leads)),
            times([of(start_leads), ratio(Word::ratio_coverage, ratios.coverage)]),
        ),
    );
    let leads_worked = is(
        shared.term(Measure::LeadsWorked),
        if is_contracted { least(of(target), times([of(hours_per_month), of(pace)])) } else { of(target) },
    );
    let pace_step = scenario.value(inputs.pace).is_none().then(|| {
        is(
            pace,
            over(
                times([of(start_pace), ratio(Word::ratio_productivity, ratios.productivity)]),
                plus(one(), of(term(Word::surcharge, scenario.partner_surcharge(), Shown::Rate))),
            ),
        )
    });
    let month = || over(Expression::Constant(52.0), Expression::Constant(12.0));
    let hours_step = is(
        hours_per_month,
        if is_contracted {
            times([of(amount(Word::hours_contracted, inputs.hours, Shown::Hours)), month()])
        } else {
            over(of(shared.term(Measure::LeadsWorked)), of(pace))
        },
    );
    let moved = times([of(start_rate), ratio(Word::ratio_odds, ratios.odds)]);
    let rate = is(shared.term(Measure::SqlRate), over(moved.clone(), plus(minus(one(), of(start_rate)), moved)));
    let cost = is(
        shared.term(Measure::CostPerMonth),
        plus(
            times([of(hours_per_month), of(amount(Word::partner_rate, inputs.rate, Shown::Money))]),
            of(amount(Word::partner_fee, inputs.fee, Shown::Money)),
        ),
    );
    let relief_step = is(
        relief,
        if start.leads_worked_per_month > 0.0 {
            least(one(), over(of(shared.term(Measure::LeadsWorked)), of(start_leads)))
        } else {
            Expression::Constant(0.0)
        },
    );
    let retained_step = is(
        retained,
        times([
            of(team_hours),
            of(amount(Word::input_team_cost, Input::TeamCost, Shown::Money)),
            minus(one(), times([hundredth(Word::input_saved, Input::Saved), of(relief)])),
        ]),
    );
    let all_in = is(
        shared.term(Measure::CostPerSqlAllIn),
        over(plus(of(shared.term(Measure::CostPerMonth)), of(retained)), of(shared.term(Measure::SqlPerMonth))),
    );
    let ceo = is(
        shared.term(Measure::CeoHours),
        times([
            of(amount(Word::input_ceo, Input::Ceo, Shown::Hours)),
            minus(one(), times([of(relief), minus(one(), ratio(Word::ratio_ceo, ratios.ceo))])),
        ]),
    );
    let freed = is(
        shared.term(Measure::HoursFreed),
        times([of(term(Word::input_hours, today.hours_per_month / WEEKS_PER_MONTH, Shown::Hours)), of(relief)]),
    );
    let hours_per_week = is(shared.term(Measure::HoursPaid), over(of(hours_per_month), month()));
    let steps = match measure {
        Measure::CostPerSql => {
            vec![Some(shared.cost_per_sql()), Some(cost), Some(hours_step), pace_step, Some(shared.sql())]
        }
        Measure::CostPerSqlAllIn => vec![Some(all_in), Some(retained_step), Some(relief_step), Some(cost)],
        Measure::SqlPerMonth => vec![Some(shared.sql()), Some(rate), Some(leads_worked), Some(target_step)],
        Measure::SqlRate => vec![Some(rate)],
        Measure::CostPerMonth => vec![Some(cost), Some(hours_step), pace_step],
        Measure::CeoHours => vec![Some(ceo), Some(relief_step)],
        Measure::LeadsWorked => vec![Some(leads_worked), Some(target_step)],
        Measure::HoursPaid => vec![Some(hours_per_week), Some(hours_step), pace_step],
        Measure::HoursFreed => vec![Some(freed), Some(relief_step)],
    };
    steps.into_iter().flatten().collect()
}

/// How the parts of a written formula look: a term, a number that is the same for everybody, the least of two.
pub struct Notation<'a> {
    pub term: &'a dyn Fn(&Term) -> String,
    pub constant: &'a dyn Fn(f64) -> String,
    /// With `{a}` and `{b}` for the two.
    pub least: &'a str,
}

impl Expression {
    /// The expression as text, with brackets only where they are needed.
    pub fn written(&self, notation: &Notation<'_>) -> String {
        let bracketed = |inner: &Self, rank: u8| {
            let text = inner.written(notation);
            if inner.rank() < rank { format!("({text})") } else { text }
        };
        match self {
            Self::Term(term) => (notation.term)(term),
            Self::Constant(number) => (notation.constant)(*number),
            Self::Product(factors) => factors.iter().map(|factor| bracketed(factor, 1)).collect::<Vec<_>>().join(" × "),
            Self::Quotient(above, below) => format!("{} ÷ {}", bracketed(above, 1), bracketed(below, 2)),
            Self::Sum(left, right) => format!("{} + {}", bracketed(left, 0), bracketed(right, 0)),
            Self::Difference(left, right) => format!("{} − {}", bracketed(left, 0), bracketed(right, 1)),
            Self::Least(left, right) => {
                crate::i18n::fill(notation.least, &[("a", &left.written(notation)), ("b", &right.written(notation))])
            }
            Self::Chance { from, to, leads, rate } => {
                let count = |count: u32| (notation.constant)(f64::from(count));
                let last = to.saturating_sub(1);
                let counts = if *from == 0 {
                    format!("SQL ≤ {}", count(last))
                } else if f64::from(last) >= leads.value {
                    format!("SQL ≥ {}", count(*from))
                } else {
                    format!("{} ≤ SQL ≤ {}", count(*from), count(last))
                };
                format!("P({counts}; {}; {})", (notation.term)(leads), (notation.term)(rate))
            }
        }
    }
}

/// How a break-even rate comes about; empty where there is none.
pub fn rate_steps(scenario: &Scenario, partner: Partner, answer: &Answer, is_all_in: bool) -> Vec<Step> {
    let figures = answer.models.of(partner.model());
    let break_even = answer.break_even.of(partner);
    let rate = if is_all_in { break_even.provider_rate_all_in } else { break_even.provider_rate };
    let (Some(rate), Some(cost)) = (rate, answer.models.internal.cost_per_sql) else { return Vec::new() };
    let shared = Shared { figures };
    let fee = of(term(Word::partner_fee, scenario.amount(partner.inputs().fee), Shown::Money));
    let worth =
        times([of(term(Word::in_house_cost_per_sql, cost, Shown::Money)), of(shared.term(Measure::SqlPerMonth))]);
    let left = minus(worth, fee);
    let left = if is_all_in {
        minus(left, of(term(Word::retained_payroll, figures.retained_payroll_per_month, Shown::Money)))
    } else {
        left
    };
    let hours = shared.hours_per_month();
    let month = over(Expression::Constant(52.0), Expression::Constant(12.0));
    vec![
        is(term(Word::break_even_rate, rate, Shown::Money), over(left, of(hours))),
        is(hours, times([of(shared.term(Measure::HoursPaid)), month])),
        shared.sql(),
    ]
}

/// How the break-even gain comes about; empty where there is none.
pub fn gain_steps(partner: Partner, answer: &Answer) -> Vec<Step> {
    let (Some(gain), Some(cost)) = (answer.break_even.of(partner).gain_fraction, answer.models.internal.cost_per_sql)
    else {
        return Vec::new();
    };
    let shared = Shared { figures: answer.models.of(partner.model()) };
    let today = || of(term(Word::in_house_sql, answer.models.internal.sql_per_month, Shown::Sql));
    let needed =
        over(of(shared.term(Measure::CostPerMonth)), of(term(Word::in_house_cost_per_sql, cost, Shown::Money)));
    let extra = minus(of(shared.term(Measure::SqlPerMonth)), today());
    vec![is(term(Word::break_even_gain, gain, Shown::Rate), over(minus(needed, today()), extra)), shared.sql()]
}
