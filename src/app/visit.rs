//! What a page shows first, and whose figures this browser keeps.
//!
//! # Whose figures are kept
//! This browser keeps one set of figures: the visitor's own. They are written while the page shows them, and only after
//! the visitor has edited something.
//! - A link, or a site, brings other figures: the own ones stay as they are, whatever is edited, until the visitor goes
//!   back to them, or says that the shown ones are to be kept in their place.
//! - A visitor who has none yet makes a link's figures their own by editing them.
//! - Where another tab has changed or forgotten them, this one keeps nothing over that: it says so and leaves the choice.
//! - To start again, or to forget, is to throw them away.

use super::state::{Own, Preset, State, Visit};
use crate::domain::scenario::Scenario;
use crate::i18n::Language;
use crate::share_link::{NumberText, Origin, Shared, open_parts};

/// The visitor's own figures, out of what is kept, as a canonical fragment; none where that is nothing, or the defaults alone.
pub fn own_fragment(stored: Option<&str>, numbers: &dyn NumberText) -> Option<String> {
    let opened = open_parts("", stored?.trim_start_matches('#'), Language::default(), numbers);
    if opened.origin == Origin::Nothing { None } else { fragment_of(opened.shared, numbers) }
}

/// What is shared, as a canonical fragment; none where it is the defaults alone.
fn fragment_of(shared: Shared, numbers: &dyn NumberText) -> Option<String> {
    let fragment = State::of(shared, Vec::new()).fragment(numbers);
    (fragment != State::default().fragment(numbers)).then_some(fragment)
}

impl State {
    /// What the page shows first: the link's figures; else what this browser last had; else the defaults. Other
    /// figures of the visitor's own stay at hand.
    pub fn on_visit(visit: Visit<'_>, numbers: &dyn NumberText) -> Self {
        let opened = open_parts(visit.query, visit.fragment, visit.language, numbers);
        let stored = visit.stored.map(|stored| open_parts("", stored.trim_start_matches('#'), visit.language, numbers));
        let origin = opened.origin;
        let preset = |scenario: &Scenario| Preset {
            site: visit.site.filter(|_| origin == Origin::Query).map(str::to_owned),
            scenario: scenario.clone(),
            is_set_aside: false,
        };
        let Some(stored) = stored.filter(|stored| stored.origin != Origin::Nothing) else {
            let mut state = Self::of(opened.shared, opened.notices);
            state.preset = (state.scenario != Scenario::default()).then(|| preset(&state.scenario));
            return state;
        };
        if opened.origin == Origin::Nothing {
            let currency = opened.shared.currency.or(stored.shared.currency);
            let mut notices = opened.notices;
            notices.extend(stored.notices);
            return Self::of(Shared { currency, ..stored.shared }, notices);
        }
        let own = fragment_of(stored.shared, numbers);
        let mut state = Self::of(opened.shared, opened.notices);
        let is_own = own.as_ref() == Some(&state.fragment(numbers));
        state.preset = (!is_own && state.scenario != Scenario::default()).then(|| preset(&state.scenario));
        if !is_own && own.is_some() {
            state.own = Own::Kept;
        }
        state
    }

    /// Where the visitor's own figures are, once something else than before is kept.
    pub fn own_beside(&self, stored: Option<&str>, numbers: &dyn NumberText) -> Own {
        let own = own_fragment(stored, numbers);
        let is_shown = own.clone().unwrap_or_else(|| Self::default().fragment(numbers)) == self.fragment(numbers);
        match (self.own, own) {
            _ if is_shown => Own::Shown,
            // None are left to go back to.
            (Own::Kept, None) => Own::Shown,
            (Own::Shown, own) if self.preset.is_some() && !self.is_edited => own.map_or(Own::Shown, |_| Own::Kept),
            (Own::Shown, _) => Own::ChangedElsewhere,
            (other, _) => other,
        }
    }
}
