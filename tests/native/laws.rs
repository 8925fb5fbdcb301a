//! What holds for every scenario, whatever the figures.

use palanca::domain::WEEKS_PER_MONTH;
use palanca::domain::answer::Answer;
use palanca::domain::benchmark::Ratios;
use palanca::domain::quantity::{Input, Quantity};
use palanca::domain::sales_model::{ModelFigures, Partner, SalesModel, StartingPoint, in_house, outside, three_models};
use palanca::domain::scenario::{Scenario, Sector};
use palanca::native::RyuNumbers;
use palanca::share_link::{self, Shared};
use proptest::prelude::*;

use crate::arbitrary::{self, quantity, scenario};
use crate::report::{Report, agree};

const CASES: u32 = 4_000;

/// The inputs that today's figures follow from.
const IN_HOUSE: [Input; 8] =
    [Input::Leads, Input::Worked, Input::Sql, Input::Hours, Input::TeamCost, Input::TeamTools, Input::Ceo, Input::Fx];

/// The further inputs that an outside model follows from.
const OUTSIDE: [Input; 11] = [
    Input::Surcharge,
    Input::FullRate,
    Input::HybridRate,
    Input::FullFee,
    Input::HybridFee,
    Input::FullHours,
    Input::HybridHours,
    Input::FullPace,
    Input::HybridPace,
    Input::Saved,
    Input::Realised,
];

/// Quantities of every input but these.
fn all_but(kept: &[Input]) -> impl Strategy<Value = Vec<Quantity>> + use<> {
    Input::ALL.into_iter().filter(|input| !kept.contains(input)).map(quantity).collect::<Vec<_>>()
}

fn with(scenario: &Scenario, input: Input, amount: f64) -> Scenario {
    scenario.clone().with(Quantity::nearest(input, amount))
}

/// `a` is not below `b`, but for rounding in the last bits.
fn not_below(a: f64, b: f64) -> bool {
    a >= b - 1e-12 * b.abs()
}

/// As [`not_below`]; where either figure is none there is nothing to compare.
fn not_below_if_both(a: Option<f64>, b: Option<f64>) -> bool {
    a.zip(b).is_none_or(|(a, b)| not_below(a, b))
}

fn partner() -> impl Strategy<Value = Partner> {
    proptest::sample::select(Partner::ALL.to_vec())
}

/// An input and two amounts of it, the smaller one first.
fn two_of(input: Input) -> impl Strategy<Value = (f64, f64)> {
    (quantity(input), quantity(input)).prop_map(|(one, other)| {
        let (one, other) = (one.amount(), other.amount());
        (one.min(other), one.max(other))
    })
}

fn at(scenario: &Scenario, partner: Partner) -> ModelFigures {
    outside(scenario, partner, scenario.realised_fraction())
}

