//! The page in a hand: nothing sticks out, and everything can be hit with a thumb.

use serde_json::json;

use crate::browser::Visitor;
use crate::page::{Page, in_each_language};

/// As long as figures and titles get.
const LONGEST: &str = "#v=1&leads=1000000&worked=987654.3&sql=123456.7&hours=9999.9&team_cost=99999999.9&team_tools=9999999999\
    &ceo=167.9&hybrid_rate=99999999&deal=999999999999&currency=CHF&title=Wachstumsfinanzierungsgesellschaft";

/// The same with a pilot that is worth it, so that it is planned, and with the longest week.
const LONGEST_PILOT: &str = "#v=1&leads=1000000&worked=500000.5&sql=98765.4&hours=9999.9&team_cost=99999999.9\
    &hybrid_rate=29999999.9&setup=9999999999&days=179&risk=7.5&deal=999999999999&win=99.9&goal=value&ceo=167.9\
    &ceo_value=99999999.9&a_meetings=167.9&a_filtering=167.9&a_followups=167.9&a_crm=167.9&a_closers=9999&currency=CHF";

/// A volume at which a pilot settles nothing, with all that is said about it.
const LEAST_PILOT: &str = "#v=1&leads=7&worked=6.5&sql=1.5&deal=123456.7&currency=CHF";

#[test]
fn nothing_sticks_out_at_360_pixels() {
    check_width(360);
}

#[test]
fn nothing_sticks_out_at_320_pixels() {
    check_width(320);
}

#[test]
fn each_part_is_as_high_as_what_is_in_it() {
    in_each_language(&Visitor::on_a_phone(360), |page| {
        page.open("#v=1&deal=1000&a_closers=2");
        page.until_shows_its_address();
        page.open_all_details();
        // What is touched may reach a little into the space below its part.
        let cut = page.run(
            "return [...document.querySelectorAll('section, footer, .reasons, .luck, .glance')]
               .filter((part) => part.checkVisibility() && part.scrollHeight > part.clientHeight + 8)
               .map((part) => `${part.scrollHeight} in ${part.clientHeight}: ${part.outerHTML.slice(0, 120)}`)",
            json!([]),
        );
        assert_eq!(cut, json!([]), "lies over what follows, or is cut");
    });
}

#[test]
fn figures_are_entered_on_a_phone() {
    in_each_language(&Visitor::on_a_phone(360), |page| {
        page.open("");
        page.click("input[name='leads']");
        page.press_with_control('a');
        page.press("201");
        page.until_shows_inputs(&[("leads", "201")]);
    });
}

#[test]
fn everything_can_be_hit_with_a_thumb() {
    in_each_language(&Visitor::on_a_phone(360), |page| {
        page.open("#v=1&deal=1000&a_closers=2");
        page.until_shows_its_address();
        page.open_all_details();
        check_large_enough(page);
    });
}

/// Everything that is shown to be touched is high enough for a thumb.
#[track_caller]
pub fn check_large_enough(page: &Page) {
    let small = page.run(
        "return [...document.querySelectorAll('input, select, button, summary, textarea')]
           .filter((target) => target.checkVisibility())
           .map((target) => [target, target.closest('label') ?? target])
           .map(([target, area]) => [target, Math.max(target.getBoundingClientRect().height, area.getBoundingClientRect().height)])
           .filter(([, height]) => height < 44)
           .map(([target, height]) => `${Math.round(height)} px: ${target.outerHTML.slice(0, 120)}`)",
        json!([]),
    );
    assert_eq!(small, json!([]), "lower than 44 pixels");
}

#[track_caller]
fn check_width(width: u32) {
    in_each_language(&Visitor::on_a_phone(width), |page| {
        for state in ["", LONGEST, LONGEST_PILOT, LEAST_PILOT] {
            page.open(state);
            page.until_shows(state);
            check_fits(page, width);
            page.open_all_details();
            check_fits(page, width);
            check_formulas_fit(page);
        }
    });
}

/// Opens every formula of the page, one after the other, as each closes the one before.
#[track_caller]
fn check_formulas_fit(page: &Page) {
    let wide = page.run_async(
        "const root = document.documentElement;
         const wide = [];
         const buttons = [...document.querySelectorAll('button.open-formula')];
         for (const button of buttons) {
           button.click();
           while (button.getAttribute('aria-expanded') !== 'true') await new Promise(requestAnimationFrame);
           if (root.scrollWidth > root.clientWidth) wide.push(`${root.scrollWidth} px: ${button.outerHTML}`);
         }
         return buttons.length === 0 ? ['there are no formulas'] : wide.slice(0, 20);",
        json!([]),
    );
    assert_eq!(wide, json!([]), "wider than the screen with a formula open, at {}", page.address());
}

/// Nothing on the page is wider than the screen.
#[track_caller]
pub fn check_fits(page: &Page, width: u32) {
    let out = page.run(
        "const root = document.documentElement;
         if (root.scrollWidth <= root.clientWidth && root.clientWidth === arguments[0]) return [];
         return [`${root.scrollWidth} of ${root.clientWidth} px`, ...[...document.body.querySelectorAll('*')]
           .filter((part) => part.getBoundingClientRect().right > arguments[0] + 0.5)
           .map((part) => `${Math.round(part.getBoundingClientRect().right)} px: ${part.outerHTML.slice(0, 120)}`)].slice(0, 20);",
        json!([width]),
    );
    assert_eq!(out, json!([]), "wider than the screen at {}", page.address());
}
