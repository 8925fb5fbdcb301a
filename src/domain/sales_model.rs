//! In-house, full service and hybrid: SQL, cost and CEO hours of each, from the visitor's own figures.

use super::WEEKS_PER_MONTH;
use super::benchmark::{INTERNAL, REFERENCE_LEADS_WORKED, REFERENCE_PACE, Ratios};
use super::quantity::Input;
use super::scenario::Scenario;

/// A way of organising prospecting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SalesModel {
    /// The company's own team does all of it.
    Internal,
    /// A partner runs the whole of prospecting and hand-over.
    FullService,
    /// A partner prospects and qualifies; the company's closers step in from confirmed warm meetings on.
    Hybrid,
}

impl SalesModel {
    /// In the order of the table.
    pub const ALL: [Self; 3] = [Self::Internal, Self::FullService, Self::Hybrid];

    /// The partner's side, where there is one.
    pub fn partner(self) -> Option<Partner> {
        match self {
            Self::Internal => None,
            Self::FullService => Some(Partner::FullService),
            Self::Hybrid => Some(Partner::Hybrid),
        }
    }
}

/// A model in which a partner prospects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Partner {
    FullService,
    Hybrid,
}

impl Partner {
    pub const ALL: [Self; 2] = [Self::FullService, Self::Hybrid];

    pub fn model(self) -> SalesModel {
        match self {
            Self::FullService => SalesModel::FullService,
            Self::Hybrid => SalesModel::Hybrid,
        }
    }

    /// The inputs that hold this partner's terms.
    pub fn inputs(self) -> PartnerInputs {
        match self {
            Self::FullService => PartnerInputs {
                rate: Input::FullRate,
                fee: Input::FullFee,
                hours: Input::FullHours,
                pace: Input::FullPace,
            },
            Self::Hybrid => PartnerInputs {
                rate: Input::HybridRate,
                fee: Input::HybridFee,
                hours: Input::HybridHours,
                pace: Input::HybridPace,
            },
        }
    }
}

/// Where a partner's terms are entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartnerInputs {
    pub rate: Input,
    pub fee: Input,
    pub hours: Input,
    pub pace: Input,
}

/// One thing for each of the three models.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PerModel<T> {
    pub internal: T,
    pub full_service: T,
    pub hybrid: T,
}

impl<T> PerModel<T> {
    pub fn of(&self, model: SalesModel) -> &T {
        match model {
            SalesModel::Internal => &self.internal,
            SalesModel::FullService => &self.full_service,
            SalesModel::Hybrid => &self.hybrid,
        }
    }

    pub fn each(mut make: impl FnMut(SalesModel) -> T) -> Self {
        Self {
            internal: make(SalesModel::Internal),
            full_service: make(SalesModel::FullService),
            hybrid: make(SalesModel::Hybrid),
        }
    }
}

/// One thing for each of the two outside models.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PerPartner<T> {
    pub full_service: T,
    pub hybrid: T,
}

impl<T> PerPartner<T> {
    pub fn of(&self, partner: Partner) -> &T {
        match partner {
            Partner::FullService => &self.full_service,
            Partner::Hybrid => &self.hybrid,
        }
    }

    pub fn each(mut make: impl FnMut(Partner) -> T) -> Self {
        Self { full_service: make(Partner::FullService), hybrid: make(Partner::Hybrid) }
    }
}

/// What a model gives and costs. Money is in the visitor's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ModelFigures {
    pub leads_worked_per_month: f64,
    /// SQL ÷ leads worked, a fraction of 1.
    pub sql_rate: f64,
    pub sql_per_month: f64,
    /// Prospecting hours paid: the team's in-house, the partner's outside.
    pub hours_per_week: f64,
    /// Contracted hours that find no lead to work.
    pub idle_hours_per_week: f64,
    pub cost_per_month: f64,
    /// None where the model brings no SQL.
    pub cost_per_sql: Option<f64>,
    /// With what the company goes on paying its team for the hours it used to prospect.
    pub cost_per_sql_all_in: Option<f64>,
    pub ceo_hours_per_week: f64,
    /// Hours of the company's own team that prospecting no longer takes.
    pub team_hours_freed_per_week: f64,
    /// What the company goes on paying its team for those hours.
    pub retained_payroll_per_month: f64,
}

