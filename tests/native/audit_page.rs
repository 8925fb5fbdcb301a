//! The time audit on the page: verdicts in words, the hours for the calculator and back, and formulas that come true.

use palanca::app::audit_explanation::{AuditExplanation, AuditFigure};
use palanca::app::state::{Action, Edit, State};
use palanca::domain::answer::Answer;
use palanca::domain::quantity::{Input, Quantity};
use palanca::domain::scenario::Scenario;
use palanca::i18n::Language;
use palanca::native::RyuNumbers;
use palanca::share_link::open;
use palanca::ui::chart::geometry::split;
use proptest::prelude::*;

use crate::drawn;
use crate::told::reckoned;

fn state(language: Language, link: &str) -> State {
    drawn::opened(language, link)
}

/// The page in this state, as markup.
fn page_of(language: Language, state: State) -> String {
    let props = drawn::props(language, state);
    drawn::markup(props).replace('\u{a0}', " ")
}

/// Its audit section.
fn audit_of(language: Language, state: State) -> String {
    let page = page_of(language, state);
    let start = page.find("<section id=\"audit\"").expect("there is an audit");
    let end = page[start..].find("</section>").expect("it ends");
    page[start..start + end].to_owned()
}

fn audit(language: Language, link: &str) -> String {
    audit_of(language, state(language, link))
}

/// What people read of markup.
fn text(markup: &str) -> String {
    let pieces = markup.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.collect::<String>()
}

#[track_caller]
fn check_says(language: Language, link: &str, words: &str) {
    let shown = text(&audit(language, link));
    assert!(shown.contains(words), "{link} in {language:?} does not say «{words}»:\n{shown}");
}

/// The raw number of the first figure with this place.
#[track_caller]
fn check_figure(link: &str, place: &str, expected: f64) {
    let shown = audit(Language::Spanish, link);
    let (before, _) = shown.split_once(&format!("\" data-output=\"audit.{place}\"")).expect("the figure is shown");
    let raw: f64 = before.rsplit('"').next().and_then(|raw| raw.parse().ok()).expect("it has a raw number");
    assert!((raw - expected).abs() <= 1e-9 * expected.abs(), "{link}: {place} is {raw}, not {expected}");
}

const REBALANCE: &str = "v=1&a_meetings=2&a_filtering=7&a_closers=3";
const BETTER: &str = "v=1&a_internal=3";
const NOTHING: &str =
    "v=1&a_meetings=0&a_proposals=0&a_closing=0&a_accounts=0&a_filtering=0&a_followups=0&a_crm=0&a_internal=0";

#[test]
fn the_default_week_is_as_worn_as_the_articles_average() {
    check_says(
        Language::Spanish,
        "",
        "Cada closer vende el 35 % de su semana: tan gastada como la media del artículo.",
    );
    check_says(Language::English, "", "Each closer spends 35% of the week selling: as worn as the article’s average.");
    check_figure("", "selling_share", 0.35);
    check_figure("", "hours_to_move", 0.0);
    check_figure("", "admin_cost_per_month", 3042.0);
    check_figure("", "prospecting_hours_per_week", 5.0);
    check_figure("", "selling_share_after", 0.475);
}

#[test]
fn too_little_selling_says_how_many_hours_to_move() {
    check_says(Language::Spanish, REBALANCE, "por debajo del 35 % del artículo: toca pasar 4 h de gestiones a vender.");
    check_says(Language::English, REBALANCE, "below the article’s 35%: 4 h have to move from admin to selling.");
    check_figure(REBALANCE, "prospecting_hours_per_week", 27.0);
}

#[test]
fn more_selling_than_the_average_is_said_too() {
    check_says(Language::Spanish, BETTER, "más que la media del artículo (35 %)");
    check_says(Language::English, BETTER, "more than the article’s average (35%)");
}

#[test]
fn a_week_without_hours_has_no_verdict_and_says_so() {
    for language in Language::ALL {
        let shown = audit(language, NOTHING);
        for never in ["NaN", "∞", "figure", "data-adopt-hours", "data-output"] {
            assert!(!shown.contains(never), "{never}: {shown}");
        }
    }
    check_says(Language::Spanish, NOTHING, "Sin horas no hay reparto");
    check_says(Language::English, NOTHING, "Without hours there is nothing to split");
}

#[test]
fn a_week_longer_than_a_week_is_said_and_counted() {
    check_says(Language::Spanish, "v=1&a_internal=168", "Suman 195 h, y una semana tiene 168.");
    check_says(Language::English, "v=1&a_internal=168", "They add up to 195 h, and a week has 168.");
    assert!(!text(&audit(Language::Spanish, "v=1&a_internal=141")).contains("Suman"));
}

#[test]
fn a_notice_names_the_row_it_is_about() {
    let state = state(Language::English, "v=1&a_crm=400");
    let shown = text(&page_of(Language::English, state));
    assert!(shown.contains("Updating the CRM: 400 does not fit. 168 is used."), "{shown}");
}

#[test]
fn there_is_always_a_closer() {
    let shown = audit(Language::Spanish, "v=1&a_closers=0");
    assert!(shown.contains("name=\"a_closers\""), "{shown}");
    check_figure("v=1&a_closers=0", "prospecting_hours_per_week", 5.0);
}

#[test]
fn every_hour_of_the_week_has_its_field_once() {
    let shown = audit(Language::English, "");
    for key in [
        "a_meetings",
        "a_proposals",
        "a_closing",
        "a_accounts",
        "a_filtering",
        "a_followups",
        "a_crm",
        "a_internal",
        "a_closers",
    ] {
        assert_eq!(shown.matches(&format!("name=\"{key}\"")).count(), 1, "{key}");
    }
}

