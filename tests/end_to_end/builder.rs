//! A marketer puts the calculator on a site: chooses how it looks and what it starts with, sees it, copies the code, and the
//! site's page shows that very widget.

use serde_json::{Value, json};

use crate::accessibility::check_axe;
use crate::browser::{Visitor, key};
use crate::embed::{self, published};
use crate::page::{self, Page, in_language, in_some_languages, text};
use crate::phone::{check_fits, check_large_enough};

/// The page inside the preview, which comes from the same site and so may be looked into.
const INSIDE: &str =
    "document.querySelector('palanca-calculator')?.shadowRoot?.querySelector('iframe')?.contentDocument";

/// Much of what can be chosen, as the builder keeps it in its address.
const CHOSEN: &str = "#v=1&theme=dark&currency=USD&accent=%23ffd166&radius=2&font=Georgia&cta-url=https%3A%2F%2Fa.example%2F\
    &cta-label=Let%27s+%22talk%22&sections=calculator%2Cmodels%2Cpilot&prefill=leads%3D300%26hybrid_rate%3D90%26full_rate%3D90\
    &data-layer=";

impl Page {
    /// Opens the builder with a fragment or with none, and waits until it answers input.
    #[track_caller]
    fn open_builder(&self, fragment: &str) {
        // From another page, so that a new fragment is another visit.
        self.go_to("about:blank");
        self.open_address(&format!("{}/{}/builder/{fragment}", page::origin(), self.language));
    }

    /// Waits until something holds of the page inside the preview, which is called `inside` there.
    #[track_caller]
    fn until_inside(&self, what: &str, holds: &str) {
        self.until(what, &format!("((inside) => inside?.documentElement?.dataset.ready && ({holds}))({INSIDE})"));
    }

    #[track_caller]
    fn code(&self) -> String {
        text(&self.run("return document.querySelector('[data-code]').value", json!([])))
    }

    #[track_caller]
    fn choose_form(&self, form: &str) {
        self.click(&format!("label:has([name=form][value={form}])"));
        self.until("the form is shown", &format!("document.querySelector('[data-code={form}]')"));
    }
}

#[test]
fn the_preview_follows_what_is_chosen() {
    in_some_languages(&Visitor::default(), |page| {
        page.open_builder("");
        page.until_inside(
            "the preview is the page's own language",
            &format!("inside.documentElement.lang === '{}'", page.language),
        );
        page.until_inside("it is as wide as a phone", "inside.documentElement.clientWidth === 360");
        page.type_into("accent", "#a1005a");
        page.until_inside("the accent is worn", "inside.documentElement.style.cssText.includes('#a1005a')");
        page.click("label:has([name=theme][value=dark])");
        page.until_inside("it is dark", "inside.documentElement.dataset.theme === 'dark'");
        page.type_into("radius", "3");
        page.until_inside("corners follow", "inside.documentElement.style.getPropertyValue('--radius') === '3px'");
        page.click("[name=sections][value=pilot]");
        page.until_inside(
            "the pilot is gone",
            "inside.getElementById('models').checkVisibility() && !inside.getElementById('pilot').checkVisibility()",
        );
        page.open_all_details();
        page.type_into("leads", "321");
        page.until_inside("the figure is in", "inside.querySelector('[name=leads]').value === '321'");
        page.type_into("cta-url", "https://a.example/call");
        page.type_into("cta-label", "Let's talk");
        page.until_inside("the button is there", "inside.querySelector('[data-call]')?.innerText === \"Let's talk\"");
        page.click("label:has([name=width][value='1024'])");
        page.until_inside("it is as wide as a desktop", "inside.documentElement.clientWidth === 1024");
        page.until_inside(
            "with all that was chosen",
            "inside.querySelector('[name=leads]')?.value === '321' && inside.documentElement.dataset.theme === 'dark'",
        );
        let other = page.other_language();
        page.run(
            "const list = document.querySelector('[name=lang]');
             list.value = arguments[0];
             list.dispatchEvent(new Event('change', { bubbles: true }))",
            json!([other]),
        );
        page.until_inside("it speaks the other language", &format!("inside.documentElement.lang === '{other}'"));
    });
}

