//! What the page around the calculator is told: few things, each once, and never a figure.

use serde_json::{Value, json};

use super::{Host, at_a_site, element_of, frame, loaded, page_with};
use crate::browser::{Visitor, key};
use crate::page::origin;

#[test]
fn events_come_once_and_in_order() {
    at_a_site(&Visitor::default(), &page_with("cta-url=\"https://example.com/cita\" accent=\"#ffff00\""), |host| {
        go_through(host);
        assert_eq!(host.events(), told());
        let kinds =
            host.run("return heard.every((event) => event.bubbles && event.composed && !event.cancelable)", json!([]));
        assert_eq!(kinds, true);
        assert_eq!(host.run("return window.dataLayer ?? null", json!([])), Value::Null, "nobody asked for it");
    });
}

#[test]
fn the_data_layer_gets_each_event_once() {
    let attributes = "data-layer cta-url=\"https://example.com/cita\" accent=\"#ffff00\"";
    at_a_site(&Visitor::default(), &page_with(attributes), |host| {
        host.run("window.dataLayer ??= []; dataLayer.unshift({ event: 'page' })", json!([]));
        go_through(host);
        let told = told();
        let events = told.as_array().expect("a list").iter().map(|event| {
            let name = event[0].as_str().expect("a name").replace(':', "_");
            json!({ "event": name, "palanca": event[1] })
        });
        let expected: Vec<Value> = [json!({ "event": "page" })].into_iter().chain(events).collect();
        assert_eq!(host.run("return dataLayer", json!([])), json!(expected));
    });
}

#[test]
fn no_figure_of_money_leaves_the_frame() {
    let prefill = "prefill=\"team_cost=41&hybrid_rate=37&deal=5123&ceo_value=83&leads=321\"";
    at_a_site(
        &Visitor::default(),
        &page_with(&format!("data-layer cta-url=\"https://example.com/\" {prefill}")),
        |host| {
            go_through(host);
            host.type_into(0, "team_cost", "43");
            host.inside(0, |frame| frame.press(key::TAB));
            host.let_it_draw();
            host.until_fits(0);
            let told = host.run("return messages.filter((message) => message.type !== 'height')", json!([]));
            let allowed = [
                ("hello", &[][..]),
                ("ready", &[]),
                ("result", &["winner", "saving"]),
                ("share", &["money"]),
                ("cta", &[]),
                ("error", &["code"]),
            ];
            let told = told.as_array().expect("a list");
            assert!(told.len() > 4, "{told:?}");
            for message in told {
                let name = message["type"].as_str().expect("a name");
                let (_, keys) = allowed.iter().find(|(known, _)| *known == name).expect("a known message");
                let data = message["data"].as_object().expect("an object");
                assert!(data.keys().all(|key| keys.contains(&key.as_str())), "{message}");
                assert!(
                    data.values().all(|value| value.is_string() || value.is_boolean() || value.is_null()),
                    "{message}"
                );
            }
            // Nor does any of it stand in an address, where the frame's own host would read it.
            let address = host.read(&format!("{}.src", frame(0)));
            let loaded = loaded(host).join(" ");
            for figure in ["41", "37", "5123", "83", "321", "43"] {
                assert!(!address.replace(origin(), "").contains(figure), "{address}");
                assert!(!loaded.replace(origin(), "").contains(figure), "{loaded}");
            }
        },
    );
}

#[test]
fn a_site_can_put_figures_in_at_any_time() {
    at_a_site(&Visitor::default(), "", |host| {
        host.run(
            "const script = document.createElement('script');
             script.src = arguments[0];
             const made = document.createElement('palanca-calculator');
             document.body.append(made, script);
             return customElements.whenDefined('palanca-calculator').then(() => {
               made.set({ leads: 300, sector: 'saas' });
               made.set({ leads: 301 });
             })",
            json!([format!("{}/embed.js", origin())]),
        );
        host.until_ready(1);
        check_figures(host, &[("leads", "301"), ("sector", "saas")]);
        host.run(&format!("{}.set({{ leads: '250.5', hybrid_hours: null }})", element_of(0)), json!([]));
        check_figures(host, &[("leads", "250,5"), ("sector", "saas")]);
        // What is no figure changes none.
        host.run(
            &format!(
                "const made = {}; made.set({{}}); made.set(); made.set(null); made.set({{ nothing: 3 }})",
                element_of(0)
            ),
            json!([]),
        );
        host.run(&format!("{}.set({{ hours: 6 }})", element_of(0)), json!([]));
        check_figures(host, &[("leads", "250,5"), ("hours", "6")]);
    });
}

/// Does all that the site is told of, in one go.
#[track_caller]
fn go_through(host: &Host) {
    host.until_ready(1);
    host.until_fits(0);
    host.until("the first result is told", "heard.some((event) => event.type === 'palanca:result')");
    // Figures that change nothing of it are not told.
    host.type_into(0, "setup", "77");
    host.until_inside(0, "the address follows", "location.hash.includes('setup=77')");
    host.inside(0, |frame| {
        frame.until("there is a mail", "document.querySelector('[data-share=mail]')");
        // Neither a mail program nor another tab is opened for it.
        frame.run(
            "addEventListener('click', (event) => { if (event.target.closest('a')) event.preventDefault() })",
            json!([]),
        );
        frame.click("[data-share=mail]");
        frame.click("[data-sends-money]");
        frame.until("the mail follows", "document.querySelector('[data-share=mail]').href.includes('setup')");
        frame.click("[data-share=mail]");
        frame.click("[data-call]");
    });
    host.until("the call is told", "heard.some((event) => event.type === 'palanca:cta')");
    // Hybrid at a rate that nobody pays: somebody else wins.
    host.inside(0, |frame| {
        frame
            .run("document.querySelector('[name=hybrid_rate]').closest('details')?.setAttribute('open', '')", json!([]))
    });
    host.type_into(0, "hybrid_rate", "900");
    host.until("the other result is told", "heard.filter((event) => event.type === 'palanca:result').length > 1");
    host.let_it_draw();
}

/// What the site is told of it.
fn told() -> Value {
    json!([
        ["palanca:ready", {}],
        ["palanca:error", { "code": "accent_adjusted" }],
        ["palanca:result", { "winner": "hybrid", "saving": "over_50" }],
        ["palanca:share", { "money": false }],
        ["palanca:share", { "money": true }],
        ["palanca:cta", {}],
        ["palanca:result", { "winner": "full_service", "saving": "to_25" }],
    ])
}

#[track_caller]
fn check_figures(host: &Host, figures: &[(&str, &str)]) {
    for (name, value) in figures {
        let held = format!("document.querySelector('[name={name}]')?.value === '{value}'");
        host.until_inside(0, &format!("{name} is {value}"), &held);
    }
}
