//! What a site may set of a frame and is told of it, and whose figures a page shows.

use palanca::app::state::{Action, Edit, SetFigures, State, Visit};
use palanca::domain::answer::Answer;
use palanca::domain::quantity::{Input, Quantity};
use palanca::domain::scenario::{Scenario, Sector};
use palanca::embed::colour::{Colour, contrast};
use palanca::embed::{Config, Outcome, SECTIONS, figures_code};
use palanca::i18n::Language;
use palanca::native::RyuNumbers;
use palanca::share_link::{Currency, Used, open, pairs};
use proptest::prelude::*;

use crate::arbitrary::{cases, scenario};

const TOKENS: [(&str, &str, f64); 5] = [
    ("background", "--paper", 1.0),
    ("accent", "--accent", 4.5),
    ("text", "--ink", 7.0),
    ("muted", "--muted", 4.5),
    ("line", "--line", 1.0),
];

fn colours(value: &str) -> [Colour; 2] {
    let inside = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')')).expect("two colours");
    let (light, dark) = inside.split_once(", ").expect("two colours");
    [light, dark].map(|colour| Colour::read(colour).expect("a colour"))
}

/// The value of a property in the style sheet.
fn in_style_sheet(property: &str) -> [Colour; 2] {
    let sheet = include_str!("../../static/style/tokens.css");
    let line = sheet.lines().find_map(|line| line.trim().strip_prefix(&format!("{property}: "))).expect("a property");
    colours(line.trim_end_matches(';'))
}

#[test]
fn what_stands_where_nothing_is_given_is_the_style_sheet_s() {
    // Each token given as the style sheet has it changes nothing; each given otherwise does.
    for (name, property, _) in TOKENS {
        let [light, dark] = in_style_sheet(property).map(Colour::written);
        let same = Config::of_query(&format!("{name}={light}&{name}-dark={dark}").replace('#', "%23"));
        assert_eq!(same.look(), Config::default().look(), "{name}");
        let other = Config::of_query(&format!("{name}=123456&{name}-dark=fedcba")).look();
        assert_eq!(other.properties.first().map(|(property, _)| *property), Some(property), "{name}");
    }
    assert_eq!(Config::default().look().properties, []);
}

#[track_caller]
fn check_codes(query: &str, expected: &[&str]) {
    assert_eq!(Config::of_query(query).look().codes, expected, "{query}");
}

#[test]
fn what_is_adjusted_or_can_t_be_read_is_told() {
    check_codes("", &[]);
    check_codes("theme=auto&accent=%230b5fff&radius=4px&font=Inter&sections=pilot,models", &[]);
    check_codes("accent=ffd166", &["accent_adjusted"]);
    check_codes("accent=222222&accent-dark=222222", &["accent_adjusted"]);
    check_codes("text=999&muted=ddd", &["text_adjusted", "muted_adjusted"]);
    check_codes("theme=blue", &["unreadable_theme"]);
    check_codes("accent=red&line-dark=12", &["unreadable_accent", "unreadable_line-dark"]);
    check_codes("sections=pilot,blog", &["unknown_section"]);
    check_codes("radius=1em&font=a;b", &["unreadable_radius", "unreadable_font"]);
    check_codes("cta_url=javascript:alert(1)", &["unreadable_cta_url"]);
    check_codes("currency=usd", &[]);
    check_codes("currency=$", &["unreadable_currency"]);
    check_codes("currency=euro", &["unreadable_currency"]);
}

#[track_caller]
fn check_figures_code(figures: &str, expected: Option<&str>) {
    assert_eq!(figures_code("prefill", figures, &RyuNumbers).as_deref(), expected, "{figures}");
}

#[test]
fn what_of_a_site_s_figures_is_not_taken_as_it_stands_is_told() {
    for taken in ["", "v=1", "leads=300&sector=saas", "hybrid_hours=&currency=usd&fx=1.1&title=Board"] {
        check_figures_code(taken, None);
    }
    for unreadable in [
        "hello",
        "300",
        "{\"leads\":300}",
        "leads:300",
        "leads=many",
        "leads=1.234,5",
        "leeds=300",
        "leads=",
        "leads=5000000&sector=bank",
    ] {
        check_figures_code(unreadable, Some("unreadable_prefill"));
    }
    for adjusted in ["ceo=999", "leads=1&leads=2", "v=2&leads=300"] {
        check_figures_code(adjusted, Some("prefill_adjusted"));
    }
}

