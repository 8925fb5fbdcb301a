//! The page before its app is there, and how the app takes over: nothing moves, nothing that was done is lost.

use serde_json::json;

use crate::browser::{Kind, Visitor, key};
use crate::page::{LANGUAGES, Page, field, in_each_language, in_language, in_some_languages, origin, site, text};

/// The Wasm arrives when the journey says so.
const HELD: &str = "const compile = WebAssembly.compileStreaming.bind(WebAssembly);
    const released = new Promise((release) => { window.release = release });
    WebAssembly.compileStreaming = async (response) => { await released; return compile(response) };
    window.moved = [];
    new PerformanceObserver((list) => window.moved.push(...list.getEntries().map((entry) => entry.value)))
      .observe({ type: 'layout-shift', buffered: true });";

/// The first half of the Wasm arrives, the rest when the journey says so.
const REST_HELD: &str = "const compile = WebAssembly.compileStreaming.bind(WebAssembly);
    const released = new Promise((release) => { window.release = release });
    let count = 0;
    WebAssembly.compileStreaming = async (response) => { if (count++) await released; return compile(response) };";

/// The first half of the Wasm arrives, the rest never.
const REST_LOST: &str = "const compile = WebAssembly.compileStreaming.bind(WebAssembly);
    let count = 0;
    WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError('not here'));
    WebAssembly.compileStreaming = (response) => count++ ? Promise.reject(new TypeError('not here')) : compile(response);";

/// Opens the page, which stays as it was written.
#[track_caller]
fn open_held(page: &Page, state: &str) {
    page.prepare(HELD);
    page.go_to(&format!("{}/{}/{state}", origin(), page.language));
    page.until("the page is there with its script", "window.release && document.readyState === 'complete'");
    assert!(page.run("return document.documentElement.dataset.ready", json!([])).is_null());
}

/// Lets the app take over, and waits until all of it is there.
#[track_caller]
fn let_in(page: &Page) {
    page.run("window.release()", json!([]));
    page.until_ready();
    page.until(
        "the sections are the app's",
        "document.querySelector('#app #share') && !document.querySelector('#early')",
    );
}

#[test]
fn the_whole_page_is_written_out() {
    for language in LANGUAGES {
        for path in [format!("/{language}/"), format!("/{language}/embed/")] {
            let answer = site().answer(&path, "");
            let written = String::from_utf8(answer.body).expect("a page is text");
            for part in [
                "data-output=\"range.hybrid.benchmark.cost_per_sql\" ",
                "name=\"ceo\"",
                "id=\"models\"",
                "id=\"evidence\"",
                "id=\"audit\"",
                "id=\"pilot\"",
                "id=\"value\"",
                "id=\"sources\"",
                "<noscript>",
            ] {
                assert!(written.contains(part), "{path} lacks {part}");
            }
        }
    }
}

#[test]
fn what_was_done_before_is_handed_over() {
    in_each_language(&Visitor::default(), |page| {
        open_held(page, "");
        page.click("input[name=leads]");
        page.press_with_control('a');
        page.press("321");
        page.click("[data-slider=hours]");
        page.press(key::END);
        page.click("label:has([name=goal][value=volume])");
        page.click("#assumptions > summary");
        page.click("input[name=ceo]");
        page.press(&format!("{}{}{}", key::HOME, key::RIGHT, "2"));
        page.run("scrollTo(0, 240)", json!([]));
        let before = page.run("return scrollY", json!([]));
        let_in(page);
        page.until_shows_inputs(&[("leads", "321"), ("goal", "volume"), ("ceo", "125")]);
        assert_eq!(page.run("return scrollY", json!([])), before);
        assert!(page.run("return document.querySelector('#assumptions').open", json!([])) == true);
        assert_eq!(page.draft("ceo"), "125");
        // Whoever is typing goes on typing.
        page.press(key::BACKSPACE);
        page.until("a key reaches the field", "document.querySelector('input[name=ceo]').value.length === 2");
        page.until("the figures follow", "new URLSearchParams(location.hash.slice(1)).get('hours')");
        page.until_shows_its_address();
    });
}

#[track_caller]
fn check_stays(visitor: &Visitor) {
    in_each_language(visitor, |page| {
        open_held(page, "");
        let before = text(&page.run("return document.querySelector('#answer').innerText", json!([])));
        let_in(page);
        assert_eq!(page.words("#answer"), before, "the answer is the same");
        assert_eq!(page.run("return window.moved", json!([])), json!([]), "something moved");
    });
}