/// Today, as the visitor says it is. Nothing about it is projected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Today {
    pub leads_worked_per_month: f64,
    /// A fraction of 1.
    pub sql_rate: f64,
    pub sql_per_month: f64,
    pub hours_per_month: f64,
}

impl Today {
    /// Where the visitor stands.
    ///
    /// # Formula
    /// Leads worked A = min(worked, leads); rate r = min(1, SQL ÷ worked); SQL = A · r;
    /// hours a month = hours a week · 52/12 · A ÷ worked.
    ///
    /// # Limits
    /// Where nothing is worked the rate is 0 and the hours are those given. Fewer leads than the team says it works take
    /// fewer hours.
    ///
    /// # Source
    /// MODEL §5.
    pub fn of(scenario: &Scenario) -> Self {
        let worked = scenario.amount(Input::Worked);
        let reached = worked.min(scenario.amount(Input::Leads));
        let (sql_rate, fraction_worked) =
            if worked > 0.0 { ((scenario.amount(Input::Sql) / worked).min(1.0), reached / worked) } else { (0.0, 1.0) };
        Self {
            leads_worked_per_month: reached,
            sql_rate,
            sql_per_month: reached * sql_rate,
            hours_per_month: scenario.amount(Input::Hours) * WEEKS_PER_MONTH * fraction_worked,
        }
    }
}

/// What the projections of the outside models start from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StartingPoint {
    pub leads_worked_per_month: f64,
    /// A fraction of 1.
    pub sql_rate: f64,
    pub leads_per_hour: f64,
}

impl StartingPoint {
    /// Today's figures, or what stands in for one that can't be measured.
    ///
    /// # Formula
    /// Today's leads worked, today's rate, and worked ÷ hours. Nothing worked: the article's 50 leads (or as many as
    /// there are), 18 % and its pace. No hours: its pace. No SQL: min(18 %, ½ ÷ (worked + 1)).
    ///
    /// # Source
    /// MODEL §5; each stand-in is told as a [`Doubt::Assumed`](super::scenario::Doubt::Assumed).
    pub fn of(scenario: &Scenario) -> Self {
        Self::from(scenario, &Today::of(scenario))
    }

    fn from(scenario: &Scenario, today: &Today) -> Self {
        let worked = scenario.amount(Input::Worked);
        let hours = scenario.amount(Input::Hours);
        if worked == 0.0 {
            return Self {
                leads_worked_per_month: scenario.amount(Input::Leads).min(REFERENCE_LEADS_WORKED),
                sql_rate: INTERNAL.sql_rate,
                leads_per_hour: REFERENCE_PACE,
            };
        }
        Self {
            leads_worked_per_month: today.leads_worked_per_month,
            sql_rate: if scenario.amount(Input::Sql) == 0.0 {
                INTERNAL.sql_rate.min(0.5 / (worked + 1.0))
            } else {
                today.sql_rate
            },
            leads_per_hour: if hours == 0.0 { REFERENCE_PACE } else { worked / (hours * WEEKS_PER_MONTH) },
        }
    }
}

/// What a partner's effort comes to, before any money: the parts that the explanation of a figure names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartnerEffort {
    /// The most leads a month the benchmark has seen worked for a team like this one.
    pub target_leads_per_month: f64,
    pub leads_per_hour: f64,
    pub leads_worked_per_month: f64,
    pub hours_per_month: f64,
    pub idle_hours_per_month: f64,
    /// Share of the team's own leads that the partner takes over, a fraction of 1.
    pub relief: f64,
}

impl PartnerEffort {
    /// As [`Company::effort`], of a scenario's partner.
    pub fn of(scenario: &Scenario, partner: Partner, ratios: &Ratios) -> Self {
        Company::of(scenario).effort(&Terms::of(scenario, partner), ratios)
    }
}

