//! The builder of embeds: what can be chosen at one side, the calculator as it will be and the code at the other.

mod field;
mod figures;
mod look;
mod output;

use std::rc::Rc;

use yew::prelude::*;

use super::app::Format;
use super::element::{Element, el};
use super::hook::use_fragment;
use crate::app::builder::{Action, State};
use crate::app::reading::Reading;
use crate::browser::page;
use crate::i18n::{BuilderWords, Language};

#[derive(Properties, PartialEq)]
pub struct BuilderProps {
    /// What is shown first.
    pub initial: State,
    pub words: BuilderWords,
    pub format: Format,
    /// The address of the built site, with its last `/`.
    pub root: AttrValue,
}

/// The state as Yew's reducer wants it.
#[derive(PartialEq)]
struct Store(State);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = Self(self.0.after(action));
        if next == *self { self } else { Rc::new(next) }
    }
}

/// What every part is given: what to show, how to write it, and whom to tell.
struct View<'a> {
    words: &'a BuilderWords,
    reading: &'a Reading,
    state: &'a State,
    root: &'a str,
    on_action: &'a Callback<Action>,
}

/// The whole page.
#[component]
pub fn Builder(props: &BuilderProps) -> Html {
    let store = use_reducer(|| Store(props.initial.clone()));
    let state = &store.0;
    let words = &props.words;
    let on_action = use_callback(store.dispatcher(), |action: Action, dispatcher| dispatcher.dispatch(action));
    let reading = Reading { words: (**words).clone(), format: props.format.0.clone(), currency: state.currency };
    let fragment = state.fragment(&*reading.format);
    let on_opened = {
        let (language, format) = (words.language(), reading.format.clone());
        on_action.reform(move |fragment: String| {
            Action::AddressOpened(Box::new(State::of_fragment(&fragment, language, &*format)))
        })
    };
    use_fragment(fragment.clone(), on_opened);
    let view = View { words, reading: &reading, state, root: &props.root, on_action: &on_action };
    let on_skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        page::go_to(output::CODE_ID);
    });
    let head = el("div.head")
        .child(el("h1").text(words.heading()))
        .child(el("p").text(words.lead()))
        .child(el("p.note").text(words.kept()));
    let again = el("button")
        .set("type", "button")
        .on_click(on_action.reform(|_: MouseEvent| Action::StartedAgain))
        .text(words.start_again());
    let choices = el("div.choices")
        .child(look::look(&view))
        .child(look::sections(&view))
        .child(figures::figures(&view))
        .child(look::call(&view))
        .child(look::measure(&view))
        .child(el("p.actions").child(again));
    el("div")
        .child(el("a.skip").attr("href", text!("#", output::CODE_ID)).on_click(on_skip).text(words.skip_to_code()))
        .child(masthead(words, &fragment))
        .child(el("main").child(head).child(el("div.builder").child(choices).child(output::output(&view))))
        .child(el("p.hidden").set("role", "status").set("aria-live", "polite").set("id", page::LIVE_REGION))
        .into()
}

/// The name, which leads to the calculator, and the other languages, to which all that was chosen goes along.
fn masthead(words: &BuilderWords, fragment: &str) -> Element {
    let languages = Language::ALL.into_iter().map(|language| {
        let code = language.code();
        let element = if language == words.language() {
            el("span").set("aria-current", "true")
        } else {
            el("a").set("hreflang", code).attr("href", text!("../../", code, "/builder/", fragment))
        };
        element.set("lang", code).text(language.own_name())
    });
    el("header.masthead")
        .child(el("a.wordmark").set("href", "../").attr("aria-label", words.to_calculator().clone()).text("Palanca"))
        .child(el("nav").attr("aria-label", words.languages().clone()).each(languages))
}

/// A group of what can be chosen, under its title.
fn group(title: &str, note: &str) -> Element {
    el("section.part").child(el("h2").text(title)).maybe((!note.is_empty()).then(|| el("p.note").text(note)))
}
