//! Yew: what the visitor sees and touches. Components show typed values and report typed values; they ask the browser
//! for nothing while rendering, so that every one of them also renders to text natively.

pub mod app;
mod board;
pub mod builder;
pub mod chart;
pub mod element;
pub mod field;
pub mod figure;
pub mod frame;
pub mod hook;
mod moment;
pub mod panel;
mod place;
pub mod sentence;
#[cfg(target_arch = "wasm32")]
pub mod start;
#[cfg(not(target_arch = "wasm32"))]
pub mod written;
