//! How to put the calculator into a site: the plain code, for whoever has no use for the builder.

use yew::prelude::*;

use crate::app::builder::{Form, Names, State};
use crate::i18n::Language;
use crate::share_link::NumberText;

/// Three forms of the code as they are at first, and the way to the builder. What the page's address will be is not known
/// when it is written.
pub fn embed(language: Language, numbers: &dyn NumberText) -> Html {
    let words = language.sentences();
    let names = Names { title: words.page_title, open: words.embed_open };
    let state = State::of(language);
    let form = |title: &'static str, form: Form| {
        html! {
            <>
                <h3>{title}</h3>
                <pre><code>{state.code(form, "https://HOST/", names, numbers)}</code></pre>
            </>
        }
    };
    html! {
        <section id="embed" aria-labelledby="embed-title">
            <h2 id="embed-title">{words.embed_title}</h2>
            <p>{words.embed_sentence}</p>
            <p><a class="act" href="builder/">{words.embed_builder}</a></p>
            {form(words.embed_element, Form::Element)}
            {form(words.embed_frame, Form::Frame)}
            {form(words.embed_link, Form::Link)}
        </section>
    }
}
