//! A number: a text field that keeps what is typed as it is typed, and a slider beside it where that helps.

use std::rc::Rc;

use yew::prelude::*;

use super::listener::{Happened, OnHappened, listener};
use super::slider::{Slider, slider};
use crate::app::field::{FieldState, Figure, Message};
use crate::app::reading::Reading;
use crate::app::slider_scale::SliderScale;
use crate::app::state::{Edit, Figures};
use crate::browser::event;
use crate::domain::quantity::{Input, Quantity, QuantityError};
use crate::i18n::fill;
use crate::share_link::v1;
use crate::ui::chart::slope::SlopeOf;
use crate::ui::element::el;

#[derive(Properties, PartialEq)]
pub struct NumberFieldProps {
    pub input: Input,
    pub label: AttrValue,
    /// What is said under the field as long as nothing is wrong.
    #[prop_or_default]
    pub help: AttrValue,
    /// What an empty field stands for.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// What is in use.
    pub figure: Figure,
    /// How often something else than a field has replaced the figures.
    pub replaced: usize,
    pub reading: Reading,
    /// The stops of a slider, where the field has one.
    #[prop_or_default]
    pub scale: Option<SliderScale>,
    /// The answer as this input varies, drawn above the slider.
    #[prop_or_default]
    pub curve: Option<SlopeOf>,
    /// Whether there is a slider alone.
    #[prop_or_default]
    pub is_bare: bool,
    pub on_edit: Callback<Edit>,
}

/// What a number field is called and says.
pub struct FieldWords<'a> {
    pub label: &'a str,
    /// What is said under the field as long as nothing is wrong.
    pub help: &'a str,
    /// What an empty field stands for.
    pub placeholder: &'a str,
}

/// The slider of a field: where it stops, and the chart above it.
#[derive(Default)]
pub struct Slide {
    pub scale: Option<SliderScale>,
    pub curve: Option<SlopeOf>,
    /// Whether it stands alone, without a text field.
    pub is_bare: bool,
}

/// The field of an input, with a slider where it has a scale.
pub fn number_field(
    reading: &Reading,
    figures: Figures<'_>,
    input: Input,
    words: &FieldWords<'_>,
    slide: Slide,
    on_edit: &Callback<Edit>,
) -> Html {
    let Slide { scale, curve, is_bare } = slide;
    let Figures { scenario, replaced } = figures;
    html! {
        <NumberField key={v1::name(input)} {input} label={words.label.to_owned()} help={words.help.to_owned()}
            placeholder={words.placeholder.to_owned()} figure={Figure::of(input, scenario)} {replaced}
            reading={reading.clone()} {scale} {curve} {is_bare} on_edit={on_edit.clone()} />
    }
}

/// A number with its label, its unit, and a line that says what is understood or what is wrong.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let NumberFieldProps { input, label, reading, figure, replaced, .. } = props;
    let input = *input;
    let key = v1::name(input);
    let redraw = use_force_update();
    let own = use_mut_ref(|| FieldState::new(input, *figure, *replaced));
    own.borrow_mut().draw(*figure, *replaced, reading);
    let stops = props.scale.map(|scale| Rc::new(scale.stops(own.borrow().largest())));
    let on_happened: OnHappened = {
        let (own, reading, stops, on_edit) = (own.clone(), reading.clone(), stops.clone(), props.on_edit.clone());
        Rc::new(move |happened, event| {
            let mut state = own.borrow_mut();
            let edit = match happened {
                Happened::Typed | Happened::Changed | Happened::Left => {
                    let text = event::text_of(event);
                    let is_news = happened == Happened::Typed || state.is_news(&text, &reading);
                    let edit = if is_news { state.typed(text, &reading) } else { None };
                    if happened == Happened::Left { state.left().or(edit) } else { edit }
                }
                Happened::Slid => {
                    let stop = event::position_of(event).zip(stops.as_ref());
                    let stop = stop.and_then(|(position, stops)| stops.get(position));
                    stop.and_then(|&stop| state.slid(Quantity::nearest(input, stop)))
                }
                Happened::Touched => state.touched(),
                Happened::Released => state.released(),
                Happened::Scrolled => state.scrolled(),
                Happened::KeyPressed => state.key_pressed(),
            };
            // The page draws a figure that is new to it, after the answer.
            let is_ahead = state.is_ahead();
            drop(state);
            if let Some(edit) = edit {
                on_edit.emit(edit);
            }
            if !is_ahead {
                redraw.force_update();
            }
        })
    };

    let own = own.borrow();
    let value = own.in_use();
    let slider = stops.map(|stops| {
        let curve = props.curve.as_ref();
        slider(reading, &Slider { input, label, value: value.unwrap_or_default(), stops: &stops, curve }, &on_happened)
    });
    let slider = slider.unwrap_or_default();
    if props.is_bare {
        return slider;
    }
    let unit = reading.unit(input.limits().unit);
    let message = own.message();
    let said = said(reading, message, value, &unit, &props.help);
    let (field_id, message_id) = (event::field_id(input), text!("m-", key));
    let entry = el("input")
        .attr("id", field_id.clone())
        .set("name", key)
        .set("type", "text")
        .set("inputmode", "decimal")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("enterkeyhint", "done")
        .attr("placeholder", props.placeholder.as_str().to_owned())
        .set_if(message.is_wrong(), "aria-invalid", "true")
        .attr("aria-describedby", message_id.clone())
        .value(own.shown().to_owned())
        .on(listener(Happened::Typed, &on_happened))
        .on(listener(Happened::Changed, &on_happened))
        .on(listener(Happened::Left, &on_happened));
    el("div")
        .class(if message.is_wrong() { "field wrong" } else { "field" })
        .child(el("label").attr("for", field_id).text(label).child(el("span.said").text(&text!(", ", unit))))
        .child(
            el("span.entry").child(entry).child(el("span.unit").set("aria-hidden", "true").untranslated().text(&unit)),
        )
        .node(slider)
        .child(el("p").attr("id", message_id).class("message").text(&said))
        .into()
}

/// What is said under a field in which `value` is in use.
fn said(reading: &Reading, message: Message, value: Option<f64>, unit: &str, help: &str) -> String {
    let words = &reading.words;
    let in_use = |amount: f64| reading.editable(amount);
    let (template, figure) = match message {
        Message::Help => return help.to_owned(),
        Message::Understood(amount) => (words.field_understood(), in_use(amount)),
        Message::Repaired(amount) => (words.field_repaired(), in_use(amount)),
        Message::Empty => (words.field_empty(), value.map(in_use).unwrap_or_default()),
        Message::Unreadable => (words.field_unreadable(), value.map(in_use).unwrap_or_default()),
        Message::OutOfRange(nearest, error) => (range_message(reading, error), in_use(nearest.amount())),
    };
    fill(template, &[("figure", &figure), ("unit", unit)])
}

fn range_message(reading: &Reading, error: QuantityError) -> &String {
    let words = &reading.words;
    match error {
        QuantityError::BelowLeast(_) => words.field_below(),
        QuantityError::AboveMost(_) | QuantityError::NotFinite => words.field_above(),
        QuantityError::NotWhole => words.field_not_whole(),
        QuantityError::NearlyZero => words.field_nearly_zero(),
    }
}
