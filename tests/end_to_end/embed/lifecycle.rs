//! A site may load the script as it likes, and put calculators in and take them out again.

use serde_json::json;

use super::{Host, at_a_site, element, element_of, frame, page, page_with, script};
use crate::browser::Visitor;
use crate::page::origin;

#[test]
fn it_may_be_loaded_twice() {
    let again = format!("<script src=\"{0}/embed.js\"></script><script src=\"{0}/embed.js?v=2\"></script>", origin());
    at_a_site(&Visitor::default(), &page("", &format!("{}{}{again}", script(), element(""))), |host| {
        check_one_works(host);
        host.run_async(LOAD, json!([format!("{}/embed.js?v=3", origin())]));
        host.let_it_draw();
        check_one_works(host);
    });
}

#[test]
fn it_may_be_loaded_in_the_head() {
    for how in ["", "async", "defer", "type=\"module\""] {
        let head = format!("<script {how} src=\"{}/embed.js\"></script>\n", origin());
        at_a_site(&Visitor::default(), &page(&head, &element("")), check_one_works);
    }
}

#[test]
fn it_may_be_loaded_late() {
    at_a_site(&Visitor::default(), &page("", &element("")), |host| {
        host.until("the page is there", "document.readyState === 'complete'");
        assert_eq!(host.read("document.querySelector('palanca-calculator a').innerText"), "Abrir la calculadora");
        host.run_async(LOAD, json!([format!("{}/embed.js", origin())]));
        check_one_works(host);
    });
}

#[test]
fn it_leaves_nothing_behind_in_the_page() {
    let names = "return Object.getOwnPropertyNames(window).filter((name) => !/^\\d+$/.test(name))";
    at_a_site(&Visitor::default(), &page("", &element("")), |host| {
        host.until("the page is there", "document.readyState === 'complete'");
        let before = host.run(names, json!([]));
        host.run_async(LOAD, json!([format!("{}/embed.js", origin())]));
        check_one_works(host);
        assert_eq!(host.run(names, json!([])), before);
        let scripts = host.run(
            "const seen = []; for (const name of ['titles', 'looks', 'settings', 'told', 'style', 'script', 'root'])
               try { (0, eval)(name); seen.push(name) } catch {}
             return seen",
            json!([]),
        );
        assert_eq!(scripts, json!([]), "not even a name that scripts share");
    });
}

#[test]
fn the_link_inside_is_there_until_the_calculator_is() {
    at_a_site(&Visitor::default(), &page("", &element("")), |host| {
        host.run_async(LOAD, json!([format!("{}/embed.js", origin())]));
        host.until_ready(1);
        let is_seen = "document.querySelector('palanca-calculator a').checkVisibility()";
        host.until("the link is gone", &format!("!{is_seen}"));
        host.until("the frame is seen", &format!("{}.checkVisibility({{ visibilityProperty: true }})", frame(0)));
    });
    // A site whose own policy forbids the frame still has its link.
    let policy =
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"frame-src {}\">\n", "http://127.0.0.1:1");
    let host = super::opened(&Visitor::default(), &page(&policy, &format!("{}{}", script(), element(""))));
    host.until("the element is at work", &format!("{}.shadowRoot", element_of(0)));
    host.let_it_draw();
    host.click("palanca-calculator a");
    host.until("the link is followed", &format!("location.href.startsWith('{}/es/')", origin()));
}

#[test]
fn a_page_that_changes_itself_puts_it_in_and_takes_it_out() {
    at_a_site(&Visitor::default(), &page("", &format!("{}<main></main>", script())), |host| {
        host.until("the element is known", "customElements.get('palanca-calculator')");
        for time in 1..=4 {
            host.run(
                "const made = document.createElement('palanca-calculator');
                 made.setAttribute('lang', 'en');
                 made.setAttribute('prefill', 'leads=321');
                 document.querySelector('main').replaceChildren(made)",
                json!([]),
            );
            host.until_ready(time);
            assert_eq!(host.count("listeners.size"), 1, "one calculator, one listener");
            host.until_inside(0, "it has its figures", "document.querySelector('[name=leads]')?.value === '321'");
        }
        host.until_fits(0);
        host.run("document.querySelector('main').replaceChildren()", json!([]));
        assert_eq!(host.count("listeners.size"), 0, "none is left, and nobody listens");
    });
}

