//! The whole page: one state, one reducer, and the sections that show what follows from it.

use std::rc::Rc;

use yew::prelude::*;

use super::element::el;
use super::hook::{use_announcement, use_evidence, use_visit};
use super::panel::{View, answer, assumptions, audit, evidence as evidence_section, inputs, masthead, models, notices};
use super::panel::{pilot, value};
use crate::app::number_format::NumberFormat;
use crate::app::reading::Reading;
use crate::app::state::{Action, State, Visit};
use crate::browser::{page, storage};
use crate::domain::answer::Answer;
use crate::domain::evidence::Evidence;
use crate::i18n::Words;
use crate::share_link::NumberText;

/// The host's number format, compared by identity.
#[derive(Clone)]
pub struct Format(pub Rc<dyn NumberFormat>);

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
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
    /// The evidence to start with, where there is time to work it out before the page is shown.
    #[prop_or_default]
    pub evidence: Option<Rc<Evidence>>,
    /// Whether there is room to start with every section open.
    #[prop_or_default]
    pub is_wide: bool,
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

/// The numbers of a format, for whoever needs no more.
struct Numbers(Rc<dyn NumberFormat>);

impl NumberText for Numbers {
    fn read(&self, canonical: &str) -> f64 {
        self.0.read(canonical)
    }

    fn write(&self, number: f64) -> String {
        self.0.write(number)
    }
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = use_reducer(|| Store(props.initial.clone()));
    let state = &store.0;
    let words = &props.words;
    let language = words.language();
    let reading = Reading { words: words.clone(), format: props.format.0.clone(), currency: state.currency };
    let answer = use_memo(state.scenario.clone(), Answer::of);
    let evidence = use_evidence(&state.scenario, &answer, props.evidence.clone());
    let fragment = state.fragment(&*reading.format);
    let numbers: Rc<dyn NumberText> = Rc::new(Numbers(reading.format.clone()));
    use_visit(state, &fragment, language, numbers, store.dispatcher());
    use_announcement(answer::spoken(&reading, &answer));

    let on_action = use_callback(store.dispatcher(), |action: Action, dispatcher| dispatcher.dispatch(action));
    let on_edit = use_callback(on_action.clone(), |edit, on_action| on_action.emit(Action::InputEdited(edit)));
    let view = View {
        reading: &reading,
        state,
        answer: &answer,
        evidence: evidence.as_deref(),
        is_wide: props.is_wide,
        on_edit: &on_edit,
        on_action: &on_action,
    };
    let on_click = |action: fn() -> Action| {
        let dispatcher = store.dispatcher();
        Callback::from(move |_: MouseEvent| dispatcher.dispatch(action()))
    };
    let on_recall = {
        let (dispatcher, own, format) = (store.dispatcher(), state.own_figures.clone(), reading.format.clone());
        Callback::from(move |_: MouseEvent| {
            let visit = Visit { query: "", fragment: "", stored: own.as_deref(), language };
            dispatcher.dispatch(Action::OwnFiguresRecalled(Box::new(State::on_visit(visit, &*format))));
        })
    };
    let skip = el("a.skip").set("href", "#answer").on_click(go_to("answer")).text(words.skip_to_answer());
    let title = (!state.title.is_empty()).then(|| el("p.scenario-title").text(&state.title));
    let actions = el("p.actions")
        .child(el("button").set("type", "button").on_click(on_click(|| Action::StartedAgain)).text(words.start_again()))
        .child(
            el("button")
                .set("type", "button")
                .on_click(on_click(|| {
                    storage::forget();
                    Action::Forgotten
                }))
                .text(words.forget()),
        );
    let answered = el("div.answer").node(answer::answer(&reading, state, &answer));
    let inputs = el("div.inputs")
        .child(el("h2.hidden").text(words.inputs_title()))
        .node(notices::doubts(&reading, state))
        .node(inputs::inputs(&view))
        .node(masthead::currency(&view))
        .node(assumptions::assumptions(&view))
        .child(actions);
    let calculator =
        el("section").set("id", "calculator").set("aria-labelledby", "answer").child(answered).child(inputs);
    let main = el("main")
        .child(el("h1").text(words.title()))
        .maybe(title)
        .node(notices::link_notices(&reading, state, &on_click(|| Action::NoticesDismissed)))
        .node(notices::own_figures(&reading, state, &on_recall))
        .child(calculator)
        .node(models::models(&view))
        .node(evidence_section::evidence(&view))
        .node(audit::audit(&view));
    let main = main.node(pilot::pilot(&view)).node(value::value(&view));
    el("div")
        .child(skip)
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