#[test]
fn the_preview_shows_what_visitors_will_see_not_what_the_marketer_once_entered() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.type_into("leads", "77");
        page.until_shows_inputs(&[("leads", "77")]);
        page.open_builder("");
        page.until_inside("the defaults are shown", "inside.querySelector('[name=leads]')?.value === '150'");
        page.open_all_details();
        page.type_into("leads", "88");
        page.until_inside("the figure is in", "inside.querySelector('[name=leads]').value === '88'");
        page.press_button("[data-reset=leads]");
        page.until_inside("the default is back", "inside.querySelector('[name=leads]').value === '150'");
    });
}

#[test]
fn a_pale_accent_is_told_and_what_is_told_is_what_the_frame_wears() {
    in_some_languages(&Visitor::default(), |page| {
        page.open_builder("");
        page.type_into("accent", "#ffd166");
        page.until("it is told", "document.querySelector('#m-accent [data-used]')");
        let used = text(&page.run("return document.querySelector('#m-accent [data-used]').dataset.used", json!([])));
        page.until_inside("it is worn", &format!("inside.documentElement.style.cssText.includes('{used}')"));
        page.type_into("accent", "#ffd16");
        page.until("it is marked", "document.querySelector('[name=accent][aria-invalid=true]')");
        assert!(!page.code().contains("accent"), "what can't be read goes nowhere: {}", page.code());
        // The palette writes what it holds into the field.
        page.run(
            "const palette = document.querySelector('[data-palette=accent]');
             palette.value = '#123456';
             palette.dispatchEvent(new Event('input', { bubbles: true }))",
            json!([]),
        );
        page.until("the field holds it", "document.querySelector('[name=accent]').value === '#123456'");
        assert!(page.code().contains("accent=\"#123456\""), "{}", page.code());
    });
}

#[test]
fn every_form_is_copied_as_it_is_shown() {
    in_some_languages(&Visitor::default(), |page| {
        page.open_builder(CHOSEN);
        for form in ["element", "frame", "link", "campaign"] {
            page.choose_form(form);
            page.run("document.querySelector('[role=status]').textContent = ''", json!([]));
            page.press_button("[data-copy-code]");
            page.until("it is said", "document.querySelector('[role=status]').textContent");
            let copied = page.clipboard();
            assert_eq!(copied, page.code(), "{form}");
            assert!(copied.contains(&format!("{}/", page::origin())), "{form}: {copied}");
        }
    });
}

#[test]
fn where_the_clipboard_is_denied_the_code_is_selected() {
    in_some_languages(&Visitor::default(), |page| {
        page.open_builder("");
        page.run("Object.defineProperty(navigator, 'clipboard', { value: undefined })", json!([]));
        page.press_button("[data-copy-code]");
        page.until_focus_is_on("[data-code]");
        let selected = page.run(
            "const { value, selectionStart, selectionEnd } = document.activeElement;
             return value.slice(selectionStart, selectionEnd)",
            json!([]),
        );
        assert_eq!(selected, page.code());
        page.until("it is said beside it", "document.querySelector('#code .caution')");
    });
}

#[test]
fn a_campaign_s_link_opens_the_page_with_its_figures_and_its_names() {
    in_some_languages(&Visitor::default(), |page| {
        page.open_builder("#v=1&prefill=leads%3D321");
        page.choose_form("campaign");
        page.type_into("utm_source", "Boletín 5");
        page.type_into("utm_medium", "e-mail");
        page.type_into("utm_campaign", "A&B");
        page.until("the link holds them", "document.querySelector('[data-code]').value.endsWith('A%26B')");
        page.open_address(&page.code());
        page.until("the figure is there", "document.querySelector('[name=leads]').value === '321'");
        let names = page.run("return [...new URLSearchParams(location.search)]", json!([]));
        let expected =
            json!([["leads", "321"], ["utm_source", "Boletín 5"], ["utm_medium", "e-mail"], ["utm_campaign", "A&B"]]);
        assert_eq!(names, expected);
        assert_eq!(page.notices(), []);
    });
}

