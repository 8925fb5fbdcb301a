//! What a site sets at the element, first and later: the calculator takes it on without starting again.

use serde_json::json;

use super::{Host, at_a_site, element_of, frame, page, page_with, snippet};
use crate::browser::Visitor;
use crate::page::{LANGUAGES, origin, site};

#[test]
fn the_language_is_the_element_s_or_the_page_s() {
    for (page_language, attributes, expected) in [
        ("en", "", "en"),
        ("en-GB", "", "en"),
        ("en", "lang=\"es\"", "es"),
        ("en", "lang=\"ES-mx\"", "es"),
        ("en", "lang=\"xx\"", "en"),
        ("xx", "lang=\"constructor\"", "es"),
        ("", "", "es"),
    ] {
        let html =
            page("", &snippet(attributes)).replace("<html lang=\"es\">", &format!("<html lang=\"{page_language}\">"));
        at_a_site(&Visitor::default(), &html, |host| {
            host.until_ready(1);
            let address = host.read(&format!("{}.src", frame(0)));
            assert_eq!(address, format!("{}/{expected}/embed/", origin()), "{page_language:?}, {attributes}");
        });
    }
}

#[test]
fn every_language_has_its_frame_and_its_title() {
    at_a_site(&Visitor::default(), &page_with(""), |host| {
        host.until_ready(1);
        for (changes, language) in LANGUAGES.into_iter().enumerate().skip(1) {
            set(host, &[("lang", language)]);
            host.until_ready(changes + 1);
            assert_eq!(site().answer(&format!("/{language}/embed/"), "").status, 200);
            let title = host.read(&format!("{}.title", frame(0)));
            assert_eq!(title, host.inside(0, |frame| frame.read("document.title")), "a frame is called as its page");
        }
    });
}

#[test]
fn a_look_that_is_set_is_there_at_once() {
    let look = "theme=\"dark\" accent=\"#0b5fff\" accent-dark=\"#8fb4ff\" background=\"#fff\" radius=\"2\" font=\"Georgia\" \
        sections=\"calculator,pilot\"";
    at_a_site(
        &Visitor::default(),
        &page_with(&format!("{look} currency=\"CHF\" prefill=\"leads=321\" cta-url=\"https://a.example/\"")),
        |host| {
            host.until_ready(1);
            let query = host.read(&format!("new URL({}.src).searchParams.toString()", frame(0)));
            let mut keys: Vec<&str> =
                query.split('&').filter_map(|pair| pair.split_once('=')).map(|(key, _)| key).collect();
            keys.sort_unstable();
            // The look alone: no figure, no currency and no address of the site's.
            assert_eq!(keys, ["accent", "accent-dark", "background", "font", "radius", "sections", "theme"]);
            host.until_inside(0, "the theme is dark", "document.documentElement.dataset.theme === 'dark'");
            host.until_inside(0, "its accent is the site's", &is_accent("#8fb4ff"));
            host.until_inside(
                0,
                "the audit is not shown",
                "document.querySelector('#audit') && !document.querySelector('#audit').checkVisibility()",
            );
            host.until_inside(0, "the pilot is", "document.querySelector('#pilot').checkVisibility()");
            assert_eq!(host.events(), json!([["palanca:ready", {}], result()]));
        },
    );
}

#[test]
fn a_change_is_taken_on_where_it_stands() {
    at_a_site(&Visitor::default(), &page_with(""), |host| {
        host.until_ready(1);
        host.until_fits(0);
        host.inside(0, |frame| frame.run("window.is_the_same = true", json!([])));
        let changes: [(&str, &str, String); 10] = [
            ("theme", "dark", "document.documentElement.dataset.theme === 'dark'".into()),
            ("theme", "light", "document.documentElement.dataset.theme === 'light'".into()),
            ("accent", "#0b5fff", is_accent("#0b5fff")),
            ("sections", "pilot", "!document.querySelector('#calculator').checkVisibility()".into()),
            ("sections", "", "document.querySelector('#calculator').checkVisibility()".into()),
            (
                "cta-url",
                "https://example.com/cita",
                "document.querySelector('[data-call]')?.href.startsWith('https://example.com/cita')".into(),
            ),
            ("cta-label", "Reservar", "document.querySelector('[data-call]').innerText === 'Reservar'".into()),
            ("prefill", "leads=321", "document.querySelector('[name=leads]').value === '321'".into()),
            ("prefill", "leads=123&hours=7", "document.querySelector('[name=leads]').value === '123'".into()),
            ("currency", "CHF", "document.querySelector('#calculator').innerText.includes('CHF')".into()),
        ];
        for (name, value, becomes) in changes {
            set(host, &[(name, value)]);
            host.until_inside(0, &format!("{name} is {value}"), &becomes);
        }
        host.until_fits(0);
        host.until_inside(0, "it never started again", "window.is_the_same");
        host.until_ready(1);
        assert_eq!(host.events(), json!([["palanca:ready", {}], result()]));
        // And back to where it was.
        host.run(&format!("{}.removeAttribute('cta-url')", element_of(0)), json!([]));
        host.until_inside(0, "there is no call any more", "!document.querySelector('[data-call]')");
    });
}