#[test]
fn it_can_be_moved_and_put_in_again() {
    let body = format!("{}<section></section><aside>{}</aside>", script(), element("prefill=\"leads=321\""));
    at_a_site(&Visitor::default(), &page("", &body), |host| {
        host.until_ready(1);
        host.until_fits(0);
        let height = host.count(&format!("{}.clientHeight", frame(0)));
        // It does not fall in on itself while its frame loads again.
        let moved = host.run(
            &format!(
                "const moved = {};
                 document.querySelector('section').append(moved);
                 return moved.clientHeight",
                element_of(0)
            ),
            json!([]),
        );
        assert_eq!(moved, height);
        host.until_ready(2);
        host.until_fits(0);
        assert_eq!(host.count("listeners.size"), 1);
        host.until_inside(0, "it has its figures", "document.querySelector('[name=leads]')?.value === '321'");
        // Kept aside by the page for a while, and changed there.
        host.run(
            &format!(
                "window.kept = {};
                 kept.remove();
                 kept.setAttribute('lang', 'en');
                 kept.setAttribute('prefill', 'leads=123')",
                element_of(0)
            ),
            json!([]),
        );
        assert_eq!(host.count("listeners.size"), 0);
        host.run("document.querySelector('aside').append(kept)", json!([]));
        host.until_ready(3);
        host.until_inside(0, "it speaks English", "location.pathname === '/en/embed/'");
        host.until_inside(0, "it has its figures", "document.querySelector('[name=leads]')?.value === '123'");
        assert_eq!(host.count("listeners.size"), 1);
    });
}

#[test]
fn several_on_a_page_stay_apart() {
    let body = format!(
        "{}{}{}",
        script(),
        element("id=\"one\" lang=\"es\" sections=\"calculator\" prefill=\"leads=111\""),
        element("id=\"two\" lang=\"en\" sections=\"value\" prefill=\"leads=222&deal=5000\"")
    );
    at_a_site(&Visitor { height: 4000, ..Visitor::default() }, &page("", &body), |host| {
        host.until_ready(2);
        host.until_fits(0);
        host.until_fits(1);
        let height = |index| host.count(&format!("{}.clientHeight", frame(index)));
        assert!(height(0) > height(1) + 300, "each has its own height: {} and {}", height(0), height(1));
        assert_eq!(host.count("listeners.size"), 2);
        let names = host.run(&format!("return [{}.name, {}.name]", frame(0), frame(1)), json!([]));
        assert_ne!(names[0], names[1]);
        host.until("each has told its result", "heard.filter((event) => event.type === 'palanca:result').length === 2");

        host.type_into(0, "hybrid_rate", "900");
        host.until("the first one's result changes", "heard.length === 5");
        assert_eq!(host.run("return heard.at(-1).name", json!([])), names[0], "the event is the first one's");
        host.until_inside(1, "the other has its figures", "document.querySelector('[name=leads]')?.value === '222'");
        let other = host.inside(1, |frame| frame.read("document.querySelector('[name=hybrid_rate]').value"));
        assert_ne!(other, "900");

        host.run(&format!("{}.remove()", element_of(0)), json!([]));
        assert_eq!(host.count("listeners.size"), 1);
        host.run(&format!("{}.set({{ leads: 333 }})", element_of(0)), json!([]));
        host.until_inside(0, "the other goes on", "document.querySelector('[name=leads]')?.value === '333'");
    });
}

#[test]
fn a_calculator_without_a_page_does_nothing() {
    at_a_site(&Visitor::default(), &page_with(""), |host| {
        host.until_ready(1);
        host.run(
            "const made = document.createElement('palanca-calculator');
             made.setAttribute('lang', 'en');
             made.set({ leads: 5 });
             made.removeAttribute('lang')",
            json!([]),
        );
        host.let_it_draw();
        assert_eq!(host.count("listeners.size"), 1);
        host.until_ready(1);
    });
}

/// Loads a script that was not there before.
const LOAD: &str = "await new Promise((resolve, reject) => {
    const script = document.createElement('script');
    Object.assign(script, { src: arguments[0], onload: resolve, onerror: reject });
    document.body.append(script);
  });
  return true";

/// One calculator on the page, and it works.
fn check_one_works(host: &Host) {
    host.until_ready(1);
    host.until_fits(0);
    host.until("it is the only one", "heard.length === 2");
    assert_eq!(host.count("listeners.size"), 1);
}
