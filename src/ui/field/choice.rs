//! One of a few: as radio buttons or as a list.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::element::el;

/// One thing that can be chosen: its public name, its words, and the thing itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice<T> {
    pub value: &'static str,
    pub words: String,
    pub thing: T,
}

/// Radio buttons in a row, for a few short choices.
pub fn radio_group<T: Copy + PartialEq + 'static>(
    name: &'static str,
    legend: &str,
    choices: Vec<Choice<T>>,
    chosen: T,
    on_change: &Callback<T>,
) -> Html {
    let options = choices.into_iter().map(|Choice { value, words, thing }| {
        let on_choice = on_change.reform(move |_: Event| thing);
        let button = el("input")
            .set("type", "radio")
            .set("name", name)
            .value(value.to_owned())
            .checked(thing == chosen)
            .on(Rc::new(html::onchange::Wrapper::new(on_choice)));
        el("label.option").key(value).child(button).child(el("span").text(&words))
    });
    el("fieldset.choice").child(el("legend").text(legend)).child(el("div.options").each(options)).into()
}

/// A list to choose from.
pub fn select<T: Clone + PartialEq + 'static>(
    name: &'static str,
    id: &'static str,
    choices: &[Choice<T>],
    chosen: &T,
    on_change: &Callback<T>,
) -> Html {
    let things: Vec<T> = choices.iter().map(|choice| choice.thing.clone()).collect();
    let on_change = on_change.clone();
    let onchange = Callback::from(move |event: Event| {
        let index = crate::browser::event::chosen_index(&event);
        if let Some(thing) = index.and_then(|index| things.get(index)) {
            on_change.emit(thing.clone());
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
                .flag("selected", choice.thing == *chosen)
                .text(&choice.words)
        }))
        .into()
}
