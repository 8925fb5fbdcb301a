//! Something a moment later.

use std::cell::Cell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
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

/// A call that waits for the browser to show what was just drawn; dropped, it does not happen.
pub struct AfterFrame {
    _frame: AnimationFrame,
    _timer: Rc<Cell<Option<Timer>>>,
    _unseen: Timer,
}

/// A browser draws nothing of a frame that is scrolled out of view: after this long nobody is waiting for the answer to be
/// drawn, and what follows may be worked out.
const UNSEEN_MILLISECONDS: u32 = 1000;

impl AfterFrame {
    /// An animation frame comes right before the browser draws; a timer set there, right after.
    pub fn call(callback: impl FnOnce() + 'static) -> Self {
        let waiting = Rc::new(Cell::new(Some(callback)));
        let call = move || {
            if let Some(callback) = waiting.take() {
                callback();
            }
        };
        let timer = Rc::new(Cell::new(None));
        let later = timer.clone();
        let unseen = Timer::after(UNSEEN_MILLISECONDS, call.clone());
        let frame = request_animation_frame(move |_| later.set(Some(Timer::after(0, call))));
        Self { _frame: frame, _timer: timer, _unseen: unseen }
    }
}
