//! Whose figures a page shows, and which it may keep.

use palanca::app::state::{Action, Edit, Own, SetFigures, State, Visit};
use palanca::domain::quantity::{Input, Quantity};
use palanca::domain::scenario::Scenario;
use palanca::i18n::Language;
use palanca::native::RyuNumbers;

const OWN: Option<&str> = Some("#v=1&leads=777");

fn opened(link: &str, stored: Option<&str>) -> State {
    let (query, fragment) = link.split_once('#').unwrap_or((link, ""));
    State::on_visit(Visit { query, fragment, stored, language: Language::English, site: None }, &RyuNumbers)
}

fn edited(state: &State) -> State {
    state.after(Action::InputEdited(Edit::Entered(Quantity::nearest(Input::Sql, 12.0))))
}

/// Whether what is shown may be kept in the place of the visitor's own.
fn is_kept(state: &State) -> bool {
    state.is_edited && state.own == Own::Shown
}

#[test]
fn what_a_link_brings_is_never_kept_over_ones_own() {
    let link = opened("#v=1&leads=200", OWN);
    assert_eq!(link.own, Own::Kept);
    let site = SetFigures::of("deal=900", "a.example", true, Language::English, &RyuNumbers).action();
    let actions = [Action::NeutralToggled, Action::StartedAgain, site, Action::NoticesDismissed];
    for action in actions {
        assert!(!is_kept(&edited(&edited(&link).after(action.clone()))), "{action:?}");
    }
    let address = edited(&link).fragment(&RyuNumbers);
    assert_eq!(opened(&address, OWN).own, Own::Kept, "the way back stays after a reload");
    assert!(is_kept(&link.after(Action::OwnFiguresReplaced)));
}

#[test]
fn ones_own_figures_are_kept_as_they_are_edited() {
    for (link, stored) in [("", OWN), ("#v=1&leads=777", OWN), ("", None), ("utm_source=x", OWN)] {
        let state = opened(link, stored);
        assert!(!is_kept(&state), "{link}: nothing has been edited");
        assert!(is_kept(&edited(&state)), "{link}");
        assert!(is_kept(&state.after(Action::StartedAgain)), "{link}");
    }
}

#[test]
fn whoever_has_none_makes_a_links_their_own_by_editing_them() {
    for stored in [None, Some("#v=1"), Some("nonsense"), Some("#v=1&leads=150")] {
        let state = opened("#v=1&leads=200", stored);
        assert_eq!(state.own, Own::Shown, "{stored:?}");
        assert!(!is_kept(&state) && is_kept(&edited(&state)), "{stored:?}");
    }
}

#[test]
fn figures_that_a_site_puts_in_beside_ones_own_are_not_kept() {
    let put_in = |state: &State, is_beside_own| {
        state.after(SetFigures::of("deal=900", "a.example", is_beside_own, Language::English, &RyuNumbers).action())
    };
    let own = edited(&opened("", OWN));
    assert_eq!(edited(&put_in(&own, true)).own, Own::Kept);
    assert!(!put_in(&own, false).is_edited, "the site has entered it, not the visitor");
    assert!(is_kept(&edited(&put_in(&State::default(), false))));
}

#[test]
fn to_look_is_not_to_edit_but_the_address_follows() {
    let link = opened("#v=1&leads=200", None);
    assert!(!link.is_in_address, "a link stands as it was opened");
    let neutral = edited(&link).after(Action::NeutralToggled);
    assert!(!is_kept(&neutral) && neutral.is_in_address);
    assert!(link.after(Action::NeutralToggled).is_in_address);
    let forgotten = edited(&link).after(Action::Forgotten);
    assert!(!is_kept(&forgotten) && forgotten.is_in_address, "no figure stays in the address");
    assert_eq!(forgotten.scenario, Scenario::default());
}

#[test]
fn what_another_tab_keeps_is_told_and_not_written_over() {
    let check = |state: &State, stored: Option<&str>, expected: Own| {
        assert_eq!(state.own_beside(stored, &RyuNumbers), expected, "{stored:?}");
        let moved = state.after(Action::OwnFiguresMoved(expected));
        assert!(!is_kept(&moved), "nothing is written that was not entered since");
        assert_eq!(moved.scenario, state.scenario);
    };
    let own = opened("", OWN);
    let link = opened("#v=1&leads=200", OWN);
    let other = Some("#v=1&leads=5");
    check(&own, OWN, Own::Shown);
    check(&own, other, Own::ChangedElsewhere);
    check(&edited(&own), other, Own::ChangedElsewhere);
    check(&edited(&own), None, Own::ChangedElsewhere);
    check(&edited(&own), Some("#v=1"), Own::ChangedElsewhere);
    check(&State::default(), other, Own::ChangedElsewhere);
    check(&State::default(), Some("#v=1"), Own::Shown);
    // Beside a link's figures the others are there to go back to, as long as there are any.
    check(&link, other, Own::Kept);
    check(&edited(&link), other, Own::Kept);
    check(&edited(&link), None, Own::Shown);
    check(&link, Some("#leads=200"), Own::Shown);
    check(&opened("#v=1&leads=200", None), other, Own::Kept);
    check(&edited(&opened("#v=1&leads=200", None)), other, Own::ChangedElsewhere);
    let changed = own.after(Action::OwnFiguresMoved(Own::ChangedElsewhere));
    check(&edited(&changed), None, Own::ChangedElsewhere);
    check(&changed, OWN, Own::Shown);
}

#[test]
fn notices_that_are_read_keep_their_place() {
    let state = opened("#v=1&leads=abc", None);
    let read = state.after(Action::NoticesDismissed);
    assert!(read.are_notices_read && read.notices == state.notices && !read.is_in_address);
    assert_eq!(read.after(Action::StartedAgain).notices, []);
}
