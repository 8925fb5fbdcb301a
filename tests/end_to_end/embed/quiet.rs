//! What an embedded calculator costs the page around it: little to load, nothing before it is near, no movement, no word
//! to anybody.

use serde_json::json;

use super::{
    Host, at_a_site, at_a_site_in, element, element_of, frame, loaded, opened, page, page_with, published, script,
    snippet,
};
use crate::browser::{Visitor, key};
use crate::page::{origin, site};

/// All that the script may weigh, compressed.
const MOST_BYTES: usize = 2560;

#[test]
fn the_script_is_light() {
    let answer = site().answer("/embed.js", "br");
    assert_eq!(answer.status, 200);
    let size = answer.body.len();
    assert!(size <= MOST_BYTES, "{size} bytes are more than {MOST_BYTES}");
    assert!(answer.headers.contains(&("content-encoding".to_owned(), "br".to_owned())));
}

#[test]
fn any_site_may_load_the_script_and_asks_for_a_new_one_soon() {
    let headers = site().answer("/embed.js", "").headers;
    let header = |name: &str| headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    assert_eq!(header("access-control-allow-origin"), Some("*"), "as a module it is asked for so");
    assert_eq!(header("cross-origin-resource-policy"), Some("cross-origin"));
    assert_eq!(header("cache-control"), Some("public, max-age=3600"));
}

#[test]
fn nothing_is_loaded_before_it_is_near() {
    let body = format!("<div style=\"height: 9000px\">Lejos.</div>{}", snippet(""));
    at_a_site(&Visitor::default(), &page("", &body), |host| {
        host.until("the script is at work", &format!("{}.shadowRoot", element_of(0)));
        host.until("the page is there", "document.readyState === 'complete'");
        host.let_it_draw();
        assert_eq!(loaded(host), [format!("{}/embed.js", origin())]);
        host.run(&format!("{}.scrollIntoView()", element_of(0)), json!([]));
        host.until_ready(1);
        host.until_fits(0);
        assert!(loaded(host).contains(&format!("{}/es/embed/", origin())));
        check_nothing_moved(host);
    });
}

#[test]
fn nothing_moves_while_it_comes() {
    let text = "<p>Antes de contratar a nadie, mira tus cifras.</p>".repeat(3);
    // From the moment the script is there: before that there is only the link.
    let script = script().replace(" async", "");
    let body = format!("<h1>Prospectar</h1>{text}{script}{}<h2>Después</h2>{text}", element(""));
    for visitor in
        [Visitor::default(), Visitor { width: 1600, height: 1400, ..Visitor::default() }, Visitor::on_a_phone(360)]
    {
        at_a_site(&visitor, &page("", &body), |host| {
            host.until_ready(1);
            host.until_fits(0);
            host.let_it_draw();
            host.until_fits(0);
            check_nothing_moved(host);
        });
    }
}

/// Chromium tells of movement, so that to see none means something.
#[test]
fn where_no_place_is_kept_what_follows_moves() {
    let body = format!("{}{}", snippet("sections=\"value\""), "<p>Lo que sigue.</p>".repeat(9));
    at_a_site(&Visitor::default(), &page("", &body), |host| {
        host.until_ready(1);
        host.until_fits(0);
        host.until("movement is told", "shifts.length > 0");
    });
}

#[test]
fn it_works_where_storage_is_denied() {
    at_a_site(&Visitor { denies_storage: true, ..Visitor::default() }, &page_with("prefill=\"leads=321\""), |host| {
        host.until_ready(1);
        host.until_fits(0);
        let is_denied =
            host.inside(0, |frame| frame.run("try { return !localStorage } catch { return true }", json!([])));
        assert_eq!(is_denied, true);
        host.until_inside(0, "it has its figures", "document.querySelector('[name=leads]').value === '321'");
        host.type_into(0, "leads", "123");
        host.until_inside(0, "it calculates", "location.hash.includes('leads=123')");
    });
}

#[test]
fn it_works_under_the_strictest_policy() {
    let html = page("", &format!("{}\n{}", script(), element("cta-url=\"https://example.com/\" theme=\"dark\"")));
    at_a_site_in("strict/", &Visitor::default(), &html, |host| {
        host.until_ready(1);
        host.until_fits(0);
        let style = host.run(&format!("const {{ width, borderWidth, display }} = getComputedStyle({}); return [width === document.body.clientWidth + 'px', borderWidth, display]", frame(0)), json!([]));
        assert_eq!(style, json!([true, "0px", "block"]));
        assert_eq!(host.console_errors(), Vec::<String>::new());
        // The policy is at work.
        host.run("document.body.setAttribute('style', 'opacity: 0.5')", json!([]));
        assert_eq!(host.read("getComputedStyle(document.body).opacity"), "1");
        assert!(host.console_errors().iter().all(|error| error.replace('-', " ").contains("Content Security Policy")));
    });
}