proptest! {
    #![proptest_config(arbitrary::cases(CASES))]

    #[test]
    fn more_leads_never_fewer_sql(scenario in scenario(), (fewer, more) in two_of(Input::Leads)) {
        let few = three_models(&with(&scenario, Input::Leads, fewer));
        let many = three_models(&with(&scenario, Input::Leads, more));
        for model in SalesModel::ALL {
            prop_assert!(not_below(many.of(model).sql_per_month, few.of(model).sql_per_month), "{:?}", model);
            prop_assert!(not_below(many.of(model).leads_worked_per_month, few.of(model).leads_worked_per_month), "{:?}", model);
        }
    }

    #[test]
    fn the_visitor_s_rate_never_changes_because_leads_do(scenario in scenario(), (fewer, more) in two_of(Input::Leads)) {
        let few = with(&scenario, Input::Leads, fewer);
        let many = with(&scenario, Input::Leads, more);
        prop_assert_eq!(in_house(&few).sql_rate, in_house(&many).sql_rate);
        prop_assert_eq!(StartingPoint::of(&few).sql_rate, StartingPoint::of(&many).sql_rate);
        prop_assert_eq!(StartingPoint::of(&few).leads_per_hour, StartingPoint::of(&many).leads_per_hour);
        for partner in Partner::ALL {
            prop_assert_eq!(at(&few, partner).sql_rate, at(&many, partner).sql_rate, "{:?}", partner);
        }
    }

    #[test]
    fn in_house_depends_on_no_partner(
        one in scenario(),
        others in all_but(&IN_HOUSE),
        sector in proptest::sample::select(Sector::ALL.to_vec()),
    ) {
        let other = others.into_iter().fold(one.clone().with_sector(sector), Scenario::with);
        prop_assert_eq!(in_house(&one), in_house(&other));
    }

    #[test]
    fn a_model_depends_on_no_input_of_another_section(
        one in scenario(),
        others in all_but(&[&IN_HOUSE[..], &OUTSIDE].concat()),
    ) {
        let other = others.into_iter().fold(one.clone(), Scenario::with);
        prop_assert_eq!(three_models(&one), three_models(&other));
    }

    #[test]
    fn a_partner_depends_on_no_term_of_the_other(
        scenario in scenario(),
        rate in quantity(Input::HybridRate),
        fee in quantity(Input::HybridFee),
        hours in quantity(Input::HybridHours),
        pace in quantity(Input::HybridPace),
    ) {
        let other = scenario.clone().with(rate).with(fee).with(hours).with(pace);
        prop_assert_eq!(at(&scenario, Partner::FullService), at(&other, Partner::FullService));
    }

    #[test]
    fn a_dearer_partner_never_lowers_cost_per_sql(
        scenario in scenario(),
        partner in partner(),
        (cheap_rate, dear_rate) in two_of(Input::HybridRate),
        (low_fee, high_fee) in two_of(Input::HybridFee),
    ) {
        let inputs = partner.inputs();
        for (input, cheap, dear) in [(inputs.rate, cheap_rate, dear_rate), (inputs.fee, low_fee, high_fee)] {
            let cheap = at(&with(&scenario, input, cheap), partner);
            let dear = at(&with(&scenario, input, dear), partner);
            prop_assert!(not_below_if_both(dear.cost_per_sql, cheap.cost_per_sql));
            prop_assert!(not_below_if_both(dear.cost_per_sql_all_in, cheap.cost_per_sql_all_in));
            prop_assert_eq!(
                (dear.sql_per_month, dear.hours_per_week, dear.ceo_hours_per_week),
                (cheap.sql_per_month, cheap.hours_per_week, cheap.ceo_hours_per_week)
            );
        }
    }

    #[test]
    fn more_contracted_hours_never_bring_fewer_sql(
        scenario in scenario(),
        partner in partner(),
        (fewer, more) in two_of(Input::HybridHours),
    ) {
        let short = at(&with(&scenario, partner.inputs().hours, fewer), partner);
        let long = at(&with(&scenario, partner.inputs().hours, more), partner);
        prop_assert!(not_below(long.sql_per_month, short.sql_per_month));
        prop_assert!(not_below(long.cost_per_month, short.cost_per_month));
        prop_assert!(not_below(short.ceo_hours_per_week, long.ceo_hours_per_week));
    }

    #[test]
    fn more_contracted_hours_than_needed_bring_nothing(scenario in scenario(), partner in partner(), extra in 0.1_f64..50.0) {
        let needed = at(&scenario.clone().without(partner.inputs().hours), partner);
        prop_assume!(needed.hours_per_week < 9_000.0);
        let hours = needed.hours_per_week + extra;
        let contracted = at(&with(&scenario, partner.inputs().hours, hours), partner);
        prop_assert!(agree(contracted.sql_per_month, needed.sql_per_month));
        // What is idle is a small difference of what may be many hours.
        prop_assert!((contracted.idle_hours_per_week - extra).abs() <= 1e-9 * hours.max(1.0), "{:?}", contracted);
        prop_assert!(agree(contracted.hours_per_week, hours));
    }

    #[test]
    fn a_larger_surcharge_never_makes_a_partner_cheaper_or_quicker(
        scenario in scenario(),
        partner in partner(),
        (small, large) in two_of(Input::Surcharge),
    ) {
        let custom = scenario.with_sector(Sector::Custom);
        let easy = at(&with(&custom, Input::Surcharge, small), partner);
        let hard = at(&with(&custom, Input::Surcharge, large), partner);
        prop_assert!(not_below(hard.cost_per_month, easy.cost_per_month));
        prop_assert!(not_below(easy.sql_per_month, hard.sql_per_month));
        prop_assert_eq!(easy.sql_rate, hard.sql_rate);
    }

    #[test]
    fn fintech_is_a_surcharge_of_18_percent(scenario in scenario()) {
        let fintech = three_models(&scenario.clone().with_sector(Sector::Fintech));
        let custom = three_models(&with(&scenario.with_sector(Sector::Custom), Input::Surcharge, 18.0));
        prop_assert_eq!(fintech, custom);
    }

    #[test]
    fn saas_and_other_have_no_surcharge(scenario in scenario()) {
        let none = three_models(&with(&scenario.clone().with_sector(Sector::Custom), Input::Surcharge, 0.0));
        prop_assert_eq!(three_models(&scenario.clone().with_sector(Sector::Saas)), none);
        prop_assert_eq!(three_models(&scenario.with_sector(Sector::Other)), none);
    }

    #[test]
    fn a_given_pace_stands_as_it_is(scenario in scenario(), partner in partner(), pace in quantity(Input::HybridPace)) {
        let pace = pace.amount();
        let figures = at(&with(&scenario.without(partner.inputs().hours), partner.inputs().pace, pace), partner);
        prop_assert!(agree(figures.leads_worked_per_month, figures.hours_per_week * WEEKS_PER_MONTH * pace));
    }

    #[test]
    fn the_conservative_case_never_beats_the_benchmark(
        scenario in scenario(),
        partner in partner(),
        (less, more) in two_of(Input::Realised),
    ) {
        for (low, high) in [(0.0, 1.0), (less / 100.0, more / 100.0)] {
            let conservative = outside(&scenario, partner, low);
            let benchmark = outside(&scenario, partner, high);
            prop_assert!(not_below(benchmark.sql_per_month, conservative.sql_per_month));
            prop_assert!(not_below(benchmark.sql_rate, conservative.sql_rate));
            prop_assert!(not_below(conservative.ceo_hours_per_week, benchmark.ceo_hours_per_week));
            prop_assert!(not_below(benchmark.leads_worked_per_month, conservative.leads_worked_per_month));
            prop_assert!(not_below_if_both(conservative.cost_per_sql, benchmark.cost_per_sql));
        }
    }

    #[test]
    fn the_range_does_not_depend_on_what_is_realised(scenario in scenario(), realised in quantity(Input::Realised)) {
        let other = scenario.clone().with(realised);
        prop_assert_eq!(Answer::of(&scenario).range, Answer::of(&other).range);
    }

    #[test]
    fn figures_hang_together(scenario in scenario()) {
        let models = three_models(&scenario);
        let leads = scenario.amount(Input::Leads);
        for model in SalesModel::ALL {
            let figures = models.of(model);
            prop_assert!((0.0..=1.0 + 1e-12).contains(&figures.sql_rate));
            prop_assert!(not_below(leads, figures.leads_worked_per_month));
            prop_assert!(agree(figures.sql_per_month, figures.leads_worked_per_month * figures.sql_rate));
            prop_assert!(figures.idle_hours_per_week >= 0.0);
            prop_assert!(not_below(figures.hours_per_week, figures.idle_hours_per_week));
            prop_assert!(figures.cost_per_month >= 0.0 && figures.retained_payroll_per_month >= 0.0);
            prop_assert!((0.0..=scenario.amount(Input::Ceo)).contains(&figures.ceo_hours_per_week));
            prop_assert!(not_below(models.internal.hours_per_week, figures.team_hours_freed_per_week));
            prop_assert_eq!(figures.cost_per_sql.is_some(), figures.sql_per_month > 0.0);
            prop_assert_eq!(figures.cost_per_sql_all_in.is_some(), figures.sql_per_month > 0.0);
            prop_assert!(not_below_if_both(figures.cost_per_sql_all_in, figures.cost_per_sql));
            if let Some(cost) = figures.cost_per_sql {
                prop_assert!(agree(cost * figures.sql_per_month, figures.cost_per_month));
            }
        }
    }

    #[test]
    fn an_outside_model_never_works_more_than_the_benchmark_has_seen(scenario in scenario(), partner in partner()) {
        let figures = at(&scenario, partner);
        let ratios = Ratios::at(partner, scenario.realised_fraction());
        let seen = StartingPoint::of(&scenario).leads_worked_per_month * ratios.coverage;
        prop_assert!(not_below(seen, figures.leads_worked_per_month));
    }

    #[test]
    fn hours_without_a_contract_are_never_idle(scenario in scenario(), partner in partner()) {
        prop_assert_eq!(at(&scenario.without(partner.inputs().hours), partner).idle_hours_per_week, 0.0);
    }

    #[test]
    fn hours_that_fall_short_are_never_idle(scenario in scenario(), partner in partner(), hours in quantity(Input::HybridHours)) {
        let needed = at(&scenario.clone().without(partner.inputs().hours), partner);
        let contracted = at(&with(&scenario, partner.inputs().hours, hours.amount()), partner);
        if contracted.leads_worked_per_month < needed.leads_worked_per_month {
            prop_assert_eq!(contracted.idle_hours_per_week, 0.0);
        }
    }

    #[test]
    fn saving_more_payroll_never_costs_more_all_in(
        scenario in scenario(),
        partner in partner(),
        (less, more) in two_of(Input::Saved),
    ) {
        let kept = at(&with(&scenario, Input::Saved, less), partner);
        let saved = at(&with(&scenario, Input::Saved, more), partner);
        prop_assert!(not_below_if_both(kept.cost_per_sql_all_in, saved.cost_per_sql_all_in));
        prop_assert_eq!(kept.cost_per_sql, saved.cost_per_sql);
    }

    #[test]
    fn at_the_break_even_rate_an_sql_costs_what_it_costs_in_house(scenario in scenario(), partner in partner()) {
        let answer = Answer::of(&scenario);
        let break_even = answer.break_even.of(partner);
        let in_house = answer.models.internal.cost_per_sql;
        for (rate, all_in) in [(break_even.provider_rate, false), (break_even.provider_rate_all_in, true)] {
            let Some(rate) = rate.filter(|rate| (1e-6..=1e8).contains(rate)) else { continue };
            let figures = at(&with(&scenario, partner.inputs().rate, rate), partner);
            let cost = if all_in { figures.cost_per_sql_all_in } else { figures.cost_per_sql };
            // What is left after fee and payroll may be a small difference of large figures.
            let (cost, in_house) = (cost.unwrap(), in_house.unwrap());
            prop_assert!((cost - in_house).abs() <= 1e-7 * in_house, "{} against {} at {}", cost, in_house, rate);
        }
    }

    #[test]
    fn a_partner_is_cheaper_per_sql_exactly_below_its_break_even_rate(scenario in scenario(), partner in partner()) {
        let answer = Answer::of(&scenario);
        let figures = answer.models.of(partner.model());
        let (Some(rate), Some(cost), Some(in_house)) =
            (answer.break_even.of(partner).provider_rate, figures.cost_per_sql, answer.models.internal.cost_per_sql)
        else {
            return Ok(());
        };
        let asked = scenario.amount(partner.inputs().rate);
        if asked < rate * (1.0 - 1e-7) {
            prop_assert!(not_below(in_house, cost), "{} below {}: {} against {}", asked, rate, cost, in_house);
        } else if asked > rate * (1.0 + 1e-7) {
            prop_assert!(not_below(cost, in_house), "{} above {}: {} against {}", asked, rate, cost, in_house);
        }
    }

    #[test]
    fn without_a_break_even_rate_no_rate_is_cheaper(scenario in scenario(), partner in partner()) {
        let free = with(&scenario, partner.inputs().rate, 0.0);
        let answer = Answer::of(&free);
        let figures = answer.models.of(partner.model());
        if let (None, Some(cost), Some(in_house)) =
            (answer.break_even.of(partner).provider_rate, figures.cost_per_sql, answer.models.internal.cost_per_sql)
        {
            prop_assert!(figures.hours_per_week == 0.0 || not_below(cost, in_house));
        }
    }

    #[test]
    fn at_the_break_even_gain_an_sql_costs_what_it_costs_in_house(scenario in scenario(), partner in partner()) {
        let answer = Answer::of(&scenario);
        let figures = answer.models.of(partner.model());
        if let Some(gain) = answer.break_even.of(partner).gain_fraction {
            let today = answer.models.internal.sql_per_month;
            let sql = today + gain * (figures.sql_per_month - today);
            let in_house = answer.models.internal.cost_per_sql.unwrap();
            // What is left may be a small difference of large figures.
            let slack = 1e-7 * (figures.cost_per_month + in_house * today);
            prop_assert!((figures.cost_per_month - in_house * sql).abs() <= slack);
        }
    }

    #[test]
    fn a_currency_s_worth_changes_no_rate_and_no_winner(scenario in scenario(), fx in quantity(Input::Fx)) {
        let money = Input::ALL.into_iter().filter(|input| input.limits().unit.is_money());
        let in_euros = money.fold(scenario.without(Input::Fx), Scenario::without);
        let in_another = in_euros.clone().with(fx);
        let (one, other) = (Answer::of(&in_euros), Answer::of(&in_another));
        prop_assert_eq!(one.winners, other.winners);
        for model in SalesModel::ALL {
            let (one, other) = (one.models.of(model), other.models.of(model));
            prop_assert_eq!(one.sql_per_month, other.sql_per_month);
            prop_assert_eq!(one.ceo_hours_per_week, other.ceo_hours_per_week);
            prop_assert!(agree(other.cost_per_month, one.cost_per_month * fx.amount()));
        }
    }

    #[test]
    fn no_figure_is_infinite_or_no_number(scenario in scenario()) {
        let shared = Shared { scenario, ..Shared::default() };
        Report::of(&share_link::fragment(&shared, &RyuNumbers)).check_whole();
    }

    #[test]
    fn winners_obey_the_rules(scenario in scenario()) {
        let answer = Answer::of(&scenario);
        for goal in Ranked::ALL {
            goal.check(&answer);
        }
    }
}

