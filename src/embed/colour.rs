//! Colours that a site gives: read, compared with the ground they stand on, and moved until they can be read there.

/// A colour on a screen (sRGB), without transparency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// A colour as CSS writes it in hex: `#0b5fff` or `#05f`, in any case, with or without its `#`.
    pub fn read(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#').unwrap_or(text).as_bytes();
        let digit = |index: usize| hex.get(index).and_then(|&byte| char::from(byte).to_digit(16));
        let width = match hex.len() {
            3 => 1,
            6 => 2,
            _ => return None,
        };
        let mut channels = [0; 3];
        for (index, channel) in channels.iter_mut().enumerate() {
            let (high, low) = (digit(index * width)?, digit(index * width + width - 1)?);
            *channel = u8::try_from(high << 4 | low).ok()?;
        }
        Some(Self(channels))
    }

    /// As CSS writes it: `#0b5fff`.
    pub fn written(self) -> String {
        let digits = self.0.into_iter().flat_map(|channel| [channel >> 4, channel & 15]);
        let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 16));
        std::iter::once('#').chain(digits).collect()
    }

    /// How much light it gives, from 0 (black) to 1 (white).
    ///
    /// # Formula
    /// 0.2126 R + 0.7152 G + 0.0722 B, each channel made linear: c ÷ 12.92 up to 0.04045, else ((c + 0.055) ÷ 1.055)^2.4.
    ///
    /// # Source
    /// IEC 61966-2-1 and WCAG 2.2, "relative luminance".
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { to_the_2_4((share + 0.055) / 1.055) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The mix with another, of which `part` (0 to 1) is the other's.
    fn mixed(self, other: Self, part: f64) -> Self {
        let mut mixed = self.0;
        for (own, other) in mixed.iter_mut().zip(other.0) {
            let channel = f64::from(*own) * (1.0 - part) + f64::from(other) * part;
            // Both are channels, so that what lies between them is one too.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
            {
                *own = (channel + 0.5) as u8;
            }
        }
        Self(mixed)
    }
}

/// How well one colour is told from another: from 1 (not at all) to 21 (black on white).
///
/// # Formula
/// (lighter + 0.05) ÷ (darker + 0.05), in relative luminance.
///
/// # Source
/// WCAG 2.2, "contrast ratio".
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (one.luminance() + 0.05, other.luminance() + 0.05);
    (one / other).max(other / one)
}

/// The colour itself where it has the contrast wanted on its ground; else the nearest mix with black or white that has
/// it, or as much of it as that ground allows.
pub fn readable(colour: Colour, ground: Colour, least_contrast: f64) -> Colour {
    const STEPS: u8 = 32;
    let (black, white) = (Colour::new(0, 0, 0), Colour::new(255, 255, 255));
    let end = if contrast(black, ground) > contrast(white, ground) { black } else { white };
    let mixes = (0..=STEPS).map(|step| colour.mixed(end, f64::from(step) / f64::from(STEPS)));
    mixes.into_iter().find(|&mix| contrast(mix, ground) >= least_contrast).unwrap_or(end)
}

/// `base` to the power of 2.4, for a base from 0 to 1: its square times the square of its fifth root, which Newton's
/// method finds in a few steps.
fn to_the_2_4(base: f64) -> f64 {
    let mut root = 1.0;
    for _ in 0..24 {
        let fourth = root * root * root * root;
        root -= (fourth * root - base) / (5.0 * fourth);
    }
    base * base * root * root
}

#[cfg(test)]
mod tests {
    use super::{Colour, contrast, readable};

    #[track_caller]
    fn check_contrast(one: &str, other: &str, expected: f64) {
        let [one, other] = [one, other].map(|text| Colour::read(text).unwrap_or(Colour::new(1, 2, 3)));
        let found = contrast(one, other);
        assert!((found - expected).abs() < 0.005, "{found} instead of {expected}");
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        // The figures are those of the WebAIM contrast checker, to two digits.
        check_contrast("#000", "#fff", 21.0);
        check_contrast("#777777", "#ffffff", 4.48);
        check_contrast("#767676", "#ffffff", 4.54);
        check_contrast("#ff0000", "#ffffff", 4.0);
        check_contrast("#0000ff", "#000000", 2.44);
        check_contrast("#0b5fff", "#0b5fff", 1.0);
    }

    #[test]
    fn what_is_read_is_written() {
        for (text, written) in [("#0b5fff", "#0b5fff"), ("0B5FFF", "#0b5fff"), ("#05f", "#0055ff")] {
            assert_eq!(Colour::read(text).map(Colour::written).as_deref(), Some(written));
        }
        for text in ["", "#", "#12", "#1234", "#12345g", "red", "#0b5fff;", "##0b5ff", "#é1234"] {
            assert_eq!(Colour::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_colour_that_can_be_read_stays_itself() {
        let (blue, white) = (Colour::new(11, 95, 255), Colour::new(255, 255, 255));
        assert_eq!(readable(blue, white, 4.5), blue);
    }

    #[test]
    fn a_colour_too_pale_is_moved_no_further_than_needed() {
        let ground = Colour::new(253, 252, 250);
        let pale = Colour::new(255, 209, 102);
        let moved = readable(pale, ground, 4.5);
        assert!(contrast(moved, ground) >= 4.5);
        assert!(contrast(moved, ground) < 5.2, "{}", moved.written());
        let dark_ground = Colour::new(19, 21, 23);
        assert_eq!(readable(pale, dark_ground, 4.5), pale);
    }

    #[test]
    fn a_ground_that_allows_no_more_gets_the_best_there_is() {
        let grey = Colour::new(118, 118, 118);
        assert!(contrast(readable(grey, grey, 7.0), grey) > 4.5);
    }
}
