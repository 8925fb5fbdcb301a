//! The whole page: one state, one reducer, and the sections that show what follows from it.

use std::array;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

use yew::functional::UseForceUpdateHandle;
use yew::prelude::*;

use super::element::{el, nodes};
use super::frame::Frame;
use super::hook::{kept, use_after, use_announcement, use_site, use_title, use_visit};
use super::panel::{View, answer, assumptions, audit, evidence, inputs, masthead, models, notices};
use super::panel::{pilot, share, sheet, value};
use crate::app::here::Here;
use crate::app::number_format::NumberFormat;
use crate::app::reading::Reading;
use crate::app::state::{Action, Edit, MAIN_INPUTS, State, Visit};
use crate::browser::timer::Timer;
use crate::browser::turn::Turn;
use crate::browser::{page, storage};
use crate::domain::answer::Answer;
use crate::domain::evidence::Evidence;
use crate::domain::scenario::Scenario;
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

#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What is shown first.
    pub initial: State,
    pub words: Words,
    pub format: Format,
    /// The query of the address, which the link to another language keeps.
    #[prop_or_default]
    pub query: AttrValue,
    /// Where and when the page is shown.
    #[prop_or_default]
    pub here: Rc<Here>,
    /// Whether all of the page is drawn at once: where there is time for that before anybody looks at it.
    #[prop_or_default]
    pub at_once: bool,
    /// What the page says of a month's luck before the app is there, to keep its place until that has been worked out.
    #[prop_or_default]
    pub luck: AttrValue,
    /// Whether there is room to start with every section open.
    #[prop_or_default]
    pub is_wide: bool,
    /// What a frame does besides; none where the page stands for itself.
    #[prop_or_default]
    pub frame: Option<Frame>,
}

/// What the page shows at one moment, with whom to tell what happens.
pub struct Moment {
    /// Which one: no two that differ have the same.
    pub number: usize,
    reading: Reading,
    state: State,
    answer: Rc<Answer>,
    evidence: Rc<Evidence>,
    query: AttrValue,
    /// What the page said of a month's luck before the app was there.
    luck: AttrValue,
    is_wide: bool,
    here: Rc<Here>,
    frame: Option<Frame>,
    on_edit: Callback<Edit>,
    on_action: Callback<Action>,
}

impl Moment {
    fn first(props: &AppProps, on_action: Callback<Action>) -> Self {
        let state = props.initial.clone();
        let answer = Answer::of(&state.scenario);
        Self {
            number: 0,
            reading: Reading { words: props.words.clone(), format: props.format.0.clone(), currency: state.currency },
            evidence: Rc::new(Evidence::of(&state.scenario, &answer)),
            answer: Rc::new(answer),
            state,
            query: props.query.clone(),
            luck: props.luck.clone(),
            is_wide: props.is_wide,
            here: props.here.clone(),
            frame: props.frame,
            on_edit: on_action.reform(Action::InputEdited),
            on_action,
        }
    }

    /// The moment with another state. Where the figures are the same, so is what follows from them.
    fn after(&self, state: State) -> Self {
        let (answer, evidence) = if state.scenario == self.state.scenario {
            (self.answer.clone(), self.evidence.clone())
        } else {
            let answer = Answer::of(&state.scenario);
            let evidence = self.evidence.after(&state.scenario, &answer);
            (Rc::new(answer), Rc::new(evidence))
        };
        Self {
            number: self.number.wrapping_add(1),
            reading: Reading { currency: state.currency, ..self.reading.clone() },
            state,
            answer,
            evidence,
            query: self.query.clone(),
            luck: self.luck.clone(),
            here: self.here.clone(),
            on_edit: self.on_edit.clone(),
            on_action: self.on_action.clone(),
            ..*self
        }
    }

    pub fn view(&self) -> View<'_> {
        View {
            reading: &self.reading,
            state: &self.state,
            answer: &self.answer,
            evidence: &self.evidence,
            is_wide: self.is_wide,
            here: &self.here,
            frame: self.frame,
            on_edit: &self.on_edit,
            on_action: &self.on_action,
        }
    }

    /// Its figures, as a link holds them.
    pub fn fragment(&self) -> String {
        self.state.fragment(&*self.reading.format)
    }
}

/// A part of the page, in the order in which they are drawn.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Answer,
    Inputs,
    Glance,
    Masthead,
    Luck,
    Models,
    Evidence,
    Audit,
    Pilot,
    Value,
    Share,
    Sheet,
}

/// How many there are.
const PLACES: usize = Place::Sheet as usize + 1;

