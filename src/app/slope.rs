//! The answer as one input varies: the small chart above a slider. Its slope is the sensitivity.

use crate::app::explanation::Measure;
use crate::domain::quantity::{Input, Quantity};
use crate::domain::sales_model::{Partner, in_house, outside};
use crate::domain::scenario::Scenario;
use crate::text::whole;

/// A measure along a slider, in-house and with a partner.
#[derive(Clone, Debug, PartialEq)]
pub struct Slope {
    pub points: Vec<SlopePoint>,
}

/// A place along the slider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlopePoint {
    /// Which of the slider's stops.
    pub stop: usize,
    pub amount: f64,
    /// None where the measure does not exist there.
    pub in_house: Option<f64>,
    pub with_partner: Option<f64>,
}

/// About how many places are looked at: more would not be seen.
const PLACES: usize = 24;

impl Slope {
    /// The measure at about two dozen of the stops, all other inputs as given.
    pub fn of(scenario: &Scenario, input: Input, stops: &[f64], measure: Measure, partner: Partner) -> Self {
        let stride = stops.len().div_ceil(PLACES).max(1);
        let last = stops.len().saturating_sub(1);
        let realised = scenario.realised_fraction();
        let mut points = Vec::new();
        for (stop, &amount) in stops.iter().enumerate() {
            if stop % stride == 0 || stop == last {
                let varied = scenario.clone().with(Quantity::nearest(input, amount));
                points.push(SlopePoint {
                    stop,
                    amount,
                    in_house: measure.of(&in_house(&varied)),
                    with_partner: measure.of(&outside(&varied, partner, realised)),
                });
            }
        }
        Self { points }
    }

    /// Where the chart ends at the top: twice today's larger figure, so that a steep end does not flatten the rest.
    pub fn top(&self, now: [Option<f64>; 2]) -> f64 {
        let largest = self.points.iter().flat_map(|point| [point.in_house, point.with_partner]).flatten();
        let largest = largest.fold(0.0, f64::max);
        let now = now.into_iter().flatten().fold(0.0, f64::max);
        if now > 0.0 { largest.min(2.0 * now) } else { largest }
    }
}

/// A line as an SVG path in a box as wide as the slider has steps and 100 high; it breaks where the measure does not exist.
/// Each place is told from the one before: most of them lie alike, which compresses well.
pub fn path(slope: &Slope, top: f64, figure: impl Fn(&SlopePoint) -> Option<f64>) -> String {
    let mut path = String::new();
    let mut before = None;
    for point in &slope.points {
        let Some(value) = figure(point).filter(|_| top > 0.0) else {
            before = None;
            continue;
        };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the box")]
        let height = 100 - (value / top * 100.0).clamp(0.0, 100.0) as usize;
        let (command, (x, y)) = before.map_or(('M', (0, 0)), |place| ('l', place));
        path.push(command);
        path.push_str(&whole(point.stop - x));
        path.push(if height < y { '-' } else { ' ' });
        path.push_str(&whole(height.abs_diff(y)));
        before = Some((point.stop, height));
    }
    path
}
