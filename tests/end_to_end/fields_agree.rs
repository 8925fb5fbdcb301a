//! Field, slider, message and results have one figure, whatever changes it.

use serde_json::{Value, json};

use crate::browser::{Kind, Visitor, key};
use crate::fields::{check_explains, check_repaired};
use crate::page::{Page, field, in_some_languages, slider};

/// Starts again.
const AGAIN: &str = "#calculator .actions button";

/// A click by a script leaves the focus where it is.
#[track_caller]
fn click_by_script(page: &Page, selector: &str) {
    page.run("document.querySelector(arguments[0]).click()", json!([selector]));
}

/// The field, its slider and its message are as on a page that was opened with this figure.
#[track_caller]
fn check_settled(page: &Page, key: &str, figure: &str, message: &str) {
    check_repaired(page, key, figure);
    page.until(
        &format!("the message of {key} is gone"),
        &format!("document.getElementById('m-{key}').textContent === {message:?}"),
    );
    page.until(
        &format!("the slider of {key} says {figure}"),
        &format!(
            "document.querySelector({:?}).getAttribute('aria-valuetext').replace(/\\D/g, '') === {figure:?}",
            slider(key)
        ),
    );
}

#[test]
fn starting_again_shows_the_defaults_however_long_the_click() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        let message = page.words("#m-ceo");
        for _ in 0..2 {
            page.type_into("ceo", "200");
            check_explains(page, "ceo", "200");
            page.click(AGAIN);
            check_settled(page, "ceo", "15", &message);
            page.until_shows("#v=1");
        }
        for _ in 0..2 {
            page.type_into("ceo", "200");
            check_explains(page, "ceo", "200");
            let button = page.run(
                "const { x, y } = document.querySelector(arguments[0]).getBoundingClientRect();
                return [x + 4, y + 4]",
                json!([AGAIN]),
            );
            let [x, y] = [0, 1].map(|side| button[side].as_f64().expect("a place").round());
            mouse(
                page,
                &[json!({ "type": "pointerMove", "x": x, "y": y }), json!({ "type": "pointerDown", "button": 0 })],
            );
            check_repaired(page, "ceo", "168");
            mouse(page, &[json!({ "type": "pointerUp", "button": 0 })]);
            check_settled(page, "ceo", "15", &message);
            page.until_shows("#v=1");
        }
    });
}

#[track_caller]
fn mouse(page: &Page, actions: &[Value]) {
    page.post("/actions", json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": actions }] }));
}

#[test]
fn starting_again_twice_ends_at_the_defaults() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        let message = page.words("#m-leads");
        let stops = || page.run("return document.querySelector(arguments[0]).max", json!([slider("leads")]));
        let before = stops();
        page.type_into("leads", "999999999");
        page.click(AGAIN);
        page.type_into("leads", "");
        page.click(AGAIN);
        check_settled(page, "leads", "150", &message);
        page.until_shows("#v=1");
        assert_eq!(stops(), before, "the slider is as long as at first");
    });
}

#[test]
fn another_link_is_shown_while_a_figure_is_typed() {
    in_some_languages(&Visitor::default(), |page| {
        for typed in ["", "abc", "999999999", "321"] {
            page.open("#v=1&leads=120");
            let message = page.words("#m-leads");
            page.type_into("leads", typed);
            page.run("location.hash = arguments[0]", json!(["#v=1&leads=120&sql=8"]));
            check_settled(page, "leads", "120", &message);
            page.until_focus_is_on(&field("leads"));
            page.leave_field();
            check_settled(page, "leads", "120", &message);
            page.until_shows("#v=1&leads=120&sql=8");
            // Back and forward.
            page.run("location.hash = arguments[0]", json!(["#v=1&leads=240"]));
            check_repaired(page, "leads", "240");
            page.type_into("leads", if typed == "321" { "5x" } else { typed });
            page.go_back();
            check_repaired(page, "leads", "120");
            page.leave_field();
            page.until_shows("#v=1&leads=120&sql=8");
        }
    });
}

#[test]
fn a_link_that_comes_before_the_field_is_left_is_not_overwritten() {
    /// The field is left while the link is there and not yet drawn.
    const OPENED_AND_LEFT: &str = "
        const field = document.querySelector(arguments[0]);
        addEventListener('hashchange', () => field.blur(), { once: true });
        location.hash = arguments[1];";
    in_some_languages(&Visitor::default(), |page| {
        for typed in ["999999999", "30-40"] {
            page.open("#v=1&leads=120");
            let message = page.words("#m-leads");
            page.type_into("leads", typed);
            page.run(OPENED_AND_LEFT, json!([field("leads"), "#v=1&leads=200"]));
            check_settled(page, "leads", "200", &message);
            page.until_shows("#v=1&leads=200");
        }
    });
}

