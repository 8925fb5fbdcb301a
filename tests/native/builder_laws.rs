//! The builder's code says what was chosen, whatever that is: read back as a browser reads it.

use std::collections::BTreeMap;

use palanca::app::builder::{Action, Form, State, Text, Theme, link_opened};
use palanca::embed::Config;
use palanca::i18n::Language;
use palanca::native::RyuNumbers;
use palanca::share_link::{self, pairs};
use proptest::prelude::*;

use crate::arbitrary::{self, cases};
use crate::builder::{after, code, typed};

/// Anything a marketer can have chosen.
fn state() -> impl Strategy<Value = State> {
    let texts = prop::collection::vec((prop::sample::select(Text::ALL.to_vec()), marketers_text()), 0..8);
    let sections = prop::collection::vec((0..8_usize, any::<bool>()), 0..4);
    let themes = prop::sample::select(Theme::ALL.to_vec());
    let languages = prop::sample::select(Language::ALL.to_vec());
    // A label says nothing without an address.
    let calls = proptest::option::of(marketers_text());
    (arbitrary::shared(), texts, sections, themes, languages, calls, any::<bool>()).prop_map(
        |(shared, texts, sections, theme, language, call, tells_data_layer)| {
            let names: Vec<&str> = State::default().sections().map(|(section, _)| section).collect();
            let link = share_link::fragment(&shared, &RyuNumbers);
            let mut actions = vec![
                link_opened(&link, &RyuNumbers),
                Action::NoticesDismissed,
                Action::LanguageChosen(language),
                Action::ThemeChosen(theme),
                Action::DataLayerChosen(tells_data_layer),
            ];
            actions.extend(texts.into_iter().map(|(text, typed)| Action::TextChanged(text, typed)));
            if let Some(label) = call {
                actions.extend([typed(Text::CtaUrl, "https://a.example/?a=1&b=2"), typed(Text::CtaLabel, &label)]);
            }
            actions.extend(sections.into_iter().map(|(place, is_seen)| Action::SectionChosen(names[place], is_seen)));
            after(actions)
        },
    )
}

/// What is typed: something sensible, something that could end an attribute, or anything at all.
fn marketers_text() -> impl Strategy<Value = String> {
    let sensible = ["#0b5fff", "05f", "6", "12px", "Georgia", "https://a.example/?a=1&b=2#c", "Let's talk", ""];
    let pieces = [
        "\"",
        "'",
        "<",
        ">",
        "&",
        "&amp;",
        "&quot;",
        "</script>",
        "<!--",
        "=",
        " ",
        "\n",
        "\r",
        "\0",
        "%22",
        "é",
        "💶",
    ];
    prop_oneof![
        prop::sample::select(sensible.to_vec()).prop_map(str::to_owned),
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..8).prop_map(|pieces| pieces.concat()),
        arbitrary::text(),
    ]
}

/// The attributes of the first tag of this name, as a browser reads them.
fn read_attributes(html: &str, tag: &str) -> BTreeMap<String, String> {
    let mut rest = html.split_once(&format!("<{tag} ")).unwrap().1;
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start_matches([' ', '\n']);
        if rest.starts_with('>') {
            return attributes;
        }
        let end = rest.find(['=', ' ', '\n', '>']).unwrap();
        let name = rest[..end].to_owned();
        let mut value = String::new();
        rest = &rest[end..];
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let (raw, after) = quoted.split_once('"').unwrap();
            value = unescaped(raw);
            rest = after;
        } else if let Some(bare) = rest.strip_prefix('=') {
            let end = bare.find([' ', '\n', '>']).unwrap();
            let (raw, after) = bare.split_at(end);
            assert!(!raw.is_empty() && !raw.contains(['"', '\'', '=', '<', '`']), "{raw} asks for quotes");
            value = unescaped(raw);
            rest = after;
        }
        assert_eq!(attributes.insert(name.clone(), value), None, "{name} comes twice in {html}");
    }
}

/// A text with its character references read, in one pass from the left, as a browser takes it that knows neither carriage
/// returns nor nulls.
fn unescaped(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
    let mut read = String::new();
    let mut rest = text.as_str();
    while let Some(each) = rest.chars().next() {
        let references =
            [("&amp;", '&'), ("&quot;", '"'), ("&lt;", '<'), ("&gt;", '>'), ("&#61;", '='), ("&#39;", '\'')];
        let found = references.iter().find(|(reference, _)| rest.starts_with(reference));
        let (taken, length) = found.map_or((each, each.len_utf8()), |(reference, sign)| (*sign, reference.len()));
        read.push(taken);
        rest = &rest[length..];
    }
    read
}

/// With every default written out: a figure that equals it is not told. Nor is how often figures were replaced.
fn settled(mut state: State) -> State {
    state.scenario = state.scenario.settled();
    state.replaced = 0;
    state
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_browser_reads_in_the_element_what_was_chosen(state in state()) {
        let html = code(&state, Form::Element);
        let expected: BTreeMap<String, String> =
            state.attributes(&RyuNumbers).into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let read = read_attributes(&html, "palanca-calculator");
        prop_assert_eq!(&read, &expected, "{}", html);
        prop_assert_eq!(html.matches('<').count(), 6, "nothing but the three elements stands in {}", html);
        prop_assert_eq!(&read_attributes(&html, "a")["href"], &code(&state, Form::Link));
    }

    #[test]
    fn a_frame_reads_in_its_address_what_was_chosen(state in state()) {
        let html = code(&state, Form::Frame);
        let address = read_attributes(&html, "iframe").remove("src").unwrap();
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let expected: Vec<(String, String)> = state
            .attributes(&RyuNumbers)
            .into_iter()
            .filter(|(name, _)| !matches!(*name, "lang" | "data-layer"))
            .flat_map(|(name, value)| match name {
                "prefill" => pairs::read(&value).collect(),
                _ => vec![(name.replace("cta-", "cta_"), value)],
            })
            .collect();
        prop_assert_eq!(pairs::read(query).collect::<Vec<_>>(), expected);
        // The frame takes all of it as it stands.
        let codes = Config::of_query(query).look().codes;
        prop_assert!(codes.iter().all(|code| code.ends_with("_adjusted")), "{:?} of {}", codes, query);
        prop_assert_eq!(share_link::open(&address, &RyuNumbers).shared.scenario.settled(), state.scenario.settled());
    }

    #[test]
    fn a_campaign_s_link_opens_with_the_figures_and_their_currency(state in state()) {
        let link = code(&state, Form::Campaign);
        prop_assert!(link.is_ascii() && !link.contains(['"', '<', '>', ' ', '\'']), "{}", link);
        let opened = share_link::open(&link, &RyuNumbers);
        prop_assert_eq!(&opened.notices, &[]);
        prop_assert_eq!(opened.shared.currency.unwrap_or_default(), state.currency);
        prop_assert_eq!(opened.shared.scenario.settled(), state.scenario.settled());
    }

    #[test]
    fn the_builder_s_address_brings_everything_back(state in state()) {
        let fragment = state.fragment(&RyuNumbers);
        let read = State::of_fragment(&fragment[1..], Language::English, &RyuNumbers);
        prop_assert_eq!(settled(read), settled(state), "{}", fragment);
    }

    #[test]
    fn any_address_is_read_and_written_back_alike(text in arbitrary::link_like()) {
        let state = State::of_fragment(&text, Language::English, &RyuNumbers);
        let again = State::of_fragment(&state.fragment(&RyuNumbers)[1..], Language::English, &RyuNumbers);
        prop_assert_eq!(again.after(Action::NoticesDismissed), state.after(Action::NoticesDismissed));
    }
}
