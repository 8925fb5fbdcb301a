//! The page as a visitor meets it: find, act, read. Knows the public hooks, and no wording.

use std::ops::Deref;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::thread;

use palanca::native::RyuNumbers;
use palanca::results::evaluate;
use serde_json::{Value, json};

use crate::browser::{Browser, Kind, Visitor, key};
use crate::site::Site;

/// The languages that the page is built in, by the names of their folders.
pub const LANGUAGES: [&str; 6] = ["es", "en", "fr", "de", "it", "pt"];

/// The six inputs that nobody can estimate for the visitor, in the page's order.
pub const MAIN_INPUTS: [&str; 6] = ["leads", "worked", "sql", "hours", "team_cost", "ceo"];

/// The built site, as it is on the disk.
pub fn site() -> &'static Arc<Site> {
    static SITE: OnceLock<Arc<Site>> = OnceLock::new();
    SITE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
        assert!(folder.join("es/index.html").is_file(), "dist/ holds no built page: run script/build");
        let site = Arc::new(Site::new(folder));
        site.compress_all().expect("dist/ can be read");
        site
    })
}

/// Where the built site is served: one origin for all journeys, so that links go from one to the next.
pub fn origin() -> &'static str {
    static ORIGIN: OnceLock<String> = OnceLock::new();
    ORIGIN.get_or_init(|| format!("http://{}", site().serve(0).expect("there is a free port")))
}

/// Goes on a journey through the page in each language, each in a fresh browser, and fails on any error in its console.
///
/// In Firefox it is one language a journey, by turns: a Firefox takes seconds to start, and what sets it apart does not
/// hang on the words. That it writes numbers as each region does is held by the tests in `tests/browser`.
#[track_caller]
pub fn in_each_language(visitor: &Visitor, journey: impl Fn(&Page)) {
    let languages = if in_firefox() { vec![whose_turn(&LANGUAGES)] } else { LANGUAGES.to_vec() };
    for language in languages {
        in_language(language, &Visitor { languages: regional(language), ..*visitor }, &journey);
    }
}

/// Goes on a journey that hangs on no words in Spanish and, by turns, in one of the other languages; in Firefox in one.
#[track_caller]
pub fn in_some_languages(visitor: &Visitor, journey: impl Fn(&Page)) {
    let [spanish, others @ ..] = LANGUAGES;
    let languages = if in_firefox() { vec![whose_turn(&LANGUAGES)] } else { vec![spanish, whose_turn(&others)] };
    for language in languages {
        in_language(language, &Visitor { languages: regional(language), ..*visitor }, &journey);
    }
}

fn in_firefox() -> bool {
    Kind::of_this_run() == Kind::Firefox
}

