//! Charts: points and lengths in `geometry`, marks on the page beside it.

pub mod bars;
pub mod geometry;
pub mod slope;
