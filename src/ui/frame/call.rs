//! The call to action of the site around the page: what it would pass is seen before it is followed.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::state::{Action, LinkHolds, Passes};
use crate::browser::{event, frame};
use crate::i18n::fill;
use crate::ui::element::el;
use crate::ui::panel::View;

/// The site's button and what it passes on; nothing where the site has none.
pub fn call(view: &View<'_>) -> Html {
    let View { reading, state, here, on_action, .. } = *view;
    let Some(config) = state.site.as_ref().map(|site| &site.config) else { return Html::default() };
    let Some(place) = config.call_to_action("") else { return Html::default() };
    let words = &reading.words;
    let site = place.split('/').nth(2).unwrap_or_default();
    let passed = match state.passes {
        Passes::Nothing => String::new(),
        Passes::Link(holds) => text!(here.address, state.fragment_of(holds, &*reading.format)),
    };
    let label = match config.get("cta_label") {
        "" => &fill(words.call_label(), &[("site", site)]),
        label => label,
    };
    let tick = |hook: &'static str, is_ticked: bool, told: &str, passes: fn(bool) -> Passes| {
        let on_choice = on_action.reform(move |event: Event| Action::PassingChosen(passes(event::is_ticked(&event))));
        let choice = el("input")
            .set("type", "checkbox")
            .set("data-passes", hook)
            .checked(is_ticked)
            .on(Rc::new(html::onchange::Wrapper::new(on_choice)));
        el("label.tick").child(choice).text(told)
    };
    let passes_link = state.passes != Passes::Nothing;
    let money = passes_link.then(|| {
        let is_ticked = state.passes == Passes::Link(LinkHolds::Everything);
        tick("money", is_ticked, words.share_money_too(), |is_ticked| {
            Passes::Link(if is_ticked { LinkHolds::Everything } else { LinkHolds::NoMoney })
        })
    });
    let link =
        tick(
            "link",
            passes_link,
            words.call_link(),
            |is_ticked| {
                if is_ticked { Passes::default() } else { Passes::Nothing }
            },
        );
    let told = if passes_link { words.call_receives() } else { words.call_nothing() };
    let shown = passes_link.then(|| el("p.passed").text(&passed));
    el("section.call")
        .child(
            el("a.button")
                .set("target", "_blank")
                .set("rel", "noopener")
                .set("data-call", "")
                .attr("href", config.call_to_action(&passed).unwrap_or_default())
                .on_click(Callback::from(|_: MouseEvent| frame::tell_called()))
                .text(label),
        )
        .child(el("div.ticks").child(link).maybe(money))
        .child(el("p.note").text(&fill(told, &[("site", site)])))
        .maybe(shown)
        .into()
}
