//! How the hybrid's result moves with each input, and where each turns the answer.

use super::model_name;
use super::object::Object;
use crate::domain::flip_points::FlipPoint;
use crate::domain::sensitivity::{Effect, Sensitivity};
use crate::share_link::v1::name;

pub fn sensitivity(object: &mut Object<'_>, sensitivity: &Sensitivity) {
    object.text("key", Some(name(sensitivity.input)));
    object.object("low", |object| effect(object, &sensitivity.low));
    object.object("high", |object| effect(object, &sensitivity.high));
}

pub fn flip_point(object: &mut Object<'_>, flip: &FlipPoint) {
    object.text("key", Some(name(flip.input)));
    object.number("value", flip.value);
    object.text("winner", flip.winner.map(model_name));
}

#[inline(never)]
fn effect(object: &mut Object<'_>, effect: &Effect) {
    object.maybe("cost_per_sql", effect.cost_per_sql);
    object.number("sql_per_month", effect.sql_per_month);
}
