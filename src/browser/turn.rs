//! Turns: what follows the answer is drawn piece by piece, so that a key press never waits for more than one of them.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{MessageChannel, MessagePort};

use super::timer::{self, Timer};

/// Does the next piece of what is to be done; says whether there is another.
pub type Pieces = Rc<dyn Fn() -> bool>;

#[derive(Default)]
struct Turns {
    pieces: Option<Pieces>,
    /// Whether a part of the program is still on its way.
    is_held: bool,
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
    /// Whether it has come, and only the timer is still to come.
    has_come: bool,
    /// When it was asked for last.
    asked_at: u32,
    /// Runs while one may be waited for in vain: one for many frames, as to set one takes a while.
    unseen: Option<Timer>,
}

/// What the next turn comes with.
#[derive(Default, PartialEq)]
enum Next {
    /// There is none.
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
            asked_at: 0,
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
        self.asked_at = timer::milliseconds();
        self.unseen.get_or_insert_with(|| Timer::after(UNSEEN_MILLISECONDS, unseen));
    }

    fn come(&mut self) {
        self.is_asked_for = false;
        self.has_come = true;
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(self.after.as_ref().unchecked_ref());
        }
    }
}

/// Goes on where the last frame that was asked for has not come for long.
fn unseen() {
    let is_unseen = TURNS.with_borrow_mut(|turns| {
        let Some(frame) = &mut turns.frame else { return false };
        frame.unseen = None;
        if turns.next != Next::Frame {
            return false;
        }
        let waited = timer::milliseconds().wrapping_sub(frame.asked_at);
        let left = UNSEEN_MILLISECONDS.saturating_sub(waited);
        if left > 0 {
            frame.unseen = Some(Timer::after(left, unseen));
        }
        left == 0
    });
    if is_unseen {
        drawn();
    }
}

/// Goes on after a frame, or where none comes; but first the browser does what has waited for the frame as we did.
fn drawn() {
    let is_at_once = TURNS.with_borrow_mut(|turns| {
        if let Some(frame) = &mut turns.frame {
            frame.has_come = false;
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
}

/// Has the pieces done, each in a task of its own, once the browser has drawn what is there now. Those of an earlier call
/// are done no more.
pub fn after_frame(pieces: &Pieces) {
    TURNS.with_borrow_mut(|turns| {
        turns.pieces = Some(pieces.clone());
        if turns.next != Next::Frame || turns.frame.as_ref().is_some_and(|frame| frame.has_come) {
            turns.wait_for_frame();
        }
    });
}

/// Gives the next piece its turn.
fn take() {
    let pieces = TURNS.with_borrow_mut(|turns| {
        turns.next = Next::Nothing;
        turns.pieces.clone()
    });
    let has_more = pieces.is_some_and(|pieces| pieces());
    TURNS.with_borrow_mut(|turns| {
        // Unless a frame has been asked for meanwhile.
        if has_more && turns.next == Next::Nothing {
            turns.wait_for_bell();
        }
    });
}

/// Whether a part of the program is still on its way.
pub fn is_held() -> bool {
    TURNS.with_borrow(|turns| turns.is_held)
}

/// Says that a part of the program is still on its way.
pub fn hold() {
    TURNS.with_borrow_mut(|turns| turns.is_held = true);
}

/// Says that all of the program is there: there may be more pieces to be done.
pub fn release() {
    TURNS.with_borrow_mut(|turns| {
        turns.is_held = false;
        if turns.next == Next::Nothing && turns.pieces.is_some() {
            turns.wait_for_bell();
        }
    });
}
