//! The sections of the page, from top to bottom.

pub mod answer;
pub mod assumptions;
pub mod formula;
pub mod inputs;
pub mod masthead;
pub mod models;
pub mod notices;
