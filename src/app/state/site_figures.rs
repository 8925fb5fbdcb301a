//! Figures that the site around the page puts in, and takes back.

use std::rc::Rc;

use super::{Action, Own, Preset, State};
use crate::domain::quantity::{Input, Quantity};
use crate::domain::scenario::{Goal, Scenario, Sector};
use crate::i18n::Language;
use crate::share_link::{Code, Currency, Notice, NumberText, Opened, Shared, Used, open_parts, pairs_of, v1};

/// Figures that the site around the page put in while it was open.
#[derive(Clone, Debug)]
pub struct SetFigures {
    site: String,
    /// Whether the visitor has figures of their own.
    is_beside_own: bool,
    /// The keys that could be read.
    keys: Vec<String>,
    /// What they hold; everything else in it stands for nothing.
    held: Shared,
    notices: Vec<Notice>,
}

/// Puts them in, or takes them out. The action brings it along, so that a page that no site is around does not carry it.
pub type PutIn = fn(&mut State, &SetFigures);

impl SetFigures {
    /// What a site put in, as pairs like those of a query. What can't be read gets a notice, and changes nothing.
    pub fn of(inputs: &str, site: &str, is_beside_own: bool, language: Language, numbers: &dyn NumberText) -> Self {
        let Opened { shared, notices, .. } = open_parts(inputs, "", language, numbers);
        let is_unreadable =
            |key: &String| notices.iter().any(|notice| notice.code == Code::Unreadable && notice.key == *key);
        let keys =
            pairs_of(inputs, numbers).pairs.into_iter().map(|(key, _)| key).filter(|key| !is_unreadable(key)).collect();
        Self { site: site.to_owned(), is_beside_own, keys, held: shared, notices }
    }

    /// That they were put in.
    pub fn action(self) -> Action {
        Action::FiguresSet(Rc::new(self), State::put_in)
    }

    fn holds(&self, key: &str) -> bool {
        self.keys.iter().any(|held| held == key)
    }

    /// The scenario with these figures in it; none where there are none.
    fn put_into(&self, mut scenario: Scenario) -> Option<Scenario> {
        let held = &self.held.scenario;
        let mut is_empty = true;
        for input in Input::ALL.into_iter().filter(|&input| self.holds(v1::name(input))) {
            is_empty = false;
            scenario = match held.given(input) {
                Some(amount) => scenario.with(Quantity::nearest(input, amount)),
                None => scenario.without(input),
            };
        }
        if self.holds("sector") {
            is_empty = false;
            scenario = scenario.with_sector(held.sector());
        }
        if self.holds("goal") {
            is_empty = false;
            scenario = scenario.with_goal(held.goal());
        }
        (!is_empty).then_some(scenario)
    }

    /// That the site no longer puts them in.
    pub fn withdrawal(self) -> Action {
        Action::FiguresSet(Rc::new(self), State::take_out)
    }

    /// The scenario with the default in the place of each of these figures that it still holds.
    fn taken_out_of(&self, mut scenario: Scenario) -> Scenario {
        let held = &self.held.scenario;
        for input in Input::ALL.into_iter().filter(|&input| self.holds(v1::name(input))) {
            if scenario.given(input) == held.given(input) {
                scenario = scenario.without(input);
            }
        }
        if self.holds("sector") && scenario.sector() == held.sector() {
            scenario = scenario.with_sector(Sector::default());
        }
        if self.holds("goal") && scenario.goal() == held.goal() {
            scenario = scenario.with_goal(Goal::default());
        }
        scenario
    }
}

impl State {
    /// Takes the figures that a site put in: what it leaves out stays as it is.
    fn put_in(&mut self, figures: &SetFigures) {
        self.notices.clone_from(&figures.notices);
        self.are_notices_read = false;
        self.currency = figures.held.currency.unwrap_or(self.currency);
        let scenario = figures.put_into(self.scenario.clone());
        if let Some(scenario) = scenario.clone() {
            self.scenario = scenario;
        }
        // What could not be read has not taken the place of what stands.
        for notice in self.notices.iter_mut().filter(|notice| notice.code == Code::Unreadable) {
            let input = Input::ALL.into_iter().find(|&input| v1::name(input) == notice.key);
            if let Some(value) = input.and_then(|input| self.scenario.value(input)) {
                notice.used = Used::Number(value);
            }
        }
        if scenario.is_none() {
            return;
        }
        if figures.is_beside_own && self.own == Own::Shown {
            self.own = Own::Kept;
        }
        // What the same site put in before is still the site's.
        let is_same = |preset: &&Preset| preset.site.as_ref() == Some(&figures.site) && !preset.is_set_aside;
        let before = self.preset.as_ref().filter(is_same).map(|preset| preset.scenario.clone());
        self.preset = figures.put_into(before.unwrap_or_default()).map(|scenario| Preset {
            site: Some(figures.site.clone()),
            scenario,
            is_set_aside: false,
        });
    }

    /// Takes back what a site has put in. What the visitor has changed since stays.
    fn take_out(&mut self, figures: &SetFigures) {
        if figures.held.currency == Some(self.currency) {
            self.currency = Currency::default();
        }
        if figures.held.title == self.title {
            self.title.clear();
        }
        self.notices.clear();
        self.scenario = figures.taken_out_of(self.scenario.clone());
        if let Some(preset) = &mut self.preset {
            preset.scenario = figures.taken_out_of(preset.scenario.clone());
        }
        self.preset = self.preset.take().filter(|preset| preset.scenario != Scenario::default());
    }
}
