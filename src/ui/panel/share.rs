//! Sending it on: a title, links with and without money figures, a QR code, mail, the system's menu, and one sheet of paper.

use std::rc::Rc;

use yew::prelude::*;

use super::View;
use super::section::section;
use crate::app::qr_code::MOST_FOR_ANY_CAMERA;
use crate::app::state::{Action, LinkHolds, Sending, Way};
use crate::browser::share::{self as browser, End};
use crate::browser::{event, page};
use crate::i18n::fill;
use crate::share_link::mail;
use crate::text::whole;
use crate::ui::chart::qr_code::{Medium, qr_code};
use crate::ui::element::{Element, el, text};
use crate::ui::frame::Frame;
use crate::ui::hook::TITLE_ID;

/// The whole section.
pub fn share(view: &View<'_>) -> Html {
    let words = &view.reading.words;
    let fragments = [LinkHolds::Everything, LinkHolds::NoMoney].map(|holds| fragment(view, holds));
    let links = [LinkHolds::Everything, LinkHolds::NoMoney].map(|holds| link(view, holds, &fragments));
    let content = el("div.share")
        .child(title(view))
        .child(el("div.halves").each(links))
        .child(el("div.halves").child(sent(view)).child(printed(view)));
    section("share", view, words.share_title(), text(words.share_finding()), content)
}

fn fragment(view: &View<'_>, holds: LinkHolds) -> String {
    view.state.fragment_of(holds, &*view.reading.format)
}

/// The address that opens the page as it stands, or as much of it as is to be told.
pub fn address(view: &View<'_>, holds: LinkHolds) -> String {
    text!(view.here.address, fragment(view, holds))
}

/// The title's field.
fn title(view: &View<'_>) -> Element {
    let words = &view.reading.words;
    let on_input = view.on_action.reform(|event: InputEvent| Action::TitleChanged(event::text_of(&event)));
    let field = el("input")
        .set("id", TITLE_ID)
        .set("name", "title")
        .set("type", "text")
        .set("maxlength", "80")
        .set("autocomplete", "off")
        .set("enterkeyhint", "done")
        .set("aria-describedby", "m-title")
        .attr("value", view.state.title.clone())
        .on(Rc::new(html::oninput::Wrapper::new(on_input)));
    el("div.field")
        .child(el("label").set("for", TITLE_ID).text(words.share_name()))
        .child(el("span.entry").child(field))
        .child(el("p.message").set("id", "m-title").text(words.share_name_help()))
}

/// A link, what it holds, and a button that copies it. The fragments are that of everything and that without money.
fn link(view: &View<'_>, holds: LinkHolds, [all_of_it, private]: &[String; 2]) -> Element {
    let words = &view.reading.words;
    let address = text!(view.here.address, if holds == LinkHolds::Everything { all_of_it } else { private });
    // Each entry stands after an `&`: the first pair is the version.
    let (all, kept) = (all_of_it.matches('&').count(), private.matches('&').count());
    let (name, id, hook, template) = match holds {
        LinkHolds::Everything => (words.share_whole(), "link-whole", "whole", words.share_whole_holds()),
        LinkHolds::NoMoney => (words.share_private(), "link-private", "without_money", words.share_private_holds()),
    };
    let template = if all == 0 { words.share_nothing() } else { template };
    let count = if holds == LinkHolds::Everything { all } else { kept };
    let told = fill(template, &[("count", &whole(count)), ("money", &whole(all - kept))]);
    let came_of_it = came_of(view, Way::Clipboard(holds));
    let frame = view.frame;
    let on_copy = {
        let (on_action, address) = (view.on_action.clone(), address.clone());
        let (copied, denied) = (words.share_copied().clone(), words.share_denied().clone());
        Callback::from(move |_: MouseEvent| {
            let (on_action, copied, denied) = (on_action.clone(), copied.clone(), denied.clone());
            let then = move |end: End| {
                let is_done = end == End::Done;
                page::announce(if is_done { &copied } else { &denied });
                if is_done {
                    tell_shared(frame, holds == LinkHolds::Everything);
                }
                if !is_done {
                    page::select(id);
                }
                on_action.emit(Action::Sent(Sending { way: Way::Clipboard(holds), is_done }));
            };
            browser::copy(&address, Rc::new(then));
        })
    };
    let button = el("button.act")
        .set("type", "button")
        .set("data-copy-link", hook)
        .on_click(on_copy)
        .text(if came_of_it == Some(true) { words.share_copied() } else { words.share_copy() })
        .child(el("span.hidden").text(&text!(": ", name)));
    el("div")
        .child(el("h3").text(name))
        .child(el("p.note").text(&told))
        .child(
            el("p.link")
                .child(
                    el("input")
                        .set("id", id)
                        .flag("readonly", true)
                        .set("type", "text")
                        .attr("aria-label", name.clone())
                        .value(address),
                )
                .child(button),
        )
        .maybe((came_of_it == Some(false)).then(|| el("p.caution").text(words.share_denied())))
}

