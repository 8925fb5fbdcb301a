//! The way to the builder, which puts the calculator on other sites.

use yew::prelude::*;

use crate::i18n::Language;

pub fn embed(language: Language) -> Html {
    let words = language.sentences();
    html! {
        <section id="embed" aria-labelledby="embed-title">
            <h2 id="embed-title">{words.embed_title}</h2>
            <p>{words.embed_sentence}</p>
            <p><a class="act" href="builder/">{words.embed_builder}</a></p>
        </section>
    }
}
