//! The name, the other language, the currency.

use yew::prelude::*;

use super::View;
use crate::app::reading::Reading;
use crate::app::state::{Action, Edit, Figures};
use crate::domain::quantity::Input;
use crate::i18n::Language;
use crate::share_link::Currency;
use crate::ui::element::el;
use crate::ui::field::{Choice, FieldWords, Slide, number_field, select};

/// The currencies offered; a link can bring any other.
const CURRENCIES: [&str; 12] = ["EUR", "USD", "GBP", "MXN", "COP", "ARS", "CLP", "PEN", "UYU", "BRL", "CHF", "SEK"];

/// The top of the page. Query and fragment go along to the other language.
pub fn masthead(reading: &Reading, query: &str, fragment: &str) -> Html {
    let words = &reading.words;
    let query = if query.is_empty() { String::new() } else { text!("?", query) };
    let languages = Language::ALL.into_iter().map(|language| {
        let code = language.code();
        let element = if language == words.language() {
            el("span").set("aria-current", "true")
        } else {
            el("a").set("hreflang", code).attr("href", text!("../", code, "/", query, fragment))
        };
        element.set("lang", code).text(language.own_name())
    });
    el("header.masthead")
        .child(el("span.wordmark").text("Palanca"))
        .child(el("nav").attr("aria-label", words.languages().to_owned()).each(languages))
        .into()
}

/// The currency and, when it is not the euro, what one euro is in it.
pub fn currency(view: &View<'_>) -> Html {
    currency_choice(view.reading, view.state.figures(), Action::CurrencyChosen, view.on_action, view.on_edit)
}

/// The same for whoever else keeps a currency.
pub fn currency_choice<A: Clone + 'static>(
    reading: &Reading,
    figures: Figures<'_>,
    action: fn(Currency) -> A,
    on_action: &Callback<A>,
    on_edit: &Callback<Edit>,
) -> Html {
    let words = &reading.words;
    let chosen = reading.currency;
    let mut choices: Vec<_> = CURRENCIES
        .into_iter()
        .filter_map(|code| Some(Choice { value: code, words: code.to_owned(), action: action(Currency::new(code)?) }))
        .collect();
    let listed = CURRENCIES.into_iter().find(|code| *code == chosen.code());
    if listed.is_none() {
        choices.push(Choice { value: "other", words: chosen.code().to_owned(), action: action(chosen) });
    }
    let rate = if chosen == Currency::EUR {
        Html::default()
    } else {
        let words = FieldWords { label: words.input_fx(), help: words.help_fx(), placeholder: "" };
        number_field(reading, figures, Input::Fx, &words, Slide::default(), on_edit)
    };
    let choice = el("div.field").child(el("label").set("for", "f-currency").text(words.currency())).node(select(
        "currency",
        "f-currency",
        &choices,
        listed.unwrap_or("other"),
        on_action,
    ));
    el("div.currency").child(choice).node(rate).into()
}
