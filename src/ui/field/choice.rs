//! One of a few: as radio buttons or as a list.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::element::el;

/// One of what can be chosen: its public name, its words, and what its choice does.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice<A> {
    pub value: &'static str,
    pub words: String,
    pub action: A,
}

/// Radio buttons in a row, for a few short choices; `chosen` is the name of one.
pub fn radio_group<A: Clone + 'static>(
    name: &'static str,
    legend: &str,
    choices: Vec<Choice<A>>,
    chosen: &str,
    on_action: &Callback<A>,
) -> Html {
    let options = choices.into_iter().map(|Choice { value, words, action }| {
        let on_choice = on_action.reform(move |_: Event| action.clone());
        let button = el("input")
            .set("type", "radio")
            .set("name", name)
            .value(value.to_owned())
            .checked(value == chosen)
            .on(Rc::new(html::onchange::Wrapper::new(on_choice)));
        el("label.option").key(value).child(button).child(el("span").text(&words))
    });
    el("fieldset.choice").child(el("legend").text(legend)).child(el("div.options").each(options)).into()
}

/// A list to choose from; `chosen` is the name of one.
pub fn select<A: Clone + 'static>(
    name: &'static str,
    id: &'static str,
    choices: &[Choice<A>],
    chosen: &str,
    on_action: &Callback<A>,
) -> Html {
    let actions: Vec<A> = choices.iter().map(|choice| choice.action.clone()).collect();
    let on_action = on_action.clone();
    let onchange = Callback::from(move |event: Event| {
        let index = crate::browser::event::chosen_index(&event);
        if let Some(action) = index.and_then(|index| actions.get(index)) {
            on_action.emit(action.clone());
        }
    });
    el("select")
        .set("name", name)
        .set("id", id)
        .on(Rc::new(html::onchange::Wrapper::new(onchange)))
        .each(choices.iter().map(|choice| {
            el("option")
                .key(choice.value)
                .set("value", choice.value)
                .flag("selected", choice.value == chosen)
                .text(&choice.words)
        }))
        .into()
}
