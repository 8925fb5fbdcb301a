//! What a picture for social networks says: the question, and the answer of the example team in three bars.

use std::rc::Rc;

use futures::executor::block_on;
use palanca::app::explanation::Measure;
use palanca::app::reading::Reading;
use palanca::domain::answer::Answer;
use palanca::domain::scenario::Scenario;
use palanca::i18n::Language;
use palanca::native::IcuFormat;
use palanca::share_link::Currency;
use palanca::ui::chart::bars::bars;
use sha2::{Digest, Sha256};
use yew::LocalServerRenderer;
use yew::prelude::*;

/// The words and the bars, without a style.
pub fn markup(language: Language) -> String {
    let words = language.words();
    let format = Rc::new(IcuFormat::new(language));
    let props = PictureProps { reading: Reading { words, format, currency: Currency::EUR } };
    block_on(LocalServerRenderer::<Picture>::with_props(props).hydratable(false).render())
}

/// By which a picture is known to say what the words and the model say today.
pub fn fingerprint(language: Language) -> String {
    Sha256::digest(markup(language)).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[derive(Properties, PartialEq)]
struct PictureProps {
    reading: Reading,
}

#[component]
fn Picture(props: &PictureProps) -> Html {
    let reading = &props.reading;
    // The question gets a line of its own.
    let (subject, question) = reading.words.title().split_once(": ").expect("a title is a subject and a question");
    html! {
        <>
            <p class="wordmark">{"Palanca"}</p>
            <h1>{subject}{":"}<br/>{question}</h1>
            {bars(reading, &Answer::of(&Scenario::default()), Measure::CostPerSql, "")}
            <p class="note">{reading.words.example_team()}</p>
        </>
    }
}
