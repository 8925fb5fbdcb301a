//! Where a slider stops: steps that grow with the figure, so that each one is about a twentieth and none is dead.

/// The stops of one slider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SliderScale {
    /// The smallest step, in the unit of the input.
    pub step: f64,
    /// Where the slider ends until a larger figure is typed.
    pub usual_end: f64,
    /// The most the input takes.
    pub most: f64,
}

impl SliderScale {
    /// The stops from 0 to the end, which reaches at least to `value`.
    pub fn stops(&self, value: f64) -> Vec<f64> {
        let end = self.usual_end.max(value).min(self.most);
        let mut stops = vec![0.0];
        let mut at = 0.0;
        while at < end {
            at += self.step * step_factor(at / self.step);
            stops.push(at.min(self.most));
        }
        stops
    }

    /// The position nearest to a value among the stops.
    pub fn position(stops: &[f64], value: f64) -> usize {
        let above = stops.partition_point(|&stop| stop < value);
        match (above.checked_sub(1).and_then(|below| stops.get(below)), stops.get(above)) {
            (Some(below), Some(at)) if value - below < at - value => above - 1,
            (Some(_), None) => above - 1,
            _ => above,
        }
    }
}

/// How many small steps to go on by, `at` small steps from zero: 1, 2 or 5 times a power of ten, near a twentieth.
fn step_factor(at: f64) -> f64 {
    let mut decade = 1.0;
    while at >= 400.0 * decade {
        decade *= 10.0;
    }
    if at < 40.0 * decade {
        decade
    } else if at < 100.0 * decade {
        2.0 * decade
    } else {
        5.0 * decade
    }
}
