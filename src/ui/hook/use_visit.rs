//! The address and what this browser remembers: the state goes to both, and comes back from the address.

use std::rc::Rc;

use yew::prelude::*;

use super::use_after::{kept, use_after};
use crate::app::state::{Action, State, Visit};
use crate::browser::timer::Timer;
use crate::browser::{address, page, storage};
use crate::i18n::Language;
use crate::share_link::{NumberText, is_anchor};
use crate::text::whole;
use crate::ui::moment::Moment;

/// How long the figures must stand still before they are written down.
const QUIET_MILLISECONDS: u32 = 300;

/// Writes the state to the fragment and to the browser's memory, a moment after each change and before the page goes;
/// opens what a pasted link, or going back and forward, brings.
#[hook]
pub fn use_visit(
    present: Rc<dyn Fn() -> Rc<Moment>>,
    language: Language,
    numbers: Rc<dyn NumberText>,
    on_action: &Callback<Action>,
) {
    let shown = present();
    let last_written = use_mut_ref(usize::default);
    // The present may be later than what has been drawn.
    let write: Rc<dyn Fn()> = Rc::new(move || {
        let moment = present();
        if moment.view().state.is_edited && last_written.replace(moment.number) != moment.number {
            let fragment = moment.fragment();
            address::replace_fragment(&fragment);
            storage::keep(&fragment);
        }
    });
    {
        let (write, is_edited) = (write.clone(), shown.view().state.is_edited);
        use_after(
            whole(shown.number),
            Box::new(move || kept(is_edited.then(|| Timer::after(QUIET_MILLISECONDS, move || write())))),
        );
    }
    let on_action = on_action.clone();
    let effect = move || {
        let on_leaving = page::on_leaving(move || write());
        let on_address = address::on_change(move || {
            let (query, fragment) = address::query_and_fragment();
            // An anchor is scrolled to and changes nothing.
            if fragment.is_empty() || !is_anchor(&fragment) {
                let stored = storage::kept();
                let visit =
                    Visit { query: &query, fragment: &fragment, stored: stored.as_deref(), language, site: None };
                on_action.emit(Action::LinkOpened(Box::new(State::on_visit(visit, &*numbers))));
            }
        });
        kept((on_leaving, on_address))
    };
    use_after(String::new(), Box::new(effect));
}
