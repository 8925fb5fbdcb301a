//! axe-core finds nothing to complain about.

use std::env;
use std::fs;

use serde_json::{Value, json};

use crate::browser::{Browser, Visitor};
use crate::page::{Page, in_each_language, in_some_languages};

#[test]
fn axe_finds_nothing_in_light() {
    in_each_language(&Visitor::default(), check_every_state);
}

#[test]
fn axe_finds_nothing_in_dark() {
    in_each_language(&Visitor { prefers_dark: true, ..Visitor::default() }, check_every_state);
}

#[test]
fn axe_finds_nothing_on_a_phone() {
    in_each_language(&Visitor::on_a_phone(320), check_every_state);
}

#[test]
fn charts_are_drawn_in_the_visitor_s_own_colours() {
    in_some_languages(&Visitor { forces_colours: true, ..Visitor::default() }, |page| {
        page.open("#v=1&deal=1000");
        page.until_shows_its_address();
        page.open_all_details();
        assert_eq!(page.run("return matchMedia('(forced-colors: active)').matches", json!([])), true);
        let others = page.run(
            "const probe = document.body.appendChild(document.createElement('i'));
             const own = new Set(['none', ...['Canvas', 'CanvasText', 'Highlight', 'GrayText', 'LinkText', 'ButtonText'].map((name) => {
               probe.style.color = name;
               return getComputedStyle(probe).color;
             })]);
             probe.remove();
             return [...document.querySelectorAll('main svg :is(rect, path, line, circle, polyline, polygon, text, tspan)')]
               .filter((part) => part.checkVisibility())
               .flatMap((part) => {
                 const { fill, stroke } = getComputedStyle(part);
                 return [fill, stroke].filter((colour) => !own.has(colour)).map((colour) => `${colour}: ${part.outerHTML.slice(0, 120)}`);
               })",
            json!([]),
        );
        assert_eq!(others, json!([]));
    });
}

/// A figure of each section that opens to a formula.
const FORMULAS: [(&str, &str); 5] = [
    ("#models", "models.hybrid.cost_per_sql_all_in"),
    ("#evidence", "break_even.hybrid.provider_rate"),
    ("#audit", "audit.prospecting_hours_per_week"),
    ("#pilot", "pilot.recommended.power"),
    ("#value", "value.hybrid.payback_months"),
];

fn check_every_state(page: &Page) {
    page.open("");
    page.open_all_details();
    check_axe(page, "html", "with everything open");
    page.open("#v=1&deal=1000&goal=value&a_closers=2");
    page.until_shows_its_address();
    page.open_all_details();
    check_axe(page, "html", "with the value of a deal and hours to adopt");
    for (section, path) in FORMULAS {
        page.press_button(&format!("{section} button:has([data-output='{path}'])"));
        page.until("the formula is open", &format!("document.querySelector('{section} div.formula')"));
        check_axe(page, section, path);
    }
    page.press_button("[data-adopt-hours]");
    page.press_button("[data-take-pilot]");
    page.until_shows_inputs(&[("hours", "10"), ("share", "40")]);
    check_axe(page, "html", "with the hours adopted and the pilot taken");
    page.open("#v=1&leads=abc&ceo=999&leds=7&sql=0&sector=custom&surcharge=9&deal=5000");
    page.until("the notices are there", "document.querySelector('[data-notice]')");
    page.open_all_details();
    page.type_into("team_cost", "abc");
    page.until("the field is marked", "document.querySelector('input[name=team_cost][aria-invalid=true]')");
    check_axe(page, "html", "with a damaged link and a field that can't be read");
}

#[track_caller]
pub fn check_axe(page: &Page, part: &str, state: &str) {
    assert_eq!(violations(page, part), json!([]), "{state}, in /{}/", page.language);
}

/// What axe finds wrong with the part of a page that a CSS selector names.
#[track_caller]
pub fn violations(browser: &Browser, part: &str) -> Value {
    let path = env::var("AXE_CORE").expect("AXE_CORE names axe.min.js: script/test installs it and sets this");
    let axe = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    browser.run(&axe, json!([]));
    browser.run_async(
        "const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
         const { violations } = await axe.run(arguments[0], { runOnly: tags, resultTypes: ['violations'] });
         return violations.flatMap(({ id, help, nodes }) =>
           nodes.map((node) => `${id}: ${help} | ${node.html.slice(0, 200)} | ${node.failureSummary}`));",
        json!([part]),
    )
}
