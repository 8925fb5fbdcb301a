//! Something a moment later.

use gloo::timers::callback::Timeout;

/// A pending call; dropped, it does not happen.
pub struct Timer {
    _timeout: Timeout,
}

impl Timer {
    pub fn after(milliseconds: u32, callback: impl FnOnce() + 'static) -> Self {
        Self { _timeout: Timeout::new(milliseconds, callback) }
    }
}

/// The time in milliseconds; it starts again from zero every seven weeks.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "only what is between two of them counts")]
pub fn milliseconds() -> u32 {
    js_sys::Date::now() as u64 as u32
}
