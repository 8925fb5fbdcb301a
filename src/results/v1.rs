//! Version 1 of the results: their own frozen shapes, made from the domain's.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::ser::Formatter;

use crate::domain::answer::{Answer, Range};
use crate::domain::break_even::BreakEven;
use crate::domain::recommendation::Winners;
use crate::domain::sales_model::{ModelFigures, PerModel, PerPartner, SalesModel};
use crate::domain::scenario::Scenario;
use crate::share_link::v1::{self as link, Key};
use crate::share_link::{Notice, NumberText, Used};

/// The whole report as one line of JSON.
pub fn json(scenario: &Scenario, notices: &[Notice], answer: &Answer, numbers: &dyn NumberText) -> String {
    let report = ReportV1 {
        v: 1,
        inputs: InputsV1(scenario),
        notices: notices.iter().map(NoticeV1::from).collect(),
        models: answer.models.into(),
        range: answer.range.into(),
        value: None,
        break_even: answer.break_even.into(),
        winners: answer.winners.into(),
        recommended_model: answer.recommended.map(model_name),
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
    value: Option<()>,
    break_even: PerPartnerV1<BreakEvenV1>,
    winners: WinnersV1,
    recommended_model: Option<&'static str>,
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

#[derive(serde::Serialize)]
struct ModelV1 {
    leads_worked: f64,
    sql_rate: f64,
    sql_per_month: f64,
    hours_per_week: f64,
    idle_hours_per_week: f64,
    monthly_cost: f64,
    cost_per_sql: Option<f64>,
    cost_per_sql_all_in: Option<f64>,
    ceo_hours_per_week: f64,
    team_hours_freed_per_week: f64,
}

impl From<ModelFigures> for ModelV1 {
    fn from(figures: ModelFigures) -> Self {
        Self {
            leads_worked: figures.leads_worked_per_month,
            sql_rate: figures.sql_rate,
            sql_per_month: figures.sql_per_month,
            hours_per_week: figures.hours_per_week,
            idle_hours_per_week: figures.idle_hours_per_week,
            monthly_cost: figures.cost_per_month,
            cost_per_sql: figures.cost_per_sql,
            cost_per_sql_all_in: figures.cost_per_sql_all_in,
            ceo_hours_per_week: figures.ceo_hours_per_week,
            team_hours_freed_per_week: figures.team_hours_freed_per_week,
        }
    }
}

#[derive(serde::Serialize)]
struct RangeV1 {
    conservative: ModelV1,
    benchmark: ModelV1,
}

impl From<Range> for RangeV1 {
    fn from(range: Range) -> Self {
        Self { conservative: range.conservative.into(), benchmark: range.benchmark.into() }
    }
}

#[derive(serde::Serialize)]
struct BreakEvenV1 {
    provider_rate: Option<f64>,
    provider_rate_all_in: Option<f64>,
    gain_fraction: Option<f64>,
}

impl From<BreakEven> for BreakEvenV1 {
    fn from(break_even: BreakEven) -> Self {
        Self {
            provider_rate: break_even.provider_rate,
            provider_rate_all_in: break_even.provider_rate_all_in,
            gain_fraction: break_even.gain_fraction,
        }
    }
}

#[derive(serde::Serialize)]
struct WinnersV1 {
    cost: Option<&'static str>,
    cost_all_in: Option<&'static str>,
    volume: Option<&'static str>,
    time: Option<&'static str>,
    value: Option<&'static str>,
}

impl From<Winners> for WinnersV1 {
    fn from(winners: Winners) -> Self {
        Self {
            cost: winners.cost.map(model_name),
            cost_all_in: winners.cost_all_in.map(model_name),
            volume: winners.volume.map(model_name),
            time: winners.time.map(model_name),
            value: winners.value.map(model_name),
        }
    }
}