#[test]
fn figures_are_taken_from_a_link_of_the_calculator() {
    in_some_languages(&Visitor::default(), |page| {
        page.open_builder("");
        page.open_all_details();
        page.paste_into("link", "https://elsewhere.example/es/#v=1&leads=321&ceo=999&currency=MXN&fx=20");
        page.until("the figure is in its field", "document.querySelector('[name=leads]').value === '321'");
        assert_eq!(page.notices(), [("clamped".to_owned(), "ceo".to_owned())]);
        assert!(page.code().contains("prefill=\"leads=321&amp;ceo=168&amp;fx=20\""), "{}", page.code());
        page.until_inside("the preview has it", "inside.querySelector('[name=leads]')?.value === '321'");
        page.press_button("[data-clear-figures]");
        page.until("they are gone", "!document.querySelector('[data-code]').value.includes('prefill')");
    });
}

#[test]
fn what_is_chosen_stays_in_the_address_for_a_colleague() {
    in_some_languages(&Visitor::default(), |page| {
        page.open_builder(CHOSEN);
        let code = page.code();
        page.type_into("accent", "#0055ff");
        page.until("it is in the address", "location.hash.includes('accent=%230055ff')");
        let changed = page.code();
        assert_ne!(changed, code);
        page.reload();
        page.until_ready();
        assert_eq!(page.code(), changed);
        assert_eq!(page.draft("accent"), "#0055ff");
        // Another colleague's address, pasted over it.
        page.run("location.hash = arguments[0]", json!([CHOSEN]));
        page.until("the field follows", "document.querySelector('[name=accent]').value === '#ffd166'");
        assert_eq!(page.code(), code);
        // The other language of the builder keeps all of it.
        let other = page.other_language();
        page.click(&format!("nav [hreflang={other}]"));
        page.until("the other page is there", &format!("location.pathname === '/{other}/builder/'"));
        page.until_ready();
        assert_eq!(page.draft("accent"), "#ffd166");
    });
}

#[test]
fn the_calculator_s_page_leads_to_the_builder() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        assert!(!page.has("#embed code"), "code stands in the builder");
        page.click("#embed a");
        page.until("the builder is there", &format!("location.pathname === '/{}/builder/'", page.language));
        page.until_ready();
        page.click(".wordmark");
        page.until("the calculator is there again", &format!("location.pathname === '/{}/'", page.language));
    });
}

/// A page of another site with this code in it, which writes down what the calculator tells.
fn site_with(code: &str) -> String {
    let heard = "<script>
        window.heard = [];
        for (const type of ['ready', 'result', 'error'])
          addEventListener('palanca:' + type, ({ detail }) => heard.push({ event: type, ...detail }));
        addEventListener('message', ({ data }) => heard.push({ message: data.type, source: data.source }));
        </script>";
    published("", &embed::page(heard, code))
}

#[test]
fn the_copied_code_gives_that_widget_in_another_site() {
    in_some_languages(&Visitor::default(), |page| {
        page.open_builder(CHOSEN);
        page.go_to(&site_with(&page.code()));
        page.until("the calculator is ready", "heard.some(({ event }) => event === 'ready')");
        page.until("it tells the winner at those prices", "heard.some(({ winner }) => winner === 'internal')");
        page.until("it tells what it has adjusted", "heard.some(({ event }) => event === 'error')");
        let told = page.run(
            "return {
               pushed: dataLayer.some(({ event }) => event === 'palanca_ready'),
               errors: heard.filter(({ event }) => event === 'error').map(({ code }) => code),
             }",
            json!([]),
        );
        // The accent is too pale for the light theme, which this site does not show.
        assert_eq!(told, json!({ "pushed": true, "errors": ["accent_adjusted"] }));
        page.enter_frame("document.querySelector('palanca-calculator').shadowRoot.querySelector('iframe')");
        page.until("the figure is there", "document.querySelector('[name=leads]')?.value === '300'");
        page.until("the call is there", "document.querySelector('[data-call]')");
        assert_eq!(page.run(WORN, json!([])), worn(page, &["dark", "calculator models pilot", "2px", "#ffd166"]));
        page.leave_frame();
    });
}

