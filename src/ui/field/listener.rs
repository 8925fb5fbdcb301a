//! What happens to a field, as one kind of listener: Yew has a type of its own for each kind of event, some hundred bytes of
//! Wasm each.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Listener, ListenerKind};

/// What happens to a field.
#[derive(Clone, Copy, PartialEq)]
pub enum Happened {
    Typed,
    /// The browser says that the text is another than when the field was entered, or has filled it in.
    Changed,
    Left,
    Slid,
    Touched,
    Released,
    Scrolled,
    KeyPressed,
}

pub type OnHappened = Rc<dyn Fn(Happened, &Event)>;

struct FieldListener {
    happened: Happened,
    on_happened: OnHappened,
}

impl Listener for FieldListener {
    fn kind(&self) -> ListenerKind {
        match self.happened {
            Happened::Typed | Happened::Slid => ListenerKind::oninput,
            Happened::Changed | Happened::Released => ListenerKind::onchange,
            Happened::Left => ListenerKind::onblur,
            Happened::Touched => ListenerKind::onpointerdown,
            Happened::Scrolled => ListenerKind::onpointercancel,
            Happened::KeyPressed => ListenerKind::onkeydown,
        }
    }

    fn handle(&self, event: Event) {
        (self.on_happened)(self.happened, &event);
    }

    fn passive(&self) -> bool {
        true
    }
}

pub fn listener(happened: Happened, on_happened: &OnHappened) -> Rc<dyn Listener> {
    Rc::new(FieldListener { happened, on_happened: on_happened.clone() })
}