/// The in-house model of a scenario: see [`Company::in_house`].
pub fn in_house(scenario: &Scenario) -> ModelFigures {
    Company::of(scenario).in_house()
}

/// An outside model of a scenario, somewhere between the conservative case (`realised` 0) and the benchmark (1): see
/// [`Company::with`].
pub fn outside(scenario: &Scenario, partner: Partner, realised: f64) -> ModelFigures {
    Company::of(scenario).with(&Terms::of(scenario, partner), &Ratios::at(partner, realised))
}

/// The three models at the scenario's own `realised`.
pub fn three_models(scenario: &Scenario) -> PerModel<ModelFigures> {
    let company = Company::of(scenario);
    let realised = scenario.realised_fraction();
    let with = |partner| company.with(&Terms::of(scenario, partner), &Ratios::at(partner, realised));
    PerModel { internal: company.in_house(), full_service: with(Partner::FullService), hybrid: with(Partner::Hybrid) }
}

/// The company's side of every model, read once from a scenario so that thousands of cases can be worked out from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Company {
    pub today: Today,
    pub start: StartingPoint,
    leads_per_month: f64,
    team_cost_per_hour: f64,
    tools_cost_per_month: f64,
    ceo_hours_per_week: f64,
    /// Share of the in-house hours that really stops being paid, a fraction of 1.
    saved: f64,
}

/// A partner's terms, as entered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    rate_per_hour: f64,
    fee_per_month: f64,
    /// None: as many as are needed.
    contracted_hours_per_week: Option<f64>,
    /// What the partner says it works. None: derived from the team's own pace.
    stated_leads_per_hour: Option<f64>,
    /// Extra effort per lead, a fraction of 1.
    surcharge: f64,
}

impl Terms {
    pub fn of(scenario: &Scenario, partner: Partner) -> Self {
        let inputs = partner.inputs();
        Self {
            rate_per_hour: scenario.amount(inputs.rate),
            fee_per_month: scenario.amount(inputs.fee),
            contracted_hours_per_week: scenario.value(inputs.hours),
            stated_leads_per_hour: scenario.value(inputs.pace),
            surcharge: scenario.partner_surcharge(),
        }
    }

    /// What the partner is paid in a month: hours · rate + fee.
    pub fn cost_per_month(&self, effort: &PartnerEffort) -> f64 {
        self.cost_of(effort.hours_per_month)
    }

    /// What so many hours in a month cost.
    pub fn cost_of(&self, hours_per_month: f64) -> f64 {
        hours_per_month * self.rate_per_hour + self.fee_per_month
    }
}

impl Company {
    pub fn of(scenario: &Scenario) -> Self {
        let today = Today::of(scenario);
        Self {
            today,
            start: StartingPoint::from(scenario, &today),
            leads_per_month: scenario.amount(Input::Leads),
            team_cost_per_hour: scenario.amount(Input::TeamCost),
            tools_cost_per_month: scenario.amount(Input::TeamTools),
            ceo_hours_per_week: scenario.amount(Input::Ceo),
            saved: scenario.amount(Input::Saved) / 100.0,
        }
    }

    /// The in-house model: what the visitor says it is.
    ///
    /// # Formula
    /// Cost a month = hours a month · cost of a sales hour + tools; cost per SQL = cost ÷ SQL.
    ///
    /// # Limits
    /// No cost per SQL where there are no SQL.
    ///
    /// # Source
    /// MODEL §5.
    pub fn in_house(&self) -> ModelFigures {
        let today = &self.today;
        let cost_per_month = today.hours_per_month * self.team_cost_per_hour + self.tools_cost_per_month;
        let cost_per_sql = per_sql(cost_per_month, today.sql_per_month);
        ModelFigures {
            leads_worked_per_month: today.leads_worked_per_month,
            sql_rate: today.sql_rate,
            sql_per_month: today.sql_per_month,
            hours_per_week: today.hours_per_month / WEEKS_PER_MONTH,
            idle_hours_per_week: 0.0,
            cost_per_month,
            cost_per_sql,
            cost_per_sql_all_in: cost_per_sql,
            ceo_hours_per_week: self.ceo_hours_per_week,
            team_hours_freed_per_week: 0.0,
            retained_payroll_per_month: 0.0,
        }
    }

