//! The address and what this browser keeps: the state goes to both, and comes back from the address.

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

/// Writes the state to the fragment, and the visitor's own figures to what the browser keeps, a moment after each change and
/// before the page goes; opens what a pasted link, or going back and forward, brings; follows what other tabs keep.
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
    let write: Rc<dyn Fn()> = {
        let present = present.clone();
        Rc::new(move || {
            let moment = present();
            if moment.view().state.is_in_address && last_written.replace(moment.number) != moment.number {
                address::replace_fragment(&moment.fragment());
                moment.keep();
            }
        })
    };
    {
        let (write, is_due) = (write.clone(), shown.view().state.is_in_address);
        use_after(
            whole(shown.number),
            Box::new(move || kept(is_due.then(|| Timer::after(QUIET_MILLISECONDS, move || write())))),
        );
    }
    let on_action = on_action.clone();
    let effect = move || {
        let on_leaving = page::on_leaving(move || write());
        let on_storage = {
            let (present, numbers, on_action) = (present.clone(), numbers.clone(), on_action.clone());
            storage::on_change(move |stored| {
                let own = present().view().state.own_beside(stored.as_deref(), &*numbers);
                on_action.emit(Action::OwnFiguresMoved(own));
            })
        };
        let on_address = address::on_change(move || {
            let (query, fragment) = address::query_and_fragment();
            if fragment.is_empty() || !is_anchor(&fragment) {
                // What was entered a moment ago is kept before something else is shown.
                present().keep();
                let stored = storage::kept();
                let visit =
                    Visit { query: &query, fragment: &fragment, stored: stored.as_deref(), language, site: None };
                on_action.emit(Action::LinkOpened(Rc::new(State::on_visit(visit, &*numbers))));
            }
        });
        kept((on_leaving, on_storage, on_address))
    };
    use_after(String::new(), Box::new(effect));
}