/// The language that a journey visits: the same one each time it is made, and another for the next journey's name.
fn whose_turn(languages: &[&'static str]) -> &'static str {
    let name = thread::current().name().map(str::to_owned).unwrap_or_default();
    languages[name.bytes().map(usize::from).sum::<usize>() % languages.len()]
}

/// What the browser of somebody who speaks it asks for.
fn regional(language: &str) -> &'static str {
    match language {
        "es" => "es-ES,es",
        "fr" => "fr-FR,fr",
        "de" => "de-DE,de",
        "it" => "it-IT,it",
        "pt" => "pt-BR,pt",
        _ => "en-US,en",
    }
}

/// Goes on a journey through the page in one language, in a fresh browser, and fails on any error in its console.
#[track_caller]
pub fn in_language(language: &'static str, visitor: &Visitor, journey: impl Fn(&Page)) {
    let page = Page { browser: Browser::open(visitor), language };
    journey(&page);
    let errors = page.console_errors();
    assert!(errors.is_empty(), "/{language}/ wrote errors to the console: {errors:#?}");
}

/// The page in one language, in a browser.
pub struct Page {
    browser: Browser,
    pub language: &'static str,
}

impl Deref for Page {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl Page {
    /// Opens the page with a query or a fragment, or with neither, and waits until it answers input.
    #[track_caller]
    pub fn open(&self, state: &str) {
        self.open_address(&format!("{}/{}/{state}", origin(), self.language));
    }

    #[track_caller]
    pub fn open_address(&self, address: &str) {
        self.go_to(address);
        self.until_ready();
    }

    #[track_caller]
    pub fn until_ready(&self) {
        self.until("the page answers input", "document.documentElement.dataset.ready === 'true'");
    }

    /// A language to change to.
    pub fn other_language(&self) -> &'static str {
        let here = LANGUAGES.iter().position(|&language| language == self.language).expect("it is one of them");
        LANGUAGES[(here + 1) % LANGUAGES.len()]
    }

    /// What stands before the decimals in the page's language.
    pub fn decimal_mark(&self) -> char {
        if self.language == "en" { '.' } else { ',' }
    }

    /// A number as a visitor in the page's language writes it.
    pub fn as_written(&self, number: &str) -> String {
        number.replace('.', &self.decimal_mark().to_string())
    }

    /// The results as the page gives them to scripts.
    #[track_caller]
    pub fn evaluate(&self, link: &str) -> String {
        text(&self.run("return palanca.evaluate(arguments[0])", json!([link])))
    }

    /// The results of what stands in the address.
    #[track_caller]
    pub fn results(&self) -> Value {
        serde_json::from_str(&self.evaluate(&self.fragment())).expect("results are JSON")
    }

    #[track_caller]
    pub fn fragment(&self) -> String {
        text(&self.run("return location.hash", json!([])))
    }

    /// Waits until the address holds each key with its value, then until all figures follow from it.
    #[track_caller]
    pub fn until_shows_inputs(&self, inputs: &[(&str, &str)]) {
        for (key, value) in inputs {
            let held = format!("new URLSearchParams(location.hash.slice(1)).get({key:?}) === {value:?}");
            assert!(self.comes_true(&held), "{key} never became {value} in the address: {}", self.fragment());
        }
        self.until_shows_its_address();
    }

    /// Waits until the address holds none of the keys any more, then until all figures follow from it.
    #[track_caller]
    pub fn until_shows_no_input(&self, keys: &[&str]) {
        for key in keys {
            let gone = format!("!new URLSearchParams(location.hash.slice(1)).has({key:?})");
            assert!(self.comes_true(&gone), "{key} never left the address: {}", self.fragment());
        }
        self.until_shows_its_address();
    }

    /// Waits until the figures on the page and its address, which comes after them, belong together.
    #[track_caller]
    pub fn until_shows_its_address(&self) {
        self.until_figures_follow("location.hash");
        self.until_shows(&self.fragment());
    }

    /// Waits until every figure on the page is the one that a link stands for, in the page and natively.
    #[track_caller]
    pub fn until_shows(&self, link: &str) {
        assert_eq!(self.evaluate(link), evaluate(link, &RyuNumbers), "in the page and natively, for {link}");
        self.until_figures_follow(&format!("{link:?}"));
    }

    #[track_caller]
    fn until_figures_follow(&self, link: &str) {
        let wrong = format!("({WRONG_FIGURES})({link})");
        let is_right = self.comes_true(&format!("{wrong}.length === 0"));
        assert!(is_right, "the page does not show {link}: {:#}", self.run(&format!("return {wrong}"), json!([])));
    }

    /// A figure on the page by its path in the results; none where the page shows that there is none.
    #[track_caller]
    pub fn figure(&self, path: &str) -> Option<f64> {
        let shown = self.run(
            "return [...document.querySelectorAll(`[data-output='${arguments[0]}']`)].map((shown) => shown.getAttribute('value'))",
            json!([path]),
        );
        let values = shown.as_array().expect("a list");
        assert!(!values.is_empty(), "nothing on the page shows {path}");
        assert!(values.iter().all(|value| *value == values[0]), "the page shows {path} in several ways: {values:?}");
        let value = text(&values[0]);
        (!value.is_empty()).then(|| value.parse().unwrap_or_else(|_| panic!("{path} is no number: {value}")))
    }

    /// Whether a figure is shown.
    #[track_caller]
    pub fn shows_figure(&self, path: &str) -> bool {
        self.has(&format!("[data-output='{path}']"))
    }

    /// Whether there is something that a CSS selector finds, for the visitor to see.
    #[track_caller]
    pub fn has(&self, selector: &str) -> bool {
        let script = "return [...document.querySelectorAll(arguments[0])].some((found) => found.checkVisibility())";
        self.run(script, json!([selector])) == true
    }

    /// What people read of the first element that a CSS selector finds.
    #[track_caller]
    pub fn words(&self, selector: &str) -> String {
        let words = self.run("return document.querySelector(arguments[0])?.innerText ?? null", json!([selector]));
        assert!(!words.is_null(), "{selector} is missing");
        text(&words)
    }

    /// What a screen reader was last told of its own accord.
    #[track_caller]
    pub fn spoken(&self) -> String {
        text(&self.run("return document.querySelector('[role=status]').textContent", json!([])))
    }

    #[track_caller]
    pub fn until_spoken_is_other_than(&self, said: &str) {
        self.until(
            "a screen reader is told",
            &format!("![{said:?}, ''].includes(document.querySelector('[role=status]').textContent)"),
        );
    }

    /// Presses a button as one does without a mouse.
    #[track_caller]
    pub fn press_button(&self, selector: &str) {
        self.focus(selector);
        self.press(key::ENTER);
    }

    /// Waits until the focus is on what a CSS selector finds.
    #[track_caller]
    pub fn until_focus_is_on(&self, selector: &str) {
        let holds = format!("document.activeElement?.matches({selector:?})");
        let focus = || self.run("return document.activeElement?.outerHTML.slice(0, 120)", json!([]));
        assert!(self.comes_true(&holds), "the focus is not on {selector} but on {}", focus());
    }

    /// Puts the focus into a field, with all its text selected.
    #[track_caller]
    pub fn enter_field(&self, key: &str) {
        self.focus(&field(key));
        self.press_with_control('a');
    }

    /// Puts the focus on the first element that a CSS selector finds.
    #[track_caller]
    pub fn focus(&self, selector: &str) {
        // What lies below the answer is drawn a moment after the page first answers input.
        self.until(&format!("{selector} is there"), &format!("document.querySelector({selector:?}) !== null"));
        let found = self.run(
            "const found = document.querySelector(arguments[0]); found?.focus(); return found !== null && found === document.activeElement",
            json!([selector]),
        );
        assert!(found == true, "{selector} is missing or takes no focus");
    }

    /// Replaces the text of a field by typing, and stays in it.
    #[track_caller]
    pub fn type_into(&self, key: &str, typed: &str) {
        self.enter_field(key);
        self.press(if typed.is_empty() { key::BACKSPACE } else { typed });
    }

    /// Replaces the text of a field by pasting, and stays in it.
    #[track_caller]
    pub fn paste_into(&self, key: &str, pasted: &str) {
        let put = "const scrap = document.body.appendChild(document.createElement('textarea'));
             scrap.id = 'scrap';
             scrap.value = arguments[0];
             scrap.select();";
        self.run(put, json!([pasted]));
        self.press_with_control('c');
        self.run("document.getElementById('scrap').remove()", json!([]));
        self.enter_field(key);
        self.press_with_control('v');
    }

    /// What is on the clipboard, as pasting gives it.
    #[track_caller]
    pub fn clipboard(&self) -> String {
        let put = "const scrap = document.body.appendChild(document.createElement('textarea'));
             scrap.id = 'scrap';
             scrap.focus();";
        self.run(put, json!([]));
        self.press_with_control('v');
        let taken = "const scrap = document.getElementById('scrap'); scrap.remove(); return scrap.value";
        text(&self.run(taken, json!([])))
    }

    /// Goes on to the next field.
    #[track_caller]
    pub fn leave_field(&self) {
        self.press(key::TAB);
    }

    /// The text in a field.
    #[track_caller]
    pub fn draft(&self, key: &str) -> String {
        text(&self.run("return document.querySelector(arguments[0]).value", json!([field(key)])))
    }

    /// Opens everything that opens by a tap.
    #[track_caller]
    pub fn open_all_details(&self) {
        self.run("for (const part of document.querySelectorAll('details')) part.open = true", json!([]));
    }

    /// The notices of the link, as pairs of code and key.
    #[track_caller]
    pub fn notices(&self) -> Vec<(String, String)> {
        let notices = self.run(
            "return [...document.querySelectorAll('[data-notice]')]
               .filter((notice) => notice.checkVisibility({ visibilityProperty: true }) && notice.textContent.trim() !== '')
               .map((notice) => [notice.dataset.notice, notice.dataset.key])",
            json!([]),
        );
        serde_json::from_value(notices).expect("pairs of texts")
    }
}

/// The selector of an input's field.
pub fn field(key: &str) -> String {
    format!("input[name='{key}']")
}

/// The selector of an input's slider.
pub fn slider(key: &str) -> String {
    format!("[data-slider='{key}']")
}

#[track_caller]
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}")).to_owned()
}

/// A function of a link: what each figure on the page should say, where it says something else.
const WRONG_FIGURES: &str = r"(link) => {
  const results = JSON.parse(palanca.evaluate(link));
  return [...document.querySelectorAll('[data-output]')].flatMap((shown) => {
    const path = shown.dataset.output, value = shown.getAttribute('value');
    const right = path.split('.').reduce((part, name) => part?.[name], results);
    return right !== undefined && value === (right === null ? '' : String(right)) ? [] : [{ path, value, right: String(right) }];
  });
}";
