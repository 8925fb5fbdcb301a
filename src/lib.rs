//! Palanca: keep prospecting in-house, outsource it, or go hybrid? A calculator that runs wholly in the visitor's
//! browser, shows its sources and its range, and says when not to buy.
//!
//! # Bird's eye view
//! A visitor's figures are a [`Scenario`](domain::scenario::Scenario). The domain turns it into an
//! [`Answer`](domain::answer::Answer): three models, their range, where they break even, who wins. The page shows the
//! answer and keeps the scenario in its address, so that a link is a scenario; whoever builds on Palanca gets the same
//! answer as JSON from [`results::evaluate`].
//!
//! # Entry points
//! - `main.rs` starts [`ui::app::App`] in the page.
//! - [`results::evaluate`] is the page's JavaScript function; the example `evaluate` is the same on the command line.
//! - `builder.rs` starts [`ui::builder::Builder`], a page of its own for whoever embeds the calculator.
//! - The example `prerender` writes the pages that the build ships; `serve` serves them as a real host would.
//!   What search engines and social networks are told is `prerender`'s `found`; `social_images` draws what they show.
//!
//! # Layers
//! Each uses only those above it; a test fails on a forbidden word.
//! 1. [`domain`]: what is true about a sales organisation. Numbers in, numbers out.
//! 2. [`share_link`], [`results`], [`embed`], [`i18n`]: a scenario as text, the report as JSON, what a site that embeds
//!    the page sets and is told, the words.
//! 3. [`app`]: what is on the screen, without a screen.
//! 4. [`browser`]: the only folder that calls the browser.
//! 5. [`ui`]: Yew components.
//!
//! Beside them, `native` gives tests and the build what a browser would give.
//!
//! # Invariants
//! - Any text is a link: decoding never fails, and tells what it could not take.
//! - What follows from the inputs is never stored.
//! - A `v=1` link gives the same figures for ever: [`share_link::v1`] is frozen.
//! - No figure is NaN or infinite; what does not exist is none, and said in words.
//! - Rendering asks the browser for nothing, so every component also renders natively.
//! - The Wasm holds no float parser or printer of Rust's own: numbers are read and written by the host. Nor does it hold
//!   what std formats with: texts are put together by `text!`.
//! - The answer and its inputs call nothing of the sections below but through `ui::app`'s `far`, where the build cuts the
//!   program in two: what is below travels after them.

#[macro_use]
mod text;

pub mod app;
pub mod browser;
pub mod domain;
pub mod embed;
pub mod i18n;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod results;
pub mod share_link;
pub mod ui;
