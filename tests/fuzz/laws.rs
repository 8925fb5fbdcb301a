//! What holds for any text at all that strangers may send. The fuzz targets look for a text that breaks it; the native
//! tests hold it for every text that was ever worth keeping.

use std::cell::OnceCell;
use std::fmt::Debug;

use palanca::app::builder;
use palanca::app::number_format::{Digits, NumberFormat};
use palanca::app::state::{Action, SetFigures, State, Visit};
use palanca::app::typed_number::{Habits, typed_number as read_number};
use palanca::domain::answer::Answer;
use palanca::domain::quantity::{Input, Quantity};
use palanca::embed::colour::{Colour, contrast, readable};
use palanca::embed::{Config, Outcome, SECTIONS};
use palanca::i18n::Language;
use palanca::native::{IcuFormat, RyuNumbers};
use palanca::share_link::{self, Currency, Notice, NumberText, Opened, Shared, Used, open, open_parts, pairs, v1};

use crate::report::Report;

/// The laws of links: as a whole, and with a line break between query and fragment as the parts of an address.
pub fn link(text: &str) {
    check_opened(&open(text, &RyuNumbers), text);
    let (query, fragment) = text.split_once('\n').unwrap_or((text, ""));
    check_opened(&open_parts(query, fragment, Language::Spanish, &RyuNumbers), text);
    check_pairs(text);
    unchanged(query);
    unchanged(fragment);
    // The whole report takes milliseconds: one in many shows that it holds, and always the same one.
    if text.bytes().map(u32::from).sum::<u32>().is_multiple_of(256) {
        Report::of(text).check_whole();
    }
}

/// What can be read as it stands is never repaired: as the fragment and as the query of an address.
pub fn unchanged(encoded: &str) {
    let given: Vec<pairs::Pair> = pairs::read(encoded).collect();
    // A key that is passed over without a word may have been one of ours before it was encoded or joined otherwise.
    if given.iter().any(|(key, _)| key.contains(['=', ';', '%'])) {
        return;
    }
    let reader = v1::Reader { numbers: &RyuNumbers, page_language: Language::Spanish };
    let check = |strictness, opened: &Opened| {
        let read = reader.read(&given, strictness);
        if read.notices.is_empty() {
            assert_eq!((&opened.shared, &opened.notices), (&read.shared, &read.notices), "{encoded:?}");
        }
    };
    check(v1::Strictness::KnownKeys, &open_parts(encoded, "", Language::Spanish, &RyuNumbers));
    // Without a `=` a fragment is an anchor.
    if encoded.contains('=') {
        check(v1::Strictness::EveryKey, &open_parts("", encoded, Language::Spanish, &RyuNumbers));
    }
}

/// The laws of number fields, in every language.
pub fn typed_number(text: &str) {
    thread_local! {
        static FORMATS: OnceCell<Vec<IcuFormat>> = const { OnceCell::new() };
    }
    FORMATS.with(|formats| {
        for format in formats.get_or_init(|| Language::ALL.into_iter().map(IcuFormat::new).collect()) {
            for (currency_code, currency_sign, unit) in [("EUR", "€", "€/h"), ("", "", "h/week"), ("", "", "%")] {
                let (decimal_mark, large_words) = (format.decimal_mark(), format.language().sentences().large_words);
                let habits = Habits { decimal_mark, large_words, currency_code, currency_sign, unit };
                check_typed(text, habits, format);
            }
        }
    });
}

/// The laws of what a site sets, as a query and as the entries of a message, one a line; of the figures that it puts in,
/// and of a builder's address.
pub fn message(text: &str) {
    let entries: Vec<(String, String)> = text
        .lines()
        .map(|line| line.split_once('=').unwrap_or((line, "")))
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect();
    let mut inputs = String::new();
    for (key, value) in &entries {
        pairs::push(&mut inputs, key, value);
    }
    let config = Config::of_pairs(entries);
    assert_eq!(config, Config::of_query(&inputs));
    check_config(&config, text);
    check_config(&Config::of_query(text), text);
    check_colour(text);
    check_put_in(&inputs, text);
    check_put_in(text, text);
    check_prefill(&config);
    check_builder(text);
}

