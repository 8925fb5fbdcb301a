//! Draws what social networks show of the site and phones on their first screen: `static/social` and `static/icons`, which are kept
//! in the tree. `script/social-images` runs it with all it needs; it is for whoever changes a title, a colour or the model.
//!
//! The pictures are pages of the site's own words, colours and bars, as Chromium shows them.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

// Shared with the journeys, which use all of it.
#[allow(dead_code)]
#[path = "../../tests/end_to_end/browser/mod.rs"]
mod browser;
mod card;
mod png;

use std::fs;
use std::path::{Path, PathBuf};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use palanca::i18n::Language;

use browser::{Browser, Visitor};

fn main() {
    let browser = Browser::open(&Visitor::default());
    for language in Language::ALL {
        let file = format!("social/{}.png", language.code());
        draw(&browser, &page(language), [1200, 630], &card::fingerprint(language), &file);
    }
    // Phones cut its corners themselves.
    let icon = read("icons/icon.svg").replace(" rx=\"7\"", "");
    let page = format!("<!doctype html><style>body{{margin:0}}svg{{display:block}}</style>{icon}");
    draw(&browser, &page, [180, 180], "", "icons/apple-touch-icon.png");
}

/// Shows a page at a size and keeps the picture, with a comment in it.
fn draw(browser: &Browser, page: &str, [width, height]: [u32; 2], comment: &str, file: &str) {
    browser.resize(width, height, 1.0);
    browser.go_to(&format!("data:text/html;charset=utf-8;base64,{}", BASE64_STANDARD.encode(page)));
    let picture = BASE64_STANDARD.decode(browser.picture()).expect("it comes as Base64");
    let picture = png::smaller(&picture, comment).expect("Chromium's pictures are plain PNG");
    println!("{:>7}  static/{file}", picture.len());
    fs::write(folder().join(file), picture).expect("the picture can be written");
}

/// What a picture shows, with the site's styles and its own.
fn page(language: Language) -> String {
    format!(
        "<!doctype html><html lang=\"{}\" data-theme=\"light\"><style>{}{}{CARD}</style>{}{}",
        language.code(),
        read("style/tokens.css"),
        read("style/bars.css"),
        read("icons/icon.svg"),
        card::markup(language),
    )
}

const CARD: &str = "
body { box-sizing: border-box; position: relative; height: 630px; margin: 0; padding: 60px 72px 48px; display: flex; flex-direction: column;
  background: var(--paper); color: var(--ink); font: 16px / 1.5 var(--font); font-variant-numeric: tabular-nums; }
body > svg { position: absolute; left: 72px; top: 56px; width: 48px; }
p, h1, figure { margin: 0; }
.wordmark { padding-inline-start: 64px; font-size: 32px; font-weight: 700; line-height: 40px; letter-spacing: -.02em; }
h1 { margin-top: 36px; font-size: 60px; font-weight: 600; line-height: 1.15; letter-spacing: -.025em; }
.bars { margin-top: auto; zoom: 2; padding-top: 14px; border-top: 1px solid var(--line); }
.bars figcaption { font-size: 13px; margin: 0; line-height: 1; }
.bar { display: grid; grid-template-columns: 136px 1fr; align-items: center; margin-top: 6px; }
.bar-name { font-size: 13px; line-height: 1; white-space: nowrap; }
.mark { display: none; }
.note { margin-top: 28px; color: var(--muted); font-size: 24px; line-height: 1; }";

fn folder() -> PathBuf {
    Path::new(palanca_tools::ROOT).join("static")
}

fn read(file: &str) -> String {
    fs::read_to_string(folder().join(file)).expect("the site's own files can be read")
}
