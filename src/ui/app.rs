//! The whole page: one state, one reducer, and the sections that show what follows from it.

use std::rc::Rc;

use yew::prelude::*;

use super::element::{el, nodes};
use super::frame::Frame;
use super::hook::{use_announcement, use_settled, use_site, use_title, use_visit};
use super::panel::{View, answer, assumptions, audit, evidence as evidence_section, inputs, masthead, models, notices};
use super::panel::{pilot, share, sheet, value};
use crate::app::here::Here;
use crate::app::number_format::NumberFormat;
use crate::app::reading::Reading;
use crate::app::state::{Action, Edit, State, Visit};
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
    /// The evidence to start with, where there is time to work it out before the page is shown.
    #[prop_or_default]
    pub evidence: Option<Same<Evidence>>,
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

/// The state as Yew's reducer wants it.
#[derive(PartialEq)]
pub struct Store(State);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = Self(self.0.after(action));
        if next == *self { self } else { Rc::new(next) }
    }
}

/// What the page shows at one moment, with whom to tell what happens.
#[derive(Clone)]
pub struct Moment {
    reading: Reading,
    state: State,
    answer: Rc<Answer>,
    /// None until it has been worked out.
    evidence: Option<Rc<Evidence>>,
    is_wide: bool,
    here: Rc<Here>,
    frame: Option<Frame>,
    on_edit: Callback<Edit>,
    on_action: Callback<Action>,
}

impl Moment {
    /// The same moment with its evidence: what was found `before` where the figures are the same.
    #[must_use]
    pub fn with_evidence(&self, before: Option<&Self>) -> Self {
        let known = before.filter(|before| before.state.scenario == self.state.scenario);
        let known = known.and_then(|before| before.evidence.clone());
        let evidence = known.unwrap_or_else(|| Rc::new(Evidence::of(&self.state.scenario, &self.answer)));
        Self { evidence: Some(evidence), ..self.clone() }
    }

    pub fn has_evidence(&self) -> bool {
        self.evidence.is_some()
    }

    pub fn view(&self) -> View<'_> {
        View {
            reading: &self.reading,
            state: &self.state,
            answer: &self.answer,
            evidence: self.evidence.as_deref(),
            is_wide: self.is_wide,
            here: &self.here,
            frame: self.frame,
            on_edit: &self.on_edit,
            on_action: &self.on_action,
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Answer,
    Luck,
    Glance,
    Inputs,
    Sections,
}

#[derive(Properties, PartialEq)]
struct PartProps {
    /// Which part of the page.
    place: Place,
    shown: Same<Moment>,
}

/// A part of the page, made again only when it is to show another moment.
#[component]
fn Part(props: &PartProps) -> Html {
    let view = props.shown.0.view();
    match props.place {
        Place::Answer => answer::answer(view.reading, view.state, view.answer),
        Place::Luck => answer::luck(&view),
        Place::Glance => answer::glance(&view),
        Place::Inputs => {
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
        Place::Sections => nodes(vec![
            models::models(&view),
            evidence_section::evidence(&view),
            audit::audit(&view),
            pilot::pilot(&view),
            value::value(&view),
            if view.here.is_written { Html::default() } else { share::share(&view) },
            if view.here.is_written { Html::default() } else { sheet::sheet(&view) },
        ]),
    }
}

/// The page. The answer and the inputs show the present moment; what lies below them follows once the browser has drawn
/// that, with the evidence, so that the answer never waits for it.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = use_reducer(|| Store(props.initial.clone()));
    let state = &store.0;
    let words = &props.words;
    let language = words.language();
    let reading = Reading { words: words.clone(), format: props.format.0.clone(), currency: state.currency };
    let fragment = state.fragment(&*reading.format);
    let on_action = use_callback(store.dispatcher(), |action: Action, dispatcher| dispatcher.dispatch(action));
    let present = use_memo(state.clone(), |state| Moment {
        reading: reading.clone(),
        state: state.clone(),
        answer: Rc::new(Answer::of(&state.scenario)),
        evidence: props.evidence.as_ref().filter(|_| *state == props.initial).map(|evidence| evidence.0.clone()),
        is_wide: props.is_wide,
        here: props.here.clone(),
        frame: props.frame,
        on_edit: on_action.reform(Action::InputEdited),
        on_action: on_action.clone(),
    });
    let settled = use_settled(&present);
    use_site(props.frame, &present, &props.query, &on_action);
    use_visit(state, &fragment, language, reading.format.clone(), store.dispatcher());
    use_title(&state.title);
    use_announcement(answer::spoken(&reading, &present.answer));

    let part = |place, moment: &Rc<Moment>| html! { <Part {place} shown={Same(moment.clone())} /> };
    let later = |place| settled.as_ref().map(|settled| part(place, settled)).unwrap_or_default();
    let on_recall = {
        let (own, format) = (state.own_figures.clone(), reading.format.clone());
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
    let luck = match &settled {
        Some(settled) => part(Place::Luck, settled),
        // What was written holds for the figures that the page was written with; for others it only keeps the place.
        None if state.scenario == Scenario::default() => el("p.luck").text(&props.luck).into(),
        None => el("p.luck unknown").text(&props.luck).into(),
    };
    let calculator = el("section")
        .set("id", "calculator")
        .set("aria-labelledby", "answer")
        .child(el("div.answer").node(part(Place::Answer, &present)).node(luck).node(part(Place::Glance, &present)))
        .child(
            el("div.inputs")
                .child(el("h2.hidden").text(words.inputs_title()))
                .node(part(Place::Inputs, &present))
                .child(actions),
        );
    let main = el("main")
        .child(el(if props.here.is_framed { "h2.title" } else { "h1.title" }).text(words.title()))
        .maybe(title)
        .node(notices::link_notices(
            &reading,
            &state.notices,
            &on_action.reform(|_: MouseEvent| Action::NoticesDismissed),
        ))
        .node(notices::provenance(
            &reading,
            state,
            &on_recall,
            &on_action.reform(|_: MouseEvent| Action::NeutralToggled),
        ))
        .child(calculator)
        .node(props.frame.map(|frame| (frame.call)(&present.view())).unwrap_or_default())
        .node(later(Place::Sections));
    el("div")
        .child(el("a.skip").set("href", "#answer").on_click(go_to("answer")).text(words.skip_to_answer()))
        .node(masthead::masthead(&reading, &props.query, &fragment))
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