fn check_opened(opened: &Opened, text: &str) {
    check_notices(&opened.notices, text);
    let shared = &opened.shared;
    check_shared(shared, text);
    let doubts = share_link::notices_of_doubts(&shared.scenario, &RyuNumbers);
    assert!(doubts.len() <= Input::COUNT, "{text:?}");
    // What is sent on without money holds none.
    let shown = share_link::fragment_without_money(shared, &RyuNumbers);
    for (key, _) in pairs::read(shown.trim_start_matches('#')) {
        assert!(v1::NUMBERS.iter().all(|number| number.name != key || !number.money), "{text:?} is told as {shown}");
    }
    let told = open(&shown, &RyuNumbers);
    for input in Input::ALL.into_iter().filter(|input| !input.limits().unit.is_money()) {
        assert_eq!(told.shared.scenario.value(input), shared.scenario.value(input), "{input:?} of {text:?}");
    }
}

/// What is opened is written, and what is written opens to the same. Its figures are in range and its answer exists.
fn check_shared(shared: &Shared, text: &str) {
    for input in Input::ALL {
        if let Some(value) = shared.scenario.value(input) {
            let limits = input.limits();
            let scale = if limits.unit.is_money() { shared.scenario.units_per_euro().max(1.0) } else { 1.0 };
            assert!((limits.least..=limits.most * scale).contains(&value), "{input:?} of {text:?} is {value}");
        }
    }
    assert!(shared.title.chars().count() <= share_link::LONGEST_TITLE, "{text:?}");
    let answer = Answer::of(&shared.scenario);
    check_finite(&answer, text);
    check_finite(&Outcome::of(&answer), text);
    let fragment = share_link::fragment(shared, &RyuNumbers);
    let again = open(&fragment, &RyuNumbers);
    assert_eq!(again.notices, [], "{text:?} is written as {fragment}");
    for input in Input::ALL {
        let (value, written) = (shared.scenario.value(input), again.shared.scenario.value(input));
        assert_eq!(written, value, "{input:?} of {text:?}, written as {fragment}");
    }
    assert_eq!(again.shared.scenario.sector(), shared.scenario.sector(), "{text:?}");
    assert_eq!(again.shared.scenario.goal(), shared.scenario.goal(), "{text:?}");
    assert_eq!(again.shared.currency.unwrap_or_default(), shared.currency.unwrap_or_default(), "{text:?}");
    assert_eq!((again.shared.language, &again.shared.title), (shared.language, &shared.title), "{text:?}");
    assert_eq!(share_link::fragment(&again.shared, &RyuNumbers), fragment, "{text:?}");
}

/// No more is told than was given, and every figure that is told is one.
fn check_notices(notices: &[Notice], text: &str) {
    // An encoded `&` parts pairs too; of each part of an address the whole and the end may have been damaged.
    let given = text.split(['&', '?', '#', '\n', '%']).count() + 4;
    assert!(notices.len() <= given, "{} notices of {text:?}", notices.len());
    // Of what is no text a byte may become a sign of three. What is damaged is told once more, as it was found.
    let told: usize = notices.iter().map(|notice| notice.key.len() + notice.found.len()).sum();
    assert!(told <= 7 * text.len(), "{told} bytes are told of {text:?}");
    for notice in notices {
        if let Used::Number(used) = notice.used {
            assert!(used.is_finite(), "{notice:?} of {text:?}");
        }
    }
}

fn check_finite(figures: &impl Debug, text: &str) {
    let figures = format!("{figures:?}");
    assert!(!figures.contains("NaN") && !figures.contains("inf"), "{text:?} gives {figures}");
}

/// What is written of pairs reads as the same pairs.
fn check_pairs(text: &str) {
    let read: Vec<(String, String)> = pairs::read(text).collect();
    let mut written = String::new();
    for (key, value) in &read {
        pairs::push(&mut written, key, value);
    }
    assert!(written.is_ascii() && !written.contains(['#', '?', ' ']), "{text:?} is written as {written}");
    assert!(pairs::read(&written).eq(read), "{text:?} is written as {written}");
}