    /// What a partner's effort comes to.
    ///
    /// # Formula
    /// Target = min(leads, A0 · coverage); leads an hour = q0 · productivity ÷ (1 + surcharge), or the pace given.
    /// Hours not contracted: the target is worked, in target ÷ pace hours. Hours contracted: those are paid, and
    /// min(target, hours · pace) leads are worked; the rest of the hours is idle. Relief = min(1, worked ÷ A0).
    ///
    /// # Source
    /// MODEL §5.
    pub fn effort(&self, terms: &Terms, ratios: &Ratios) -> PartnerEffort {
        let start = &self.start;
        let target = self.leads_per_month.min(start.leads_worked_per_month * ratios.coverage);
        let pace = match terms.stated_leads_per_hour {
            Some(pace) => pace,
            None => start.leads_per_hour * ratios.productivity / (1.0 + terms.surcharge),
        };
        let needed = target / pace;
        let (worked, hours, idle) = match terms.contracted_hours_per_week {
            None => (target, needed, 0.0),
            Some(per_week) => {
                let hours = per_week * WEEKS_PER_MONTH;
                // Of hours that fall short none is idle, not even the last bits that going back from leads would leave.
                if hours * pace < target {
                    (hours * pace, hours, 0.0)
                } else {
                    (target, hours, (hours - needed).max(0.0))
                }
            }
        };
        PartnerEffort {
            target_leads_per_month: target,
            leads_per_hour: pace,
            leads_worked_per_month: worked,
            hours_per_month: hours,
            idle_hours_per_month: idle,
            relief: if start.leads_worked_per_month > 0.0 {
                (worked / start.leads_worked_per_month).min(1.0)
            } else {
                0.0
            },
        }
    }

    /// An outside model: a partner on these terms, with the article's figures moved by these ratios.
    ///
    /// # Formula
    /// SQL = leads worked · moved rate; cost = hours · rate + fee; CEO hours = ceo · (1 − relief · (1 − ceo ratio));
    /// retained payroll = in-house hours · cost of a sales hour · (1 − saved · relief);
    /// cost per SQL all in = (cost + retained payroll) ÷ SQL.
    ///
    /// # Limits
    /// No cost per SQL where there are no SQL. The visitor's own rate never changes because `leads` does.
    ///
    /// # Source
    /// MODEL §5.
    pub fn with(&self, terms: &Terms, ratios: &Ratios) -> ModelFigures {
        let effort = self.effort(terms, ratios);
        let sql_rate = ratios.moved_rate(self.start.sql_rate);
        let sql_per_month = effort.leads_worked_per_month * sql_rate;
        let cost_per_month = terms.cost_per_month(&effort);
        let retained_payroll_per_month =
            self.today.hours_per_month * self.team_cost_per_hour * (1.0 - self.saved * effort.relief);
        ModelFigures {
            leads_worked_per_month: effort.leads_worked_per_month,
            sql_rate,
            sql_per_month,
            hours_per_week: effort.hours_per_month / WEEKS_PER_MONTH,
            idle_hours_per_week: effort.idle_hours_per_month / WEEKS_PER_MONTH,
            cost_per_month,
            cost_per_sql: per_sql(cost_per_month, sql_per_month),
            cost_per_sql_all_in: per_sql(cost_per_month + retained_payroll_per_month, sql_per_month),
            ceo_hours_per_week: self.ceo_hours_per_week * (1.0 - effort.relief * (1.0 - ratios.ceo)),
            team_hours_freed_per_week: self.today.hours_per_month / WEEKS_PER_MONTH * effort.relief,
            retained_payroll_per_month,
        }
    }
}

fn per_sql(cost: f64, sql: f64) -> Option<f64> {
    (sql > 0.0).then(|| cost / sql)
}
