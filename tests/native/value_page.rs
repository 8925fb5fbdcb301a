//! Value and payback on the page: asked for until a deal has a value, then told with what is in it, and formulas that
//! come true.

use palanca::app::explanation::ModelExplanation;
use palanca::app::state::State;
use palanca::app::value_explanation::{SwitchingExplanation, SwitchingFigure, ValueFigure};
use palanca::domain::answer::Answer;
use palanca::domain::evidence::Evidence;
use palanca::domain::quantity::{Input, Quantity};
use palanca::domain::sales_model::{Partner, SalesModel};
use palanca::domain::scenario::Scenario;
use palanca::i18n::Language;
use palanca::native::RyuNumbers;
use palanca::share_link::open;
use palanca::ui::app::AppProps;
use palanca::ui::chart::series_geometry::plot;
use proptest::prelude::*;

use crate::drawn;
use crate::no_figure::check_shows_figures_only;
use crate::told::reckoned;

/// The page with a link's figures and, where asked, their evidence; as markup.
fn page(language: Language, link: &str, is_whole: bool) -> String {
    let state = drawn::opened(language, link);
    let props = AppProps { at_once: is_whole, ..drawn::props(language, state) };
    drawn::markup(props).replace('\u{a0}', " ")
}

fn section(page: &str) -> &str {
    let start = page.find("<section id=\"value\"").expect("there is a section");
    let end = page[start..].find("</section>").expect("it ends");
    &page[start..start + end]
}

/// What people read of markup.
fn text(markup: &str) -> String {
    let pieces = markup.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.collect::<String>()
}

#[track_caller]
fn check_says(language: Language, link: &str, words: &str) {
    let page = page(language, link, true);
    let shown = text(section(&page));
    assert!(shown.contains(words), "{link} in {language:?} does not say «{words}»:\n{shown}");
}

#[track_caller]
fn check_never_says(language: Language, link: &str, words: &str) {
    let page = page(language, link, true);
    let shown = text(section(&page));
    assert!(!shown.contains(words), "{link} in {language:?} says «{words}»:\n{shown}");
}

#[track_caller]
fn check_headline(language: Language, link: &str, words: &str) {
    let page = page(language, link, true);
    let start = page.find("<h2 class=\"headline\"").expect("there is a headline");
    let end = start + page[start..].find("</h2>").expect("it ends");
    let shown = text(&page[start..end]);
    assert!(shown.contains(words), "{link} in {language:?} is headed «{shown}», not «{words}»");
}

#[test]
fn without_a_deal_it_is_asked_for_and_nothing_else_is_shown() {
    for link in ["", "v=1&deal=0&win=50"] {
        check_says(Language::Spanish, link, "Di qué margen deja un cliente ganado");
        check_says(Language::English, link, "Say what margin a won deal leaves");
        let page = page(Language::Spanish, link, true);
        let shown = section(&page);
        for key in ["deal", "win", "partner_win", "cycle", "ceo_value"] {
            assert_eq!(shown.matches(&format!("name=\"{key}\"")).count(), 1, "{key}");
        }
        for never in ["<table", "<svg", "data-output"] {
            assert!(!shown.contains(never), "{never}: {shown}");
        }
    }
}

#[test]
fn before_there_is_evidence_there_is_the_answer_alone() {
    let page = page(Language::Spanish, "v=1&deal=1000", false);
    assert!(page.contains("id=\"answer\"") && !page.contains("id=\"value\""), "{page}");
}

#[test]
fn a_deal_says_what_each_model_leaves_and_when_the_switch_pays() {
    check_says(
        Language::Spanish,
        "v=1&deal=1000",
        "El híbrido deja más neto: de 1.543 € a 3.067 € al mes, en vez de 1.152 €",
    );
    check_says(
        Language::English,
        "v=1&deal=1000",
        "Hybrid leaves most net: €1,543 to €3,067 a month instead of €1,152",
    );
    check_says(Language::Spanish, "v=1&deal=1000", "y el cambio se paga en el mes");
    let page = page(Language::Spanish, "v=1&deal=1000", true);
    for place in [
        "internal.value_per_month",
        "full_service.total_cost_per_month",
        "hybrid.net_per_month",
        "hybrid.roi",
        "hybrid.sql_by_month.0",
        "hybrid.sql_by_month.11",
        "full_service.cumulative_net.0",
        "full_service.cumulative_net.11",
        "hybrid.payback_months",
        "hybrid.pipeline_90",
        "hybrid.extra_cost_90",
        "full_service.pipeline_ratio_90",
    ] {
        assert!(section(&page).contains(&format!("data-output=\"value.{place}\"")), "{place} is not shown");
    }
}