/// The sections below the answer and its inputs, from top to bottom.
const SECTIONS: [Place; 7] =
    [Place::Models, Place::Evidence, Place::Audit, Place::Pilot, Place::Value, Place::Share, Place::Sheet];

/// The first part that [`far`] draws.
pub const FIRST_FAR: usize = Place::Luck as usize;

/// The first of the sections.
const FIRST_SECTION: usize = Place::Models as usize;

/// After all parts.
const LAST: usize = usize::MAX;

impl Place {
    fn drawn(self, moment: &Moment) -> Html {
        let view = moment.view();
        match self {
            Self::Answer => answer::answer(view.reading, view.state, view.answer),
            Self::Inputs => {
                // In a frame nothing stays in view: the figures come again after what moves them.
                let again = || {
                    if view.here.is_framed { answer::summary(view.reading, view.answer) } else { Html::default() }
                };
                nodes(vec![
                    notices::doubts(view.reading, &view.state.scenario),
                    inputs::inputs(&view),
                    again(),
                    masthead::currency(&view),
                    assumptions::assumptions(&view),
                    again(),
                ])
            }
            Self::Glance => answer::glance(&view),
            Self::Masthead => masthead::masthead(view.reading, &moment.query, &moment.fragment()),
            _ => far(self, moment),
        }
    }

    /// What keeps its place until its first turn.
    fn before(self, moment: &Moment) -> Html {
        // An element, so that none of the texts that replace it is taken for one that has moved.
        let told = || el("span").text(&moment.luck);
        match self {
            // What was written holds for the figures that the page was written with.
            Self::Luck if moment.state.scenario == Scenario::default() => el("p.luck").child(told()).into(),
            Self::Luck => el("p.luck unknown").child(told()).into(),
            _ => Html::default(),
        }
    }
}

/// The parts that are not seen at first. The build cuts the program here: what nothing else calls travels after the answer.
#[inline(never)]
fn far(place: Place, moment: &Moment) -> Html {
    let view = moment.view();
    match place {
        Place::Luck => answer::luck(&view),
        Place::Models => models::models(&view),
        Place::Evidence => evidence::evidence(&view),
        Place::Audit => audit::audit(&view),
        Place::Pilot => pilot::pilot(&view),
        Place::Value => value::value(&view),
        Place::Share if !view.here.is_written => share::share(&view),
        Place::Sheet if !view.here.is_written => sheet::sheet(&view),
        _ => Html::default(),
    }
}

/// What the page shows at present, and the parts that show it: each comes to it when it is its turn, so that the answer
/// never waits for them.
struct Board {
    present: RefCell<Rc<Moment>>,
    parts: RefCell<[Drawing; PLACES]>,
    /// Redraws what is around the parts.
    redraw: RefCell<Option<UseForceUpdateHandle>>,
    /// Runs from one change of a main figure to a pause.
    typing: RefCell<Option<Timer>>,
}

/// Figures that change more often than this are being typed, or drawn along a slider: the sections below wait for a pause.
const PAUSE_MILLISECONDS: u32 = 150;

/// How a part is drawn.
#[derive(Default)]
struct Drawing {
    redraw: Option<UseForceUpdateHandle>,
    /// Whether it has had its first turn.
    is_shown: bool,
    /// None after the first one: it waits for a pause.
    turn: Option<Turn>,
}

impl Board {
    fn new(props: &AppProps) -> Rc<Self> {
        Rc::new_cyclic(|board: &Weak<Self>| {
            let board = board.clone();
            let on_action = Callback::from(move |action| {
                if let Some(board) = board.upgrade() {
                    board.take(action);
                }
            });
            let is_shown = |place| props.at_once || place < FIRST_FAR;
            Self {
                present: RefCell::new(Rc::new(Moment::first(props, on_action))),
                parts: RefCell::new(array::from_fn(|place| Drawing {
                    is_shown: is_shown(place),
                    ..Drawing::default()
                })),
                redraw: RefCell::default(),
                typing: RefCell::default(),
            }
        })
    }

    fn present(&self) -> Rc<Moment> {
        self.present.borrow().clone()
    }

    /// Whatever happens ends here: the answer shows it at once, all else follows.
    fn take(self: &Rc<Self>, action: Action) {
        let present = self.present();
        let is_main = matches!(&action, Action::InputEdited(edit) if MAIN_INPUTS.contains(&edit.input()));
        let state = present.state.after(action);
        if state == present.state {
            return;
        }
        self.present.replace(Rc::new(present.after(state)));
        let mut at_once = vec![self.redraw.borrow().clone()];
        // What only keeps a place has to say so where it holds for other figures.
        at_once.extend(self.parts.borrow().iter().filter(|part| !part.is_shown).map(|part| part.redraw.clone()));
        redraw(at_once);
        self.show(Place::Answer as usize);
        let board = self.clone();
        let pause = is_main.then(|| Timer::after(PAUSE_MILLISECONDS, move || board.pause()));
        // Not before they have all been drawn: the page is not ready without them.
        let are_drawn = self.parts.borrow().iter().all(|part| part.is_shown);
        let is_typing = self.typing.replace(pause).is_some() && is_main && are_drawn;
        self.go_on(Place::Answer as usize + 1, if is_typing { FIRST_SECTION } else { PLACES });
    }

