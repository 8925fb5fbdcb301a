//! Charts: points and lengths in `geometry`, marks on the page beside it.

pub mod bars;
pub mod curve;
pub mod geometry;
pub mod number_line;
pub mod series;
pub mod series_geometry;
pub mod slope;
pub mod stacked_bar;
