//! What holds for the sentences of every language: the same slots and numbers, and how the language writes both.

use palanca::app::number_format::{Digits, NumberFormat};
use palanca::i18n::{Language, Part, parts};
use palanca::native::IcuFormat;
use palanca::share_link::Currency;

/// Spaces that keep what they stand between on one line.
const UNBROKEN: [char; 2] = ['\u{a0}', '\u{202f}'];

/// The sentences of the calculator and of the builder, each with its name.
fn named(language: Language) -> Vec<(&'static str, &'static str)> {
    [language.sentences().named(), language.source_sentences().named(), language.builder_sentences().named()].concat()
}

/// Every sentence of a language but Spanish, with its name and the Spanish one.
fn sentences() -> impl Iterator<Item = (Language, &'static str, &'static str, &'static str)> {
    Language::ALL.into_iter().filter(|&language| language != Language::Spanish).flat_map(|language| {
        let pairs = named(language).into_iter().zip(named(Language::Spanish));
        pairs.map(move |((name, theirs), (_, spanish))| (language, name, theirs, spanish))
    })
}

/// Every sentence, Spanish too.
fn all() -> impl Iterator<Item = (Language, &'static str, &'static str)> {
    Language::ALL
        .into_iter()
        .flat_map(|language| named(language).into_iter().map(move |(name, text)| (language, name, text)))
}

/// The numbers written out in a sentence, sorted: of Spanish ones "2.800", "8,1" or "9", as they are in any language.
fn numbers(language: Language, template: &str) -> Vec<String> {
    let mark = IcuFormat::new(language).decimal_mark();
    let mut numbers = Vec::new();
    let texts = parts(template).filter_map(|part| if let Part::Text(text) = part { Some(text) } else { None });
    for run in texts.flat_map(|text| text.split(|each: char| !each.is_ascii_digit() && !".,\u{202f}".contains(each))) {
        let number = run.trim_matches(['.', ',', '\u{202f}']);
        if !number.is_empty() {
            let kept = number.chars().filter(|&each| each.is_ascii_digit() || each == mark);
            numbers.push(kept.map(|each| if each == mark { '.' } else { each }).collect());
        }
    }
    numbers.sort_unstable();
    numbers
}

#[test]
fn every_language_fills_the_same_slots() {
    let slots = |template: &'static str| {
        let mut slots: Vec<&str> =
            parts(template).filter_map(|part| if let Part::Slot(name) = part { Some(name) } else { None }).collect();
        slots.sort_unstable();
        slots
    };
    for (language, name, theirs, spanish) in sentences() {
        assert!(!theirs.trim().is_empty(), "{name} is empty in {language:?}");
        assert_eq!(slots(theirs), slots(spanish), "{name} in {language:?}");
    }
}

#[test]
fn every_language_says_the_same_numbers() {
    let other: Vec<String> = sentences()
        // A version number, and words with their powers of ten, are no numbers of a sentence.
        .filter(|&(_, name, ..)| !matches!(name, "licence" | "large_words"))
        .filter(|&(language, _, theirs, spanish)| numbers(language, theirs) != numbers(Language::Spanish, spanish))
        .map(|(language, name, theirs, spanish)| format!("{name} in {language:?}: {theirs} | {spanish}"))
        .collect();
    assert!(other.is_empty(), "{}", other.join("\n"));
}

#[test]
fn every_language_ends_its_sentences_alike() {
    let end = |text: &str| text.chars().last().filter(|last| ".:?…".contains(*last));
    let other: Vec<String> = sentences()
        // Shortened units end as the language shortens them.
        .filter(|&(_, name, theirs, spanish)| !name.starts_with("unit_") && end(theirs) != end(spanish))
        .map(|(language, name, theirs, spanish)| format!("{name} in {language:?}: {theirs} | {spanish}"))
        .collect();
    assert!(other.is_empty(), "{}", other.join("\n"));
}

