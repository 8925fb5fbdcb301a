//! Tests that need no browser: reference figures, laws, links, what is frozen, layers and the rules of the house.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod arbitrary;
mod audit_page;
mod benchmark;
mod builder;
mod builder_laws;
mod builder_page;
mod corners;
mod corpus;
mod drawn;
mod embed;
mod evidence_page;
mod explanations;
mod fields;
mod frozen;
mod golden;
mod house;
mod laws;
mod layers;
mod links;
mod markup;
mod no_figure;
mod notices;
mod number_format;
mod number_text;
mod pilot_page;
mod qr_codes;
mod report;
mod sentences;
mod source;
mod told;
mod typed_numbers;
mod value_page;
mod visits;
mod words;
mod worked_examples;
