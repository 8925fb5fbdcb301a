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
