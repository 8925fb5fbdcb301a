//! The calculator as it will be, and the code for it.

use std::rc::Rc;

use yew::prelude::*;

use super::View;
use super::field::{FieldWords, text_field};
use crate::app::builder::{Action, Form, Names, Text, Width};
use crate::browser::{page, share};
use crate::i18n::fill;
use crate::ui::element::{Element, el};
use crate::ui::field::{Choice, radio_group};

/// The id of the section with the code.
pub const CODE_ID: &str = "code";

/// The id of the field that holds it.
const FIELD_ID: &str = "f-code";

/// Preview above, code below.
pub fn output(view: &View<'_>) -> Element {
    el("div.output").child(preview(view)).child(code(view))
}

/// The real thing, at the width of a phone or of a desktop.
fn preview(view: &View<'_>) -> Element {
    let View { words, state, on_action, .. } = *view;
    let widths =
        [(Width::Phone, words.preview_phone()), (Width::Desktop, words.preview_desktop())].map(|(width, words)| {
            Choice { value: width.pixels(), words: words.clone(), action: Action::WidthChosen(width) }
        });
    let mut element = el("palanca-calculator");
    for (name, value) in view.state.preview(&*view.reading.format) {
        element = element.attr(name, value);
    }
    // Another language or width is another visit, so that the frame begins as it will there.
    let frame = el("div").key(state.language.code()).child(element);
    let stage = match state.width {
        Width::Phone => el("div.stage").key("360").child(frame),
        Width::Desktop => el("div.stage desktop").key("1024").child(frame),
    };
    el("section.preview")
        .set("aria-labelledby", "preview-title")
        .child(el("h2").set("id", "preview-title").text(words.preview()))
        .node(radio_group("width", words.preview(), widths.into(), state.width.pixels(), on_action))
        .child(
            el("div.window")
                // The ground of a site whose theme it is.
                .set("data-theme", state.theme.name())
                .set("role", "region")
                .set("tabindex", "0")
                .attr("aria-label", fill(words.preview_of(), &[("width", state.width.pixels())]))
                .child(stage),
        )
}

/// The code in the form that is wanted, what that form is good for, and a button that copies it.
fn code(view: &View<'_>) -> Element {
    let View { words, state, on_action, .. } = *view;
    let forms = Form::ALL.map(|thing| Choice {
        value: thing.name(),
        words: match thing {
            Form::Element => words.form_element(),
            Form::Frame => words.form_frame(),
            Form::Link => words.form_link(),
            Form::Campaign => words.form_campaign(),
        }
        .clone(),
        action: Action::FormChosen(thing),
    });
    let note = match state.form {
        Form::Element => words.note_element(),
        Form::Frame => words.note_frame(),
        Form::Link => words.note_link(),
        Form::Campaign => words.note_campaign(),
    };
    let names = Names { title: words.calculator_in(state.language), open: words.open_in(state.language) };
    let code = state.code(state.form, view.root, names, &*view.reading.format);
    let on_copy = {
        let (on_action, code) = (on_action.clone(), code.clone());
        let (copied, denied) = (words.share_copied().clone(), words.denied().clone());
        Callback::from(move |_: MouseEvent| {
            let (on_action, copied, denied) = (on_action.clone(), copied.clone(), denied.clone());
            let then = move |end: share::End| {
                let is_done = end == share::End::Done;
                page::announce(if is_done { &copied } else { &denied });
                if !is_done {
                    page::select_lines(FIELD_ID);
                }
                on_action.emit(Action::Copied(is_done));
            };
            share::copy(&code, Rc::new(then));
        })
    };
    let campaign = (state.form == Form::Campaign).then(|| {
        let names = [
            (Text::Source, words.campaign_source()),
            (Text::Medium, words.campaign_medium()),
            (Text::Campaign, words.campaign_name()),
        ];
        let fields = names.map(|(text, label)| {
            text_field(view, text, &FieldWords { label, help: "", unreadable: "", placeholder: "" })
        });
        el("div.fields wide").each(fields)
    });
    let field = el("textarea")
        .set("id", FIELD_ID)
        .flag("readonly", true)
        .set("rows", "6")
        .set("spellcheck", "false")
        .attr("data-code", state.form.name().to_owned())
        .set("aria-labelledby", "code-title")
        .set("aria-describedby", "code-note")
        .value(code);
    let button = el("button.act")
        .set("type", "button")
        .set("data-copy-code", "")
        .on_click(on_copy)
        .text(if state.copying == Some(true) { words.share_copied() } else { words.copy() });
    el("section.code")
        .set("id", CODE_ID)
        .set("tabindex", "-1")
        .set("aria-labelledby", "code-title")
        .child(el("h2").set("id", "code-title").text(words.code()))
        .node(radio_group("form", words.code_form(), forms.into(), state.form.name(), on_action))
        .child(el("p.note").set("id", "code-note").text(note))
        .maybe(campaign)
        .child(field)
        .child(el("p.acts").child(button))
        .maybe((state.copying == Some(false)).then(|| el("p.caution").text(words.denied())))
}
