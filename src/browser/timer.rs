//! Something a moment later.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;

/// A pending call; dropped, it does not happen.
pub struct Timer {
    timeout: Timeout,
}

impl Timer {
    pub fn after(milliseconds: u32, callback: impl FnOnce() + 'static) -> Self {
        Self { timeout: Timeout::new(milliseconds, callback) }
    }

    /// Has it happen whatever becomes of the caller.
    pub fn forget(self) {
        self.timeout.forget();
    }
}

/// A call that comes once nothing has put it off for so many milliseconds. One timer for many times: to set one takes a while.
pub struct Deferred(Rc<Deferral>);

struct Deferral {
    milliseconds: u32,
    call: Box<dyn Fn()>,
    timer: RefCell<Option<Timer>>,
    put_off_at: Cell<u32>,
}

impl Deferred {
    pub fn new(milliseconds: u32, call: impl Fn() + 'static) -> Self {
        let (timer, put_off_at) = (RefCell::default(), Cell::default());
        Self(Rc::new(Deferral { milliseconds, call: Box::new(call), timer, put_off_at }))
    }

    /// Has it come, so many milliseconds from now.
    pub fn put_off(&self) {
        self.0.put_off_at.set(milliseconds());
        if !self.is_coming() {
            self.0.wait(self.0.milliseconds);
        }
    }

    pub fn is_coming(&self) -> bool {
        self.0.timer.borrow().is_some()
    }

    /// Has it come no more.
    pub fn cancel(&self) {
        self.0.timer.take();
    }
}

impl Deferral {
    fn wait(self: &Rc<Self>, milliseconds: u32) {
        let deferral = self.clone();
        self.timer.replace(Some(Timer::after(milliseconds, move || deferral.ring())));
    }

    fn ring(self: &Rc<Self>) {
        self.timer.take();
        let left = self.milliseconds.saturating_sub(milliseconds().wrapping_sub(self.put_off_at.get()));
        if left > 0 {
            self.wait(left);
        } else {
            (self.call)();
        }
    }
}

/// The time in milliseconds; it starts again from zero every seven weeks.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "only what is between two of them counts")]
fn milliseconds() -> u32 {
    js_sys::Date::now() as u64 as u32
}
