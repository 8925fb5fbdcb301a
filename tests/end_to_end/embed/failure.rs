//! A calculator that can't come, or can't do all: the page around it hears of it, and the link stays to be followed.

use serde_json::json;

use super::{at_a_site, at_a_site_in, element, element_of, frame, opened, opened_in, page, page_with, script, snippet};
use crate::browser::Visitor;
use crate::page::origin;

/// The codes of the errors that the page has received.
const ERRORS: &str = "heard.filter((event) => event.type === 'palanca:error').map((event) => event.detail.code)";

/// Long waits end at once.
const IMPATIENT: &str = "const { setTimeout: wait } = window;
    window.setTimeout = (then, time, ...rest) => wait.call(window, then, time > 5000 ? 0 : time, ...rest);";

#[test]
fn a_frame_that_never_comes_leaves_the_link_and_no_gap() {
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"frame-src 'none'\">";
    let head = format!("<script>{IMPATIENT}</script>{policy}");
    let host = opened(&Visitor::default(), &page(&head, &snippet("data-layer")));
    host.until("it is reported", &format!("{ERRORS}.length > 0"));
    assert_eq!(host.run(&format!("return {ERRORS}"), json!([])), json!(["cannot_load"]));
    let heights = format!("return [{}.clientHeight < 60, {}.clientHeight]", element_of(0), frame(0));
    assert_eq!(host.run(&heights, json!([])), json!([true, 0]));
    assert_eq!(host.count("dataLayer.length"), 1);
    host.click("palanca-calculator a");
    host.until("the link is followed", &format!("location.href.startsWith('{}/es/')", origin()));
}

#[test]
fn a_program_that_can_t_start_shows_what_was_written_at_its_height() {
    let host = opened(&Visitor::default(), "");
    host.prepare("if (window !== top) delete window.WebAssembly");
    host.go_to(&super::published("", &page_with("")));
    host.until("it is reported", &format!("{ERRORS}.includes('cannot_start')"));
    let is_seen = format!("{}.checkVisibility({{ visibilityProperty: true }})", frame(0));
    host.until("the written page is seen", &is_seen);
    let fits = "innerHeight === Math.ceil(document.documentElement.getBoundingClientRect().height)
        && document.querySelector('#cannot-start').checkVisibility()";
    host.until_inside(0, "it is as high as what is in it", fits);
    // The link stands above it.
    let place = "document.querySelector('palanca-calculator a').getBoundingClientRect().bottom
        <= document.querySelector('palanca-calculator').shadowRoot.querySelector('iframe').getBoundingClientRect().top + 1";
    host.until("the link is above it", place);
}

#[test]
fn it_calculates_in_a_sandbox() {
    let plain = format!(
        "<iframe sandbox=\"allow-scripts\" width=900 height=900 src=\"{}/es/embed/?leads=300\"></iframe>",
        origin()
    );
    let host = opened(&Visitor::default(), &page("", &plain));
    host.enter_frame("document.querySelector('iframe')");
    host.until("it answers input", "document.documentElement.dataset.ready === 'true'");
    assert_eq!(host.read("origin"), "null");
    host.until("it has its figures", "document.querySelector('[name=leads]').value === '300'");
    assert_eq!(host.read("getComputedStyle(document.querySelector('.act')).cursor"), "pointer", "its styles are there");
    host.click("#share summary");
    host.click("[data-print]");
    host.until("the print button says that it may not", "document.querySelector('#share .caution')");
    host.leave_frame();
}

/// As site builders do: the whole snippet in a page that has no origin.
#[test]
fn it_calculates_in_a_sandboxed_page() {
    at_a_site_in("sandboxed/", &Visitor::default(), &page_with("prefill=\"leads=321\""), |host| {
        assert_eq!(host.read("origin"), "null");
        host.until_ready(1);
        host.until_inside(0, "it has its figures", "document.querySelector('[name=leads]').value === '321'");
        host.until("its result is reported", "heard.some((event) => event.type === 'palanca:result')");
        host.until_fits(0);
    });
}

#[test]
fn it_fits_without_a_resize_observer() {
    let host = opened(&Visitor::default(), "");
    host.prepare("if (window !== top) delete window.ResizeObserver");
    host.go_to(&super::published("", &page_with("")));
    host.until_ready(1);
    host.until_fits(0);
    host.resize(500, 800, 1.0);
    host.until_fits(0);
    host.inside(0, |frame| {
        frame.run("for (const part of document.querySelectorAll('details')) part.open = !part.open", json!([]))
    });
    host.until_fits(0);
}

#[test]
fn it_comes_by_an_import() {
    let import = format!("<script type=\"module\">import('{}/embed.js')</script>", origin());
    at_a_site(&Visitor::default(), &page("", &format!("{import}{}", element(""))), |host| {
        host.until_ready(1);
        host.until_fits(0);
    });
}

#[test]
fn typographic_quotes_do_no_harm() {
    let html = format!(
        "<script async src={0}/embed.js></script>
         <palanca-calculator lang=“en” theme=”dark” prefill=“leads=321”><a href={0}/es/?leads&#61;321>Abrir</a></palanca-calculator>",
        origin()
    );
    at_a_site(&Visitor::default(), &page("", &html), |host| {
        assert_eq!(host.read("document.querySelector('a').href"), format!("{}/es/?leads=321", origin()));
        host.until_ready(1);
        host.until_inside(
            0,
            "it is English and dark",
            "location.pathname === '/en/embed/' && document.documentElement.dataset.theme === 'dark'",
        );
        host.until_inside(0, "it has its figures", "document.querySelector('[name=leads]').value === '321'");
    });
}

#[test]
fn an_unstyled_script_shows_its_link_without_a_gap() {
    let host = opened_in("", &Visitor::default(), &page("", &element("")));
    host.until("the page is there", "document.readyState === 'complete'");
    assert!(host.count("document.body.scrollHeight") < 60);
}

#[test]
fn it_is_as_wide_as_its_column_whatever_lays_it_out() {
    for layout in [
        "display: flex",
        "display: flex; flex-direction: column; align-items: center",
        "display: grid; place-items: center",
        "} palanca-calculator { margin: 0 40px; padding: 0 10px",
    ] {
        let head = format!("<style>body {{ margin: 0; {layout} }}</style>");
        at_a_site(
            &Visitor::default(),
            &page(&head, &format!("{}{}", script(), element("sections=\"value\""))),
            |host| {
                host.until_ready(1);
                host.until_fits(0);
                let width = host.count("document.documentElement.clientWidth");
                let expected = if layout.contains("margin: 0 40px") { width - 100 } else { width };
                assert_eq!(host.count(&format!("{}.clientWidth", frame(0))), expected, "{layout}");
                assert_eq!(host.count("document.documentElement.scrollWidth"), width, "{layout}");
            },
        );
    }
}