/// A goal that can be judged by one figure.
#[derive(Clone, Copy, Debug)]
enum Ranked {
    Cost,
    CostAllIn,
    Volume,
    Time,
}

impl Ranked {
    const ALL: [Self; 4] = [Self::Cost, Self::CostAllIn, Self::Volume, Self::Time];

    fn winner(self, answer: &Answer) -> Option<SalesModel> {
        match self {
            Self::Cost => answer.winners.cost,
            Self::CostAllIn => answer.winners.cost_all_in,
            Self::Volume => answer.winners.volume,
            Self::Time => answer.winners.time,
        }
    }

    /// The figure by which models are ranked, smaller being better; none where the model does not qualify.
    fn rank(self, model: SalesModel, answer: &Answer) -> Option<f64> {
        let figures = answer.models.of(model);
        let does_less = figures.sql_per_month < answer.models.internal.sql_per_month * (1.0 - 1e-9);
        if figures.sql_per_month == 0.0 || (does_less && !matches!(self, Self::Volume)) {
            return None;
        }
        match self {
            Self::Cost => figures.cost_per_sql,
            Self::CostAllIn => figures.cost_per_sql_all_in,
            Self::Volume => Some(-figures.sql_per_month),
            Self::Time => Some(figures.ceo_hours_per_week),
        }
    }

