//! The slider of a number.

use yew::prelude::*;

use super::listener::{Happened, OnHappened, listener};
use crate::app::reading::Reading;
use crate::app::slider_scale::SliderScale;
use crate::domain::quantity::Input;
use crate::share_link::v1;
use crate::text::whole;
use crate::ui::chart::slope::{SlopeOf, slope};
use crate::ui::element::el;

/// What a slider shows.
pub struct Slider<'a> {
    pub input: Input,
    pub label: &'a str,
    pub value: f64,
    pub stops: &'a [f64],
    /// The answer along its stops, drawn over it.
    pub curve: Option<&'a SlopeOf>,
}

pub fn slider(reading: &Reading, slider: &Slider<'_>, on_happened: &OnHappened) -> Html {
    let &Slider { input, label, value, stops, curve } = slider;
    let position = SliderScale::position(stops, value);
    let chart = curve.map(|of| slope(reading, of, input, label, stops, position)).unwrap_or_default();
    let mut range = el("input.slider")
        .set("type", "range")
        .set("data-slider", v1::name(input))
        .set("min", "0")
        .attr("max", whole(stops.len().saturating_sub(1)))
        .set("step", "1")
        .attr("aria-label", label.to_owned())
        .attr("aria-valuetext", reading.amount(value, input.limits().unit))
        .value(whole(position));
    for happened in [Happened::Slid, Happened::Released, Happened::Touched, Happened::Scrolled, Happened::KeyPressed] {
        range = range.on(listener(happened, on_happened));
    }
    el("div.slide").node(chart).child(range).into()
}
