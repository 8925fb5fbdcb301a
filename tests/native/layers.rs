//! Each layer knows only the layers above it, and only the outside world that is its business.

use crate::source::{File, Token, code, rust_files, tokens};

/// A place in `src` and what it may not know.
struct Layer {
    /// A folder with its `/`, or a file.
    places: &'static [&'static str],
    /// Crates, also with anything after a `_`.
    crates: &'static [&'static str],
    /// Modules at the crate's root.
    modules: &'static [&'static str],
}

/// The browser, called by name.
const BROWSER_CRATES: [&str; 4] = ["web_sys", "gloo", "js_sys", "wasm_bindgen"];

/// From the first to the last: each may use those before it.
const LAYERS: [Layer; 7] = [
    Layer {
        places: &["src/domain/"],
        crates: &["yew", "web_sys", "gloo", "js_sys", "wasm_bindgen", "serde"],
        modules: &["share_link", "results", "embed", "i18n", "app", "browser", "ui", "native"],
    },
    Layer {
        places: &["src/share_link/", "src/results/", "src/embed/", "src/i18n/", "src/text.rs"],
        crates: &["yew", "web_sys", "gloo", "js_sys", "wasm_bindgen"],
        modules: &["app", "browser", "ui", "native"],
    },
    Layer {
        places: &["src/app/"],
        crates: &["yew", "web_sys", "gloo", "js_sys", "wasm_bindgen"],
        modules: &["browser", "ui", "native"],
    },
    Layer { places: &["src/browser/"], crates: &["yew"], modules: &["ui", "native"] },
    Layer { places: &["src/ui/"], crates: &BROWSER_CRATES, modules: &["native"] },
    // What stands in for the browser on a developer's machine.
    Layer { places: &["src/native.rs", "src/native/"], crates: &BROWSER_CRATES, modules: &["browser"] },
    // Where all is put together.
    Layer { places: &["src/lib.rs", "src/main.rs", "src/frame.rs", "src/builder.rs"], crates: &[], modules: &[] },
];

fn layer_of(path: &str) -> Option<&'static Layer> {
    let is_in = |place: &&str| if place.ends_with('/') { path.starts_with(*place) } else { path == *place };
    LAYERS.iter().find(|layer| layer.places.iter().any(is_in))
}

/// What a file knows and may not, one sentence each.
fn breaches(file: &File) -> Vec<String> {
    let Some(layer) = layer_of(&file.path) else {
        return vec![format!("{}: belongs to no layer", file.path)];
    };
    let code = code(&file.text);
    let tokens = tokens(&code);
    let breach = |token: &Token<'_>| format!("{}:{}: may not know `{}`", file.path, token.line, token.text);
    let is_crate = |word: &str| {
        layer
            .crates
            .iter()
            .any(|name| word.strip_prefix(name).is_some_and(|end| end.is_empty() || end.starts_with('_')))
    };
    let mut found: Vec<(usize, String)> =
        tokens.iter().filter(|token| is_crate(token.text)).map(|token| (token.line, breach(token))).collect();
    let of_root = uses_of_root(&tokens, depth(&file.path));
    found.extend(
        of_root.iter().filter(|token| layer.modules.contains(&token.text)).map(|token| (token.line, breach(token))),
    );
    found.sort();
    found.into_iter().map(|(_, breach)| breach).collect()
}

/// How many `super` it takes from a file's module to the crate's root.
fn depth(path: &str) -> usize {
    let inside = path.trim_start_matches("src/");
    inside.matches('/').count()
        + usize::from(
            !inside.ends_with("mod.rs") && !matches!(inside, "lib.rs" | "main.rs" | "frame.rs" | "builder.rs"),
        )
}

