//! Something a moment later.

use gloo::timers::callback::Timeout;

/// A pending call; dropped, it does not happen.
pub struct Timer {
    _timeout: Timeout,
}

impl Timer {
    /// Once the browser has had the time to show what was just drawn.
    pub fn after_frame(callback: impl FnOnce() + 'static) -> Self {
        Self::after(0, callback)
    }

    pub fn after(milliseconds: u32, callback: impl FnOnce() + 'static) -> Self {
        Self { _timeout: Timeout::new(milliseconds, callback) }
    }
}