    fn check(self, answer: &Answer) {
        let preference = [SalesModel::Internal, SalesModel::Hybrid, SalesModel::FullService];
        let ranks = preference.map(|model| self.rank(model, answer));
        let Some(winner) = self.winner(answer) else {
            assert_eq!(ranks, [None; 3], "{self:?}: nobody wins, though a model qualifies");
            return;
        };
        let place = preference.iter().position(|&model| model == winner).unwrap();
        let best = ranks[place].unwrap_or_else(|| panic!("{self:?}: {winner:?} wins without qualifying"));
        for (other, rank) in ranks.iter().enumerate() {
            let Some(rank) = *rank else { continue };
            assert!(rank >= best - 2e-9 * best.abs(), "{self:?}: {:?} is better than {winner:?}", preference[other]);
            assert!(rank != best || place <= other, "{self:?}: a tie goes to {:?}, not {winner:?}", preference[other]);
        }
    }
}

#[track_caller]
fn check_winner(goal: &str, link: &str, expected: Option<&str>) {
    let report = Report::of(link);
    assert_eq!(report.at("winners")[goal].as_str(), expected, "{link}");
    if goal != "cost_all_in" {
        let recommended = Report::of(&format!("{link}&goal={goal}"));
        assert_eq!(recommended.at("recommended_model").as_str(), expected, "{link}");
    }
}

