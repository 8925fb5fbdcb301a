//! Text put together from pieces.

/// The pieces as one text. What std formats with would weigh a kilobyte (brotli) in every page, and takes longer.
macro_rules! text {
    ($($piece:expr),+ $(,)?) => {
        $crate::text::joined(&[$(AsRef::<str>::as_ref(&$piece)),+])
    };
}

/// All of it, one after the other.
pub fn joined(pieces: &[&str]) -> String {
    listed(pieces, "")
}

/// All of it, with the same between each two.
pub fn listed(pieces: &[impl AsRef<str>], between: &str) -> String {
    let mut text = String::new();
    for (place, piece) in pieces.iter().enumerate() {
        if place > 0 {
            text.push_str(between);
        }
        text.push_str(piece.as_ref());
    }
    text
}

/// The one of the texts at a place; empty where there is none.
pub fn at(texts: &[String], place: usize) -> &str {
    texts.get(place).map_or("", String::as_str)
}

/// A whole number in digits.
pub fn whole(number: usize) -> String {
    let mut digits = Vec::new();
    let mut rest = number;
    loop {
        digits.push(char::from(b'0' + u8::try_from(rest % 10).unwrap_or_default()));
        rest /= 10;
        if rest == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}