#[test]
fn what_is_no_longer_set_is_taken_back() {
    let attributes = "currency=\"CHF\" prefill=\"leads=321&amp;sector=saas\" data-layer=\"false\"";
    at_a_site(&Visitor::default(), &page_with(attributes), |host| {
        host.until_ready(1);
        host.until_inside(0, "its figures are the site's", "document.querySelector('[name=leads]').value === '321'");
        host.run(&format!("{0}.removeAttribute('prefill'); {0}.removeAttribute('currency')", element_of(0)), json!([]));
        host.until_inside(0, "they are the example's", "document.querySelector('[name=leads]').value === '150'");
        host.until_inside(
            0,
            "so is the currency",
            "!document.querySelector('#calculator .answer').innerText.includes('CHF')",
        );
        assert_eq!(host.run("return window.dataLayer ?? null", json!([])), json!(null), "false is false");
    });
}

#[test]
fn properties_may_be_set_before_the_script_has_come() {
    at_a_site(&Visitor::default(), "", |host| {
        let set_early = "const made = document.createElement('palanca-calculator');
            Object.assign(made, { prefill: 'leads=321', accentDark: '#8fb4ff', dataLayer: true });
            const script = document.createElement('script');
            script.src = arguments[0];
            document.body.append(made, script)";
        host.run(set_early, json!([format!("{}/embed.js", origin())]));
        host.until_ready(1);
        host.until_inside(0, "they hold", "document.querySelector('[name=leads]').value === '321'");
        assert_eq!(host.read(&format!("{}.getAttribute('accent-dark')", element_of(0))), "#8fb4ff");
        assert!(host.count("dataLayer.length") > 0);
        host.run(&format!("{}.prefill = null", element_of(0)), json!([]));
        host.until_inside(0, "they are taken back", "document.querySelector('[name=leads]').value === '150'");
    });
}

#[test]
fn what_can_t_be_read_is_told_by_its_name() {
    at_a_site(&Visitor::default(), &page_with("currency=\"$\" prefill=\"leeds=3\""), |host| {
        host.until_ready(1);
        let codes = "heard.filter((event) => event.type === 'palanca:error').map((event) => event.detail.code).join()";
        host.until("it is reported", &format!("{codes} === 'unreadable_currency,unreadable_prefill'"));
        host.run(&format!("{}.set({{ leads: 'many' }})", element_of(0)), json!([]));
        host.until("that is reported too", &format!("{codes}.endsWith('unreadable_inputs')"));
    });
}

#[test]
fn a_visitor_keeps_their_figures_when_something_else_changes() {
    at_a_site(&Visitor::default(), &page_with("prefill=\"leads=321\""), |host| {
        host.until_ready(1);
        host.until_fits(0);
        host.type_into(0, "leads", "77");
        host.until_inside(0, "it is theirs", "location.hash.includes('leads=77')");
        set(host, &[("theme", "dark"), ("prefill", "leads=123"), ("cta-url", "https://example.com/")]);
        host.until_inside(0, "it is dark", "document.documentElement.dataset.theme === 'dark'");
        let leads = host.inside(0, |frame| frame.read("document.querySelector('[name=leads]').value"));
        assert_eq!(leads, "77");
    });
}

