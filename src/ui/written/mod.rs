//! What the build writes into the page once: it depends on nothing that a visitor enters, so it never reaches the Wasm.

mod sources;

use yew::prelude::*;

use crate::i18n::Language;
use crate::ui::app::Format;
use sources::sources;

#[derive(Properties, PartialEq)]
pub struct WrittenProps {
    pub language: Language,
    /// How the language writes numbers.
    pub format: Format,
}

/// Everything below the app: the sources and the foot of the page.
#[component]
pub fn Written(props: &WrittenProps) -> Html {
    let words = props.language.sentences();
    html! {
        <>
            {sources(props.language, &*props.format.0)}
            <footer>
                <p>{words.privacy}</p>
                <p>{words.licence}</p>
            </footer>
        </>
    }
}