#[test]
fn nothing_moves_on_a_phone() {
    check_stays(&Visitor::on_a_phone(360));
}

#[test]
fn nothing_moves_on_a_desk() {
    check_stays(&Visitor::default());
}

/// Opens the page, of whose program the first half arrives, and changes a figure: the answer follows.
#[track_caller]
fn change_the_answer(page: &Page, prepared: &str, is_there: &str) {
    page.prepare(prepared);
    page.go_to(&format!("{}/{}/", origin(), page.language));
    page.until("the first half has arrived", is_there);
    let before = page.words("#answer");
    page.type_into("team_cost", "41");
    page.until("the answer follows", &format!("document.querySelector('#answer').innerText !== {before:?}"));
}

#[test]
fn the_answer_takes_input_while_the_rest_of_the_program_travels() {
    in_each_language(&Visitor::on_a_phone(360), |page| {
        change_the_answer(page, REST_HELD, "document.querySelector('#app .luck > span')");
        assert!(page.has("#early #models") && !page.has("#app #models"), "what follows stays as it was written");
        let opacity = page.run("return getComputedStyle(document.querySelector('#early')).opacity", json!([]));
        assert_eq!(opacity, "0.4", "and is seen to hold for other figures");
        assert!(page.run("return document.documentElement.dataset.ready", json!([])).is_null());
        // What is done below before its app is there waits for it.
        page.click("#early #audit summary");
        assert!(page.has("#app #assumptions:not([open])") && !page.has("[name=hybrid_rate]"));
        page.run("document.querySelector('#assumptions > summary').click(); window.release()", json!([]));
        page.until_ready();
        assert!(page.has("#app #audit .more[open]"), "what was opened stays open");
        assert!(page.has("#app #pilot .more:not([open])"), "and what was not does not open");
        assert!(page.has("#app #assumptions[open] [name=hybrid_rate]"));
        page.until_shows_inputs(&[("team_cost", "41")]);
        assert!(page.has("#app #models") && !page.has("#early"));
    });
}