/// Money and shares in a sentence stand as the figures around them do.
#[test]
fn written_out_amounts_stand_as_figures_do() {
    for (language, name, text) in all() {
        let format = IcuFormat::new(language);
        let percent = format.percent(0.2, Digits::exactly(0)).replace("20", "");
        for (at, _) in text.match_indices('%') {
            let before = &text[..=at];
            let is_written = before.ends_with(&percent) && (percent != "%" || !before.ends_with(" %"));
            assert!(is_written, "{name} in {language:?}: {text}");
        }
        let euros = format.money(2.0, Currency::EUR, Digits::exactly(0));
        for (at, sign) in text.match_indices('€') {
            let is_written = if euros.starts_with('€') {
                let space = euros.trim_start_matches('€').trim_end_matches('2');
                text[at + sign.len()..]
                    .strip_prefix(space)
                    .is_some_and(|rest| rest.starts_with(|each: char| each.is_ascii_digit()))
            } else {
                text[..at].ends_with(euros.trim_start_matches('2').trim_end_matches('€'))
            };
            assert!(is_written, "{name} in {language:?}: {text}");
        }
    }
}

#[test]
fn french_signs_never_start_a_line() {
    for (name, text) in named(Language::French) {
        // The article's title and the start of an address are not French.
        let text = text.replace("Externalizar ventas B2B en 2026: ¿palanca o riesgo?", "…").replace("://", "");
        for sign in [':', ';', '?', '!', '»'] {
            for (at, _) in text.match_indices(sign) {
                assert!(text[..at].ends_with(UNBROKEN), "{name} lets a line start with {sign}: {text}");
            }
        }
        for (at, sign) in text.match_indices('«') {
            assert!(text[at + sign.len()..].starts_with(UNBROKEN), "{name} lets a line end with {sign}: {text}");
        }
    }
}

#[test]
fn no_language_shouts_or_types_like_a_machine() {
    for (language, name, text) in all() {
        for never in ["!", "'", "\"", "...", "  ", " - ", " ,", " ."] {
            assert!(!text.contains(never), "{name} in {language:?} has «{never}»: {text}");
        }
        let is_joint = matches!(name, "colon" | "semicolon");
        assert!(is_joint || text.trim() == text, "{name} in {language:?} has a space too many: {text:?}");
    }
}

/// Words that would have to melt with the article of a model, or ask for another case of it.
fn joints(language: Language) -> &'static [&'static str] {
    match language {
        Language::Spanish => &["a", "de"],
        Language::English => &[],
        Language::French => &["à", "de"],
        Language::German => &["aus", "bei", "mit", "nach", "seit", "von", "zu"],
        Language::Italian => &["a", "da", "di", "in", "su"],
        Language::Portuguese => &["a", "de", "em", "por"],
    }
}

#[test]
fn a_models_article_never_melts_into_the_word_before_it() {
    for (language, name, text) in all() {
        for (at, _) in text.match_indices("{model}") {
            // In most sentences of a list it is the name alone, without an article.
            let before = text[..at].trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
            assert!(!joints(language).contains(&&*before), "{name} in {language:?}: {text}");
        }
        for (at, _) in text.match_indices("{Model}") {
            assert!(at == 0 || text[..at].ends_with(". "), "{name} in {language:?} starts no sentence: {text}");
        }
    }
}

/// A month's luck and the article's promise are two matters, so no word of one stands in the sentences of the other.
#[test]
fn luck_is_never_called_what_the_promise_is_called() {
    for language in Language::ALL {
        let words = language.sentences();
        let promise = [words.conservative, words.benchmark, words.pilot_promise].map(str::to_lowercase);
        for luck in [words.luck, words.luck_without_cost, words.evidence_luck_title, words.evidence_luck_note] {
            for of_promise in &promise {
                assert!(!luck.to_lowercase().contains(of_promise), "{language:?} says {of_promise}: {luck}");
            }
        }
        assert!(words.range_name.contains(words.conservative) || words.range_name.contains(words.benchmark));
    }
}
