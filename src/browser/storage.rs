//! What this browser remembers. It may be denied: then nothing is remembered and nothing else changes.

use web_sys::Storage;

/// The last state, as a fragment.
const KEY: &str = "palanca";

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What this browser last had.
pub fn kept() -> Option<String> {
    storage()?.get_item(KEY).ok().flatten()
}

pub fn keep(fragment: &str) {
    if let Some(storage) = storage() {
        // A full or denied store: nothing is remembered.
        let _ = storage.set_item(KEY, fragment);
    }
}

pub fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
    }
}
