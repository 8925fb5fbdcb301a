//! axe-core finds nothing to complain about.

use std::env;
use std::fs;

use serde_json::json;

use crate::browser::Visitor;
use crate::page::{Page, in_each_language};

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

fn check_every_state(page: &Page) {
    page.open("");
    page.open_all_details();
    check_axe(page, "with everything open");
    page.open("#v=1&leads=abc&ceo=999&leds=7&sql=0&sector=custom&surcharge=9&deal=5000");
    page.until("the notices are there", "document.querySelector('[data-notice]')");
    page.open_all_details();
    page.type_into("team_cost", "abc");
    page.until("the field is marked", "document.querySelector('input[name=team_cost][aria-invalid=true]')");
    check_axe(page, "with a damaged link and a field that can't be read");
}

#[track_caller]
fn check_axe(page: &Page, state: &str) {
    let path = env::var("AXE_CORE").expect("AXE_CORE names axe.min.js: script/test installs it and sets this");
    let axe = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    page.run(&axe, json!([]));
    let violations = page.run_async(
        "const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
         const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
         return violations.flatMap(({ id, help, nodes }) =>
           nodes.map((node) => `${id}: ${help} | ${node.html.slice(0, 200)} | ${node.failureSummary}`));",
        json!([]),
    );
    assert_eq!(violations, json!([]), "{state}, in /{}/", page.language);
}
