//! What the build writes into the page once: it depends on nothing that a visitor enters, so it never reaches the Wasm.

mod embed;
mod sources;

use yew::prelude::*;

use crate::i18n::Language;
use crate::ui::app::Format;
use embed::embed;
use sources::sources;

#[derive(Properties, PartialEq)]
pub struct WrittenProps {
    pub language: Language,
    /// How the language writes numbers.
    pub format: Format,
    /// Whether it is written for a frame, whose site has embedded it already.
    pub is_framed: bool,
}

/// Everything below the app: the sources and the foot of the page.
#[component]
pub fn Written(props: &WrittenProps) -> Html {
    let words = props.language.sentences();
    html! {
        <>
            if !props.is_framed {
                {embed(props.language)}
            }
            {sources(props.language, &*props.format.0)}
            <footer>
                <p>{words.privacy}</p>
                <p>{words.licence}</p>
            </footer>
        </>
    }
}
