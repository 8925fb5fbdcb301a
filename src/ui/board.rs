//! Which part of the page is drawn when: the answer at once, all else piece by piece after it.

use std::array;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use yew::functional::UseForceUpdateHandle;
use yew::prelude::*;

use super::app::AppProps;
use super::moment::Moment;
use super::place::{FIRST_FAR, PLACES, Place};
use crate::app::state::{Action, MAIN_INPUTS};
use crate::browser::page;
use crate::browser::timer::Deferred;
use crate::browser::turn::{self, Pieces, Then, after_frame};

/// What the page shows at present, and the parts that show it: each comes to it when it is its turn, so that the answer
/// never waits for them.
pub struct Board {
    present: RefCell<Rc<Moment>>,
    parts: RefCell<[Drawing; PLACES]>,
    /// Draws the next part that is due.
    pub(super) next: Pieces,
    /// Comes once the main figures stand still.
    rest: Deferred,
    /// Whether the last one followed another before they stood still.
    is_typing: Cell<bool>,
    stage: Cell<Stage>,
}

/// How far the page has come.
#[derive(Clone, Copy)]
enum Stage {
    Coming,
    /// All of it is there, and the browser is to draw the last part.
    Drawn,
    Ready,
}

/// Figures that change more often than this are being typed, or drawn along a slider: what is not beside them waits for a
/// pause.
const PAUSE_MILLISECONDS: u32 = 150;

/// How a part is drawn.
struct Drawing {
    redraw: Option<UseForceUpdateHandle>,
    /// Whether it has had its first turn.
    is_shown: bool,
    /// Whether it is not as it is at present.
    is_due: bool,
}

impl Board {
    pub fn new(props: &AppProps) -> Rc<Self> {
        Rc::new_cyclic(|board: &Weak<Self>| {
            let [here, next, still] = [board.clone(), board.clone(), board.clone()];
            let on_action = Callback::from(move |action| {
                if let Some(board) = here.upgrade() {
                    board.take(action);
                }
            });
            let rested = move || {
                // A single change has made none wait.
                if let Some(board) = still.upgrade()
                    && board.is_typing.replace(false)
                {
                    after_frame(&board.next);
                }
            };
            let drawing = |place| {
                let is_shown = props.at_once || place < FIRST_FAR;
                Drawing { redraw: None, is_shown, is_due: !is_shown }
            };
            Self {
                present: RefCell::new(Rc::new(Moment::first(props, on_action))),
                parts: RefCell::new(array::from_fn(drawing)),
                next: Rc::new(move || next.upgrade().map_or(Then::Nothing, |board| board.go_on())),
                rest: Deferred::new(PAUSE_MILLISECONDS, rested),
                is_typing: Cell::default(),
                stage: Cell::new(Stage::Coming),
            }
        })
    }

    pub fn present(&self) -> Rc<Moment> {
        self.present.borrow().clone()
    }

    /// Whatever happens ends here: the answer shows it at once, all else follows.
    fn take(&self, action: Action) {
        if matches!(action, Action::NeutralToggled | Action::FiguresSet(..) | Action::CurrencySet(_)) {
            // What was entered a moment ago is kept before something else is shown.
            self.present().keep();
        }
        let present = self.present();
        let is_main = matches!(&action, Action::InputEdited(edit) if MAIN_INPUTS.contains(&edit.input()));
        let state = present.state.after(action);
        if state == present.state {
            return;
        }
        self.present.replace(Rc::new(present.after(state)));
        if !page::begin_drawing() {
            return self.start_anew();
        }
        let mut are_drawn = true;
        for (place, part) in self.parts.borrow_mut().iter_mut().enumerate() {
            part.is_due = place != Place::Answer as usize;
            are_drawn &= part.is_shown;
        }
        for place in 0..PLACES {
            // What only keeps a place has to say so where it holds for other figures.
            self.redraw(place, |part| !part.is_due || !part.is_shown);
        }
        page::end_drawing();
        // Not before they have all been drawn: the page is not ready without them.
        self.is_typing.set(is_main && are_drawn && self.rest.is_coming());
        if is_main {
            self.rest.put_off();
        } else {
            self.rest.cancel();
        }
        after_frame(&self.next);
    }

    /// Draws the first part that is due as it is at present; says what comes after it.
    fn go_on(&self) -> Then {
        let (is_held, is_typing) = (turn::is_held(), self.is_typing.get());
        // While a figure is typed, what is beside it follows each key; all else waits for a pause.
        let follows = |place| place < Place::Around as usize || (FIRST_FAR..=Place::Doubts as usize).contains(&place);
        let may_go = |place| (place < FIRST_FAR || !is_held) && (!is_typing || follows(place));
        let next = self.parts.borrow_mut().iter_mut().enumerate().find_map(|(place, part)| {
            let is_next = part.is_due && may_go(place);
            // What is in view has a frame of its own, and so has what is there for the first time.
            let goes_along = part.is_shown && place >= Place::Around as usize;
            is_next.then(|| {
                (part.is_due, part.is_shown) = (false, true);
                (place, if goes_along { Then::Along } else { Then::Another })
            })
        });
        if let Some((place, then)) = next {
            if page::begin_drawing() {
                self.redraw(place, |_| true);
                page::end_drawing();
                return then;
            }
            self.start_anew();
            return Then::Nothing;
        }
        if !is_held {
            match self.stage.get() {
                Stage::Coming => {
                    self.stage.set(Stage::Drawn);
                    after_frame(&self.next);
                }
                Stage::Drawn => {
                    self.stage.set(Stage::Ready);
                    page::mark_ready();
                }
                Stage::Ready => {}
            }
        }
        Then::Nothing
    }

    /// Draws the whole page anew: others have changed it so that parts can't be drawn into it.
    fn start_anew(&self) {
        self.rest.cancel();
        #[cfg(target_arch = "wasm32")]
        super::start::again(&self.present());
        page::end_drawing();
    }

    /// Draws a part again at once, if it has been drawn before and this holds for it.
    fn redraw(&self, place: usize, is_needed: impl Fn(&Drawing) -> bool) {
        let parts = self.parts.borrow();
        let redraw = parts.get(place).filter(|part| is_needed(part)).and_then(|part| part.redraw.clone());
        // It asks for its part while it is drawn.
        drop(parts);
        if let Some(redraw) = redraw {
            redraw.force_update();
        }
    }

    /// From here on a part is drawn by this; says whether it has had its first turn.
    pub fn drawn_by(&self, place: Place, redraw: UseForceUpdateHandle) -> bool {
        self.parts.borrow_mut().get_mut(place as usize).is_some_and(|part| {
            part.redraw = Some(redraw);
            part.is_shown
        })
    }
}
