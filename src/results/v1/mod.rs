//! Version 1 of the results: their own frozen shapes, made from the domain's.

mod audit;
mod models;
mod pilot;
mod turning_points;
mod uncertainty;
mod value;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::ser::Formatter;

use self::audit::AuditV1;
use self::models::{BreakEvenV1, ModelV1, RangeV1, WinnersV1};
use self::pilot::PilotV1;
use self::turning_points::{FlipPointV1, SensitivityV1};
use self::uncertainty::UncertaintyV1;
use self::value::ValueV1;
use crate::domain::answer::Answer;
use crate::domain::evidence::Evidence;
use crate::domain::sales_model::{PerModel, PerPartner, SalesModel};
use crate::domain::scenario::Scenario;
use crate::share_link::v1::{self as link, Key};
use crate::share_link::{Notice, NumberText, Used};

/// The whole report as one line of JSON.
pub fn json(
    scenario: &Scenario,
    notices: &[Notice],
    answer: &Answer,
    evidence: &Evidence,
    numbers: &dyn NumberText,
) -> String {
    let report = ReportV1 {
        v: 1,
        inputs: InputsV1(scenario),
        notices: notices.iter().map(NoticeV1::from).collect(),
        models: answer.models.into(),
        range: answer.range.into(),
        value: ValueV1::of(answer, evidence),
        break_even: answer.break_even.into(),
        winners: answer.winners.into(),
        recommended_model: answer.recommended.map(model_name),
        pilot: (&evidence.pilot).into(),
        uncertainty: evidence.uncertainty.into(),
        sensitivity: evidence.sensitivities.iter().map(SensitivityV1::from).collect(),
        flip_points: evidence.flip_points.iter().map(FlipPointV1::from).collect(),
        audit: answer.audit.into(),
    };
    let mut text = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut text, EcmaScript(numbers));
    // Writing to memory can't fail, and every key is a string.
    match report.serialize(&mut serializer) {
        Ok(()) => String::from_utf8(text).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

/// The public name of a model.
pub fn model_name(model: SalesModel) -> &'static str {
    match model {
        SalesModel::Internal => "internal",
        SalesModel::FullService => "full_service",
        SalesModel::Hybrid => "hybrid",
    }
}

/// Compact JSON whose numbers are written as ECMAScript writes them.
struct EcmaScript<'a>(&'a dyn NumberText);

impl Formatter for EcmaScript<'_> {
    fn write_f64<W: ?Sized + std::io::Write>(&mut self, writer: &mut W, value: f64) -> std::io::Result<()> {
        writer.write_all(self.0.write(value).as_bytes())
    }
}

#[derive(serde::Serialize)]
struct ReportV1<'a> {
    v: u8,
    inputs: InputsV1<'a>,
    notices: Vec<NoticeV1<'a>>,
    models: PerModelV1<ModelV1>,
    range: PerPartnerV1<RangeV1>,
    value: Option<ValueV1>,
    break_even: PerPartnerV1<BreakEvenV1>,
    winners: WinnersV1,
    recommended_model: Option<&'static str>,
    pilot: PilotV1,
    uncertainty: UncertaintyV1,
    sensitivity: Vec<SensitivityV1>,
    flip_points: Vec<FlipPointV1>,
    audit: AuditV1,
}

/// Every key of the model with what it holds.
struct InputsV1<'a>(&'a Scenario);

impl Serialize for InputsV1<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for key in link::keys() {
            match key {
                Key::Number(number) => map.serialize_entry(number.name, &self.0.value(number.input))?,
                Key::Sector => map.serialize_entry(key.name(), link::sector_name(self.0.sector()))?,
                Key::Goal => map.serialize_entry(key.name(), link::goal_name(self.0.goal()))?,
            }
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
struct NoticeV1<'a> {
    key: &'a str,
    code: &'static str,
    found: &'a str,
    used: UsedV1<'a>,
}

#[derive(serde::Serialize)]
#[serde(untagged)]
enum UsedV1<'a> {
    Nothing,
    Number(f64),
    Text(&'a str),
}

impl<'a> From<&'a Notice> for NoticeV1<'a> {
    fn from(notice: &'a Notice) -> Self {
        Self {
            key: &notice.key,
            code: notice.code.name(),
            found: &notice.found,
            used: match &notice.used {
                Used::Nothing => UsedV1::Nothing,
                Used::Number(number) => UsedV1::Number(*number),
                Used::Text(text) => UsedV1::Text(text),
            },
        }
    }
}

#[derive(serde::Serialize)]
struct PerModelV1<T> {
    internal: T,
    full_service: T,
    hybrid: T,
}

impl<T, U: From<T>> From<PerModel<T>> for PerModelV1<U> {
    fn from(each: PerModel<T>) -> Self {
        Self { internal: each.internal.into(), full_service: each.full_service.into(), hybrid: each.hybrid.into() }
    }
}

#[derive(serde::Serialize)]
struct PerPartnerV1<T> {
    full_service: T,
    hybrid: T,
}

impl<T, U: From<T>> From<PerPartner<T>> for PerPartnerV1<U> {
    fn from(each: PerPartner<T>) -> Self {
        Self { full_service: each.full_service.into(), hybrid: each.hybrid.into() }
    }
}