#[test]
fn the_code_without_a_script_gives_that_frame_in_another_site() {
    in_some_languages(&Visitor::default(), |page| {
        page.open_builder(CHOSEN);
        page.choose_form("frame");
        page.go_to(&site_with(&page.code()));
        page.until("it runs", "heard.some(({ message, source }) => message === 'hello' && source === 'palanca')");
        page.enter_frame("document.querySelector('iframe')");
        page.until("the figure is there", "document.querySelector('[name=leads]')?.value === '300'");
        page.until("the call is there", "document.querySelector('[data-call]')");
        assert_eq!(page.run(WORN, json!([])), worn(page, &["dark", "calculator models pilot", "2px", "#ffd166"]));
        page.leave_frame();
    });
}

/// What a frame wears and says.
const WORN: &str = "const { lang, dataset, style } = document.documentElement;
    return [lang, dataset.theme, dataset.sections, style.getPropertyValue('--radius'),
      style.getPropertyValue('--accent').match(/, (.*)\\)/)[1], document.querySelector('[data-call]').innerText]";

fn worn(page: &Page, look: &[&str]) -> Value {
    json!([&[page.language], look, &["Let's \"talk\""]].concat())
}

#[test]
fn axe_finds_nothing_in_the_builder_in_light() {
    in_some_languages(&Visitor::default(), check_axe_in_each_state);
}

#[test]
fn axe_finds_nothing_in_the_builder_in_dark() {
    in_some_languages(&Visitor { prefers_dark: true, ..Visitor::default() }, check_axe_in_each_state);
}

#[test]
fn axe_finds_nothing_in_the_builder_on_a_phone() {
    in_some_languages(&Visitor::on_a_phone(320), check_axe_in_each_state);
}

fn check_axe_in_each_state(page: &Page) {
    page.open_builder("");
    page.open_all_details();
    check_axe(page, "html", "the builder with everything open");
    page.open_builder(&format!("{CHOSEN}&line=blue&text=%23777&leds=3&background-dark=%23222"));
    page.open_all_details();
    page.choose_form("campaign");
    check_axe(page, "html", "the builder with much chosen and something wrong");
}

#[test]
fn the_builder_fits_a_phone() {
    for width in [320, 360] {
        in_some_languages(&Visitor::on_a_phone(width), |page| {
            for fragment in
                ["", CHOSEN, "#v=1&font=Wachstumsfinanzierungsgesellschaft-Extra-Condensed&accent=%23ffd166"]
            {
                page.open_builder(fragment);
                page.open_all_details();
                for form in ["element", "frame", "link", "campaign"] {
                    page.choose_form(form);
                    check_fits(page, width);
                }
                check_large_enough(page);
            }
        });
    }
}

#[test]
fn the_builder_needs_no_mouse() {
    in_language("en", &Visitor::default(), |page| {
        page.open_builder("");
        // The first stop leads past all the fields, to the code.
        page.press(key::TAB);
        page.press(key::ENTER);
        page.until_focus_is_on("#code");
        page.press(key::TAB);
        page.until_focus_is_on("[name=form]:checked");
        page.press(key::RIGHT);
        page.until("the frame's code is shown", "document.querySelector('[data-code=frame]')");
        page.press(key::TAB);
        page.until_focus_is_on("[data-code]");
        page.press(key::TAB);
        page.until_focus_is_on("[data-copy-code]");
        let reached = page.run_async(
            "const stops = [...document.querySelectorAll('.choices :is(input, select, summary, button)')]
               .filter((stop) => stop.checkVisibility());
             return stops.filter((stop) => stop.tabIndex < 0).map((stop) => stop.outerHTML)",
            json!([]),
        );
        assert_eq!(reached, Value::Array(vec![]), "all of it is reached by Tab");
    });
}
