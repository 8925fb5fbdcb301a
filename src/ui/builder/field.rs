//! A text as it is typed, with a line below it that says what is wrong or what would be used instead.

use std::rc::Rc;

use yew::prelude::*;

use super::View;
use crate::app::builder::{Action, Text, Told};
use crate::app::number_format::Digits;
use crate::browser::event;
use crate::embed::colour::Colour;
use crate::i18n::fill;
use crate::ui::element::{Element, el};

/// What a field is called and says.
pub struct FieldWords<'a> {
    pub label: &'a str,
    /// As long as nothing is to be told.
    pub help: &'a str,
    pub unreadable: &'a str,
    /// What stands where nothing is given.
    pub placeholder: &'a str,
}

/// A field for a text.
pub fn text_field(view: &View<'_>, text: Text, words: &FieldWords<'_>) -> Element {
    let name = text.name();
    let (field_id, message_id) = (text!("f-", name), text!("m-", name));
    let told = view.state.told(text);
    let is_wrong = told.contains(&Told::Unreadable);
    let on_input = view.on_action.reform(move |event: InputEvent| Action::TextChanged(text, event::text_of(&event)));
    let input = el("input")
        .attr("id", field_id.clone())
        .set("name", name)
        .set("type", "text")
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .attr("placeholder", words.placeholder.to_owned())
        .set_if(is_wrong, "aria-invalid", "true")
        .attr("aria-describedby", message_id.clone())
        .value(view.state.text(text).to_owned())
        .on(Rc::new(html::oninput::Wrapper::new(on_input)));
    let message = match told.as_slice() {
        [] => el("p.message").text(words.help),
        told => el("p.message told").each(told.iter().map(|told| sentence(view, told, words))),
    };
    el("div")
        .class(if is_wrong { "field wrong" } else { "field" })
        .key(name)
        .child(el("label").attr("for", field_id).text(words.label))
        .child(el("span.entry").maybe(text.is_colour().then(|| palette(view, text, words.label))).child(input))
        .child(message.attr("id", message_id))
}

/// The browser's own palette, which shows the colour that is held.
fn palette(view: &View<'_>, text: Text, label: &str) -> Element {
    let colour = view.state.colour(text).map(Colour::written).unwrap_or_default();
    let on_input = view.on_action.reform(move |event: InputEvent| Action::TextChanged(text, event::text_of(&event)));
    el("input")
        .set("type", "color")
        .set("data-palette", text.name())
        .attr("aria-label", fill(view.words.pick(), &[("name", label)]))
        .value(colour)
        .on(Rc::new(html::oninput::Wrapper::new(on_input)))
}

fn sentence(view: &View<'_>, told: &Told, words: &FieldWords<'_>) -> Element {
    let (template, contrast, used) = match *told {
        Told::Unreadable => return el("span.caution").text(words.unreadable),
        Told::PaleInLight { contrast, used } => (view.words.pale_in_light(), contrast, used),
        Told::PaleInDark { contrast, used } => (view.words.pale_in_dark(), contrast, used),
    };
    let contrast = view.reading.format.decimal(contrast, Digits::exactly(1));
    let sentence = fill(template, &[("contrast", &contrast), ("used", &used.written())]);
    el("span.pale").attr("data-used", used.written()).child(tint(used)).text(&sentence)
}

/// A colour to look at. A drawing: the page allows no style of an element's own.
fn tint(colour: Colour) -> Element {
    let square = el("rect").set("width", "12").set("height", "12").attr("fill", colour.written());
    el("svg.tint").set("viewBox", "0 0 12 12").set("aria-hidden", "true").child(square)
}

/// A box to tick.
pub fn tick(
    name: &'static str,
    value: &'static str,
    is_ticked: bool,
    label: &str,
    on_choice: Callback<bool>,
) -> Element {
    let on_change = on_choice.reform(|event: Event| event::is_ticked(&event));
    let input = el("input")
        .set("type", "checkbox")
        .set("name", name)
        .set("value", value)
        .checked(is_ticked)
        .on(Rc::new(html::onchange::Wrapper::new(on_change)));
    el("label.tick").key(value).child(input).text(label)
}
