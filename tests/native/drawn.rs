//! The whole page as markup.

use std::rc::Rc;

use futures::executor::block_on;
use palanca::app::state::{State, Visit};
use palanca::i18n::Language;
use palanca::native::{IcuFormat, RyuNumbers};
use palanca::ui::app::{App, AppProps, Same};
use yew::LocalServerRenderer;

/// What a link's fragment opens.
pub fn opened(language: Language, link: &str) -> State {
    State::on_visit(Visit { query: "", fragment: link, stored: None, language, site: None }, &RyuNumbers)
}

/// All of the page, with every section open.
pub fn props(language: Language, initial: State) -> AppProps {
    AppProps {
        initial,
        words: language.words(),
        format: Same(Rc::new(IcuFormat::new(language))),
        query: "".into(),
        number: 0,
        here: Rc::default(),
        at_once: true,
        written: Rc::default(),
        is_wide: true,
        frame: None,
    }
}

pub fn markup(props: AppProps) -> String {
    block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}
