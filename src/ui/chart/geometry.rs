//! From figures to lengths, in percent of a chart's width.

/// One bar: its figure, the two ends of its range where it has one, and how many characters stand at its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    pub value: Option<f64>,
    pub range: Option<(f64, f64)>,
    pub label_length: usize,
}

/// Where a bar's marks go, in percent of the chart's width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lengths {
    pub bar: f64,
    /// From and to, the smaller first.
    pub whisker: Option<(f64, f64)>,
    /// Where the label starts.
    pub label: f64,
}

/// The narrowest chart, in CSS pixels: a 320 px phone less its margins.
const NARROWEST: f64 = 288.0;
/// Width of a character of a label, in CSS pixels.
const CHARACTER: f64 = 7.1;

/// Lengths of bars that start at zero and share a scale on which every label fits beside its bar.
pub fn lengths(bars: &[Bar]) -> Vec<Lengths> {
    let reach = |bar: &Bar| {
        let (low, high) = bar.range.unwrap_or_default();
        bar.value.unwrap_or_default().max(low).max(high)
    };
    let longest = bars.iter().map(reach).fold(0.0, f64::max);
    // The scale at which the tightest label still fits: its own bar's part of the width plus its text.
    let scale = bars.iter().filter(|bar| reach(bar) > 0.0).fold(f64::INFINITY, |scale, bar| {
        #[allow(clippy::cast_precision_loss, reason = "labels are short")]
        let room = (1.0 - (bar.label_length as f64 * CHARACTER + 10.0) / NARROWEST).max(0.08);
        scale.min(room * 100.0 / reach(bar))
    });
    let percent = |value: f64| if longest > 0.0 { value * scale } else { 0.0 };
    bars.iter()
        .map(|bar| Lengths {
            bar: percent(bar.value.unwrap_or_default()),
            whisker: bar.range.map(|(a, b)| (percent(a.min(b)), percent(a.max(b)))),
            label: percent(reach(bar)),
        })
        .collect()
}

/// Where a whole is split in percent of its width, for the first part's share (a fraction of 1): the first part's width
/// and the second part's start. A part that is there is never too thin to see, and a gap keeps them apart.
pub fn split(share: f64) -> (f64, f64) {
    const THINNEST: f64 = 0.6;
    const GAP: f64 = 0.6;
    if share <= 0.0 {
        return (0.0, 0.0);
    }
    if share >= 1.0 {
        return (100.0, 100.0);
    }
    let end = (share * 100.0).clamp(THINNEST, 100.0 - THINNEST - GAP);
    (end, end + GAP)
}
