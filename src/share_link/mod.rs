//! A scenario as text: the links that travel between colleagues, and what is told of a damaged one.
//!
//! [`open`] reads any text at all and always gives a scenario, with a [`Notice`] for everything it could not take as it
//! stood. [`fragment`] writes the canonical link of a scenario. A link's `v` names the format *and* the model: [`v1`] is
//! frozen, so that a link made today opens for ever with the same figures.

mod notice;
pub mod pairs;
mod repair;
pub mod v1;

use std::borrow::Cow;

use self::repair::{MOST_LAYERS, is_damaged, is_punctuation, repaired};
use crate::domain::scenario::Scenario;
use crate::i18n::Language;

pub use notice::{Code, Notice, Used, notices_of_doubts};
pub use repair::Repaired;

/// How numbers are read and written in links and results: as ECMAScript does. The host gives it (JavaScript itself in
/// the page, `ryu-js` natively), which keeps a float parser and printer out of the Wasm.
pub trait NumberText {
    /// The number that a text of digits, `.`, `e`, `+` and `-` stands for; infinite where it is too large.
    fn read(&self, canonical: &str) -> f64;
    /// The number as ECMAScript's `Number::toString` writes it.
    fn write(&self, number: f64) -> String;
}

/// A currency by its three-letter ISO 4217 code, in capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    pub const EUR: Self = Self(*b"EUR");

    /// The currency of a three-letter code in any case.
    pub fn new(code: &str) -> Option<Self> {
        let letters: [u8; 3] = code.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_alphabetic).then(|| Self(letters.map(|letter| letter.to_ascii_uppercase())))
    }

    pub fn code(&self) -> &str {
        // The letters are ASCII by construction.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self::EUR
    }
}

/// The longest title, in Unicode scalar values.
pub const LONGEST_TITLE: usize = 80;

/// All that a link holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    pub scenario: Scenario,
    /// None: EUR.
    pub currency: Option<Currency>,
    /// Only tells `/` where to go: elsewhere the path decides.
    pub language: Option<Language>,
    /// Empty: none.
    pub title: String,
}

/// Which part of a link held the figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    Fragment,
    Query,
    /// The link held no figures: what stands are the defaults.
    #[default]
    Nothing,
}

/// What came out of a link.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    pub shared: Shared,
    pub origin: Origin,
    /// What could not be taken as it stood, in the order found.
    pub notices: Vec<Notice>,
}

/// Reads a link, a fragment or a query string. Never fails: what can't be read is replaced and told.
///
/// Text that starts with neither `#` nor `?` and is no URL is read as a fragment. A fragment that holds figures is
/// complete; else the query's are read; `currency` is looked for in each.
///
/// The language of the page is the one in the link's own path, or Spanish.
pub fn open(link: &str, numbers: &dyn NumberText) -> Opened {
    let whole = whole(link);
    let (path, query, fragment) = parts(&whole);
    let page_language = path_language(path).unwrap_or_default();
    let mut opened = open_parts(query, fragment, page_language, numbers);
    if opened.origin != Origin::Nothing && whole != link {
        opened.notices.insert(0, Notice::of_whole(Code::Repaired, link));
    }
    opened
}

/// As [`open`], for a page that knows its own language.
pub fn open_parts(query: &str, fragment: &str, page_language: Language, numbers: &dyn NumberText) -> Opened {
    let reader = v1::Reader { numbers, page_language };
    let read = |encoded: &str, strictness| {
        let repaired = repaired(encoded, &reader);
        let read = reader.read(&repaired.pairs, strictness);
        v1::Read { notices: repaired.with_notices(read.notices), ..read }
    };
    let mut from_fragment = read(if is_anchor(fragment) { "" } else { fragment }, v1::Strictness::EveryKey);
    if from_fragment.holds_figures {
        if from_fragment.shared.currency.is_none() {
            let in_query = read(query, v1::Strictness::KnownKeys);
            from_fragment.shared.currency = in_query.shared.currency;
            from_fragment.notices.extend(in_query.notices.into_iter().filter(|notice| notice.key == "currency"));
        }
        return Opened { shared: from_fragment.shared, origin: Origin::Fragment, notices: from_fragment.notices };
    }
    let from_query = read(query, v1::Strictness::KnownKeys);
    let origin = if from_query.holds_figures { Origin::Query } else { Origin::Nothing };
    let mut notices = from_fragment.notices;
    // What the fragment gives is not looked for in the query, so nothing is told of it there.
    notices.extend(from_query.notices.into_iter().filter(|notice| match notice.key.as_str() {
        "currency" => from_fragment.shared.currency.is_none(),
        "lang" => from_fragment.shared.language.is_none(),
        "title" => from_fragment.shared.title.is_empty(),
        _ => true,
    }));
    let mut shared = from_query.shared;
    shared.currency = from_fragment.shared.currency.or(shared.currency);
    shared.language = from_fragment.shared.language.or(shared.language);
    if !from_fragment.shared.title.is_empty() {
        shared.title = from_fragment.shared.title;
    }
    Opened { shared, origin, notices }
}

