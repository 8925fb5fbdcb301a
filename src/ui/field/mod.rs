//! What the visitor types, drags and chooses.

mod choice;
mod listener;
mod number_field;
mod slider;

pub use choice::{Choice, radio_group, select};
pub use number_field::{FieldWords, Slide, number_field};