#[test]
fn each_model_can_win_on_cost() {
    check_winner("cost", "#hybrid_rate=70&full_rate=40", Some("internal"));
    check_winner("cost", "#full_rate=10", Some("full_service"));
    check_winner("cost", "#v=1", Some("hybrid"));
}

#[test]
fn each_model_can_win_on_cost_all_in() {
    check_winner("cost_all_in", "#realised=0", Some("internal"));
    check_winner("cost_all_in", "#full_rate=5&hybrid_rate=60", Some("full_service"));
    check_winner("cost_all_in", "#v=1", Some("hybrid"));
}

#[test]
fn each_model_can_win_on_volume() {
    check_winner("volume", "#hybrid_hours=1&full_hours=1", Some("internal"));
    check_winner("volume", "#hybrid_hours=2", Some("full_service"));
    check_winner("volume", "#v=1", Some("hybrid"));
}

#[test]
fn each_model_can_win_on_time() {
    check_winner("time", "#hybrid_hours=1&full_hours=1", Some("internal"));
    check_winner("time", "#hybrid_hours=1", Some("full_service"));
    check_winner("time", "#v=1", Some("hybrid"));
}

#[test]
fn nobody_wins_where_nobody_brings_sql() {
    for goal in ["cost", "cost_all_in", "volume", "time"] {
        check_winner(goal, "#leads=0", None);
        check_winner(goal, "#sql=0&hybrid_hours=0&full_hours=0", None);
    }
}

#[test]
fn doing_less_is_no_win_on_cost_or_time() {
    // Free, and no work for the CEO, but fewer SQL than today.
    let link = "#hybrid_hours=1&hybrid_rate=0&full_hours=1&full_rate=0";
    check_winner("cost", link, Some("internal"));
    check_winner("cost_all_in", link, Some("internal"));
    check_winner("time", link, Some("internal"));
}

#[test]
fn a_tie_goes_to_in_house_then_hybrid() {
    check_winner("time", "#ceo=0", Some("internal"));
    check_winner("volume", "#leads=50&sql=50", Some("internal"));
    check_winner("cost", "#full_rate=0&hybrid_rate=0", Some("hybrid"));
}

#[test]
fn a_model_wins_where_today_brings_nothing() {
    check_winner("cost", "#sql=0", Some("hybrid"));
    check_winner("time", "#sql=0&hybrid_hours=0", Some("full_service"));
}
