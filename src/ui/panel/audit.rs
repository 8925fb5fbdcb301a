//! The time audit: where a closer's week goes, against the article's 35/65, and the hours that a partner would take over.

use yew::prelude::*;

use super::formula::Explained;
use super::section::section;
use super::{View, act};
use crate::app::audit_explanation::{AuditExplanation, AuditFigure, PROSPECTING, SELLING, STAYING, WeekRow};
use crate::app::reading::Shown;
use crate::app::state::Action;
use crate::domain::quantity::{Input, Quantity};
use crate::domain::time_audit::{AuditVerdict, SELLING_SHARE_LIMIT};
use crate::i18n::fill;
use crate::text::at;
use crate::ui::chart::stacked_bar::{Stack, stacked_bars};
use crate::ui::element::{Element, el, nodes, text};
use crate::ui::field::{FieldWords, Slide, number_field};
use crate::ui::figure::hooked;
use crate::ui::sentence::sentence;

const HOURS_IN_A_WEEK: f64 = 168.0;

/// The whole section.
pub fn audit(view: &View<'_>) -> Html {
    let words = &view.reading.words;
    section("audit", view, words.audit_title(), finding(view), content(view))
}

/// The verdict, in a sentence.
fn finding(view: &View<'_>) -> Html {
    let words = &view.reading.words;
    let template = match view.answer.audit.verdict {
        None => words.audit_empty(),
        Some(AuditVerdict::Rebalance) => words.audit_rebalance(),
        Some(AuditVerdict::AtLimit) => words.audit_at_limit(),
        Some(AuditVerdict::Better) => words.audit_better(),
    };
    let share = AuditFigure::SellingShare;
    let texts = view.reading.apart(&[share.of(&view.answer.audit), Some(SELLING_SHARE_LIMIT)], Shown::Rate);
    let read = |place: usize| at(&texts, place);
    sentence(template, &|slot| match slot {
        "share" => hooked(view.reading, share.path(), share.of(&view.answer.audit), read(0)),
        "move" => shown(view, AuditFigure::HoursToMove),
        _ => text(read(1)),
    })
}

/// A figure with its hook.
fn shown(view: &View<'_>, figure: AuditFigure) -> Html {
    hooked(view.reading, figure.path(), figure.of(&view.answer.audit), &read(view, figure))
}

/// What people read of a figure.
fn read(view: &View<'_>, figure: AuditFigure) -> String {
    view.reading.short(figure.of(&view.answer.audit).unwrap_or_default(), figure.shown())
}

fn content(view: &View<'_>) -> Element {
    let View { reading, answer, .. } = *view;
    let words = &reading.words;
    let audit = &answer.audit;
    let total = audit.selling_hours + audit.admin_hours;
    let too_long = (total > HOURS_IN_A_WEEK).then(|| {
        el("p.caution").text(&fill(words.audit_too_long(), &[("hours", &reading.short(total, Shown::Hours))]))
    });
    let group = |title: &str, first: &[WeekRow], second: &[WeekRow]| {
        let rows = first.iter().chain(second).map(|&(input, name)| row(view, input, words.get(name), ""));
        el("div").child(el("h3").text(title)).child(el("div.week").each(rows))
    };
    let closers = row(view, Input::AClosers, words.audit_closers(), words.audit_closers_help());
    let fields = el("div.halves")
        .child(group(words.audit_selling(), &SELLING, &[]))
        .child(group(words.audit_admin(), &PROSPECTING, &STAYING).node(closers));
    let content = el("div.audit").child(el("p.note").text(words.audit_note())).child(fields).maybe(too_long);
    // Without hours there is neither share nor verdict, and the finding says so.
    if audit.selling_share.is_none() { content.node(adoption(view)) } else { content.node(findings(view)) }
}

fn row(view: &View<'_>, input: Input, label: &str, help: &str) -> Html {
    let field = FieldWords { label, help, placeholder: "" };
    number_field(view.reading, view.state.figures(), input, &field, Slide::default(), view.on_edit)
}

/// The chart, its twin, the figures, and the hours for the calculator.
fn findings(view: &View<'_>) -> Html {
    let View { reading, state, answer, .. } = *view;
    let words = &reading.words;
    let facts = AuditFigure::ALL.into_iter().map(|figure| {
        let name = words.get(figure.word());
        Explained {
            path: figure.path(),
            value: figure.of(&answer.audit),
            text: &if figure.shown() == Shown::Hours {
                text!(read(view, figure), "\u{a0}", words.hours())
            } else {
                read(view, figure)
            },
            title: name,
            explanation: &AuditExplanation { scenario: &state.scenario, audit: &answer.audit },
            steps: figure.steps(),
            source: words.audit_source(),
        }
        .fact(view, name)
    });
    let told = el("div").child(el("dl.facts").each(facts)).node(adoption(view));
    el("div.halves").child(el("div").node(chart(view)).node(twin(view))).child(told).into()
}

