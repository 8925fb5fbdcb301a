//! The builder's page in every language, as text.

use std::rc::Rc;

use futures::executor::block_on;
use palanca::app::builder::{State, Text};
use palanca::i18n::Language;
use palanca::native::{IcuFormat, RyuNumbers};
use palanca::share_link;
use palanca::ui::app::Same;
use palanca::ui::builder::{Builder, BuilderProps};
use yew::LocalServerRenderer;

use crate::builder::ROOT;

/// The builder's page, as text.
fn page(language: Language, fragment: &str) -> String {
    let props = BuilderProps {
        initial: State::of_fragment(fragment, language, &RyuNumbers),
        words: language.builder_words(),
        format: Same(Rc::new(IcuFormat::new(language))),
        root: ROOT.into(),
    };
    block_on(LocalServerRenderer::<Builder>::with_props(props).hydratable(false).render())
}

#[test]
fn everything_can_be_chosen_in_every_language() {
    for language in Language::ALL {
        let page = page(language, "v=1&currency=USD&prefill=sector%3Dcustom");
        let names = Text::ALL.into_iter().filter(|text| !text.name().starts_with("utm_")).map(Text::name);
        let inputs = share_link::v1::keys().map(share_link::v1::Key::name);
        for name in names.chain(inputs).chain(["lang", "theme", "sections", "currency", "data-layer", "width", "form"])
        {
            assert!(page.contains(&format!(" name=\"{name}\"")), "{language:?} has no field for {name}");
        }
    }
}

#[test]
fn the_page_says_what_is_wrong_and_what_would_be_used() {
    for (language, pale, unreadable, doubt) in [
        (Language::Spanish, "no se leería (contraste 1,4): se usa #876f36", "No es un color", "Trabajáis más leads"),
        (
            Language::English,
            "could not be read (contrast 1.4): #876f36 is used",
            "This is no colour",
            "You work more leads",
        ),
    ] {
        let page = page(language, "v=1&accent=%23ffd166&line=blue&prefill=leads%3D3%26worked%3D9");
        for words in [pale, unreadable, doubt] {
            assert!(page.contains(words), "{language:?} does not say «{words}»: {page}");
        }
    }
}

#[test]
fn code_speaks_the_language_of_its_calculator_whatever_the_builder_s_is() {
    let page = page(Language::Spanish, "v=1&lang=en");
    assert!(page.contains("Open the calculator"), "{page}");
    assert!(!page.contains("Abrir la calculadora"), "{page}");
}

#[test]
fn a_hostile_address_is_text_and_nothing_else() {
    let page =
        page(Language::English, "v=1&cta-url=https%3A%2F%2Fa.example&cta-label=%3C%2Ftextarea%3E%3Cimg+src%3Dx%3E");
    assert!(!page.contains("<img") && page.matches("</textarea>").count() == 1, "{page}");
}
