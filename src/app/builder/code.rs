//! The code that a site puts in: three forms of it, and links for campaigns.

use super::{State, Text};
use crate::share_link::{NumberText, pairs};

/// What is copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// An element and the script that knows it.
    #[default]
    Element,
    /// A frame alone, for sites that strip scripts.
    Frame,
    /// A link, for sites that strip both.
    Link,
    /// A link that says which campaign it belongs to.
    Campaign,
}

impl Form {
    pub const ALL: [Self; 4] = [Self::Element, Self::Frame, Self::Link, Self::Campaign];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Element => "element",
            Self::Frame => "frame",
            Self::Link => "link",
            Self::Campaign => "campaign",
        }
    }
}

/// What code says to people, in the language of the calculator that it brings.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// Of the calculator.
    pub title: &'a str,
    /// Of the link that stands where there are no scripts.
    pub open: &'a str,
}

impl State {
    /// The code, or the link. `root` is the address of the built site, with its last `/`.
    pub fn code(&self, form: Form, root: &str, names: Names<'_>, numbers: &dyn NumberText) -> String {
        match form {
            Form::Element => self.element(root, names, numbers),
            Form::Frame => self.frame(root, names, numbers),
            Form::Link => self.link(root, &[], numbers),
            Form::Campaign => self.link(root, &[Text::Source, Text::Medium, Text::Campaign], numbers),
        }
    }

    fn element(&self, root: &str, names: Names<'_>, numbers: &dyn NumberText) -> String {
        let written = |(name, value): (&str, String)| match value.as_str() {
            "" => name.to_owned(),
            value => attribute(name, value),
        };
        let attributes: Vec<String> = self.attributes(numbers).into_iter().map(written).collect();
        text!(
            "<script async ",
            address("src", &text!(root, "embed.js")),
            "></script>\n<palanca-calculator ",
            attributes.join("\n  "),
            ">\n  <a ",
            address("href", &self.link(root, &[], numbers)),
            ">",
            escaped(names.open),
            "</a>\n</palanca-calculator>"
        )
    }

    fn frame(&self, root: &str, names: Names<'_>, numbers: &dyn NumberText) -> String {
        let mut query = String::new();
        for (name, value) in self.attributes(numbers) {
            match name {
                "lang" | "data-layer" => {}
                // Its pairs are those of the query.
                "prefill" => push_encoded(&mut query, &value),
                "cta-url" => pairs::push(&mut query, Text::CtaUrl.key(), &value),
                "cta-label" => pairs::push(&mut query, Text::CtaLabel.key(), &value),
                _ => pairs::push(&mut query, name, &value),
            }
        }
        // A policy against inline styles leaves it the size of the attributes.
        text!(
            "<iframe ",
            address("src", &with_query(&text!(root, self.language.code(), "/embed/"), &query)),
            "\n  ",
            attribute("title", names.title),
            "\n  width=100% height=700 style=height:90vh;border:0\n  loading=lazy referrerpolicy=origin allow=\"clipboard-write; web-share\"></iframe>"
        )
    }

    /// The whole page with the figures in its query, and what else is asked for.
    fn link(&self, root: &str, campaign: &[Text], numbers: &dyn NumberText) -> String {
        let mut query = self.prefill(numbers);
        if let Some(currency) = self.told_currency(numbers) {
            pairs::push(&mut query, "currency", currency.code());
        }
        for &text in campaign {
            let value = self.text(text).trim();
            if !value.is_empty() {
                pairs::push(&mut query, text.name(), value);
            }
        }
        with_query(&text!(root, self.language.code(), "/"), &query)
    }
}

fn push_encoded(query: &mut String, encoded: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.push_str(encoded);
}

fn with_query(address: &str, query: &str) -> String {
    if query.is_empty() { address.to_owned() } else { text!(address, "?", query) }
}

fn attribute(name: &str, value: &str) -> String {
    text!(name, "=\"", escaped(value), "\"")
}

/// An address without quotes: an editor that makes quotes typographic would make them part of it.
fn address(name: &str, value: &str) -> String {
    text!(name, "=", escaped(value).replace('=', "&#61;").replace('\'', "&#39;"))
}

/// A text that a page reads back as it is, as an attribute's value and between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