/// The canonical fragment of what is shared, with its `#`: what equals the defaults is left out.
pub fn fragment(shared: &Shared, numbers: &dyn NumberText) -> String {
    v1::write(shared, numbers, v1::Money::Included)
}

/// The canonical fragment without any figure whose unit holds money.
pub fn fragment_without_money(shared: &Shared, numbers: &dyn NumberText) -> String {
    v1::write(shared, numbers, v1::Money::LeftOut)
}

/// A link that begins a mail to somebody whom its sender still has to name.
pub fn mail(subject: &str, body: &str) -> String {
    let mut encoded = String::new();
    pairs::push(&mut encoded, "subject", subject);
    pairs::push(&mut encoded, "body", body);
    // In a mail's address a plus is a plus.
    text!("mailto:?", encoded.replace('+', "%20"))
}

/// The pairs of a fragment or a query, read for what it was where it was damaged.
pub fn pairs_of(encoded: &str, numbers: &dyn NumberText) -> Repaired {
    repaired(encoded, &v1::Reader { numbers, page_language: Language::default() })
}

/// Whether a fragment is an anchor in the page: it is scrolled to and changes nothing.
pub fn is_anchor(fragment: &str) -> bool {
    !fragment.contains('=') && pairs::is_well_formed(fragment) && !is_damaged(fragment)
}

/// Whether a text has the form of a link, a fragment or a query.
pub fn is_link(text: &str) -> bool {
    is_whole(text) || (!is_url(text) && text.contains('='))
}

/// A link without what a sentence put before it, decoded where all of it, or its `#`, was encoded.
fn whole(link: &str) -> Cow<'_, str> {
    let bare = link.trim_start_matches(|sign| is_punctuation(sign) && !matches!(sign, '/' | '?'));
    let bare = if is_whole(bare) { bare } else { link };
    if !bare.contains(['#', '?']) {
        let mut decoded = bare.to_owned();
        for _ in 0..MOST_LAYERS {
            decoded = pairs::decode(&decoded);
            if decoded.contains(['#', '?']) && is_whole(&decoded) {
                return decoded.into();
            }
        }
    }
    bare.into()
}

/// Whether a text begins as a fragment, a query or a URL do.
fn is_whole(text: &str) -> bool {
    text.starts_with(['#', '?']) || (is_url(text) && text.contains('/'))
}

/// Path, query and fragment of a link, without `?` and `#`.
fn parts(link: &str) -> (&str, &str, &str) {
    if !link.starts_with(['#', '?']) && !is_url(link) {
        return ("", "", link);
    }
    let (before, fragment) = link.split_once('#').unwrap_or((link, ""));
    let (path, query) = before.split_once('?').unwrap_or((before, ""));
    (path, query, fragment)
}

/// Whether a text is a URL: it starts with a scheme (`https:`) or is a path from a site's root.
fn is_url(text: &str) -> bool {
    text.starts_with('/')
        || text.split_once(':').is_some_and(|(scheme, _)| {
            scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                && scheme.chars().all(|other| other.is_ascii_alphanumeric() || matches!(other, '+' | '-' | '.'))
        })
}

/// The language a page's path stands for: its last folder but `embed` names one.
fn path_language(path: &str) -> Option<Language> {
    path.split('/').fold(None, |last, part| Language::of_code(part).or(last))
}
