//! The page in a hand: nothing sticks out, and everything can be hit with a thumb.

use serde_json::json;

use crate::browser::Visitor;
use crate::page::{Page, in_each_language};

/// As long as figures and titles get.
const LONGEST: &str = "#v=1&leads=1000000&worked=987654.3&sql=123456.7&hours=9999.9&team_cost=99999999.9&team_tools=9999999999\
    &ceo=167.9&hybrid_rate=99999999&deal=999999999999&currency=CHF&title=Wachstumsfinanzierungsgesellschaft";

#[test]
fn nothing_sticks_out_at_360_pixels() {
    check_width(360);
}

#[test]
fn nothing_sticks_out_at_320_pixels() {
    check_width(320);
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
        page.open("");
        page.open_all_details();
        let small = page.run(
            "return [...document.querySelectorAll('input, select, button, summary')]
               .filter((target) => target.checkVisibility())
               .map((target) => [target, target.closest('label') ?? target])
               .map(([target, area]) => [target, Math.max(target.getBoundingClientRect().height, area.getBoundingClientRect().height)])
               .filter(([, height]) => height < 44)
               .map(([target, height]) => `${Math.round(height)} px: ${target.outerHTML.slice(0, 120)}`)",
            json!([]),
        );
        assert_eq!(small, json!([]), "lower than 44 pixels");
    });
}

#[track_caller]
fn check_width(width: u32) {
    in_each_language(&Visitor::on_a_phone(width), |page| {
        for state in ["", LONGEST] {
            page.open(state);
            check_fits(page, width);
            page.open_all_details();
            check_fits(page, width);
        }
    });
}

#[track_caller]
fn check_fits(page: &Page, width: u32) {
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
