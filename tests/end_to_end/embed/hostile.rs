//! A page around the calculator that means harm, or frames in it that do: nothing changes, and nothing breaks.

use serde_json::{Value, json};

use super::{Host, at_a_site, element_of, frame, page_with};
use crate::browser::Visitor;
use crate::page::origin;

/// Bodies of messages that are none of ours, or not quite.
const MALFORMED: &str = "[
    undefined, null, 5, NaN, true, '', 'height', [], {}, new Date(), new Map([['source', 'palanca']]), new ArrayBuffer(8),
    { source: 'palanca' },
    { source: 'palanca', v: 1 },
    { source: 'palanca', v: 1, id: NAME },
    { source: 'palanca', v: 1, id: NAME, type: null, data: null },
    { source: 'palanca', v: 1, id: NAME, type: 'height' },
    { source: 'palanca', v: 1, id: NAME, type: 'height', data: null },
    { source: 'palanca', v: 1, id: NAME, type: 'toString', data: {} },
    { source: 'palanca', v: 1, id: NAME, type: '__proto__', data: {} },
    { source: 'palanca', v: 1, id: NAME, type: ['ready'], data: {} },
    { source: 'palanca', v: 1, id: NAME + '0', type: 'height', data: { px: 7 } },
    { source: 'palanca', v: 2, id: NAME, type: 'height', data: { px: 7 } },
    { source: 'palanca', v: '1', id: NAME, type: 'height', data: { px: 7 } },
    { source: 'other', v: 1, id: NAME, type: 'height', data: { px: 7 } },
    ...[NaN, Infinity, -Infinity, -1, 0, 0.5, 7.5, 1e5, 1e9, 2 ** 53, '7', '7px', null, undefined, [7], { valueOf: 7 }]
      .map((px) => ({ source: 'palanca', v: 1, id: NAME, type: 'height', data: { px } })),
  ]";

/// Messages that would do something, were they from the frame.
const GENUINE: &str = "[
    { source: 'palanca', v: 1, id: NAME, type: 'height', data: { px: 7 } },
    { source: 'palanca', v: 1, id: NAME, type: 'ready', data: {} },
    { source: 'palanca', v: 1, id: NAME, type: 'result', data: { winner: 'internal', saving: 'none' } },
    { source: 'palanca', v: 1, id: NAME, type: 'error', data: { code: 'made_up' } },
    { source: 'palanca', v: 1, id: NAME, type: 'hello', data: {} },
  ]";

/// Messages that would do something, were they from the page around the frame.
const ORDERS: &str = "[
    { source: 'palanca', v: 1, id: NAME, type: 'init', data: { config: { theme: 'dark', prefill: 'leads=7', sections: 'audit' } } },
    { source: 'palanca', v: 1, id: NAME, type: 'set', data: { inputs: { leads: '7', team_cost: 7 } } },
  ]";

#[test]
fn another_frame_can_t_speak_for_the_calculator() {
    at_a_site(&Visitor::default(), &page_with("data-layer"), |host| {
        let before = settled(host);
        // From a frame of the page's own origin, from a stranger's, and from the page itself.
        for place in ["/posts/", "data:text/html,"] {
            let script = format!(
                "for (const message of {}) parent.postMessage(message, '*'); parent.postMessage('done', '*')",
                GENUINE.replace("NAME", "'palanca-1'")
            );
            post_from_a_frame(host, place, &script);
        }
        host.run(&format!("for (const message of {}) postMessage(message, '*')", named(GENUINE)), json!([]));
        check_unchanged(host, &before);
    });
}

#[test]
fn a_stranger_in_the_frame_can_t_speak_for_the_calculator() {
    at_a_site(&Visitor::default(), &page_with("data-layer"), |host| {
        let before = settled(host);
        let posts = GENUINE.replace("NAME", "'palanca-1'");
        let script =
            format!("for (const message of {posts}) parent.postMessage(message, '*'); parent.postMessage('done', '*')");
        let address = format!("data:text/html,<script>{}</script>", script.replace('%', "%25").replace('#', "%23"));
        // The same window, at another origin.
        host.run(&format!("{}.contentWindow.location = arguments[0]", frame(0)), json!([address]));
        host.until("it has spoken", "messages.includes('done')");
        host.let_it_draw();
        assert_eq!(seen(host)[0], before[0], "the height");
        assert_eq!(seen(host)[1], before[1], "the events");
    });
}

