//! Arbitrary scenarios, links and texts for the laws: anything in range, with its corners more often than chance would.

use palanca::domain::quantity::{Input, Quantity};
use palanca::domain::scenario::{Goal, Scenario, Sector};
use palanca::i18n::Language;
use palanca::native::RyuNumbers;
use palanca::share_link::{self, Currency, Shared};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

/// So many cases, and the same ones in every run: a commit is judged by what it changes. `PROPTEST_RNG_SEED` tries others.
pub fn cases(cases: u32) -> Config {
    let from_environment = Config::default();
    let rng_seed = match from_environment.rng_seed {
        RngSeed::Random => RngSeed::Fixed(20_260_101),
        fixed @ RngSeed::Fixed(_) => fixed,
    };
    Config { cases, rng_seed, failure_persistence: None, ..from_environment }
}

/// An amount that the input takes: its ends, nearly nothing, its default's size, or anywhere in its range.
pub fn quantity(input: Input) -> impl Strategy<Value = Quantity> {
    let limits = input.limits();
    let usual = limits.default.filter(|&default| default > 0.0).unwrap_or(10.0);
    let amount = prop_oneof![
        2 => Just(limits.least),
        1 => Just(limits.most),
        1 => Just(palanca::domain::quantity::SMALLEST_AMOUNT),
        6 => (0.0..4.0).prop_map(move |times| usual * times),
        3 => (0u32..40).prop_map(f64::from),
        3 => limits.least..=limits.most,
        // Any size from a millionth up.
        4 => (-6..12, 1.0..10.0).prop_map(|(magnitude, digits)| digits * 10_f64.powi(magnitude)),
    ];
    amount.prop_map(move |amount| Quantity::nearest(input, amount))
}

/// Anything a visitor can have entered.
pub fn scenario() -> impl Strategy<Value = Scenario> {
    let quantities: Vec<_> =
        Input::ALL.into_iter().map(|input| proptest::option::weighted(0.5, quantity(input))).collect();
    (quantities, proptest::sample::select(Sector::ALL.to_vec()), proptest::sample::select(Goal::ALL.to_vec())).prop_map(
        |(quantities, sector, goal)| {
            quantities
                .into_iter()
                .flatten()
                .fold(Scenario::default().with_sector(sector).with_goal(goal), Scenario::with)
        },
    )
}

/// Anything a link can hold.
pub fn shared() -> impl Strategy<Value = Shared> {
    let currency = proptest::option::of("[A-Z]{3}".prop_map(|code| Currency::new(&code).unwrap()));
    let language = proptest::option::of(proptest::sample::select(Language::ALL.to_vec()));
    let title = vec(any::<char>(), 0..=share_link::LONGEST_TITLE).prop_map(String::from_iter);
    (scenario(), currency, language, title).prop_map(|(scenario, currency, language, title)| Shared {
        scenario,
        currency,
        language,
        title,
    })
}

/// Any text at all.
pub fn text() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..60).prop_map(String::from_iter)
}

/// Any bytes, read as text.
pub fn bytes_as_text() -> impl Strategy<Value = String> {
    vec(any::<u8>(), 0..200).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// Text made of what links are made of, in any order.
pub fn link_like() -> impl Strategy<Value = String> {
    const PIECES: [&str; 44] = [
        "#",
        "?",
        "&",
        "&",
        "&",
        "&",
        "=",
        "=",
        "=",
        "=",
        "%",
        "+",
        "-",
        ".",
        "e",
        "0",
        "1",
        "7",
        "99",
        "1e400",
        "-0",
        "0.5",
        "1e-7",
        "%00",
        "%F0%9F",
        "%2B",
        "ñ",
        "💶",
        "/es/",
        "https://example.com/en/",
        "v=1",
        "v=2",
        "v",
        "sector=custom",
        "goal=value",
        "lang",
        "currency",
        "title",
        "utm_source",
        "hybrid_hours=",
        "\n",
        " ",
        "\0",
        "x",
    ];
    let keys: Vec<String> = share_link::v1::keys().map(|key| key.name().to_owned()).collect();
    let piece = prop_oneof![
        3 => proptest::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        1 => proptest::sample::select(keys),
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A link as it might be made, opened, cut and pasted: canonical, then damaged.
pub fn damaged_link() -> impl Strategy<Value = String> {
    (shared(), vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 0..6)).prop_map(|(shared, damages)| {
        let mut bytes = share_link::fragment(&shared, &RyuNumbers).into_bytes();
        for (place, byte, damage) in damages {
            let place = place.index(bytes.len() + 1);
            match damage {
                0 => bytes.truncate(place),
                1 => bytes.insert(place, byte),
                2 => bytes.extend_from_within(place..),
                _ => {
                    if let Some(found) = bytes.get_mut(place) {
                        *found = byte;
                    }
                }
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}