    /// The sections that have waited for it get their turns.
    fn pause(self: &Rc<Self>) {
        self.typing.take();
        if self.parts.borrow().get(FIRST_SECTION).is_some_and(|part| part.turn.is_none()) {
            self.go_on(FIRST_SECTION, PLACES);
        }
    }

    /// Gives the parts from one up to another their turns; those after that wait.
    fn go_on(self: &Rc<Self>, from: usize, to: usize) {
        for (place, part) in self.parts.borrow_mut().iter_mut().enumerate().skip(from) {
            let board = self.clone();
            part.turn = (place < to).then(|| Turn::of(place, move || board.show(place)));
        }
    }

    /// Draws a part as it is at present.
    fn show(&self, place: usize) {
        let part = self.parts.borrow_mut().get_mut(place).and_then(|part| {
            part.is_shown = true;
            part.redraw.clone()
        });
        redraw(vec![part]);
    }
}

/// Draws again what has been drawn before.
fn redraw(parts: Vec<Option<UseForceUpdateHandle>>) {
    for part in parts.into_iter().flatten() {
        part.force_update();
    }
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
    let is_shown = board.parts.borrow_mut().get_mut(place as usize).is_some_and(|part| {
        part.redraw = Some(redraw);
        part.is_shown
    });
    let present = board.present();
    if is_shown { place.drawn(&present) } else { place.before(&present) }
}

/// The page. The answer shows the present moment at once; all else follows piece by piece once the browser has drawn that.
#[component]
pub fn App(props: &AppProps) -> Html {
    let redraw = use_force_update();
    let board = use_mut_ref(|| Board::new(props)).borrow().clone();
    board.redraw.replace(Some(redraw));
    let present = board.present();
    let Moment { reading, state, on_action, .. } = &*present;
    let words = &props.words;
    use_site(props.frame, &present, &props.query, on_action);
    use_visit(&present, words.language(), reading.format.clone(), on_action);
    use_title(&state.title);
    use_announcement(&present);
    let begin = {
        let (board, at_once) = (board.clone(), props.at_once);
        move || {
            if !at_once {
                board.go_on(FIRST_FAR, PLACES);
            }
            // A frame after the last part.
            kept(Turn::of(LAST, || Turn::of(LAST, page::mark_ready).stay()))
        }
    };
    use_after(String::new(), Box::new(begin));

    let part = |place| html! { <Part {place} board={Same(board.clone())} /> };
    let on_recall = {
        let (own, format, language) = (state.own_figures.clone(), reading.format.clone(), words.language());
        on_action.reform(move |_: MouseEvent| {
            let visit = Visit { query: "", fragment: "", stored: own.as_deref(), language, site: None };
            Action::OwnFiguresRecalled(Box::new(State::on_visit(visit, &*format)))
        })
    };
    let on_forget = on_action.reform(|_: MouseEvent| {
        storage::forget();
        Action::Forgotten
    });
    let button = |on_click, told: &str| el("button").set("type", "button").on_click(on_click).text(told);
    let actions = el("p.actions")
        .child(button(on_action.reform(|_: MouseEvent| Action::StartedAgain), words.start_again()))
        .child(button(on_forget, words.forget()));
    let title = (!state.title.is_empty()).then(|| el("p.scenario-title").text(&state.title));
    let calculator = el("section")
        .set("id", "calculator")
        .set("aria-labelledby", "answer")
        .child(el("div.answer").node(part(Place::Answer)).node(part(Place::Luck)).node(part(Place::Glance)))
        .child(
            el("div.inputs").child(el("h2.hidden").text(words.inputs_title())).node(part(Place::Inputs)).child(actions),
        );
    let main = el("main")
        .child(el(if props.here.is_framed { "h2.title" } else { "h1.title" }).text(words.title()))
        .maybe(title)
        .node(notices::link_notices(
            reading,
            &state.notices,
            &on_action.reform(|_: MouseEvent| Action::NoticesDismissed),
        ))
        .node(notices::provenance(
            reading,
            state,
            &on_recall,
            &on_action.reform(|_: MouseEvent| Action::NeutralToggled),
        ))
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
