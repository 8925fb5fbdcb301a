//! Turns: what follows the answer is drawn piece by piece, so that a key press never waits for more than one of them.
//! Pieces out of view share a task and the frame after it, as long as no key waits: each frame costs as much as a piece.

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use web_sys::{MessageChannel, MessagePort};

use super::timer::Deferred;

/// Does the next piece of what is to be done, to its end; says what comes after it.
pub type Pieces = Rc<dyn Fn() -> Then>;

/// What comes after a piece.
#[derive(Clone, Copy, PartialEq)]
pub enum Then {
    /// There may be no other.
    Nothing,
    /// Another, in a task of its own.
    Another,
    /// Another, that may be done in the same task where no key waits.
    Along,
}

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

/// So long after its beginning a frame has been drawn, and what others have waited with for the frame comes first.
const DRAWN_MILLISECONDS: i32 = 1;

#[wasm_bindgen]
extern "C" {
    // Chromium alone can say.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "scheduling"], js_name = isInputPending)]
    fn is_key_waiting() -> Result<bool, JsValue>;
}

/// Waits for the browser to draw: an animation frame comes right before that; a timer set there, right after. Made once, as
/// it stands between each key and its frame.
struct Frame {
    before: Closure<dyn FnMut()>,
    after: Closure<dyn FnMut()>,
    is_asked_for: bool,
    /// Whether it has come, and only the timer is still to come.
    has_come: bool,
    /// Comes where none has come for long.
    unseen: Deferred,
}

/// What the next turn comes with.
#[derive(Default, PartialEq)]
enum Next {
    /// There is none.
    #[default]
    Nothing,
    /// The browser draws first.
    Frame,
    /// The browser looks for keys first, where one may wait.
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
        let _ = self.rope.post_message(&JsValue::NULL);
    }
}

impl Frame {
    fn new() -> Self {
        Self {
            before: Closure::new(|| TURNS.with_borrow_mut(|turns| turns.frame.iter_mut().for_each(Self::come))),
            after: Closure::new(drawn),
            is_asked_for: false,
            has_come: false,
            unseen: Deferred::new(UNSEEN_MILLISECONDS, unseen),
        }
    }

    fn ask(&mut self) {
        self.has_come = false;
        if !self.is_asked_for {
            let window = web_sys::window();
            let asked = window.map(|window| window.request_animation_frame(self.before.as_ref().unchecked_ref()));
            self.is_asked_for = asked.is_some_and(|asked| asked.is_ok());
        }
        self.unseen.put_off();
    }

    fn come(&mut self) {
        self.is_asked_for = false;
        self.has_come = true;
        if let Some(window) = web_sys::window() {
            let after = self.after.as_ref().unchecked_ref();
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(after, DRAWN_MILLISECONDS);
        }
    }
}

/// Goes on after a frame.
fn drawn() {
    let is_next = TURNS.with_borrow_mut(|turns| {
        let has_come = turns.frame.as_mut().is_some_and(|frame| mem::take(&mut frame.has_come));
        has_come && turns.next == Next::Frame
    });
    if is_next {
        take();
    }
}

/// Goes on though no frame comes.
fn unseen() {
    TURNS.with_borrow_mut(|turns| turns.frame.iter_mut().for_each(|frame| frame.has_come = true));
    drawn();
}

thread_local! {
    static TURNS: RefCell<Turns> = RefCell::default();
}

impl Turns {
    fn wait_for_frame(&mut self) {
        self.next = Next::Frame;
        self.frame.get_or_insert_with(Frame::new).ask();
    }

    /// Waits for the bell, or for a frame where no bell is to be had.
    fn wait_for_bell(&mut self) {
        if self.bell.is_none() {
            self.bell = Bell::new();
        }
        if let Some(bell) = &self.bell {
            self.next = Next::Bell;
            bell.ring();
        } else {
            self.wait_for_frame();
        }
    }
}

/// Has the pieces done, one after the other, once the browser has drawn what is there now. Those of an earlier call are done
/// no more.
pub fn after_frame(pieces: &Pieces) {
    TURNS.with_borrow_mut(|turns| {
        turns.pieces = Some(pieces.clone());
        if turns.next != Next::Frame || turns.frame.as_ref().is_some_and(|frame| frame.has_come) {
            turns.wait_for_frame();
        }
    });
}

/// Gives the next piece its turn, and those that go along with it where no key waits.
fn take() {
    loop {
        let pieces = TURNS.with_borrow_mut(|turns| {
            turns.next = Next::Nothing;
            turns.pieces.clone()
        });
        let then = pieces.map_or(Then::Nothing, |pieces| pieces());
        let goes_along = TURNS.with_borrow_mut(|turns| {
            // Unless a frame has been asked for meanwhile.
            if then == Then::Nothing || turns.next != Next::Nothing {
                return false;
            }
            let goes_along = then == Then::Along && is_key_waiting().is_ok_and(|waits| !waits);
            if !goes_along {
                turns.wait_for_bell();
            }
            goes_along
        });
        if !goes_along {
            return;
        }
    }
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