#[test]
fn neutral_figures_and_the_audits_hours_are_shown_while_a_figure_is_typed() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&leads=300&hours=8");
        let leads = page.words("#m-leads");
        page.type_into("leads", "abc");
        click_by_script(page, "[data-figures=neutral]");
        check_repaired(page, "leads", "150");
        page.until_focus_is_on(&field("leads"));
        page.type_into("leads", "abc");
        click_by_script(page, "[data-figures=neutral]");
        check_settled(page, "leads", "300", &leads);
        page.type_into("hours", "abc");
        page.open_all_details();
        page.until("the button is there", "document.querySelector('[data-adopt-hours]')");
        click_by_script(page, "[data-adopt-hours]");
        check_repaired(page, "hours", "5");
        page.until_shows("#v=1&leads=300");
    });
}

#[test]
fn what_a_browser_fills_in_without_an_event_is_taken() {
    const FILLED: &str = "document.querySelector(arguments[0]).value = '321'";
    in_some_languages(&Visitor::default(), |page| {
        for taken in ["change", "blur", "pageshow"] {
            page.open("#v=1");
            if taken == "blur" {
                page.focus(&field("leads"));
            }
            page.run(FILLED, json!([field("leads")]));
            match taken {
                "change" => {
                    let change =
                        "document.querySelector(arguments[0]).dispatchEvent(new Event('change', { bubbles: true }))";
                    page.run(change, json!([field("leads")]));
                }
                "blur" => page.press(key::TAB),
                _ => {
                    page.run("dispatchEvent(new PageTransitionEvent('pageshow'))", json!([]));
                }
            }
            page.until_shows_inputs(&[("leads", "321")]);
        }
    });
}

#[test]
fn a_swipe_that_starts_on_a_slider_changes_nothing() {
    /// The events of a browser that moves the slider first, and then takes the touch for scrolling.
    const SWIPED: &str = "
        const [selector, events] = arguments;
        const slider = document.querySelector(selector);
        for (const event of events) {
          if (event === 'input') slider.value = slider.max;
          const kind = event.startsWith('pointer') ? PointerEvent : Event;
          slider.dispatchEvent(new kind(event, { bubbles: true, pointerType: 'touch' }));
        }";
    in_some_languages(&Visitor::on_a_phone(360), |page| {
        page.open("#v=1&leads=50");
        page.until_shows_its_address();
        let message = page.words("#m-leads");
        let position = || page.run("return document.querySelector(arguments[0]).value", json!([slider("leads")]));
        let before = position();
        for events in [
            ["pointerdown", "input", "pointercancel", "change"],
            ["pointerdown", "pointercancel", "input", "change"],
            ["pointerdown", "input", "change", "pointercancel"],
        ] {
            page.run(SWIPED, json!([slider("leads"), events]));
            check_settled(page, "leads", "50", &message);
            assert_eq!(position(), before, "{events:?}");
            page.until_shows("#v=1&leads=50");
        }
        // What comes after it is meant.
        page.run(SWIPED, json!([slider("leads"), ["pointerdown", "input", "pointerup", "change"]]));
        page.until_shows_inputs(&[("leads", "2000")]);
        // A finger's own swipe: the driver of Firefox has none that scrolls.
        if Kind::of_this_run() == Kind::Firefox {
            return;
        }
        page.open("#v=1&leads=50");
        page.until_shows_its_address();
        swipe_over(page, &slider("leads"));
        check_settled(page, "leads", "50", &message);
        assert_eq!(position(), before);
        page.until_shows("#v=1&leads=50");
    });
}

/// Puts a finger on the right part of a slider and moves it up.
#[track_caller]
fn swipe_over(page: &Page, selector: &str) {
    page.run("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", json!([selector]));
    let place = page.run(
        "const { x, y, width, height } = document.querySelector(arguments[0]).getBoundingClientRect();
         return [x + width * 0.8, y + height / 2, scrollY]",
        json!([selector]),
    );
    let [x, y, scrolled] = [0, 1, 2].map(|part| place[part].as_f64().expect("a number").round());
    let moved = |up: f64| json!({ "type": "pointerMove", "duration": 20, "x": x, "y": y - up });
    let mut actions = vec![moved(0.0), json!({ "type": "pointerDown", "button": 0 })];
    actions.extend((1..=15).map(|step| moved(f64::from(step) * 12.0)));
    actions.push(json!({ "type": "pointerUp", "button": 0 }));
    let finger =
        json!({ "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" }, "actions": actions });
    page.post("/actions", json!({ "actions": [finger] }));
    page.until("the page has been scrolled", &format!("scrollY > {scrolled}"));
}
