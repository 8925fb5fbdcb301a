//! From the figures of some months to the points of a line chart.

/// Room above and below the lines for the labels at their ends, in CSS pixels.
const MARGIN: f64 = 24.0;
/// The nearest that two labels may stand to each other, in CSS pixels.
const LABEL_HEIGHT: f64 = 17.0;
/// The baseline of a label that just fits under the top, in CSS pixels.
const HIGHEST_BASELINE: f64 = 13.0;

/// Where the marks of a line chart go: x in percent of its width, y in CSS pixels from its top.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// The points of each line.
    pub lines: Vec<Vec<(f64, f64)>>,
    /// The baseline of the label at the end of each line.
    pub labels: Vec<f64>,
    pub zero: f64,
}

/// Lines on one scale that always holds zero, in a chart of this height. The labels at their ends never overlap as long
/// as there is room for all of them.
pub fn plot(lines: &[Vec<f64>], height: f64) -> Plot {
    let all = || lines.iter().flatten().copied();
    let (least, most) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
    let room = height - 2.0 * MARGIN;
    let y = |value: f64| {
        if most > least {
            MARGIN + (most / 2.0 - value / 2.0) / (most / 2.0 - least / 2.0) * room
        } else {
            MARGIN + room
        }
    };
    let points = |line: &Vec<f64>| {
        #[allow(clippy::cast_precision_loss, reason = "a chart has some dozens of points")]
        let place = |index: usize| index as f64 * 100.0 / (line.len().max(2) - 1) as f64;
        line.iter().enumerate().map(|(index, &value)| (place(index), y(value))).collect()
    };
    let ends: Vec<f64> = lines.iter().map(|line| y(line.last().copied().unwrap_or_default())).collect();
    Plot { lines: lines.iter().map(points).collect(), labels: spread(&ends, height), zero: y(0.0) }
}

/// Baselines for labels beside the ends of lines: the lowest under its end, the others over theirs, each clear of the
/// next.
fn spread(ends: &[f64], height: f64) -> Vec<f64> {
    let end = |place: usize| ends.get(place).copied().unwrap_or_default();
    let mut order: Vec<usize> = Vec::new();
    for place in 0..ends.len() {
        let after = order.iter().position(|&other| end(other) > end(place)).unwrap_or(order.len());
        order.insert(after, place);
    }
    let mut labels = vec![0.0; ends.len()];
    let lowest = order.last().copied();
    // From the bottom up, so that the lowest stays where it is.
    let mut floor = f64::INFINITY;
    for &place in order.iter().rev() {
        let is_below = Some(place) == lowest && ends.len() > 1;
        let wanted: f64 = if is_below { end(place) + LABEL_HEIGHT } else { end(place) - 7.0 };
        let baseline = wanted.min(floor).min(height - 4.0);
        floor = baseline - LABEL_HEIGHT;
        if let Some(label) = labels.get_mut(place) {
            *label = baseline;
        }
    }
    // Then from the top down, where that pushed the highest out of the chart.
    let mut ceiling = HIGHEST_BASELINE;
    for place in order {
        if let Some(label) = labels.get_mut(place) {
            *label = label.max(ceiling);
            ceiling = *label + LABEL_HEIGHT;
        }
    }
    labels
}