#[test]
fn a_font_or_a_radius_can_carry_nothing_else() {
    let properties = |query: &str| Config::of_query(query).look().properties;
    assert_eq!(properties("font=Source+Serif"), [("--font", "Source Serif, system-ui, sans-serif".to_owned())]);
    assert_eq!(properties("radius=12"), [("--radius", "12px".to_owned())]);
    for query in
        ["font=url(https://a.example)", "font=a}b", "font=%22", "radius=-1", "radius=1;color:red", "radius=999"]
    {
        assert_eq!(properties(query), [], "{query}");
    }
}

#[test]
fn the_sections_are_those_of_the_page() {
    assert_eq!(Config::of_query("sections=pilot, models").sections(), "pilot models");
    assert_eq!(Config::of_query("sections=%22%5D,nothing").sections(), "");
    let source = include_str!("../../static/style/embed.css");
    for section in SECTIONS.into_iter().filter(|&section| section != "embed") {
        assert!(source.contains(&format!(":not([data-sections~=\"{section}\"]) #{section}")), "{section}");
    }
}

#[track_caller]
fn check_call(cta_url: &str, link: &str, expected: Option<&str>) {
    let mut query = String::new();
    pairs::push(&mut query, "cta_url", cta_url);
    assert_eq!(Config::of_query(&query).call_to_action(link).as_deref(), expected, "{cta_url}");
}

#[test]
fn the_call_leads_to_the_web_and_nowhere_else() {
    check_call("https://a.example/demo", "", Some("https://a.example/demo"));
    check_call("http://a.example", "", Some("http://a.example"));
    for hostile in [
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//a.example",
        "/demo",
        "https://",
        "https:///a",
        "https://a b",
        "HTTPS:alert(1)",
        "vbscript:x",
        "blob:https://a.example/x",
    ] {
        check_call(hostile, "x", None);
    }
}

#[test]
fn the_link_is_passed_in_its_parameter() {
    let link = "https://p.example/es/#v=1&leads=3";
    let passed = "palanca=https%3A%2F%2Fp.example%2Fes%2F%23v%3D1%26leads%3D3";
    check_call("https://a.example/demo", link, Some(&format!("https://a.example/demo?{passed}")));
    check_call("https://a.example/?a=b", link, Some(&format!("https://a.example/?a=b&{passed}")));
    check_call("https://a.example/#book", link, Some(&format!("https://a.example/?{passed}#book")));
}

#[track_caller]
fn check_outcome(link: &str, winner: Option<&str>, saving: &str) {
    let outcome = Outcome::of(&Answer::of(&open(link, &RyuNumbers).shared.scenario));
    assert_eq!((outcome.winner_name(), outcome.saving), (winner, saving), "{link}");
}

#[test]
fn the_host_is_told_who_wins_and_a_step_but_no_price() {
    // 34 € instead of 72 € are 53 % less.
    check_outcome("#v=1", Some("hybrid"), "over_50");
    check_outcome("#v=1&hybrid_rate=40", Some("hybrid"), "to_50");
    check_outcome("#v=1&hybrid_rate=99", Some("full_service"), "to_25");
    check_outcome("#v=1&hybrid_rate=99&full_rate=99", Some("internal"), "none");
    check_outcome("#v=1&hybrid_rate=99&full_rate=99&goal=volume", Some("hybrid"), "none");
    check_outcome("#v=1&leads=0", None, "none");
}

#[test]
fn what_only_the_best_case_saves_is_not_announced_as_saved() {
    // 57 € instead of 72 €, but 80 € in the conservative case.
    check_outcome("#v=1&hybrid_rate=50&full_rate=99", Some("hybrid"), "none");
    check_outcome("#v=1&hybrid_rate=50&full_rate=99&goal=volume", Some("hybrid"), "none");
    // In that case full service wins, as it brings no fewer SQL than in-house.
    check_outcome("#v=1&hybrid_hours=3", Some("hybrid"), "none");
}

fn visit(query: &str, fragment: &str, stored: Option<&str>, site: Option<&str>) -> State {
    State::on_visit(Visit { query, fragment, stored, language: Language::English, site }, &RyuNumbers)
}