#[test]
fn payback_at_once_and_never_are_said_in_words() {
    let at_once = "v=1&deal=1000&setup=0&cycle=0&saved=100";
    check_says(Language::Spanish, at_once, "y el cambio se paga desde el principio");
    check_says(Language::English, at_once, "from the start");
    let never = "v=1&deal=350&setup=200000";
    check_says(Language::Spanish, never, "pero el cambio no se paga en 24 meses");
    check_says(Language::English, never, "not within 24 months");
}

#[test]
fn a_cycle_of_two_years_brings_no_cash_in_time() {
    check_says(Language::Spanish, "v=1&deal=1000&cycle=24", "no se paga en 24 meses");
    check_never_says(Language::Spanish, "v=1&deal=1000&cycle=24", "desde el principio");
}

#[test]
fn a_switch_that_costs_no_more_has_no_ratio_and_says_so() {
    check_says(Language::Spanish, "v=1&deal=1000&setup=0&saved=100&hybrid_rate=10", "no cuesta más que hoy");
    check_says(Language::English, "v=1&deal=1000&setup=0&saved=100&hybrid_rate=10", "costs no more than today");
}

#[test]
fn what_is_in_the_cost_is_said() {
    check_says(Language::Spanish, "v=1&deal=1000", "Tus horas no: no les has puesto precio.");
    check_says(Language::English, "v=1&deal=1000&ceo_value=80", "and your hours at €80/h");
    check_says(
        Language::Spanish,
        "v=1&deal=1000&saved=40",
        "solo dejan de pagarse las herramientas y el 40 % de la nómina",
    );
}

#[test]
fn nothing_without_a_value_is_shown_as_a_number() {
    let links = [
        "v=1&deal=1000&sql=0",
        "v=1&deal=1000&leads=0",
        "v=1&deal=1000&worked=0&sql=0",
        "v=1&deal=1000&hours=0&team_tools=0&hybrid_rate=0&full_rate=0&setup=0",
        "v=1&deal=1000&win=0",
        "v=1&deal=1000000000000&sql=1000000&worked=1000000&leads=1000000",
    ];
    for language in Language::ALL {
        for link in links {
            let shown = text(section(&page(language, link, true)));
            check_shows_figures_only(&shown, link);
            assert!(!shown.contains('{'), "{link}: {shown}");
        }
    }
    check_says(Language::Spanish, links[3], "sin gasto");
    check_says(Language::Spanish, links[1], "ningún modelo trae SQL");
}

#[test]
fn figures_follow_the_currency() {
    check_says(Language::English, "v=1&deal=1000&currency=USD&fx=2", "$");
    check_never_says(Language::English, "v=1&deal=1000&currency=USD&fx=2", "€");
}

#[test]
fn the_goal_value_has_its_own_headline_where_a_deal_has_one() {
    check_headline(
        Language::Spanish,
        "v=1&deal=1000&goal=value",
        "El híbrido deja más neto: de 1.543 € a 3.067 € al mes, en vez de 1.152 €.",
    );
    check_headline(
        Language::English,
        "v=1&deal=1000&goal=value",
        "Hybrid leaves most net: €1,543 to €3,067 a month instead of €1,152.",
    );
    check_headline(Language::Spanish, "v=1&goal=value", "El híbrido da el SQL más barato");
    let stay = "v=1&deal=1000&goal=value&partner_win=5";
    check_headline(Language::Spanish, stay, "Quédate en casa: deja 1.152 € netos al mes;");
    check_headline(Language::English, stay, "Stay in-house: it leaves €1,152 net a month;");
    check_says(Language::Spanish, stay, "Quédate en casa: deja 1.152 € netos al mes;");
}

#[test]
fn a_figure_opens_to_its_formula() {
    let state = drawn::opened(Language::English, "v=1&deal=1000");
    let props = drawn::props(
        Language::English,
        State { open_formula: Some("value.hybrid.payback_months".to_owned()), ..state },
    );
    let page = drawn::markup(props);
    assert!(text(section(&page)).contains("Whole months below zero"), "{}", text(section(&page)));
}

#[test]
fn labels_of_lines_never_overlap_and_stay_in_the_chart() {
    for lines in [
        vec![vec![0.0, 10.0], vec![0.0, 10.0], vec![0.0, 10.0]],
        vec![vec![0.0, 0.0], vec![0.0, 0.0]],
        vec![vec![-5.0, -9.0], vec![-5.0, -8.9]],
        vec![vec![9.0, 9.0], vec![14.0, 22.0], vec![11.0, 16.0]],
    ] {
        let plot = plot(&lines, 200.0);
        let mut labels = plot.labels.clone();
        labels.sort_by(f64::total_cmp);
        assert!(labels.windows(2).all(|pair| pair[1] - pair[0] >= 17.0), "{labels:?}");
        assert!(labels[0] >= 12.0 && labels[labels.len() - 1] <= 196.0, "{labels:?}");
        for (x, y) in plot.lines.into_iter().flatten() {
            assert!((0.0..=100.0).contains(&x) && (24.0..=176.0).contains(&y), "{x}, {y}");
        }
    }
}

