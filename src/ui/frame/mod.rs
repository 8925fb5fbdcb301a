//! What a frame in somebody else's page does besides: it takes on what the site sets, and tells it what it may know.
//!
//! It comes to the page as functions, which only the frame's program names: the page that stands for itself does not
//! carry them.

mod call;

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::panel::View;
use crate::app::reading::Reading;
use crate::app::state::{Action, SetFigures, Site, State, Visit};
use crate::app::visit::own_fragment;
use crate::browser::frame::{self as browser, Heard, Listening};
use crate::browser::{address, storage};
use crate::embed::{Config, Outcome, figures_code};
use crate::share_link::pairs;

/// What a frame does besides.
#[derive(Clone, Copy)]
pub struct Frame {
    /// The name of the site, as far as it is known from the frame's query.
    pub site: fn(&str) -> String,
    /// Listens to the site, until what is returned is dropped.
    pub listen: fn(Ear) -> Option<Listening>,
    /// What the site may know of what is shown; nothing before it has introduced itself.
    pub outcome: fn(&View<'_>) -> Option<Outcome>,
    /// Tells it the site.
    pub tell: fn(Outcome),
    /// Tells the site that a link was sent on, and whether it holds money figures.
    pub tell_shared: fn(bool),
    /// The site's call to action.
    pub call: fn(&View<'_>) -> Html,
}

impl PartialEq for Frame {
    /// There is but one frame.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The frame.
pub const FRAME: Frame =
    Frame { site: browser::site, listen, outcome, tell, tell_shared: browser::tell_shared, call: call::call };

/// Whoever listens to the site.
pub struct Ear {
    /// The page's language and numbers.
    pub reading: Reading,
    /// Of the frame's address.
    pub query: AttrValue,
    /// What the site has set already, where the app goes on from an earlier one in the same page.
    pub set: Option<Rc<Config>>,
    pub on_action: Callback<Action>,
}

fn listen(ear: Ear) -> Option<Listening> {
    let config = ear.set.clone().unwrap_or_else(|| {
        let config = Rc::new(Config::of_query(&ear.query));
        browser::take_on(&config, &config.look());
        ear.on_action.emit(Action::SiteChanged(Site { config: config.clone(), is_known: false }));
        browser::tell_heights();
        config
    });
    let last = RefCell::new(config);
    let host = RefCell::new(String::new());
    browser::listen(move |heard| match heard {
        Heard::Init { site, is_first, config } => {
            let config = Rc::new(Config::of_pairs(config));
            let before = last.replace(config.clone());
            let look = config.look();
            browser::take_on(&config, &look);
            ear.on_action.emit(Action::SiteChanged(Site { config: config.clone(), is_known: true }));
            ear.take_figures(&before, &config, &site, is_first);
            host.replace(site);
            if is_first {
                browser::tell_ready();
            }
            look.codes.iter().for_each(|code| browser::tell_error(code));
            ear.report_figures("prefill", config.get("prefill"));
        }
        Heard::Set { inputs } => ear.put_in(&inputs, &host.borrow()),
    })
}

impl Ear {
    /// Takes on the figures and the currency that the site has set since before, and takes back what it no longer sets.
    fn take_figures(&self, before: &Config, config: &Config, site: &str, is_first: bool) {
        let is_changed = |key: &str| is_first || before.get(key) != config.get(key);
        let has_prefill = !config.get("prefill").is_empty();
        if has_prefill && is_changed("prefill") {
            return self.open(config, site);
        }
        let mut gone = if has_prefill { String::new() } else { before.get("prefill").to_owned() };
        let currency = config.currency();
        if let Some(before) = before.currency().filter(|_| currency.is_none()) {
            pairs::push(&mut gone, "currency", before.code());
        }
        if !gone.is_empty() {
            self.on_action.emit(self.figures(&gone, site).withdrawal());
        }
        if let Some(currency) = currency.filter(|_| is_changed("currency")) {
            self.on_action.emit(Action::CurrencySet(currency));
        }
    }

    /// Opens the figures that the site has put in, as if they stood in the query.
    fn open(&self, config: &Config, site: &str) {
        let reading = &self.reading;
        let mut query = config.get("prefill").to_owned();
        let currency = config.get("currency");
        if !currency.is_empty() {
            pairs::push(&mut query, "currency", currency);
        }
        let (_, fragment) = address::query_and_fragment();
        let stored = storage::kept();
        let visit = Visit {
            query: &query,
            fragment: &fragment,
            stored: stored.as_deref(),
            language: reading.words.language(),
            site: Some(site),
        };
        self.on_action.emit(Action::LinkOpened(Rc::new(State::on_visit(visit, &*reading.format))));
    }

    /// Puts single figures in beside those that are there.
    fn put_in(&self, inputs: &[(String, String)], site: &str) {
        let mut query = String::new();
        for (key, value) in inputs {
            pairs::push(&mut query, key, value);
        }
        self.on_action.emit(self.figures(&query, site).action());
        self.report_figures("inputs", &query);
    }

    fn figures(&self, pairs: &str, site: &str) -> SetFigures {
        let numbers = &*self.reading.format;
        let is_beside_own = own_fragment(storage::kept().as_deref(), numbers).is_some();
        SetFigures::of(pairs, site, is_beside_own, self.reading.words.language(), numbers)
    }

    /// Sends the site an error code for figures that could not be taken as they stood.
    fn report_figures(&self, what: &str, figures: &str) {
        if let Some(code) = figures_code(what, figures, &*self.reading.format) {
            browser::tell_error(&code);
        }
    }
}

fn outcome(view: &View<'_>) -> Option<Outcome> {
    let site = view.state.site.as_ref();
    site.is_some_and(|site| site.is_known).then(|| Outcome::of(view.answer))
}

fn tell(outcome: Outcome) {
    browser::tell_result(outcome.winner_name(), outcome.saving);
}