#[test]
fn figures_that_a_site_put_in_are_known_as_its_own() {
    let state = visit("leads=300&hybrid_rate=32", "", None, Some("a.example"));
    let site = |input| state.preset_of(input).and_then(|preset| preset.site.as_deref());
    assert_eq!(
        (site(Input::Leads), site(Input::HybridRate), site(Input::Sql)),
        (Some("a.example"), Some("a.example"), None)
    );
    let state = state.after(Action::InputEdited(Edit::Entered(Quantity::nearest(Input::Leads, 301.0))));
    assert_eq!(state.preset_of(Input::Leads), None, "it is the visitor's now");
}

#[test]
fn a_link_s_figures_are_no_site_s() {
    let state = visit("", "v=1&leads=300", None, Some("a.example"));
    assert_eq!(state.preset.and_then(|preset| preset.site), None);
    assert_eq!(visit("", "", None, None).preset, None);
    assert_eq!(visit("utm_source=mail", "", Some("#v=1&leads=3"), None).preset, None, "these are the visitor's own");
    assert_eq!(visit("", "v=1&leads=3", Some("#v=1&leads=3"), None).preset, None, "and so are these");
    assert!(visit("", "v=1&leads=4", Some("#v=1&leads=3"), None).preset.is_some());
}

#[test]
fn the_neutral_figures_are_one_step_away_and_so_is_the_way_back() {
    let given =
        visit("leads=300&sector=saas&goal=time&hybrid_rate=32&fx=1.1&currency=USD", "", None, Some("a.example"));
    let edited = given.after(Action::InputEdited(Edit::Entered(Quantity::nearest(Input::Sql, 7.0))));
    let neutral = edited.after(Action::NeutralToggled);
    let expected = Scenario::default().with(Quantity::nearest(Input::Sql, 7.0)).with(Quantity::nearest(Input::Fx, 1.1));
    assert_eq!(neutral.scenario, expected, "what the visitor entered and what a euro is worth stay");
    assert_eq!(neutral.preset_of(Input::Leads), None);
    assert_eq!(neutral.after(Action::NeutralToggled).scenario, edited.scenario);
    assert!(!given.after(Action::NeutralToggled).is_edited, "looking is no editing");
    let started_again = edited.after(Action::StartedAgain);
    assert_eq!(started_again.scenario, Scenario::default());
    assert_eq!(started_again.after(Action::NeutralToggled).scenario, given.scenario.without(Input::Fx));
}

#[test]
fn what_a_site_puts_in_later_leaves_the_rest() {
    let state = visit("", "v=1&leads=300&sector=saas&title=Mine", None, None);
    let figures = SetFigures::of("sql=12&sector=other&leads=oops", "a.example", false, Language::English, &RyuNumbers);
    let after = state.after(figures.action());
    assert_eq!(after.notices.len(), 1, "what can't be read is told");
    assert_eq!(after.notices[0].used, Used::Number(300.0));
    assert_eq!(after.scenario.given(Input::Leads), Some(300.0), "and changes nothing");
    assert_eq!(after.scenario.given(Input::Sql), Some(12.0));
    assert_eq!(after.scenario.sector(), Sector::Other);
    assert_eq!(after.title, "Mine");
    assert!(!after.is_edited, "nothing is written down that the visitor has not entered");
    assert_eq!(after.preset_of(Input::Sql).and_then(|preset| preset.site.as_deref()), Some("a.example"));
}

#[test]
fn what_a_site_no_longer_puts_in_is_taken_back() {
    let prefill = "leads=300&sector=saas&goal=volume&hybrid_rate=32&fx=1.1&currency=USD&title=Yours";
    let gone = |state: &State| {
        let figures = SetFigures::of(prefill, "a.example", false, Language::English, &RyuNumbers);
        state.after(figures.withdrawal())
    };
    let given = visit(prefill, "", None, Some("a.example"));
    let State { scenario, currency, title, preset, .. } = gone(&given);
    assert_eq!((scenario, currency.code(), title.as_str(), preset), (Scenario::default(), "EUR", "", None));
    // What the visitor has entered is theirs, and so is what the site has put in otherwise.
    let edited = given.after(Action::InputEdited(Edit::Entered(Quantity::nearest(Input::Leads, 77.0))));
    let set = SetFigures::of("sql=12", "a.example", false, Language::English, &RyuNumbers);
    let after = gone(&edited.after(set.action()));
    let expected =
        Scenario::default().with(Quantity::nearest(Input::Leads, 77.0)).with(Quantity::nearest(Input::Sql, 12.0));
    assert_eq!(after.scenario, expected);
    assert_eq!(after.preset_of(Input::Sql).and_then(|preset| preset.site.as_deref()), Some("a.example"));
    assert!(!after.is_edited, "what the visitor entered was kept before");
    // The neutral figures, where they stand in its place, stay.
    assert_eq!(gone(&given.after(Action::NeutralToggled)).scenario, Scenario::default());
    let chosen = given.after(Action::CurrencyChosen(Currency::new("CHF").unwrap()));
    assert_eq!(gone(&chosen).currency.code(), "CHF", "the visitor chose it");
}

