//! The whole page: one state, one reducer, and the sections that show what follows from it.

use std::rc::Rc;

use yew::prelude::*;

use super::board::Board;
use super::element::el;
use super::frame::Frame;
use super::hook::{kept, use_after, use_announcement, use_site, use_title, use_visit};
use super::moment::Moment;
use super::panel::act;
use super::place::{Place, SECTIONS};
use crate::app::here::Here;
use crate::app::number_format::NumberFormat;
use crate::app::state::{Action, State};
use crate::browser::turn::after_frame;
use crate::browser::{page, storage};
use crate::i18n::Words;

/// Something shared, compared by identity: to look into it would take longer than to show it again.
pub struct Same<T: ?Sized>(pub Rc<T>);

impl<T: ?Sized> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: ?Sized> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The host's number format.
pub type Format = Same<dyn NumberFormat>;

/// What the page shows before the app is there, and until the app's own has been worked out.
#[derive(PartialEq, Default)]
pub struct Written {
    /// What it says of a month's luck.
    pub luck: AttrValue,
    /// The three models' bars. Not their markup: the page's policy allows none to be made from text.
    pub glance: Option<page::Node>,
}

#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What is shown first.
    pub initial: State,
    pub words: Words,
    pub format: Format,
    /// The query of the address, which the link to another language keeps.
    #[prop_or_default]
    pub query: AttrValue,
    /// Where the page is shown.
    #[prop_or_default]
    pub here: Rc<Here>,
    /// The number of the first moment: another than 0 where the page goes on from an earlier one.
    #[prop_or_default]
    pub number: usize,
    /// Whether all of the page is drawn at once: where there is time for that before anybody looks at it.
    #[prop_or_default]
    pub at_once: bool,
    #[prop_or_default]
    pub written: Rc<Written>,
    /// Whether there is room to start with every section open.
    #[prop_or_default]
    pub is_wide: bool,
    /// What a frame does besides; none where the page stands for itself.
    #[prop_or_default]
    pub frame: Option<Frame>,
}

#[derive(Properties, PartialEq)]
struct PartProps {
    place: Place,
    board: Same<Board>,
}

/// A part of the page.
#[component]
fn Part(props: &PartProps) -> Html {
    let redraw = use_force_update();
    let &PartProps { place, board: Same(ref board) } = props;
    let is_shown = board.drawn_by(place, redraw);
    let present = board.present();
    if is_shown { place.drawn(&present) } else { place.before(&present) }
}

/// The page. The answer shows the present moment at once; all else follows piece by piece once the browser has drawn that.
#[component]
pub fn App(props: &AppProps) -> Html {
    let redraw = use_force_update();
    let board = use_mut_ref(|| Board::new(props)).borrow().clone();
    board.drawn_by(Place::Around, redraw);
    let present = board.present();
    let Moment { reading, state, on_action, .. } = &*present;
    let words = &props.words;
    use_site(props.frame, &present, &props.query, on_action);
    let now = {
        let board = board.clone();
        Rc::new(move || board.present())
    };
    use_visit(now, words.language(), reading.format.clone(), on_action);
    use_title(&state.title);
    use_announcement(&present);
    let begin = {
        let board = board.clone();
        move || {
            after_frame(&board.next);
            kept(board)
        }
    };
    use_after(String::new(), Box::new(begin));

    let part = |place| html! { <Part {place} board={Same(board.clone())} /> };
    let on_forget = on_action.reform(|_: MouseEvent| {
        storage::forget();
        Action::Forgotten
    });
    let button = |on_click, told: &str| el("button").set("type", "button").on_click(on_click).text(told);
    let actions = el("p.actions")
        .child(button(act(on_action, Action::StartedAgain), words.start_again()))
        .child(button(on_forget, words.forget()));
    let title = (!state.title.is_empty()).then(|| el("p.scenario-title").text(&state.title));
    let calculator = el("section")
        .set("id", "calculator")
        .set("aria-labelledby", "answer")
        .child(el("div.answer").each([Place::Answer, Place::Reasons, Place::Luck, Place::Glance].map(part)))
        .child(
            el("div.inputs")
                .child(el("h2.hidden").text(words.inputs_title()))
                .node(part(Place::Doubts))
                .node(part(Place::Inputs))
                .node(part(Place::Assumptions))
                .child(actions),
        );
    let main = el("main")
        .child(el(if props.here.is_framed { "h2.title" } else { "h1.title" }).text(words.title()))
        .maybe(title)
        .node(part(Place::Notices))
        .child(calculator)
        .node(props.frame.map(|frame| (frame.call)(&present.view())).unwrap_or_default())
        .each(SECTIONS.map(part));
    el("div")
        .child(el("a.skip").set("href", "#answer").on_click(go_to("answer")).text(words.skip_to_answer()))
        .node(part(Place::Masthead))
        .child(main)
        .child(el("p.hidden").set("role", "status").set("aria-live", "polite").set("id", page::LIVE_REGION))
        .into()
}

/// Goes to a place in the page without touching the address, where the figures are.
fn go_to(id: &'static str) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        page::go_to(id);
    })
}
