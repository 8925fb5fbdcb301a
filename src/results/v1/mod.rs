//! Version 1 of the results: names and order, frozen, filled from the domain.

mod audit;
mod models;
mod object;
mod pilot;
mod turning_points;
mod uncertainty;
mod value;

use self::object::Object;
use crate::domain::answer::Answer;
use crate::domain::evidence::Evidence;
use crate::domain::sales_model::{Partner, SalesModel};
use crate::domain::scenario::Scenario;
use crate::results::JsonText;
use crate::share_link::v1::{self as link, Key};
use crate::share_link::{Notice, Used};

/// The whole report as one line of JSON.
pub fn json(
    scenario: &Scenario,
    notices: &[Notice],
    answer: &Answer,
    evidence: &Evidence,
    host: &dyn JsonText,
) -> String {
    Object::written(host, |report| {
        report.number("v", 1.0);
        report.object("inputs", |object| inputs(object, scenario));
        report.objects("notices", notices, notice);
        models::models(report, answer);
        value::value(report, answer, evidence);
        models::break_even(report, answer);
        report.object("winners", |object| models::winners(object, answer.winners));
        report.text("recommended_model", answer.recommended.map(model_name));
        report.object("pilot", |object| pilot::pilot(object, evidence.pilot()));
        report.object("uncertainty", |object| uncertainty::uncertainty(object, evidence.uncertainty()));
        report.objects("sensitivity", evidence.sensitivities(), turning_points::sensitivity);
        report.objects("flip_points", evidence.flip_points(), turning_points::flip_point);
        report.object("audit", |object| audit::audit(object, &answer.audit));
    })
}

/// The public name of a model.
pub fn model_name(model: SalesModel) -> &'static str {
    match model {
        SalesModel::Internal => "internal",
        SalesModel::FullService => "full_service",
        SalesModel::Hybrid => "hybrid",
    }
}

/// Every key of the model with what it holds.
fn inputs(object: &mut Object<'_>, scenario: &Scenario) {
    for key in link::keys() {
        match key {
            Key::Number(number) => object.maybe(number.name, scenario.value(number.input)),
            Key::Sector => object.text(key.name(), Some(link::sector_name(scenario.sector()))),
            Key::Goal => object.text(key.name(), Some(link::goal_name(scenario.goal()))),
        }
    }
}

fn notice(object: &mut Object<'_>, notice: &Notice) {
    object.text("key", Some(&notice.key));
    object.text("code", Some(notice.code.name()));
    object.text("found", Some(&notice.found));
    match &notice.used {
        Used::Nothing => object.null("used"),
        Used::Number(number) => object.number("used", *number),
        Used::Text(text) => object.text("used", Some(text)),
    }
}

/// An object with one field a partner.
fn of_partners(report: &mut Object<'_>, name: &str, fields: &dyn Fn(&mut Object<'_>, Partner)) {
    report.object(name, |each| {
        for partner in Partner::ALL {
            each.object(model_name(partner.model()), |object| fields(object, partner));
        }
    });
}
