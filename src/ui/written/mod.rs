//! What the build writes into the page once: it depends on nothing that a visitor enters, so it never reaches the Wasm.

mod sources;

use yew::prelude::*;

use crate::i18n::Language;
use sources::sources;

#[derive(Properties, PartialEq)]
pub struct WrittenProps {
    pub language: Language,
}

/// Everything below the app: the sources and the foot of the page.
#[component]
pub fn Written(props: &WrittenProps) -> Html {
    let words = props.language.sentences();
    html! {
        <>
            {sources(props.language)}
            <footer>
                <p>{words.privacy}</p>
                <p>{words.licence}</p>
            </footer>
        </>
    }
}
