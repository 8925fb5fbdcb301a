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
    // A label stands on the side that its line does not come from.
    let wanted: Vec<f64> = lines
        .iter()
        .map(|line| {
            let end = line.last().copied().unwrap_or_default();
            let before = line.get(line.len() / 2).copied().unwrap_or_default();
            if end < before { y(end) + LABEL_HEIGHT } else { y(end) - 7.0 }
        })
        .collect();
    Plot { lines: lines.iter().map(points).collect(), labels: spread(wanted, height), zero: y(0.0) }
}

/// The baselines wanted, moved apart until each is clear of the next, and kept inside the chart.
fn spread(mut labels: Vec<f64>, height: f64) -> Vec<f64> {
    // The labels are few: each turn places the lowest that is left, from the bottom up.
    let mut floor = height - 4.0;
    let mut placed = vec![false; labels.len()];
    for _ in 0..labels.len() {
        let left = labels.iter_mut().zip(&mut placed).filter(|(_, is_placed)| !**is_placed);
        let lowest = left.reduce(|a, b| if *b.0 > *a.0 { b } else { a });
        if let Some((label, is_placed)) = lowest {
            *label = label.min(floor);
            *is_placed = true;
            floor = *label - LABEL_HEIGHT;
        }
    }
    // Where that pushed the highest out of the chart, all of them move down together.
    let beyond = labels.iter().fold(0.0, |beyond, label| f64::max(beyond, HIGHEST_BASELINE - label));
    for label in &mut labels {
        *label += beyond;
    }
    labels
}