#[test]
fn zero_is_always_in_the_chart() {
    let plot = plot(&[vec![10.0, 20.0]], 200.0);
    assert_eq!(plot.zero, 176.0);
    assert_eq!(plot.lines[0], [(0.0, 100.0), (100.0, 24.0)]);
}

/// Every step comes to its own result, and the first one to the figure that is explained.
#[track_caller]
fn check_told_as_computed(scenario: &Scenario) {
    let answer = Answer::of(scenario);
    let evidence = Evidence::of(scenario, &answer);
    let (Some(values), Some(switching)) = (answer.value, evidence.switching()) else { return };
    // Differences of large sums are only as exact as the sums.
    let models = [answer.models.internal, answer.models.full_service, answer.models.hybrid];
    let scale = models.iter().fold(1.0, |scale, figures| {
        let margin = (figures.sql_per_month + 1.0) * scenario.amount(Input::Deal);
        let ceo = scenario.amount(Input::Ceo) * scenario.amount(Input::CeoValue) * 5.0;
        f64::max(scale, margin + ceo + figures.cost_per_month + figures.retained_payroll_per_month)
    });
    let scale = (scale + scenario.amount(Input::Setup)) * 24.0;
    let check = |what: &str, told: f64, computed: f64, scale: f64| {
        assert!((told - computed).abs() <= 1e-9 * scale.max(computed.abs()), "{what}: {told}, not {computed}");
    };
    for model in SalesModel::ALL {
        for figure in ValueFigure::ALL {
            let value = values.of(model);
            let steps = reckoned(&ModelExplanation { scenario, answer: &answer, model }, figure.steps());
            assert_eq!(steps.is_empty(), figure.of(value).is_none(), "{model:?} {figure:?}");
            for step in &steps {
                check(&format!("{model:?} {figure:?}"), step.told, step.computed, scale);
            }
            if let (Some(first), Some(computed)) = (steps.first(), figure.of(value)) {
                assert_eq!(first.computed, computed);
            }
        }
    }
    for partner in Partner::ALL {
        for figure in SwitchingFigure::ALL {
            let switching = switching.of(partner);
            // What is paid for from the start is said in words.
            if figure == SwitchingFigure::Payback && switching.payback_months == Some(0.0) {
                continue;
            }
            let explanation = SwitchingExplanation { scenario, answer: &answer, partner, switching, figure };
            let steps = reckoned(&explanation, figure.steps());
            assert_eq!(steps.is_empty(), figure.of(switching).is_none(), "{partner:?} {figure:?}");
            if let (Some(first), Some(computed)) = (steps.first(), figure.of(switching)) {
                assert_eq!(first.computed, computed);
            }
            for step in &steps {
                let is_of_24 = step.name == SwitchingFigure::Payback.word();
                let scale = if is_of_24 { 1e3 } else { scale };
                check(&format!("{partner:?} {figure:?}"), step.told, step.computed, scale);
            }
        }
    }
}

#[test]
fn corners_are_told_as_computed() {
    for link in [
        "v=1&deal=1000",
        "v=1&deal=1000&cycle=0",
        "v=1&deal=1000&cycle=24",
        "v=1&deal=1000&cycle=11&ceo_value=90",
        "v=1&deal=1000&partner_win=12&saved=40",
        "v=1&deal=1000&sql=0",
        "v=1&deal=1000&setup=0",
        "v=1&deal=700&setup=9000&realised=30",
        "v=1&deal=1000&leads=0",
        "v=1&deal=1000&hybrid_hours=25&full_fee=300",
    ] {
        check_told_as_computed(&open(link, &RyuNumbers).shared.scenario);
    }
}

#[test]
fn a_payback_that_takes_time_is_told_step_by_step() {
    let scenario = open("v=1&deal=1000", &RyuNumbers).shared.scenario;
    let answer = Answer::of(&scenario);
    let switching = Evidence::of(&scenario, &answer).switching().unwrap().hybrid;
    let figure = SwitchingFigure::Payback;
    let explanation = SwitchingExplanation {
        scenario: &scenario,
        answer: &answer,
        partner: Partner::Hybrid,
        switching: &switching,
        figure,
    };
    let steps = reckoned(&explanation, figure.steps());
    assert!(steps.len() >= 3, "{steps:?}");
}

proptest! {
    #![proptest_config(crate::arbitrary::cases(200))]

    #[test]
    fn any_value_is_told_as_computed(scenario in crate::arbitrary::scenario(), deal in 1.0..1e5) {
        let scenario = scenario.with(Quantity::nearest(Input::Deal, deal));
        check_told_as_computed(&scenario);
    }
}
