//! What this browser remembers. It may be denied: then nothing is remembered and nothing else changes.

use std::cell::RefCell;

use gloo::events::EventListener;
use web_sys::Storage;

/// The visitor's own figures, as a fragment.
const KEY: &str = "palanca";

thread_local! {
    /// What was kept when this tab last looked: another tab may have changed it since.
    static SEEN: RefCell<Option<String>> = const { RefCell::new(None) };
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn read() -> Option<String> {
    storage()?.get_item(KEY).ok().flatten()
}

/// What is kept.
pub fn kept() -> Option<String> {
    let kept = read();
    SEEN.set(kept.clone());
    kept
}

/// Keeps the fragment.
///
/// # Errors
/// What is kept, where another tab has changed or forgotten it: nothing is written over that.
pub fn keep(fragment: &str) -> Result<(), Option<String>> {
    if SEEN.with_borrow(|seen| *seen != read()) {
        return Err(kept());
    }
    // A full or denied store: nothing is kept.
    if storage().is_some_and(|storage| storage.set_item(KEY, fragment).is_ok()) {
        SEEN.set(Some(fragment.to_owned()));
    }
    Ok(())
}

pub fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
    }
    kept();
}

/// Calls back when another tab changes what is kept.
pub fn on_change(callback: impl Fn(Option<String>) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "storage", move |_| {
        // Other things are kept too.
        if SEEN.with_borrow(|seen| *seen != read()) {
            callback(kept());
        }
    }))
}
