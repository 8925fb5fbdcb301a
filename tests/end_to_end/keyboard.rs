//! The page without a mouse.

use serde_json::json;

use crate::browser::{Visitor, key};
use crate::page::{MAIN_INPUTS, Page, in_some_languages, text};

#[test]
fn tab_reaches_everything_in_order_and_never_gets_stuck() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        let mut reached = Vec::new();
        while let Some(stop) = next_stop(page) {
            reached.push(stop);
            assert!(reached.len() < 1_000, "Tab never comes round: {reached:?}");
        }
        let position = |stop: &str| {
            reached
                .iter()
                .position(|reached| reached == stop)
                .unwrap_or_else(|| panic!("Tab skips {stop}: {reached:?}"))
        };
        let fields = MAIN_INPUTS.map(|key| position(&format!("field {key}")));
        assert!(fields.is_sorted(), "the main fields come in their order: {reached:?}");
        for key in MAIN_INPUTS {
            position(&format!("slider {key}"));
        }
        position("assumptions");
        position(&format!("language {}", page.other_language()));
    });
}

#[test]
fn the_assumptions_open_and_close_by_enter_and_by_space() {
    in_some_languages(&Visitor::default(), |page| {
        for key in [key::ENTER, key::SPACE] {
            page.open("");
            tab_to(page, "assumptions");
            for open in [true, false] {
                page.press(key);
                page.until(
                    if open { "the assumptions open" } else { "the assumptions close" },
                    &format!("document.querySelector('[name=hybrid_rate]').closest('details').open === {open}"),
                );
            }
        }
    });
}

#[test]
fn the_language_changes_by_enter() {
    in_some_languages(&Visitor::default(), |page| {
        let other = page.other_language();
        page.open("#v=1&leads=201");
        tab_to(page, &format!("language {other}"));
        page.press(key::ENTER);
        page.until(
            "the page is there in the other language",
            &format!("location.pathname === '/{other}/' && document.documentElement.dataset.ready === 'true'"),
        );
        page.until_shows_inputs(&[("leads", "201")]);
    });
}

#[test]
fn figures_are_entered_without_a_mouse() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        // Coming by Tab selects what is there, so that typing replaces it.
        tab_to(page, "field leads");
        page.press("201");
        tab_to(page, "field sql");
        page.press("12");
        page.until_shows_inputs(&[("leads", "201"), ("sql", "12")]);
    });
}

#[test]
fn enter_in_a_field_sends_nothing() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.run("addEventListener('submit', () => { window.sent = true; });", json!([]));
        for input in MAIN_INPUTS {
            tab_to(page, &format!("field {input}"));
            page.press(&format!("12{}", key::ENTER));
        }
        page.until_shows_inputs(&MAIN_INPUTS.map(|input| (input, "12")));
        assert!(page.run("return window.sent === undefined", json!([])) == true, "the fields are sent as a form");
    });
}

/// Presses Tab until the focus is on something.
#[track_caller]
fn tab_to(page: &Page, stop: &str) {
    let mut reached = Vec::new();
    while let Some(next) = next_stop(page) {
        if next == stop {
            page.run("delete window.stops", json!([]));
            return;
        }
        reached.push(next);
    }
    panic!("Tab never reaches {stop}: {reached:?}");
}

/// Presses Tab and says what has the focus now; none once it has come round.
#[track_caller]
fn next_stop(page: &Page) -> Option<String> {
    page.press(key::TAB);
    let stop = page.run(
        "window.stops ??= new Set();
         const stop = document.activeElement;
         if (stop === document.body || window.stops.has(stop)) return null;
         window.stops.add(stop);
         const assumptions = document.querySelector('[name=hybrid_rate]')?.closest('details')?.querySelector('summary');
         if (stop === assumptions) return 'assumptions';
         if (stop.dataset.slider) return 'slider ' + stop.dataset.slider;
         if (stop.name) return 'field ' + stop.name;
         if (stop.hreflang) return 'language ' + stop.hreflang;
         return stop.outerHTML.slice(0, 80);",
        json!([]),
    );
    (!stop.is_null()).then(|| text(&stop))
}
