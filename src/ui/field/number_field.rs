//! A number: a text field that keeps what is typed as it is typed, and a slider beside it where that helps.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::reading::Reading;
use crate::app::slider_scale::SliderScale;
use crate::app::state::Edit;
use crate::app::typed_number::{Habits, Typed, TypedError, typed_number};
use crate::domain::quantity::{Input, Quantity, QuantityError};
use crate::domain::scenario::Scenario;
use crate::i18n::fill;
use crate::share_link::v1;
use crate::ui::chart::slope::{SlopeOf, slope};
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
    /// What is in use; `None` where the input is empty.
    pub value: Option<f64>,
    pub reading: Reading,
    /// The stops of a slider, where the field has one.
    #[prop_or_default]
    pub scale: Option<SliderScale>,
    /// The answer as this input varies, drawn above the slider.
    #[prop_or_default]
    pub curve: Option<SlopeOf>,
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
}

/// The field of an input, with a slider where it has a scale.
pub fn number_field(
    reading: &Reading,
    scenario: &Scenario,
    input: Input,
    words: &FieldWords<'_>,
    slide: Slide,
    on_edit: &Callback<Edit>,
) -> Html {
    let Slide { scale, curve } = slide;
    html! {
        <NumberField key={v1::name(input)} {input} label={words.label.to_owned()} help={words.help.to_owned()}
            placeholder={words.placeholder.to_owned()} value={scenario.value(input)} reading={reading.clone()} {scale} {curve}
            on_edit={on_edit.clone()} />
    }
}

/// Where the editing of a field stands.
#[derive(PartialEq)]
enum Editing {
    /// The field shows what is in use.
    Settled,
    /// The text as typed: it is never overwritten while the visitor is in the field.
    Typed(String),
    /// The field was left with an impossible number, and this was put in its place.
    Repaired(f64),
}

impl Editing {
    fn text(&self) -> Option<&str> {
        if let Self::Typed(text) = self { Some(text) } else { None }
    }
}

/// What the visitor's text comes to.
enum Draft {
    Good(Quantity, Typed),
    Empty,
    Unreadable,
    /// A number, but not one that the input takes: the nearest that it does.
    OutOfRange(Quantity, QuantityError),
}

fn read(input: Input, text: &str, reading: &Reading) -> Draft {
    let habits = Habits { decimal_mark: reading.format.decimal_mark(), currency_code: reading.currency.code() };
    match typed_number(text, habits, &*reading.format) {
        Err(TypedError::Empty) => Draft::Empty,
        Err(TypedError::Unreadable) => Draft::Unreadable,
        Ok(typed) => match Quantity::new(input, typed.number) {
            Ok(quantity) => Draft::Good(quantity, typed),
            Err(error) => Draft::OutOfRange(Quantity::nearest(input, typed.number), error),
        },
    }
}

