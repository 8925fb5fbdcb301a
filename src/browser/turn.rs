//! Turns: what follows the answer is drawn piece by piece, so that a key press never waits for more than one of them.

use std::cell::RefCell;
use std::mem;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{MessageChannel, MessagePort};

use super::timer::Timer;

/// Something that waits for its turn; dropped, it does not happen.
#[must_use]
pub struct Turn {
    number: u32,
}

#[derive(Default)]
struct Turns {
    waiting: Vec<Waiting>,
    /// From where in the order on none gets its turn yet.
    held_from: Option<usize>,
    /// How many there have been.
    count: u32,
    next: Next,
    frame: Option<Frame>,
    bell: Option<Bell>,
}

/// A browser draws nothing of a frame that is scrolled out of view: after this long nobody is waiting for the answer to be
/// drawn, and what follows may be worked out.
const UNSEEN_MILLISECONDS: u32 = 1000;

/// Waits for the browser to draw: an animation frame comes right before that; a timer set there, right after. Made once, as
/// it stands between each key and its frame.
struct Frame {
    before: Closure<dyn FnMut()>,
    after: Closure<dyn FnMut()>,
    is_asked_for: bool,
    /// Whether it has come for all who wait, and only the timer is still to come.
    has_come: bool,
    unseen: Option<Timer>,
}

struct Waiting {
    number: u32,
    order: usize,
    work: Box<dyn FnOnce()>,
}

/// What the next turn comes with.
#[derive(Default, PartialEq)]
enum Next {
    /// None is waiting.
    #[default]
    Nothing,
    /// The browser draws first.
    Frame,
    /// The browser looks for keys first.
    Bell,
}

/// Rings once the browser has handled what is more urgent. A timer would do, were timers that follow each other not held
/// back for four milliseconds each.
struct Bell {
    rope: MessagePort,
    _channel: MessageChannel,
    _listener: EventListener,
}

impl Bell {
    fn new() -> Option<Self> {
        let channel = MessageChannel::new().ok()?;
        let (port, rope) = (channel.port1(), channel.port2());
        let listener = EventListener::new(&port, "message", |_| {
            // A bell that was rung before somebody new came, who waits for a frame first.
            if TURNS.with_borrow(|turns| turns.next == Next::Bell) {
                take();
            }
        });
        port.start();
        Some(Self { rope, _channel: channel, _listener: listener })
    }

    fn ring(&self) {
        let _ = self.rope.post_message(&wasm_bindgen::JsValue::NULL);
    }
}

impl Frame {
    fn new() -> Self {
        Self {
            before: Closure::new(|| TURNS.with_borrow_mut(|turns| turns.frame.iter_mut().for_each(Self::come))),
            after: Closure::new(|| {
                if TURNS.with_borrow(|turns| turns.frame.as_ref().is_some_and(|frame| frame.has_come)) {
                    drawn();
                }
            }),
            is_asked_for: false,
            has_come: false,
            unseen: None,
        }
    }

    fn ask(&mut self) {
        self.has_come = false;
        if !self.is_asked_for {
            let window = web_sys::window();
            let asked = window.map(|window| window.request_animation_frame(self.before.as_ref().unchecked_ref()));
            self.is_asked_for = asked.is_some_and(|asked| asked.is_ok());
        }
        self.unseen.get_or_insert_with(|| Timer::after(UNSEEN_MILLISECONDS, drawn));
    }

    fn come(&mut self) {
        self.is_asked_for = false;
        self.has_come = true;
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(self.after.as_ref().unchecked_ref());
        }
    }
}

/// Goes on after a frame, or where none comes; but first the browser does what has waited for the frame as we did.
fn drawn() {
    let is_at_once = TURNS.with_borrow_mut(|turns| {
        if let Some(frame) = &mut turns.frame {
            frame.has_come = false;
            frame.unseen = None;
        }
        turns.next == Next::Frame && !turns.rings()
    });
    if is_at_once {
        take();
    }
}

thread_local! {
    static TURNS: RefCell<Turns> = RefCell::default();
}

impl Turn {
    /// The work gets its turn once the browser has drawn what is there now, and whatever comes before it in the order has
    /// had its own.
    pub fn of(order: usize, work: impl FnOnce() + 'static) -> Self {
        TURNS.with_borrow_mut(|turns| {
            turns.count += 1;
            turns.waiting.push(Waiting { number: turns.count, order, work: Box::new(work) });
            if turns.next != Next::Frame || turns.frame.as_ref().is_some_and(|frame| frame.has_come) {
                turns.wait_for_frame();
            }
            Self { number: turns.count }
        })
    }
}

impl Turn {
    /// Lets it happen, whatever becomes of whoever wanted it.
    pub fn stay(self) {
        mem::forget(self);
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let gone = TURNS.with_borrow_mut(|turns| {
            let place = turns.waiting.iter().position(|waiting| waiting.number == self.number);
            place.map(|place| turns.waiting.swap_remove(place))
        });
        // Only now, as it may hold turns itself.
        drop(gone);
    }
}

impl Turns {
    fn wait_for_frame(&mut self) {
        self.next = Next::Frame;
        self.frame.get_or_insert_with(Frame::new).ask();
    }

    /// Whether the next turn comes with the bell: not where there is none to be had.
    fn rings(&mut self) -> bool {
        if self.bell.is_none() {
            self.bell = Bell::new();
        }
        let Some(bell) = &self.bell else { return false };
        self.next = Next::Bell;
        bell.ring();
        true
    }

    fn wait_for_bell(&mut self) {
        if !self.rings() {
            self.wait_for_frame();
        }
    }

    /// The work that is first in the order.
    fn first(&mut self) -> Option<Box<dyn FnOnce()>> {
        let first = self.waiting.iter().enumerate().min_by_key(|(_, waiting)| waiting.order);
        let first = first.filter(|(_, waiting)| self.held_from.is_none_or(|held_from| waiting.order < held_from));
        let place = first.map(|(place, _)| place);
        place.map(|place| self.waiting.swap_remove(place).work)
    }
}

/// Gives the first its turn.
fn take() {
    let work = TURNS.with_borrow_mut(|turns| {
        let work = turns.first();
        if work.is_none() || turns.waiting.is_empty() {
            turns.next = Next::Nothing;
        } else {
            turns.wait_for_bell();
        }
        work
    });
    if let Some(work) = work {
        work();
    }
}

/// Holds back what stands from here on in the order.
pub fn hold_from(order: usize) {
    TURNS.with_borrow_mut(|turns| turns.held_from = Some(order));
}

/// Holds nothing back any more.
pub fn release() {
    TURNS.with_borrow_mut(|turns| {
        turns.held_from = None;
        if turns.next == Next::Nothing && !turns.waiting.is_empty() {
            turns.wait_for_bell();
        }
    });
}
