//! The fragment of the address for a page that keeps nothing else: written a moment after each change, read when it changes
//! by another hand.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::timer::Timer;
use crate::browser::{address, page};
use crate::share_link::is_anchor;

/// How long what is chosen must stand still before it is written down.
const QUIET_MILLISECONDS: u32 = 300;

/// Writes the fragment (with its `#`) where it is another than the page began with, also before the page goes, and gives
/// `on_opened` one (without its `#`) that was pasted or gone back to.
#[hook]
pub fn use_fragment(fragment: String, on_opened: Callback<String>) {
    let first = use_mut_ref(|| Some(fragment.clone()));
    // What is still to be written.
    let pending = use_mut_ref(|| None::<String>);
    let write: Rc<dyn Fn()> = {
        let pending = pending.clone();
        Rc::new(move || {
            if let Some(fragment) = pending.take() {
                address::replace_fragment(&fragment);
            }
        })
    };
    {
        let write = write.clone();
        use_effect_with(fragment, move |fragment| {
            let is_changed = first.borrow().as_ref() != Some(fragment);
            if is_changed {
                // From here on the page's own beginning is a change too.
                first.replace(None);
                pending.replace(Some(fragment.clone()));
            }
            let timer = is_changed.then(|| Timer::after(QUIET_MILLISECONDS, move || write()));
            move || drop(timer)
        });
    }
    use_effect_with((), move |()| {
        let on_leaving = page::on_leaving(move || write());
        let on_address = address::on_change(move || {
            let (_, fragment) = address::query_and_fragment();
            if fragment.is_empty() || !is_anchor(&fragment) {
                on_opened.emit(fragment);
            }
        });
        page::mark_ready();
        move || drop((on_leaving, on_address))
    });
}
