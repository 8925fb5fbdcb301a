//! The small chart above a slider: the goal's figure as that input varies, in-house and with the partner, with the
//! present value marked. Where the lines cross, the answer turns.

use yew::prelude::*;

use crate::app::explanation::Measure;
use crate::app::reading::Reading;
use crate::app::slope::{Slope, path};
use crate::domain::quantity::Input;
use crate::domain::sales_model::Partner;
use crate::domain::scenario::Scenario;
use crate::i18n::fill;
use crate::text::whole;
use crate::ui::element::el;
use crate::ui::figure;

/// What the chart shows.
#[derive(Clone, PartialEq)]
pub struct SlopeOf {
    pub scenario: Scenario,
    pub measure: Measure,
    pub partner: Partner,
    /// The goal's figure now, in-house and with the partner.
    pub now: [Option<f64>; 2],
}

/// The chart of one input along the stops of its slider; `position` is the present one.
pub fn slope(reading: &Reading, of: &SlopeOf, input: Input, label: &str, stops: &[f64], position: usize) -> Html {
    let SlopeOf { scenario, measure, partner, now } = of;
    let slope = Slope::of(scenario, input, stops, *measure, *partner);
    let last = stops.len().saturating_sub(1);
    let top = slope.top(*now);
    let told = |value: Option<f64>| figure::text(reading, *measure, value);
    let end = |amount: Option<f64>| amount.map(|amount| reading.editable(amount)).unwrap_or_default();
    let (first_point, last_point) = (slope.points.get(1), slope.points.last());
    let alternative = fill(
        reading.words.curve_alternative(),
        &[
            ("measure", measure.name(&reading.words)),
            ("input", label),
            ("low", &told(first_point.and_then(|point| point.with_partner))),
            ("from", &end(first_point.map(|point| point.amount))),
            ("high", &told(last_point.and_then(|point| point.with_partner))),
            ("to", &end(last_point.map(|point| point.amount))),
            ("now", &told(now[1])),
        ],
    );
    let present = text!("M", whole(position), " 0V100");
    el("svg.slope")
        .attr("viewBox", text!("0 0 ", whole(last.max(1)), " 100"))
        .set("preserveAspectRatio", "none")
        .set("role", "img")
        .attr("aria-label", alternative)
        .child(el("path.present").attr("d", present))
        .child(el("path.today").attr("d", path(&slope, top, |point| point.in_house)))
        .child(el("path.partner").attr("d", path(&slope, top, |point| point.with_partner)))
        .into()
}