#[test]
fn several_changes_are_told_as_one() {
    at_a_site(&Visitor::default(), &page_with(""), |host| {
        host.until_ready(1);
        host.inside(0, |frame| {
            let count = "window.told = [];
                addEventListener('message', ({ data }) => told.push([data.type, data.data.config]))";
            frame.run(count, json!([]));
        });
        set(host, &[("theme", "dark"), ("accent", "#8fb4ff"), ("cta-label", "Reservar"), ("data-layer", "")]);
        host.until_inside(0, "it is reported", "told.length > 0");
        host.let_it_draw();
        let told = host.inside(0, |frame| frame.run("return told", json!([])));
        let expected = json!([["init", { "theme": "dark", "accent": "#8fb4ff", "cta_label": "Reservar" }]]);
        assert_eq!(told, expected);
    });
}

#[test]
fn another_language_starts_the_frame_again() {
    at_a_site(&Visitor::default(), &page_with("lang=\"es\" prefill=\"leads=321\""), |host| {
        host.until_ready(1);
        host.until_fits(0);
        let (steps, height) = (host.count("history.length"), host.count(&format!("{}.clientHeight", frame(0))));
        // Seen at once: a little later the new frame may have told its own height.
        let change = "const [element] = document.querySelectorAll('palanca-calculator');
            element.setAttribute('lang', 'en');
            element.setAttribute('theme', 'dark');
            return Promise.resolve().then(() => element.shadowRoot.querySelector('iframe').clientHeight)";
        assert_eq!(host.run(change, json!([])), json!(height), "the page does not fall in for it");
        host.until_ready(2);
        host.until_inside(0, "it is the English frame", "location.pathname === '/en/embed/'");
        host.until_inside(0, "it is dark", "document.documentElement.dataset.theme === 'dark'");
        host.until_inside(0, "it has the site's figures", "document.querySelector('[name=leads]')?.value === '321'");
        host.until_fits(0);
        assert_eq!(host.count("history.length"), steps, "it is no step that the visitor would have to go back");
        assert_eq!(host.count("listeners.size"), 1);
        // The same language by another name is no other language.
        host.inside(0, |frame| frame.run("window.is_the_same = true", json!([])));
        set(host, &[("lang", "en-GB"), ("theme", "light")]);
        host.until_inside(0, "it is light", "document.documentElement.dataset.theme === 'light' && window.is_the_same");
    });
}

#[test]
fn the_ground_is_the_site_s_own() {
    for theme in ["light", "dark"] {
        // Neither the page's theme nor the visitor's is the calculator's: the site's colour shows through all the same.
        let prefers_dark = theme == "light";
        let visitor = Visitor { prefers_dark, ..Visitor::default() };
        let head = "<style>html { background: rgb(10, 20, 200) } body { margin: 0 }</style>";
        at_a_site(&visitor, &page(head, &snippet(&format!("theme=\"{theme}\""))), |host| {
            host.until_ready(1);
            host.until_fits(0);
            host.let_it_draw();
            assert_eq!(colour_at_the_corner(host), [10, 20, 200], "{theme}");
        });
    }
}

/// The colour of the screen at the top left, where nothing is written.
#[track_caller]
fn colour_at_the_corner(host: &Host) -> [u64; 3] {
    let colour = host.run_async(
        "const image = new Image();
         image.src = 'data:image/png;base64,' + arguments[0];
         await image.decode();
         const canvas = document.createElement('canvas');
         const context = canvas.getContext('2d');
         context.drawImage(image, 0, 0);
         return [...context.getImageData(2, 2, 1, 1).data.slice(0, 3)]",
        json!([host.picture()]),
    );
    serde_json::from_value(colour).expect("three numbers")
}

/// Sets attributes of the first calculator, in one go.
#[track_caller]
fn set(host: &Host, attributes: &[(&str, &str)]) {
    host.run(
        &format!("for (const [name, value] of arguments[0]) {}.setAttribute(name, value)", element_of(0)),
        json!([attributes]),
    );
}

fn is_accent(colour: &str) -> String {
    format!(
        "(() => {{
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.color = 'var(--accent)';
          const shown = getComputedStyle(probe).color;
          probe.style.color = '{colour}';
          const wanted = getComputedStyle(probe).color;
          probe.remove();
          return shown === wanted;
        }})()"
    )
}

/// With the example team's figures.
fn result() -> serde_json::Value {
    json!(["palanca:result", { "winner": "hybrid", "saving": "over_50" }])
}