#[test]
fn what_a_site_put_in_before_is_still_the_site_s() {
    let put_in = |state: &State, inputs: &str| {
        let figures = SetFigures::of(inputs, "a.example", false, Language::English, &RyuNumbers);
        state.after(figures.action())
    };
    let is_site_s = |state: &State, input: Input| state.preset_of(input).is_some_and(|preset| preset.site.is_some());
    let given = visit("leads=300", "", None, Some("a.example"));
    let after = put_in(&put_in(&given, "sql=12"), "hours=6");
    for input in [Input::Leads, Input::Sql, Input::Hours] {
        assert!(is_site_s(&after, input), "{input:?}");
    }
    // What is no figure puts nothing in.
    assert_eq!(put_in(&State::default(), "nothing=3&title=Yours").preset, None);
    assert_eq!(put_in(&after, "nothing=3").preset, after.preset);
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_colours_end_up_readable(values in proptest::collection::vec(any::<[u8; 3]>(), 10)) {
        let colours_of = |index: usize| values.get(index).map(|&[red, green, blue]| Colour::new(red, green, blue));
        let mut query = String::new();
        for (index, (name, _, _)) in TOKENS.into_iter().enumerate() {
            for (offset, end) in ["", "-dark"].into_iter().enumerate() {
                let colour = colours_of(2 * index + offset).map(Colour::written).unwrap_or_default();
                pairs::push(&mut query, &format!("{name}{end}"), &colour);
            }
        }
        let look = Config::of_query(&query).look();
        let of = |property: &str| look.properties.iter().find(|(name, _)| *name == property).map_or_else(|| in_style_sheet(property), |(_, value)| colours(value));
        let ground = of("--paper");
        for (name, property, least) in TOKENS {
            for (colour, ground) in of(property).into_iter().zip(ground) {
                // On a middling grey no colour at all has the contrast of a text.
                let best = contrast(Colour::new(0, 0, 0), ground).max(contrast(Colour::new(255, 255, 255), ground));
                prop_assert!(contrast(colour, ground) >= least.min(best) - 1e-9, "{}", name);
            }
        }
    }

    #[test]
    fn any_text_is_a_config(query in ".*", link in ".*") {
        let config = Config::of_query(&query);
        let _ = (config.look(), config.sections(), config.theme());
        if let Some(place) = config.call_to_action(&link) {
            prop_assert!(place.starts_with("https://") || place.starts_with("http://"));
        }
    }

    #[test]
    fn what_is_passed_is_read_back(link in ".{1,80}", query in "[a-z=&]{0,12}", anchor in "[a-z]{0,6}") {
        let mut config = String::new();
        pairs::push(&mut config, "cta_url", &format!("https://a.example/?{query}#{anchor}"));
        let place = Config::of_query(&config).call_to_action(&link).expect("an address of the web");
        let (before, after) = place.rsplit_once('#').expect("its anchor");
        prop_assert_eq!(after, anchor);
        let (_, query) = before.split_once('?').expect("its query");
        let passed: Vec<String> = pairs::read(query).filter(|(key, _)| key == "palanca").map(|(_, value)| value).collect();
        prop_assert_eq!(passed, [link]);
    }

    #[test]
    fn neutral_and_back_is_where_one_was(scenario in scenario()) {
        let mut state = State::default();
        state.scenario = scenario.clone();
        state.preset = Some(palanca::app::state::Preset { site: None, scenario: scenario.clone(), is_set_aside: false });
        let neutral = state.after(Action::NeutralToggled);
        let units = Scenario::default().with(Quantity::nearest(Input::Fx, scenario.units_per_euro()));
        for input in Input::ALL {
            prop_assert_eq!(neutral.scenario.value(input), units.value(input));
        }
        prop_assert_eq!(neutral.after(Action::NeutralToggled).scenario, scenario);
    }
}
