//! What is on the screen, without a screen: state, actions, and what is read out of the answer.

pub mod audit_explanation;
pub mod builder;
pub mod explanation;
pub mod field;
pub mod formula;
pub mod here;
pub mod input_name;
pub mod number_format;
pub mod pilot_explanation;
pub mod qr_code;
pub mod reading;
pub mod slider_scale;
pub mod slope;
pub mod state;
pub mod typed_number;
pub mod value_explanation;
pub mod visit;