fn check_typed(text: &str, habits: Habits<'_>, format: &IcuFormat) {
    let Ok(typed) = read_number(text, habits, format) else { return };
    let number = typed.number;
    assert!(number.is_finite() && (number != 0.0 || number.is_sign_positive()), "{text:?} is {number}");
    // Space around a number changes nothing about it, and another number beside it is never read with it.
    let dressed = format!("\u{feff} \u{a0}{text}\u{202f} \n");
    assert_eq!(read_number(&dressed, habits, format), Ok(typed), "{dressed:?}");
    for between in ["\t", "\n", "; ", " / "] {
        let glued = format!("{text}{between}40");
        assert!(read_number(&glued, habits, format).is_err(), "{glued:?}");
    }
    // A link holds it to the last bit.
    let written = RyuNumbers.write(number);
    assert_eq!(RyuNumbers.read(&written), number, "{text:?} is written as {written}");
    for input in Input::ALL {
        let limits = input.limits();
        let taken = Quantity::nearest(input, number).amount();
        assert!((limits.least..=limits.most).contains(&taken), "{input:?} takes {text:?} as {taken}");
        if let Ok(quantity) = Quantity::new(input, number) {
            assert_eq!(quantity.amount(), taken, "{input:?} of {text:?}");
        }
    }
    // A field shows at most six digits after the mark; what it shows reads as what was meant, and is shown the same again.
    let taken = Quantity::nearest(Input::Deal, number).amount();
    let shown = format.decimal(taken, Digits::up_to(6));
    let read = read_number(&shown, habits, format).map(|typed| typed.number);
    let read = read.unwrap_or_else(|error| panic!("{text:?} is shown as {shown:?}, which is {error:?}"));
    assert!((read - taken).abs() <= 5.1e-7 + taken * f64::EPSILON, "{text:?} is shown as {shown:?}, which is {read}");
    assert_eq!(format.decimal(read, Digits::up_to(6)), shown, "{text:?}");
    // Any number can be shown in any way.
    let money = format.money(number, Currency::EUR, Digits::up_to(2));
    let amount = read_number(&money, Habits { currency_code: "EUR", currency_sign: "€", ..habits }, format);
    assert!(amount.is_ok(), "{text:?} is shown as {money:?}, which is {amount:?}");
    for shown in [format.percent(number, Digits::exactly(1)), format.compact(number, None)] {
        assert!(shown.contains(|each: char| each.is_ascii_digit()), "{text:?} is shown as {shown:?}");
    }
}

/// A site's look says nothing but colours, a width and a font, however it is set; what is told of it is bounded.
fn check_config(config: &Config, text: &str) {
    assert!(matches!(config.theme(), None | Some("" | "light" | "dark")), "{text:?}");
    let sections = config.sections();
    assert!(sections.split_whitespace().all(|section| SECTIONS.contains(&section)), "{text:?}: {sections}");
    let look = config.look();
    assert!(look.codes.len() <= 20, "{text:?}: {:?}", look.codes);
    for code in &look.codes {
        assert!(code.chars().all(|each| each.is_ascii_lowercase() || matches!(each, '_' | '-')), "{text:?}: {code}");
    }
    for (property, value) in &look.properties {
        let is_clean = match *property {
            "--radius" => {
                value.strip_suffix("px").is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
            }
            "--font" => value.chars().all(|each| each.is_alphanumeric() || matches!(each, ' ' | ',' | '-' | '_')),
            _ => colours(value).is_some(),
        };
        assert!(is_clean, "{text:?} sets {property} to {value}");
    }
    check_readable(config, text);
    let link = format!("https://p.example/es/#{text}");
    let Some(place) = config.call_to_action(&link) else { return };
    assert!(place.starts_with("https://") || place.starts_with("http://"), "{text:?} leads to {place}");
    assert!(!place.contains(char::is_whitespace), "{text:?} leads to {place}");
    let (_, query) =
        place.split('#').next().and_then(|before| before.split_once('?')).expect("the link is in the query");
    let passed = pairs::read(query).filter(|(key, _)| key == "palanca").last();
    assert_eq!(passed.map(|(_, passed)| passed), Some(link), "{text:?} leads to {place}");
}

/// `light-dark(#0a6250, #6fd3b8)`.
fn colours(value: &str) -> Option<[Colour; 2]> {
    let (light, dark) = value.strip_prefix("light-dark(")?.strip_suffix(')')?.split_once(", ")?;
    Some([Colour::read(light)?, Colour::read(dark)?])
}