/// The QR code, the mail and the system's menu: without money figures, unless the visitor wants them in.
fn sent(view: &View<'_>) -> Element {
    let words = &view.reading.words;
    let (sends_money, frame) = (view.state.sends_money, view.frame);
    let holds = if sends_money { LinkHolds::Everything } else { LinkHolds::NoMoney };
    let (address, name) =
        (address(view, holds), if view.state.sends_money { words.share_whole() } else { words.share_private() });
    let title = if view.state.title.is_empty() { words.title() } else { &view.state.title };
    let on_choice = view.on_action.reform(|event: Event| Action::SendsMoneyChosen(event::is_ticked(&event)));
    let choice = el("input")
        .set("type", "checkbox")
        .set("data-sends-money", "")
        .checked(view.state.sends_money)
        .on(Rc::new(html::onchange::Wrapper::new(on_choice)));
    let menu = view.here.can_share.then(|| {
        let (title, address, refuse) = (title.clone(), address.clone(), refusal(view, Way::Menu));
        let on_click = Callback::from(move |_: MouseEvent| {
            let refuse = refuse.clone();
            let then = move |end: End| {
                if end == End::Done {
                    tell_shared(frame, sends_money);
                }
                refuse(end == End::Denied);
            };
            browser::share(&title, &address, Rc::new(then));
        });
        el("button.act").set("type", "button").set("data-share", "menu").on_click(on_click).text(words.share_menu())
    });
    let code = qr_code(&address, &fill(words.share_qr(), &[("link", name)]), Medium::Screen);
    let doubt = match &code {
        None => Some(words.share_qr_too_long()),
        Some(_) => (address.len() > MOST_FOR_ANY_CAMERA).then(|| words.share_qr_dense()),
    };
    el("div")
        .child(el("h3").text(words.share_send()))
        .child(el("label.tick").child(choice).text(words.share_money_too()))
        .child(
            el("p.acts")
                .child(
                    el("a.act")
                        .set("data-share", "mail")
                        .attr("href", mail(title, &address))
                        .on_click(Callback::from(move |_: MouseEvent| tell_shared(frame, sends_money)))
                        .text(words.share_mail()),
                )
                .maybe(menu),
        )
        .maybe(refused(view, Way::Menu))
        .node(code.unwrap_or_default())
        .maybe(doubt.map(|doubt| el("p.note").text(doubt)))
}

/// Whether this way was granted, if it is the one that was tried last.
fn came_of(view: &View<'_>, way: Way) -> Option<bool> {
    view.state.sending.filter(|sending| sending.way == way).map(|sending| sending.is_done)
}

/// What shows whether the browser has refused a way.
fn refusal(view: &View<'_>, way: Way) -> Rc<dyn Fn(bool)> {
    let (on_action, refused) = (view.on_action.clone(), view.reading.words.share_refused().clone());
    Rc::new(move |is_refused| {
        if is_refused {
            page::announce(&refused);
        }
        on_action.emit(Action::Sent(Sending { way, is_done: !is_refused }));
    })
}

/// What is said of a way that the browser has refused.
fn refused(view: &View<'_>, way: Way) -> Option<Element> {
    (came_of(view, way) == Some(false)).then(|| el("p.caution").text(view.reading.words.share_refused()))
}

/// Tells the site around the page, if there is one, that a link was sent on.
fn tell_shared(frame: Option<Frame>, holds_money: bool) {
    if let Some(frame) = frame {
        (frame.tell_shared)(holds_money);
    }
}

/// The sheet of paper.
fn printed(view: &View<'_>) -> Element {
    let words = &view.reading.words;
    let (is_framed, refuse) = (view.here.is_framed, refusal(view, Way::Printer));
    let on_click = Callback::from(move |_: MouseEvent| {
        if is_framed {
            let refuse = refuse.clone();
            browser::print_or(move || refuse(true));
        } else {
            browser::print();
        }
    });
    el("div")
        .child(el("h3").text(words.share_sheet()))
        .child(el("p.note").text(words.share_sheet_holds()))
        .child(el("p.acts").child(
            el("button.act").set("type", "button").set("data-print", "").on_click(on_click).text(words.share_print()),
        ))
        .maybe(refused(view, Way::Printer))
}
