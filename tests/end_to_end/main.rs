//! Journeys that a person makes, through the built page in Chromium. `script/test` runs them with all they need.
//!
//! They know the page's public hooks and none of its words. A bare `cargo test` leaves them out: they need `dist/`.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod browser;
// Shared with what draws the pictures, and with the build.
#[allow(dead_code)]
#[path = "../../tools/social_images/card.rs"]
mod card;
#[allow(dead_code)]
#[path = "../../tools/prerender/found/mod.rs"]
mod found;
mod frames;
mod page;
#[path = "../../tools/serve/site.rs"]
mod site;

mod accessibility;
mod audit;
mod builder;
mod embed;
mod evidence;
mod fields;
mod fields_agree;
mod figures;
mod host;
mod keyboard;
mod language;
mod links;
mod memory;
mod network;
mod others;
mod phone;
mod pilot;
mod print;
mod search;
mod share;
mod take_over;
mod value;