/// A text that a site colours can be read on the ground that it colours, or as well as that ground allows.
fn check_readable(config: &Config, text: &str) {
    let look = config.look();
    let used = |name: &str, property: &str| {
        let set = look.properties.iter().find(|(set, _)| *set == property).and_then(|(_, value)| colours(value));
        let default = |key: &str| palanca::embed::default_colour(key).expect("the name of a colour");
        set.unwrap_or_else(|| [default(name), default(&format!("{name}-dark"))])
    };
    let grounds = used("background", "--paper");
    for (name, property, least) in [("accent", "--accent", 4.5_f64), ("text", "--ink", 7.0), ("muted", "--muted", 4.5)]
    {
        for (colour, ground) in used(name, property).into_iter().zip(grounds) {
            let best = contrast(Colour::new(0, 0, 0), ground).max(contrast(Colour::new(255, 255, 255), ground));
            assert!(contrast(colour, ground) >= least.min(best) - 1e-9, "{text:?}: {name}");
        }
    }
}

fn check_colour(text: &str) {
    let read: Vec<Colour> = text.lines().filter_map(Colour::read).collect();
    for &colour in &read {
        assert_eq!(Colour::read(&colour.written()), Some(colour), "{text:?}");
        assert!((0.0..=1.0).contains(&colour.luminance()), "{text:?}");
        let ground = read.first().copied().unwrap_or(colour);
        assert!((1.0..=21.0 + 1e-9).contains(&contrast(colour, ground)), "{text:?}");
        assert_eq!(readable(colour, ground, 1.0), colour, "{text:?}: what may be as pale as it likes stays itself");
    }
}

/// Figures that a site puts in take the place of those it names, and of no other; twice is once; and back is back.
fn check_put_in(inputs: &str, text: &str) {
    let before = visit("v=1&leads=77&deal=900&sector=saas&title=Mine", "", None);
    let put_in = |state: &State| {
        let figures = SetFigures::of(inputs, "a.example", false, Language::English, &RyuNumbers);
        state.after(figures.action())
    };
    let after = put_in(&before);
    check_state(&after, text);
    check_notices(&after.notices, inputs);
    assert_eq!(after.title, before.title, "{text:?}");
    assert!(!after.is_edited, "{text:?}");
    let named: Vec<String> = share_link::pairs_of(inputs, &RyuNumbers).pairs.into_iter().map(|(key, _)| key).collect();
    for input in Input::ALL.into_iter().filter(|&input| !named.iter().any(|key| key == v1::name(input))) {
        assert_eq!(after.scenario.given(input), before.scenario.given(input), "{input:?} of {text:?}");
    }
    let twice = put_in(&after);
    assert_eq!((&twice.scenario, &twice.preset), (&after.scenario, &after.preset), "{text:?}");
    let neutral = after.after(Action::NeutralToggled);
    check_state(&neutral, text);
    assert_eq!(neutral.after(Action::NeutralToggled).scenario, after.scenario, "{text:?}");
    check_state(&after.after(Action::StartedAgain), text);
}

/// The figures that a site opens the page with.
fn check_prefill(config: &Config) {
    let mut query = config.get("prefill").to_owned();
    if !config.get("currency").is_empty() {
        pairs::push(&mut query, "currency", config.get("currency"));
    }
    for stored in [None, Some("#v=1&leads=77&title=Mine")] {
        let state = visit(&query, "", stored);
        check_state(&state, &query);
        check_state(&state.after(Action::NeutralToggled), &query);
    }
}

fn visit(query: &str, fragment: &str, stored: Option<&str>) -> State {
    let site = Some("a.example");
    State::on_visit(Visit { query, fragment, stored, language: Language::English, site }, &RyuNumbers)
}

fn check_state(state: &State, text: &str) {
    let shared = Shared {
        scenario: state.scenario.clone(),
        currency: Some(state.currency),
        language: None,
        title: state.title.clone(),
    };
    check_shared(&shared, text);
}

/// What a builder's address holds is written as an address that holds the same.
fn check_builder(text: &str) {
    let opened = builder::State::of_fragment(text, Language::English, &RyuNumbers);
    let fragment = opened.fragment(&RyuNumbers);
    let again = builder::State::of_fragment(fragment.trim_start_matches('#'), Language::English, &RyuNumbers);
    assert_eq!(again.fragment(&RyuNumbers), fragment, "{text:?}");
}