#[test]
fn nothing_is_requested_once_it_is_there() {
    let visitor = Visitor { keeps_network_log: true, ..Visitor::default() };
    let host = opened(&visitor, "");
    // By the calculator's own name, so that one log holds what both request.
    let address = published("", &page_with("data-layer prefill=\"leads=321\""));
    host.go_to(&address.replace("localhost", "127.0.0.1"));
    host.until_ready(1);
    host.until_fits(0);
    let requests = host.requests();
    // The log sees into the frame.
    for name in ["/embed.js", "/es/embed/", ".wasm", ".css"] {
        assert!(requests.iter().any(|request| request.ends_with(name)), "{name} in {requests:#?}");
    }
    host.type_into(0, "leads", "123");
    host.until_inside(0, "it calculates", "location.hash.includes('leads=123')");
    host.run(&format!("{0}.setAttribute('theme', 'dark'); {0}.set({{ hours: 6 }})", element_of(0)), json!([]));
    host.until_inside(0, "it takes figures", "document.querySelector('[name=hours]').value === '6'");
    host.resize(500, 800, 1.0);
    host.until_fits(0);
    let requests = host.requests();
    assert!(requests.is_empty(), "{requests:#?}");
    let sent = host.inside(0, |frame| {
        frame.run_async("try { await fetch(location.pathname); return true } catch { return false }", json!([]))
    });
    assert_eq!(sent, false, "nor may it send anything");
}

#[test]
fn the_keyboard_goes_in_and_out_in_order() {
    let body = format!(
        "<a id=\"before\" href=\"#\">Antes</a>{}<a id=\"after\" href=\"#\">Después</a>",
        snippet("sections=\"value\"")
    );
    at_a_site(&Visitor::default(), &page("", &body), |host| {
        host.until_ready(1);
        host.until_fits(0);
        let until_focus_is_on = |name: &str| {
            // From one page's process to another's it takes a moment.
            let is_on = format!("(document.activeElement.id || document.activeElement.localName) === '{name}'");
            host.until(&format!("the focus is on {name}"), &is_on);
        };
        host.run("document.querySelector('#before').focus()", json!([]));
        host.press(key::TAB);
        until_focus_is_on("palanca-calculator");
        let stops = host.inside(0, |frame| frame.count(&format!("{STOPS}.length")));
        assert!(stops > 1, "there is something to stop at");
        for stop in 0..stops {
            let is_there = format!("{STOPS}.indexOf(document.activeElement) === {stop}");
            host.until_inside(0, &format!("the focus is on stop {stop} of {stops}"), &is_there);
            // A key belongs to the page that has the focus; not every driver finds that out for itself.
            host.inside(0, |frame| frame.press(key::TAB));
        }
        until_focus_is_on("after");
        host.tab_back();
        until_focus_is_on("palanca-calculator");
        host.until_inside(0, "back on the last stop", &format!("{STOPS}.at(-1) === document.activeElement"));
        host.run("document.querySelector('#after').focus()", json!([]));
        until_focus_is_on("after");
        host.tab_back();
        until_focus_is_on("palanca-calculator");
    });
}

/// What the Tab key stops at in a frame, in order.
const STOPS: &str =
    "[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]
    .filter((stop) => stop.tabIndex >= 0 && !stop.disabled && stop.checkVisibility({ visibilityProperty: true }))";

#[test]
fn a_frame_that_is_not_there_yet_takes_no_focus() {
    // A script that is held up, a frame that never comes: the link inside is the only stop.
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"frame-src 'none'\">";
    let host = opened(
        &Visitor::default(),
        &page(
            policy,
            &format!("<a id=\"before\" href=\"#\">Antes</a>{}<a id=\"after\" href=\"#\">Después</a>", snippet("")),
        ),
    );
    host.until("the element is at work", &format!("{}.shadowRoot", element_of(0)));
    host.let_it_draw();
    host.run("document.querySelector('#before').focus()", json!([]));
    host.press(key::TAB);
    assert_eq!(host.read("document.activeElement.innerText"), "Abrir la calculadora");
    host.press(key::TAB);
    assert_eq!(host.read("document.activeElement.id"), "after");
}

#[track_caller]
fn check_nothing_moved(host: &Host) {
    assert_eq!(host.run("return shifts", json!([])), json!([]), "layout shifts, as the browser counts them");
}