#[test]
fn what_is_no_message_changes_nothing() {
    at_a_site(&Visitor::default(), &page_with("data-layer"), |host| {
        let before = settled(host);
        // To the element, in the frame's own name.
        host.inside(0, |frame| {
            frame.run(
                &format!("for (const body of {}) parent.postMessage(body, '*')", MALFORMED.replace("NAME", "name")),
                json!([]),
            );
            // Large ones, and many.
            frame.run(
                "const data = { px: '9'.repeat(1e6) };
                 for (let sent = 0; sent < 20; sent += 1) parent.postMessage({ source: 'palanca', v: 1, id: name, type: 'height', data }, '*');
                 for (let sent = 0; sent < 2000; sent += 1) parent.postMessage({ source: 'palanca', v: 1, id: name, type: 'nothing', data: { sent } }, '*');
                 parent.postMessage('done', '*')",
                json!([]),
            );
        });
        host.until("all of it was heard", "messages.includes('done')");
        // To the frame, from the page around it.
        host.run(
            &format!("for (const body of {}) {}.contentWindow.postMessage(body, '*')", named(MALFORMED), frame(0)),
            json!([]),
        );
        send(
            host,
            "[undefined, null, 7, 'leads=7', [], { inputs: 7 }, { inputs: ['leads', 7] }, { inputs: { leads: {} } }, { inputs: { leads: [7] } }, { inputs: { __proto__: 7 } }].map((data) => ['set', data])",
        );
        send(host, "[undefined, null, 7, {}, { config: 7 }, { config: 'theme=dark' }].map((data) => ['init', data])");
        send(
            host,
            "Array.from({ length: 300 }, (_, sent) => ['set', { inputs: Object.fromEntries(Array.from({ length: 500 }, (_, index) => ['key' + index, 'x'.repeat(200)])) }])",
        );
        check_unchanged(host, &before);
        // After all that it still answers.
        host.run(&format!("{}.set({{ leads: 222 }})", element_of(0)), json!([]));
        host.until_inside(0, "it answers", "document.querySelector('[name=leads]').value === '222'");
        host.until_fits(0);
    });
}

#[test]
fn another_frame_can_t_give_the_calculator_orders() {
    at_a_site(&Visitor::default(), &page_with("data-layer"), |host| {
        let before = settled(host);
        let target =
            "parent.document.querySelector('palanca-calculator').shadowRoot.querySelector('iframe').contentWindow";
        let script = format!(
            "for (const message of {}) {target}.postMessage(message, '*'); parent.postMessage('done', '*')",
            ORDERS.replace("NAME", "'palanca-1'")
        );
        post_from_a_frame(host, "/posts/", &script);
        // Nor can it give them to itself.
        host.inside(0, |frame| {
            frame.run(
                &format!("for (const message of {}) postMessage(message, '*')", ORDERS.replace("NAME", "name")),
                json!([]),
            )
        });
        check_unchanged(host, &before);
    });
}

#[test]
fn a_figure_that_is_no_figure_is_told_and_does_no_harm() {
    let prefill = "leads=javascript:hit()&amp;hours=<img src=x onerror=hit()>&amp;title=<script>hit()</script><img src=x onerror=hit()>\
        &amp;team_cost=1e999&amp;constructor=5&amp;__proto__=6&amp;sql=%00%FF&amp;worked=-5";
    at_a_site(&Visitor::default(), &page_with(&format!("prefill=\"{prefill}\"")), |host| {
        host.until_ready(1);
        host.until_fits(0);
        host.until_inside(0, "it is told", "document.querySelectorAll('[data-notice]').length > 2");
        let made =
            host.inside(0, |frame| frame.count("document.querySelectorAll('img, main script, [onerror]').length"));
        assert_eq!(made, 0, "markup stays text");
    });
}

#[test]
fn a_call_that_is_no_address_of_the_web_is_not_offered() {
    for url in [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://example.com/1",
        "https:///",
        "//example.com",
        "https://exa mple.com/",
    ] {
        at_a_site(&Visitor::default(), &page_with("cta-label=\"Reservar\""), |host| {
            host.until_ready(1);
            host.run(&format!("{}.setAttribute('cta-url', arguments[0])", element_of(0)), json!([url]));
            let code =
                "heard.some((event) => event.type === 'palanca:error' && event.detail.code === 'unreadable_cta_url')";
            host.until("the site is told", code);
            host.until_fits(0);
            assert_eq!(
                host.inside(0, |frame| frame.count("document.querySelectorAll('[data-call]').length")),
                0,
                "{url}"
            );
        });
    }
}

