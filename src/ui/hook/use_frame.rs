//! The site around the page: what it sets, what it puts in, and what it is told.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::state::{Action, State, Visit};
use crate::browser::frame::{self, Heard};
use crate::browser::{address, storage};
use crate::embed::{Config, Outcome};
use crate::i18n::Language;
use crate::share_link::{Currency, NumberText, pairs};
use crate::ui::app::Store;

/// What a frame is shown with.
pub struct Framed<'a> {
    /// Of the frame's address.
    pub query: &'a str,
    pub state: &'a State,
    pub outcome: Outcome,
    pub language: Language,
    pub numbers: Rc<dyn NumberText>,
}

/// What the site around the page has set; none where the page stands for itself.
#[hook]
pub fn use_frame(framed: Option<Framed<'_>>, dispatcher: UseReducerDispatcher<Store>) -> Option<Rc<Config>> {
    let config = use_state(|| framed.as_ref().map(|framed| Rc::new(Config::of_query(framed.query))));
    let has_host = use_state(|| false);
    let now = use_mut_ref(State::default);
    let outcome = framed.as_ref().map(|framed| framed.outcome);
    if let Some(framed) = &framed {
        now.replace(framed.state.clone());
    }
    use_effect_with((*has_host, outcome), |&(has_host, outcome)| {
        if let Some(outcome) = outcome.filter(|_| has_host) {
            frame::tell_result(outcome.winner_name(), outcome.saving);
        }
    });
    let shown = config.clone();
    let context = framed.map(|framed| (framed.language, framed.numbers));
    use_effect_with((), move |()| {
        let listener = context.and_then(|(language, numbers)| {
            let last = (*config).clone().map(std::cell::RefCell::new)?;
            let look = last.borrow().look();
            frame::take_on(&last.borrow(), &look);
            frame::tell_heights();
            let host = std::cell::RefCell::new(String::new());
            frame::listen(move |heard| match heard {
                Heard::Init { site, is_first, config: given } => {
                    let next = Rc::new(Config::of_pairs(given));
                    let before = last.replace(next.clone());
                    let is_changed = |key: &str| is_first || before.get(key) != next.get(key);
                    let look = next.look();
                    frame::take_on(&next, &look);
                    if is_changed("prefill") && !next.get("prefill").is_empty() {
                        let mut query = next.get("prefill").to_owned();
                        if !next.get("currency").is_empty() {
                            pairs::push(&mut query, "currency", next.get("currency"));
                        }
                        let (_, fragment) = address::query_and_fragment();
                        let stored = storage::kept();
                        let visit = Visit {
                            query: &query,
                            fragment: &fragment,
                            stored: stored.as_deref(),
                            language,
                            site: Some(&site),
                        };
                        dispatcher.dispatch(Action::LinkOpened(Box::new(State::on_visit(visit, &*numbers))));
                    } else if let Some(currency) =
                        Currency::new(next.get("currency")).filter(|_| is_changed("currency"))
                    {
                        dispatcher.dispatch(Action::CurrencySet(currency));
                    }
                    host.replace(site);
                    config.set(Some(next));
                    if is_first {
                        frame::tell_ready();
                        has_host.set(true);
                    }
                    look.codes.iter().for_each(|code| frame::tell_error(code));
                }
                Heard::Set { inputs } => {
                    let mut query = String::new();
                    for (key, value) in &inputs {
                        pairs::push(&mut query, key, value);
                    }
                    let figures = now.borrow().with_figures_of(&query, &host.borrow(), language, &*numbers);
                    dispatcher.dispatch(Action::FiguresSet(Box::new(figures)));
                }
            })
        });
        move || drop(listener)
    });
    (*shown).clone()
}
