//! What the visitor types, drags and chooses.

mod choice;
mod number_field;

pub use choice::{Choice, radio_group, select};
pub use number_field::{FieldWords, Slide, number_field, slider};
