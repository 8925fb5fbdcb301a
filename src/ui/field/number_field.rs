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
use crate::text::whole;
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
#[derive(Default)]
enum Editing {
    /// The field shows what is in use.
    #[default]
    Settled,
    /// The text as typed: it is never overwritten while the visitor is in the field.
    Typed(String),
    /// The field was left with an impossible number, and this was put in its place.
    Repaired(f64),
}

/// What a field keeps from one time that it is drawn to the next.
#[derive(Default)]
struct Own {
    editing: Editing,
    /// What the page said was in use, and what the visitor has put in its place: shown at once, though the page draws the
    /// fields after the answer.
    pending: Option<(Option<f64>, Option<f64>)>,
    /// The largest figure so far: a slider must not shrink under the finger.
    largest: f64,
}

impl Own {
    /// What is in use, given what the page says of it.
    fn value(&mut self, told: Option<f64>) -> Option<f64> {
        let value = match self.pending {
            Some((before, now)) if before == told => now,
            _ => {
                self.pending = None;
                told
            }
        };
        self.largest = self.largest.max(value.unwrap_or_default());
        value
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
    let NumberFieldProps { input, label, reading, .. } = props;
    let input = *input;
    let key = v1::name(input);
    let redraw = use_force_update();
    let own = use_mut_ref(Own::default);
    let value = own.borrow_mut().value(props.value);
    let go_on: Rc<dyn Fn(Editing, Option<Edit>)> = {
        let (own, before, on_edit) = (own.clone(), props.value, props.on_edit.clone());
        Rc::new(move |editing, edit| {
            own.borrow_mut().editing = editing;
            let now = match &edit {
                Some(Edit::Entered(quantity)) => Some(quantity.amount()),
                Some(_) => None,
                None => before,
            };
            if let Some(edit) = edit {
                own.borrow_mut().pending = Some((before, now));
                on_edit.emit(edit);
            }
            // Another figure comes back with the page, after the answer.
            if now == before {
                redraw.force_update();
            }
        })
    };
    let oninput = {
        let (go_on, reading) = (go_on.clone(), reading.clone());
        Callback::from(move |event: InputEvent| {
            let text = crate::browser::event::text_of(&event);
            let edit = match read(input, &text, &reading) {
                Draft::Good(quantity, _) => Some(Edit::Entered(quantity)),
                Draft::Empty if input.may_be_empty() => Some(Edit::Reset(input)),
                _ => None,
            };
            go_on(Editing::Typed(text), edit);
        })
    };
    let onblur = {
        let (go_on, reading, own) = (go_on.clone(), reading.clone(), own.clone());
        Callback::from(move |_: FocusEvent| {
            let repaired = match &own.borrow().editing {
                Editing::Typed(text) => match read(input, text, &reading) {
                    Draft::OutOfRange(nearest, _) => Some(nearest),
                    _ => None,
                },
                _ => return,
            };
            let editing = repaired.map_or(Editing::Settled, |nearest| Editing::Repaired(nearest.amount()));
            go_on(editing, repaired.map(Edit::Entered));
        })
    };

    let unit = reading.unit(input.limits().unit);
    let in_use = value.map(|value| reading.editable(value)).unwrap_or_default();
    let words = &reading.words;
    let Own { editing, largest, .. } = &*own.borrow();
    let text = if let Editing::Typed(text) = editing { Some(text) } else { None };
    let told = text.map(|text| read(input, text, reading));
    let (message, is_wrong) = match told {
        None => match *editing {
            Editing::Repaired(amount) => {
                (fill(words.field_repaired(), &[("figure", &reading.editable(amount))]), false)
            }
            _ => (props.help.as_str().to_owned(), false),
        },
        Some(Draft::Empty) if input.may_be_empty() => (props.help.as_str().to_owned(), false),
        Some(Draft::Empty) => (fill(words.field_empty(), &[("figure", &in_use)]), true),
        Some(Draft::Unreadable) => (fill(words.field_unreadable(), &[("figure", &in_use)]), true),
        Some(Draft::OutOfRange(nearest, error)) => (range_message(reading, nearest, error), true),
        Some(Draft::Good(quantity, typed)) if typed.deserves_echo => (
            fill(words.field_understood(), &[("figure", &reading.editable(quantity.amount())), ("unit", &unit)]),
            false,
        ),
        Some(Draft::Good(..)) => (props.help.as_str().to_owned(), false),
    };
    let text = text.unwrap_or(&in_use).to_owned();
    let (field_id, message_id) = (text!("f-", key), text!("m-", key));
    let slider = props.scale.map(|scale| {
        let on_slide = Callback::from(move |quantity| go_on(Editing::Settled, Some(Edit::Entered(quantity))));
        slider(reading, input, label, value.unwrap_or_default(), scale, *largest, props.curve.as_ref(), on_slide)
    });
    let entry = el("input")
        .attr("id", field_id.clone())
        .set("name", key)
        .set("type", "text")
        .set("inputmode", "decimal")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("enterkeyhint", "done")
        .attr("placeholder", props.placeholder.as_str().to_owned())
        .set_if(is_wrong, "aria-invalid", "true")
        .attr("aria-describedby", message_id.clone())
        .value(text)
        .on(Rc::new(html::oninput::Wrapper::new(oninput)))
        .on(Rc::new(html::onblur::Wrapper::new(onblur)));
    el("div")
        .class(if is_wrong { "field wrong" } else { "field" })
        .child(el("label").attr("for", field_id).text(label).child(el("span.said").text(&text!(", ", unit))))
        .child(
            el("span.entry").child(entry).child(el("span.unit").set("aria-hidden", "true").untranslated().text(&unit)),
        )
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
        .attr("max", whole(last))
        .set("step", "1")
        .attr("aria-label", label.to_owned())
        .attr("aria-valuetext", reading.amount(value, input.limits().unit))
        .value(whole(position))
        .on(Rc::new(html::oninput::Wrapper::new(oninput)));
    el("div.slide").node(chart).child(range).into()
}