#[test]
fn the_admin_costs_what_a_sales_hour_costs_in_the_visitors_currency() {
    check_figure("v=1&currency=USD&fx=2", "admin_cost_per_month", 6084.0);
    check_says(Language::English, "v=1&currency=USD&fx=2", "$6,084");
}

#[test]
fn hours_that_the_calculator_already_has_need_no_button() {
    let shown = audit(Language::Spanish, "");
    assert!(!shown.contains("data-adopt-hours") && !shown.contains("data-undo-hours"), "{shown}");
    check_says(Language::Spanish, "", "La calculadora ya cuenta con estas 5 h");
}

#[test]
fn the_audits_hours_go_into_the_calculator_and_back() {
    let found = state(Language::Spanish, "v=1&hours=6&a_closers=2");
    let offered = audit_of(Language::Spanish, found.clone());
    assert!(offered.contains("data-adopt-hours"), "{offered}");
    assert!(text(&offered).contains("cuenta con 6 h de prospección a la semana; aquí salen 10"), "{offered}");

    let adopted = found.after(Action::AuditHoursAdopted(Quantity::nearest(Input::Hours, 10.0)));
    assert_eq!(adopted.scenario.given(Input::Hours), Some(10.0));
    let shown = audit_of(Language::Spanish, adopted.clone());
    assert!(shown.contains("data-undo-hours") && !shown.contains("data-adopt-hours"), "{shown}");
    assert!(text(&shown).contains("Hecho: la calculadora cuenta ahora con 10 h"), "{shown}");
    assert!(text(&shown).contains("Deshacer y volver a 6 h"), "{shown}");

    let undone = adopted.after(Action::AuditHoursUndone);
    assert_eq!(undone.scenario, found.scenario);
    assert!(!audit_of(Language::Spanish, undone).contains("data-undo-hours"));
}

#[test]
fn undoing_brings_a_default_back_as_a_default() {
    let adopted = State::default().after(Action::AuditHoursAdopted(Quantity::nearest(Input::Hours, 10.0)));
    assert_eq!(adopted.after(Action::AuditHoursUndone).scenario, Scenario::default());
}

#[test]
fn hours_edited_otherwise_can_no_longer_be_undone() {
    let adopted = State::default().after(Action::AuditHoursAdopted(Quantity::nearest(Input::Hours, 10.0)));
    let elsewhere = adopted.after(Action::InputEdited(Edit::Entered(Quantity::nearest(Input::Leads, 200.0))));
    assert!(elsewhere.hours_before_audit.is_some());
    for edit in [Edit::Entered(Quantity::nearest(Input::Hours, 12.0)), Edit::Reset(Input::Hours)] {
        assert_eq!(adopted.after(Action::InputEdited(edit)).hours_before_audit, None);
    }
    assert_eq!(adopted.after(Action::StartedAgain).hours_before_audit, None);
}

#[test]
fn a_changed_audit_can_be_adopted_again_and_undone_to_the_start() {
    let adopted =
        state(Language::English, "v=1&hours=6").after(Action::AuditHoursAdopted(Quantity::nearest(Input::Hours, 5.0)));
    let changed = adopted.after(Action::InputEdited(Edit::Entered(Quantity::nearest(Input::AClosers, 4.0))));
    let shown = audit_of(Language::English, changed.clone());
    assert!(shown.contains("data-adopt-hours") && shown.contains("data-undo-hours"), "{shown}");
    let again = changed.after(Action::AuditHoursAdopted(Quantity::nearest(Input::Hours, 20.0)));
    assert_eq!(again.after(Action::AuditHoursUndone).scenario.given(Input::Hours), Some(6.0));
}

#[test]
fn a_split_never_hides_a_part_that_is_there() {
    assert_eq!(split(0.0), (0.0, 0.0));
    assert_eq!(split(1.0), (100.0, 100.0));
    for share in [1e-9, 0.2, 0.35, 0.999_999] {
        let (end, start) = split(share);
        assert!(end > 0.5 && start > end && start < 99.5, "{share}: {end}, {start}");
    }
}

/// Every step comes to its own result, and the first one to the figure that is explained.
#[track_caller]
fn check_told_as_computed(scenario: &Scenario) {
    let audit = Answer::of(scenario).audit;
    for figure in AuditFigure::ALL {
        let steps = reckoned(&AuditExplanation { scenario, audit: &audit }, figure.steps());
        assert_eq!(steps.is_empty(), figure.of(&audit).is_none(), "{figure:?}");
        if let (Some(first), Some(computed)) = (steps.first(), figure.of(&audit)) {
            assert_eq!(first.computed, computed, "{figure:?}");
        }
        for step in &steps {
            let (told, computed) = (step.told, step.computed);
            assert!((told - computed).abs() <= 1e-9 * computed.abs().max(100.0), "{figure:?}: {told}, {computed}");
        }
    }
}

#[test]
fn every_verdicts_figures_are_told_as_computed() {
    for link in ["", REBALANCE, BETTER, NOTHING] {
        check_told_as_computed(&open(link, &RyuNumbers).shared.scenario);
    }
}

proptest! {
    #![proptest_config(crate::arbitrary::cases(300))]

    #[test]
    fn any_audit_is_told_as_computed(scenario in crate::arbitrary::scenario()) {
        check_told_as_computed(&scenario);
    }
}
