//! The builder's own address: all that was chosen, so that it can be sent to a colleague.

use super::{State, Taken, Text, Theme};
use crate::i18n::Language;
use crate::share_link::{Code, Currency, Notice, NumberText, Used, open_parts, pairs, pairs_of};

/// The address of the whole built site, out of that of its builder in a language.
pub fn root_of(address: &str, language: Language) -> String {
    let place = address.split(['?', '#']).next().unwrap_or_default();
    let folder = place.strip_suffix("index.html").unwrap_or(place);
    let root = folder.strip_suffix("builder/").and_then(|page| page.strip_suffix(&text!(language.code(), "/")));
    root.unwrap_or(folder).to_owned()
}

impl State {
    /// What was chosen, as a fragment with its `#`: the attributes by their names, texts as they were typed, and the
    /// parameters of a campaign.
    pub fn fragment(&self, numbers: &dyn NumberText) -> String {
        let mut encoded = String::new();
        let mut push = |name: &str, value: &str| pairs::push(&mut encoded, name, value);
        push("v", "1");
        push("lang", self.language.code());
        if self.theme != Theme::Auto {
            push("theme", self.theme.name());
        }
        if self.currency != Currency::EUR {
            push("currency", self.currency.code());
        }
        for text in Text::ALL.into_iter().filter(|&text| !self.text(text).is_empty()) {
            push(text.name(), self.text(text));
        }
        if self.sections().any(|(_, is_seen)| !is_seen) {
            let seen: Vec<&str> = self.sections().filter(|(_, is_seen)| *is_seen).map(|(name, _)| name).collect();
            push("sections", &seen.join(","));
        }
        let prefill = self.prefill(numbers);
        if !prefill.is_empty() {
            push("prefill", &prefill);
        }
        if self.tells_data_layer {
            push("data-layer", "");
        }
        text!("#", encoded)
    }

    /// What a fragment (without its `#`) holds. Never fails: what can't be read is left as it is at first, and told.
    pub fn of_fragment(encoded: &str, language: Language, numbers: &dyn NumberText) -> Self {
        let mut state = Self::of(language);
        let mut notices = Vec::new();
        let mut notice = |key: &str, code: Code, found: &str, used: Used| {
            notices.push(Notice { key: key.to_owned(), code, found: found.to_owned(), used });
        };
        let mut prefill = String::new();
        let mut currency = Currency::default();
        let given = pairs_of(encoded, numbers);
        for (key, value) in &given.pairs {
            let unreadable = |used: &str| Used::Text(used.to_owned());
            match key.as_str() {
                "v" if value == "1" => {}
                "v" => notice(key, Code::NewerVersion, value, Used::Number(1.0)),
                "lang" => match Language::of_code(value) {
                    Some(language) => state.language = language,
                    None => notice(key, Code::Unreadable, value, unreadable(state.language.code())),
                },
                "theme" => match Theme::ALL.into_iter().find(|theme| theme.name() == value) {
                    Some(theme) => state.theme = theme,
                    None => notice(key, Code::Unreadable, value, unreadable(state.theme.name())),
                },
                "currency" => match Currency::new(value) {
                    Some(known) => currency = known,
                    None => notice(key, Code::Unreadable, value, unreadable(currency.code())),
                },
                "sections" => {
                    let sections: Vec<&str> = state.sections().map(|(section, _)| section).collect();
                    for section in sections {
                        state.set_section(section, value.split(',').any(|seen| seen == section));
                    }
                }
                "prefill" => prefill.clone_from(value),
                "data-layer" => state.tells_data_layer = true,
                _ => match Text::ALL.into_iter().find(|text| text.name() == key) {
                    Some(text) => state.set_text(text, value),
                    None => notice(key, Code::UnknownKey, value, Used::Nothing),
                },
            }
        }
        let mut notices = given.with_notices(notices);
        let opened = open_parts(&prefill, "", language, numbers);
        state.scenario = opened.shared.scenario;
        state.set_currency(currency);
        notices.extend(opened.notices);
        state.taken = (!notices.is_empty()).then_some(Taken { has_figures: true, notices });
        state
    }
}