#[test]
fn a_label_is_text() {
    let label = "<img src=x onerror=hit()>&lt;b&gt;";
    at_a_site(
        &Visitor::default(),
        &page_with(&format!("cta-url=\"https://example.com/\" cta-label=\"{label}\"")),
        |host| {
            host.until_ready(1);
            host.until_inside(0, "the call is offered", "document.querySelector('[data-call]')");
            let shown = host.inside(0, |frame| frame.read("document.querySelector('[data-call]').textContent"));
            assert_eq!(shown, "<img src=x onerror=hit()><b>");
        },
    );
}

#[test]
fn a_look_that_can_t_be_read_leads_nowhere() {
    let attributes = "theme=\"dark&quot; onload=&quot;hit()\" accent=\"url(https://example.com/x)\" font=\"x;}*{display:none}\" \
        radius=\"calc(1px)\" sections=\"calculator,../..,<b>\" lang=\"../../evil\" background-dark=\"expression(hit())\"";
    at_a_site(&Visitor::default(), &page_with(attributes), |host| {
        host.until_ready(1);
        host.until_fits(0);
        let address = host.read(&format!("new URL({}.src).origin + new URL({0}.src).pathname", frame(0)));
        assert_eq!(address, format!("{}/es/embed/", origin()));
        let codes = host.run(
            "return heard.filter((event) => event.type === 'palanca:error').map((event) => event.detail.code).sort()",
            json!([]),
        );
        let expected = [
            "unknown_section",
            "unreadable_accent",
            "unreadable_background-dark",
            "unreadable_font",
            "unreadable_radius",
            "unreadable_theme",
        ];
        assert_eq!(codes, json!(expected));
        let strange = host.inside(0, |frame| {
            frame.run("return performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.startsWith(location.origin))", json!([]))
        });
        assert_eq!(strange, json!([]), "nothing is fetched for it");
    });
}

/// What must stay as it is: the height, the events, the data layer, and what stands in the frame.
fn seen(host: &Host) -> Value {
    // Each set of inputs that can't be read is an error of its own.
    let around = host.run(
        &format!(
            "const isOther = (event) => !JSON.stringify(event).includes('unreadable_inputs');
             return [{}.clientHeight, heard.filter(isOther), window.dataLayer?.filter(isOther) ?? null]",
            frame(0)
        ),
        json!([]),
    );
    let inside = host.inside(0, |frame| {
        frame.run(
            "return [location.href, document.documentElement.dataset.theme ?? null, document.body.innerText]",
            json!([]),
        )
    });
    json!([around[0], around[1], around[2], inside])
}

#[track_caller]
fn settled(host: &Host) -> Value {
    host.until_ready(1);
    host.until_fits(0);
    host.until("the first result is told", "heard.length === 2");
    seen(host)
}

#[track_caller]
fn check_unchanged(host: &Host, before: &Value) {
    host.let_it_draw();
    host.inside(0, |frame| frame.let_it_draw());
    assert_eq!(seen(host), *before);
}

/// The messages with the name of the first calculator's frame, as an expression of the page around it.
fn named(messages: &str) -> String {
    messages.replace("NAME", &format!("{}.name", frame(0)))
}

/// Sends pairs of type and data to the frame, in the name of the page around it.
#[track_caller]
fn send(host: &Host, pairs: &str) {
    host.run(
        &format!(
            "const frame = {};
             for (const [type, data] of {pairs})
               frame.contentWindow.postMessage({{ source: 'palanca', v: 1, id: frame.name, type, data }}, '*')",
            frame(0)
        ),
        json!([]),
    );
}

/// Runs a script in another frame of the page, and waits until it has posted `done`.
#[track_caller]
fn post_from_a_frame(host: &Host, place: &str, script: &str) {
    host.run(
        "messages.length = 0;
         const [place, script] = arguments;
         const other = document.createElement('iframe');
         if (place.startsWith('data:')) other.src = place + encodeURIComponent(`<script>${script}</script>`);
         else other.srcdoc = `<script>${script}</script>`;
         document.body.append(other)",
        json!([place, script]),
    );
    host.until("the other frame has spoken", "messages.includes('done')");
}