#[test]
fn typing_while_the_rest_of_the_program_arrives_keeps_no_section_from_a_page_that_says_it_is_ready() {
    /// Two keys, one right after the other, just before the rest arrives; whether the sections are there at `data-ready`.
    const TYPED: &str = "
        const field = document.querySelector(arguments[0]);
        const ready = new Promise((resolve) => {
          const watch = new MutationObserver(() => document.documentElement.dataset.ready !== undefined && resolve());
          watch.observe(document.documentElement, { attributeFilter: ['data-ready'] });
        });
        for (const value of ['5', '52']) {
          field.value = value;
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
        window.release();
        await ready;
        return ['models', 'share'].map((section) => document.querySelector(`#app #${section}`) !== null);";
    in_language("es", &Visitor::default(), |page| {
        change_the_answer(page, REST_HELD, "document.querySelector('#app .luck > span')");
        assert_eq!(page.run_async(TYPED, json!([field("team_cost")])), json!([true, true]));
    });
}

#[test]
fn without_the_rest_of_its_program_the_answer_goes_on_and_the_page_says_so() {
    in_each_language(&Visitor::default(), |page| {
        change_the_answer(page, REST_LOST, "!document.querySelector('#cannot-start').hidden");
        page.until("the link is kept", "new URLSearchParams(location.hash.slice(1)).get('team_cost') === '41'");
        assert!(page.shown("#cannot-start .rest").len() > 20, "the notice is about the sections");
        assert!(!page.has("#models"), "no section shows the figures of other inputs");
        page.type_into("team_cost", "42");
        page.until("the answer goes on", "location.hash.includes('team_cost=42')");
    });
}

/// Beside the answer stand the bars that the page was written with, as long as they hold.
#[test]
fn what_was_written_beside_the_answer_stays_until_the_rest_has_come() {
    in_some_languages(&Visitor::default(), |page| {
        page.prepare(REST_HELD);
        page.go_to(&format!("{}/{}/", origin(), page.language));
        page.until("the first half has arrived", "document.querySelector('#app .luck > span')");
        assert!(page.has("#app .glance figure"));
        page.type_into("team_cost", "41");
        page.until("they hold for other figures", "!document.querySelector('.glance figure')");
        page.run("window.release()", json!([]));
        page.until_ready();
        assert!(page.has("#app .glance figure"));
    });
}

#[track_caller]
fn check_says_why(path: &str, failure: &str, why: &str) {
    in_some_languages(&Visitor::on_a_phone(360), |page| {
        page.prepare(failure);
        page.go_to(&format!("{}/{}/{path}#v=1&leads=321", origin(), page.language));
        page.until(failure, &format!("document.querySelector('#cannot-start:not([hidden]) .{why}:not([hidden])')"));
        let is_seen = page.run(
            "const { top, bottom } = document.querySelector('#cannot-start').getBoundingClientRect();
             const fields = document.querySelector('.inputs').getBoundingClientRect();
             return 'embed' in document.documentElement.dataset ? bottom > fields.top && top < fields.top + 300
               : top >= 0 && bottom <= innerHeight",
            json!([]),
        );
        assert!(is_seen == true, "the notice is in view");
        let alive = page.run(
            "return [...document.querySelectorAll('#app :is(input, select, button)')]
               .filter((one) => !one.disabled && !one.closest('#cannot-start')).map((one) => one.outerHTML)",
            json!([]),
        );
        assert_eq!(alive, json!([]), "what can't work looks like it");
        assert_eq!(page.draft("leads"), "150", "fields and figures are those of the example");
        assert_eq!(page.fragment(), "#v=1&leads=321", "the link is kept");
    });
}

/// No answer, another file, or another build: the browser gives the same kind of error.
const NO_NETWORK: &str = "window.fetch = () => Promise.reject(new TypeError('not here'))";
/// A browser that can't compile it, as the old ones can't.
const NOT_COMPILED: &str = "for (const way of ['compile', 'compileStreaming'])
       WebAssembly[way] = () => Promise.reject(new WebAssembly.CompileError('not here'))";

#[test]
fn without_network_the_page_says_why_in_view_and_nothing_looks_alive() {
    check_says_why("", NO_NETWORK, "network");
}

#[test]
fn without_network_a_frame_says_why_beside_the_fields() {
    check_says_why("embed/", NO_NETWORK, "network");
}

#[test]
fn in_a_browser_that_can_t_compile_it_the_page_says_why_in_view_and_nothing_looks_alive() {
    check_says_why("", NOT_COMPILED, "browser");
}

#[test]
fn in_a_browser_that_can_t_compile_it_a_frame_says_why_beside_the_fields() {
    check_says_why("embed/", NOT_COMPILED, "browser");
}

#[test]
fn in_a_browser_without_web_assembly_the_page_says_why() {
    // Firefox's driver does not survive that itself.
    if Kind::of_this_run() == Kind::Chromium {
        check_says_why("", "delete window.WebAssembly", "browser");
    }
}

#[test]
fn a_link_s_figures_appear_with_the_app() {
    in_each_language(&Visitor::default(), |page| {
        open_held(page, "#v=1&leads=321&hybrid_rate=41");
        let_in(page);
        page.until_shows("#v=1&leads=321&hybrid_rate=41");
        assert_eq!(page.draft("leads"), "321");
    });
}

#[test]
fn without_scripts_the_page_can_be_read_and_says_what_is_missing() {
    in_each_language(&Visitor { runs_no_scripts: true, ..Visitor::default() }, |page| {
        page.go_to(&format!("{}/{}/", origin(), page.language));
        assert!(page.shown("#answer").contains("34"));
        assert!(!page.shown("noscript").is_empty());
        for part in ["models", "evidence", "audit", "pilot", "value", "sources"] {
            assert!(page.shown(&format!("#{part}")).len() > 20, "{part} can be read");
        }
    });
}

#[test]
fn without_its_wasm_the_page_can_be_read_and_says_so() {
    in_each_language(&Visitor::default(), |page| {
        let denied = "for (const way of ['compile', 'compileStreaming'])
               WebAssembly[way] = () => Promise.reject(new WebAssembly.CompileError('not here'))";
        page.prepare(denied);
        page.go_to(&format!("{}/{}/", origin(), page.language));
        page.until("it says so", "!document.querySelector('#cannot-start').hidden");
        assert!(page.words("#answer").contains("34"));
        assert!(page.has("#models"));
    });
}

#[test]
fn should_the_app_end_as_it_begins_what_was_written_stays() {
    in_each_language(&Visitor::default(), |page| {
        // Some elements are there already by then.
        page.prepare(
            "const create = Document.prototype.createElement;
             let left = 4;
             Document.prototype.createElement = function (name) {
               if (left-- > 0) return create.call(this, name);
               throw new TypeError('not here');
             };",
        );
        page.go_to(&format!("{}/{}/#v=1&leads=321", origin(), page.language));
        page.until("it says so", "!document.querySelector('#cannot-start').hidden");
        assert!(page.words("#app #answer").contains("34"));
        assert!(page.has("#models"));
        assert_eq!(page.fragment(), "#v=1&leads=321", "the link is kept");
    });
}

#[test]
fn should_the_app_end_no_figure_of_other_inputs_stays() {
    in_each_language(&Visitor::default(), |page| {
        page.open("#v=1&leads=321");
        page.type_into("team_cost", "54");
        page.until_shows("#v=1&leads=321&team_cost=54");
        page.until("the address has it", "location.hash.includes('team_cost=54')");
        // The page's own error: a browser may run what is asked of it in a world of its own.
        page.run(
            "dispatchEvent(new ErrorEvent('error', { error: new window.WebAssembly.RuntimeError('unreachable') }))",
            json!([]),
        );
        assert!(page.has("#cannot-start:not([hidden]) .ended:not([hidden])"), "it says so");
        assert!(page.words("#app #answer").contains("34"), "the written page is there again");
        assert_eq!([page.draft("leads"), page.draft("team_cost")], ["150", "27"], "with its own fields");
        assert!(page.has("#early #pilot"), "and its sections");
        assert_eq!(page.fragment(), "#v=1&leads=321&team_cost=54", "the link is kept");
    });
}

#[test]
fn a_rejection_before_the_page_has_arrived_is_handled() {
    in_some_languages(&Visitor::default(), |page| {
        page.prepare(
            "window.unhandled = [];
             addEventListener('unhandledrejection', ({ reason }) => window.unhandled.push(String(reason)));
             WebAssembly.compileStreaming = () => Promise.reject(new WebAssembly.CompileError('not here'));
             // The page is read in full only after the rejection has been there for a while.
             let left = 20;
             const state = Object.getOwnPropertyDescriptor(Document.prototype, 'readyState').get;
             Object.defineProperty(document, 'readyState', { get: () => left > 0 ? 'loading' : state.call(document) });
             const turn = () => {
               if (--left > 0) return setTimeout(turn);
               document.dispatchEvent(new Event('readystatechange'));
             };
             addEventListener('load', () => setTimeout(turn));",
        );
        page.go_to(&format!("{}/{}/", origin(), page.language));
        page.until("it says so", "!document.querySelector('#cannot-start').hidden");
        assert_eq!(page.run("return window.wrappedJSObject?.unhandled ?? window.unhandled", json!([])), json!([]));
    });
}

#[test]
fn the_caret_stays_where_it_is_as_the_app_arrives() {
    in_some_languages(&Visitor::default(), |page| {
        open_held(page, "");
        page.click("input[name=leads]");
        page.press(&format!("{}{}2", key::HOME, key::RIGHT));
        let_in(page);
        page.until_focus_is_on("#app input[name=leads]");
        page.press("3");
        page.until_shows_inputs(&[("leads", "12350")]);
    });
}

#[test]
fn on_a_wide_screen_nothing_that_is_read_moves_as_the_sections_arrive() {
    in_some_languages(&Visitor::default(), |page| {
        open_held(page, "");
        page.run("document.querySelector('#pilot').scrollIntoView()", json!([]));
        let before = page.run("return document.querySelector('#pilot').getBoundingClientRect().top", json!([]));
        let_in(page);
        let after = page.run("return document.querySelector('#app #pilot').getBoundingClientRect().top", json!([]));
        let moved = (before.as_f64().unwrap_or_default() - after.as_f64().unwrap_or_default()).abs();
        assert!(moved <= 2.0, "the section moved from {before} to {after}");
    });
}

#[test]
fn the_root_remembers_the_language_last_read() {
    in_each_language(&Visitor::default(), |page| {
        let other = page.other_language();
        page.open_address(&format!("{}/{other}/", origin()));
        page.go_to(&format!("{}/?utm_source=mail", origin()));
        page.until_ready();
        assert_eq!(page.address(), format!("{}/{other}/?utm_source=mail", origin()));
    });
}