/// Today's week and, where there is anything to hand over, the week with the prospecting hours spent selling: its name,
/// the share of selling, and the hours of selling and of admin.
fn weeks<'a>(view: &View<'a>) -> Vec<(&'a String, f64, [f64; 2])> {
    let words = &view.reading.words;
    let audit = &view.answer.audit;
    let total = audit.selling_hours + audit.admin_hours;
    let after = audit.selling_share_after.unwrap_or_default();
    let mut weeks =
        vec![(words.audit_now(), audit.selling_share.unwrap_or_default(), [audit.selling_hours, audit.admin_hours])];
    if audit.prospecting_hours_per_week > 0.0 {
        weeks.push((words.audit_after(), after, [after * total, (1.0 - after) * total]));
    }
    weeks
}

fn chart(view: &View<'_>) -> Html {
    let reading = view.reading;
    let words = &reading.words;
    let label = |part: &str, hours: f64, share: f64| {
        let (hours, share) = (reading.short(hours, Shown::Hours), reading.short(share, Shown::Rate));
        text!(part, " ", hours, "\u{a0}", words.hours(), " · ", share)
    };
    let weeks = weeks(view);
    let stacks: Vec<_> = weeks
        .iter()
        .map(|&(name, share, [selling, admin])| Stack {
            name,
            share,
            first: label(words.audit_selling(), selling, share),
            second: label(words.audit_admin(), admin, 1.0 - share),
        })
        .collect();
    let mark = text!(words.audit_limit(), words.colon(), reading.short(SELLING_SHARE_LIMIT, Shown::Rate));
    stacked_bars(reading, words.audit_chart(), &stacks, (SELLING_SHARE_LIMIT, &mark))
}

/// The chart as a table.
fn twin(view: &View<'_>) -> Html {
    let reading = view.reading;
    let words = &reading.words;
    let head = [words.audit_selling_hours(), words.audit_admin_hours(), words.audit_share()];
    let rows = weeks(view).into_iter().map(|(name, share, hours)| {
        let cells = hours.map(|hours| reading.short(hours, Shown::Hours)).into_iter();
        el("tr")
            .child(el("th").set("scope", "row").text(name))
            .each(cells.chain([reading.short(share, Shown::Rate)]).map(|cell| el("td").text(&cell)))
    });
    let table = el("table")
        .child(el("caption.hidden").text(words.audit_chart()))
        .child(
            el("thead").child(el("tr").child(el("td")).each(head.map(|name| el("th").set("scope", "col").text(name)))),
        )
        .child(el("tbody").each(rows));
    el("details.twin").child(el("summary").text(words.audit_twin())).child(table).into()
}

/// The prospecting hours for the calculator: offered, said to be in it, and taken back.
fn adoption(view: &View<'_>) -> Html {
    let View { reading, state, answer, .. } = *view;
    let words = &reading.words;
    let read = |hours: f64| reading.editable(hours);
    let found = Quantity::nearest(Input::Hours, answer.audit.prospecting_hours_per_week);
    let in_use = state.scenario.amount(Input::Hours);
    let is_in_use = found.amount() == in_use;
    let before = state
        .hours_before_audit
        .map(|before| before.given.or_else(|| state.scenario.default_of(Input::Hours)).unwrap_or_default());
    let is_offered = !is_in_use && found.amount() > 0.0;
    let template = match (is_offered, is_in_use, before) {
        (true, ..) => words.audit_offer(),
        (_, true, Some(_)) => words.audit_adopted(),
        (_, true, None) if in_use > 0.0 => words.audit_same(),
        (_, _, None) => return Html::default(),
        _ => words.audit_offer(),
    };
    let told = fill(template, &[("hours", &read(in_use)), ("audit", &read(found.amount()))]);
    let button = |hook: &'static str, template: &str, hours: f64, action: Action| {
        el("button.act")
            .set("type", "button")
            .set(hook, "")
            .on_click(act(view.on_action, action))
            .text(&fill(template, &[("hours", &read(hours))]))
    };
    // One after the other, so that the button keeps the focus as it turns from one into the other.
    let adopt = is_offered.then(|| {
        button("data-adopt-hours", words.audit_adopt(), found.amount(), Action::AuditHoursAdopted(found)).into()
    });
    let undo =
        before.map(|hours| button("data-undo-hours", words.audit_undo(), hours, Action::AuditHoursUndone).into());
    let buttons: Vec<Html> = adopt.into_iter().chain(undo).collect();
    el("div.adoption")
        .child(el("p").text(&told))
        .maybe((!buttons.is_empty()).then(|| el("div").node(nodes(buttons))))
        .into()
}
