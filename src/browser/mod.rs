//! The only folder that calls the browser. It speaks strings and numbers; whatever the browser denies is simply none.

#![allow(clippy::disallowed_methods, reason = "here is where the browser is asked")]

pub mod address;
pub mod event;
pub mod frame;
pub mod number_format;
pub mod numbers;
pub mod page;
pub mod share;
pub mod storage;
pub mod timer;
pub mod turn;