/// A number with its label, its unit, and a line that says what is understood or what is wrong.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let NumberFieldProps { input, label, reading, value, .. } = props;
    let input = *input;
    let key = v1::name(input);
    let editing = use_state(|| Editing::Settled);
    // A slider ends where its scale usually does, or at the largest figure so far: it must not shrink under the finger.
    let largest = use_mut_ref(f64::default);
    let end = largest.borrow().max(value.unwrap_or_default());
    *largest.borrow_mut() = end;

    let oninput = {
        let (editing, reading, on_edit) = (editing.clone(), reading.clone(), props.on_edit.clone());
        Callback::from(move |event: InputEvent| {
            let text = crate::browser::event::text_of(&event);
            match read(input, &text, &reading) {
                Draft::Good(quantity, _) => on_edit.emit(Edit::Entered(quantity)),
                Draft::Empty if input.may_be_empty() => on_edit.emit(Edit::Reset(input)),
                _ => {}
            }
            editing.set(Editing::Typed(text));
        })
    };
    let onblur = {
        let (editing, reading, on_edit) = (editing.clone(), reading.clone(), props.on_edit.clone());
        Callback::from(move |_: FocusEvent| {
            let Editing::Typed(text) = &*editing else { return };
            if let Draft::OutOfRange(nearest, _) = read(input, text, &reading) {
                on_edit.emit(Edit::Entered(nearest));
                editing.set(Editing::Repaired(nearest.amount()));
            } else {
                editing.set(Editing::Settled);
            }
        })
    };

    let unit = reading.unit(input.limits().unit);
    let in_use = value.map(|value| reading.editable(value)).unwrap_or_default();
    let words = &reading.words;
    let told = editing.text().map(|text| read(input, text, reading));
    let (message, is_wrong) = match told {
        None => match *editing {
            Editing::Repaired(amount) => {
                (fill(words.field_repaired(), &[("figure", &reading.editable(amount))]), false)
            }
            _ => (props.help.to_string(), false),
        },
        Some(Draft::Empty) if input.may_be_empty() => (props.help.to_string(), false),
        Some(Draft::Empty) => (fill(words.field_empty(), &[("figure", &in_use)]), true),
        Some(Draft::Unreadable) => (fill(words.field_unreadable(), &[("figure", &in_use)]), true),
        Some(Draft::OutOfRange(nearest, error)) => (range_message(reading, nearest, error), true),
        Some(Draft::Good(quantity, typed)) if typed.deserves_echo => (
            fill(words.field_understood(), &[("figure", &reading.editable(quantity.amount())), ("unit", &unit)]),
            false,
        ),
        Some(Draft::Good(..)) => (props.help.to_string(), false),
    };
    let text = editing.text().unwrap_or(&in_use).to_owned();
    let (field_id, message_id) = (format!("f-{key}"), format!("m-{key}"));
    let slider = props.scale.map(|scale| {
        let on_edit = props.on_edit.clone();
        let on_slide = Callback::from(move |quantity| {
            editing.set(Editing::Settled);
            on_edit.emit(Edit::Entered(quantity));
        });
        slider(reading, input, label, value.unwrap_or_default(), scale, end, props.curve.as_ref(), on_slide)
    });
    let entry = el("input")
        .attr("id", field_id.clone())
        .set("name", key)
        .set("type", "text")
        .set("inputmode", "decimal")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("enterkeyhint", "done")
        .attr("placeholder", props.placeholder.to_string())
        .set_if(is_wrong, "aria-invalid", "true")
        .attr("aria-describedby", message_id.clone())
        .value(text)
        .on(Rc::new(html::oninput::Wrapper::new(oninput)))
        .on(Rc::new(html::onblur::Wrapper::new(onblur)));
    el("div")
        .class(if is_wrong { "field wrong" } else { "field" })
        .child(el("label").attr("for", field_id).text(label).child(el("span.hidden").text(&format!(", {unit}"))))
        .child(el("span.entry").child(entry).child(el("span.unit").set("aria-hidden", "true").text(&unit)))
        .node(slider.unwrap_or_default())
        .child(el("p").attr("id", message_id).class("message").text(&message))
        .into()
}

fn range_message(reading: &Reading, nearest: Quantity, error: QuantityError) -> String {
    let words = &reading.words;
    let template = match error {
        QuantityError::BelowLeast(_) => words.field_below(),
        QuantityError::AboveMost(_) | QuantityError::NotFinite => words.field_above(),
        QuantityError::NotWhole => words.field_not_whole(),
        QuantityError::NearlyZero => words.field_nearly_zero(),
    };
    fill(template, &[("figure", &reading.editable(nearest.amount()))])
}

/// A slider whose steps grow with the figure, up to `end`; over it, where one is wanted, the answer along its stops.
#[allow(clippy::too_many_arguments, reason = "a slider is what these are")]
pub fn slider(
    reading: &Reading,
    input: Input,
    label: &str,
    value: f64,
    scale: SliderScale,
    end: f64,
    curve: Option<&SlopeOf>,
    on_slide: Callback<Quantity>,
) -> Html {
    let stops = scale.stops(end);
    let position = SliderScale::position(&stops, value);
    let last = stops.len().saturating_sub(1);
    let chart = curve.map(|of| slope(reading, of, input, label, &stops, position)).unwrap_or_default();
    let oninput = Callback::from(move |event: InputEvent| {
        let position = crate::browser::event::position_of(&event);
        if let Some(&stop) = position.and_then(|position| stops.get(position)) {
            on_slide.emit(Quantity::nearest(input, stop));
        }
    });
    let range = el("input.slider")
        .set("type", "range")
        .set("data-slider", v1::name(input))
        .set("min", "0")
        .attr("max", last.to_string())
        .set("step", "1")
        .attr("aria-label", label.to_string())
        .attr("aria-valuetext", reading.amount(value, input.limits().unit))
        .value(position.to_string())
        .on(Rc::new(html::oninput::Wrapper::new(oninput)));
    el("div.slide").node(chart).child(range).into()
}
