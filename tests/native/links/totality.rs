//! Any text at all can be opened, and what is then written opens to the same.

use std::sync::atomic::{AtomicUsize, Ordering};

use palanca::domain::answer::Answer;
use palanca::domain::quantity::Input;
use palanca::native::RyuNumbers;
use palanca::share_link;
use proptest::prelude::*;

use super::{opened, written};
use crate::arbitrary;
use crate::report::Report;

/// All that opening any text must hold.
fn check_opens(link: &str) {
    static OPENED: AtomicUsize = AtomicUsize::new(0);
    let shared = opened(link).shared;
    let answer = format!("{:?}", Answer::of(&shared.scenario));
    assert!(!answer.contains("NaN") && !answer.contains("inf"), "{link:?} gives {answer}");
    // The evidence takes milliseconds: one in a hundred shows that the whole report holds.
    if OPENED.fetch_add(1, Ordering::Relaxed).is_multiple_of(100) {
        Report::of(link).check_whole();
    }
    let fragment = share_link::fragment(&shared, &RyuNumbers);
    let again = opened(&fragment);
    assert_eq!(again.notices, [], "{link:?} is written as {fragment}");
    for input in Input::ALL {
        assert_eq!(again.shared.scenario.value(input), shared.scenario.value(input), "{input:?} of {link:?}");
    }
    assert_eq!(again.shared.scenario.sector(), shared.scenario.sector(), "{link:?}");
    assert_eq!(again.shared.scenario.goal(), shared.scenario.goal(), "{link:?}");
    assert_eq!(again.shared.currency.unwrap_or_default(), shared.currency.unwrap_or_default(), "{link:?}");
    assert_eq!(again.shared.language, shared.language, "{link:?}");
    assert_eq!(again.shared.title, shared.title, "{link:?}");
    assert_eq!(written(&fragment), fragment, "{link:?}");
}

proptest! {
    #![proptest_config(arbitrary::cases(25_000))]

    #[test]
    fn any_text_opens(text in arbitrary::text()) {
        check_opens(&text);
    }

    #[test]
    fn any_bytes_open_as_text(text in arbitrary::bytes_as_text()) {
        check_opens(&text);
    }

    #[test]
    fn any_pieces_of_links_open(text in arbitrary::link_like()) {
        check_opens(&text);
    }

    #[test]
    fn any_damaged_link_opens(link in arbitrary::damaged_link()) {
        check_opens(&link);
    }
}

proptest! {
    #![proptest_config(arbitrary::cases(2_000))]

    #[test]
    fn what_is_written_reads_the_same(shared in arbitrary::shared()) {
        let fragment = share_link::fragment(&shared, &RyuNumbers);
        let read = opened(&fragment);
        prop_assert_eq!(&read.notices, &[]);
        for input in Input::ALL {
            prop_assert_eq!(read.shared.scenario.value(input), shared.scenario.value(input), "{:?}", input);
        }
        prop_assert_eq!(read.shared.scenario.sector(), shared.scenario.sector());
        prop_assert_eq!(read.shared.scenario.goal(), shared.scenario.goal());
        prop_assert_eq!(read.shared.currency.unwrap_or_default(), shared.currency.unwrap_or_default());
        prop_assert_eq!(read.shared.language, shared.language);
        prop_assert_eq!(read.shared.title, shared.title);
    }

    #[test]
    fn a_link_without_money_never_holds_a_money_key(shared in arbitrary::shared()) {
        let fragment = share_link::fragment_without_money(&shared, &RyuNumbers);
        for key in share_link::v1::NUMBERS.iter().filter(|key| key.money) {
            let name = format!("&{}=", key.name);
            prop_assert!(!fragment.contains(&name), "{} in {}", name, fragment);
        }
    }
}
