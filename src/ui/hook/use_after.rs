//! What happens once something is on the screen.

use yew::prelude::*;

/// What an effect does, and what undoes it.
pub type Effect = Box<dyn FnOnce() -> Undo>;

/// Undoes an effect.
pub type Undo = Box<dyn FnOnce()>;

/// Runs the effect after rendering, the first time and whenever the key is another than before; what it returns runs before
/// that. Yew's own hook is made anew for every kind of effect, some 700 bytes of Wasm each: here it is one for all.
#[hook]
pub fn use_after(key: String, effect: Effect) {
    use_effect_with(key, move |_| effect());
}

/// Keeps something until the effect is undone.
pub fn kept<T: 'static>(thing: T) -> Undo {
    Box::new(move || drop(thing))
}