/// The modules that are named right after the crate's root: `crate::a`, `crate::{a, b::c}`, `super::super::a`.
fn uses_of_root<'a>(tokens: &[Token<'a>], depth: usize) -> Vec<Token<'a>> {
    let text = |place: usize| tokens.get(place).map_or("", |token| token.text);
    let mut found = Vec::new();
    let mut place = 0;
    while place < tokens.len() {
        let start = place;
        let mut supers = 0;
        while text(place) == "super" && text(place + 1) == "::" {
            supers += 1;
            place += 2;
        }
        let at_root = if supers > 0 {
            supers == depth
        } else if matches!(text(place), "crate" | "palanca") && text(place + 1) == "::" {
            place += 2;
            true
        } else {
            false
        };
        if at_root && text(place) == "{" {
            found.extend(first_names(&tokens[place..]));
        } else if at_root {
            found.extend(tokens.get(place));
        }
        place = place.max(start + 1);
    }
    found
}

/// The first name of each path in a group, which `tokens` start with.
fn first_names<'a>(tokens: &[Token<'a>]) -> Vec<Token<'a>> {
    let mut depth = 0;
    let mut found = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        match token.text {
            "{" => depth += 1,
            "}" if depth == 1 => break,
            "}" => depth -= 1,
            _ if depth == 1 && matches!(tokens[place - 1].text, "{" | ",") => found.push(*token),
            _ => {}
        }
    }
    found
}

#[test]
fn no_layer_knows_what_it_may_not() {
    let breaches: Vec<String> = rust_files().iter().flat_map(breaches).collect();
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[track_caller]
fn check_breaches(path: &str, text: &str, expected: &[&str]) {
    let found = breaches(&File { path: path.to_owned(), text: text.to_owned() });
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_forbidden_crate_is_found_with_its_file_and_line() {
    check_breaches(
        "src/domain/pilot.rs",
        "//! Not serde.\n\nuse serde::Serialize;\nfn now() { js_sys::Date::now() }",
        &["src/domain/pilot.rs:3: may not know `serde`", "src/domain/pilot.rs:4: may not know `js_sys`"],
    );
    check_breaches(
        "src/domain/pilot.rs",
        "use gloo_timers::x;",
        &["src/domain/pilot.rs:1: may not know `gloo_timers`"],
    );
    check_breaches("src/app/state.rs", "use yew::Reducible;", &["src/app/state.rs:1: may not know `yew`"]);
    check_breaches("src/results/v1.rs", "use serde::Serialize;", &[]);
    check_breaches("src/ui/field/mod.rs", "use web_sys::Event;", &["src/ui/field/mod.rs:1: may not know `web_sys`"]);
    check_breaches("src/browser/storage.rs", "use web_sys::Storage;", &[]);
    check_breaches("src/main.rs", "fn main() { yew::Renderer::new(); web_sys::x(); palanca::ui::y(); }", &[]);
}

#[test]
fn a_lower_layer_is_found_however_it_is_named() {
    let found = ["src/app/mod.rs:1: may not know `ui`"];
    check_breaches("src/app/mod.rs", "use crate::ui::App;", &found);
    check_breaches("src/app/mod.rs", "use crate::{domain::answer::Answer, ui};", &found);
    check_breaches("src/app/mod.rs", "use super::ui::App;", &found);
    check_breaches("src/app/mod.rs", "fn a() { palanca::ui::b() }", &found);
    check_breaches("src/app/state.rs", "use super::super::ui;", &["src/app/state.rs:1: may not know `ui`"]);
    check_breaches(
        "src/domain/pilot.rs",
        "use crate::{\n    domain::{answer, quantity},\n    share_link::{self, open},\n};",
        &["src/domain/pilot.rs:3: may not know `share_link`"],
    );
}

#[test]
fn a_word_that_only_looks_alike_is_none_of_a_layer_s_business() {
    check_breaches("src/app/mod.rs", "use crate::domain::ui_text; // crate::ui\nlet ui = \"crate::ui\";", &[]);
    check_breaches("src/app/state.rs", "use super::ui;", &[]);
    check_breaches("src/domain/mod.rs", "let renewed = gloomy(browser);", &[]);
    check_breaches("src/ui/app.rs", "use crate::{app, browser, domain};", &[]);
}

#[test]
fn a_file_of_no_layer_is_found() {
    check_breaches("src/utils.rs", "", &["src/utils.rs: belongs to no layer"]);
    check_breaches("src/domain.rs", "", &["src/domain.rs: belongs to no layer"]);
}
