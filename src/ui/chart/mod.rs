//! Charts: points and lengths in `geometry`, marks on the page beside it.

pub mod bars;
pub mod curve;
pub mod geometry;
pub mod number_line;
pub mod qr_code;
pub mod series;
pub mod series_geometry;
pub mod slope;
pub mod stacked_bar;

use crate::app::reading::Reading;

/// A length as an attribute has it, to a tenth: in percent of the chart's width, or in CSS pixels.
#[inline(never)]
fn length(reading: &Reading, length: f64, unit: &str) -> String {
    reading.format.write((length * 10.0).round() / 10.0) + unit
}
