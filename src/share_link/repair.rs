//! Links that were damaged on their way: encoded once or twice more, joined by `&amp;`, or followed by punctuation.
//!
//! A text that version 1 reads as it stands is never changed. A title is never changed: any text is a title.

use super::pairs::{self, Pair};
use super::v1::{Kind, Reader, kind};
use super::{Code, Notice, Used};

/// How many times a text may have been encoded more than once.
pub const MOST_LAYERS: u8 = 2;

/// The pairs of a fragment or a query, as they were before it was damaged.
pub struct Repaired {
    pub pairs: Vec<Pair>,
    /// That the text as a whole had to be decoded or split again.
    whole: Option<Notice>,
    /// That punctuation was cut off the last value.
    end: Option<Notice>,
}

impl Repaired {
    /// The notices about the pairs, with those about the damage at their places.
    pub fn with_notices(self, mut notices: Vec<Notice>) -> Vec<Notice> {
        if let Some(whole) = self.whole {
            notices.insert(0, whole);
        }
        notices.extend(self.end);
        notices
    }
}

/// Reads a fragment or a query for what it was.
pub fn repaired(encoded: &str, reader: &Reader<'_>) -> Repaired {
    let Whole { mut pairs, is_changed } = Whole::of(encoded);
    let end = pairs.last_mut().and_then(|last| without_punctuation(last, reader));
    Repaired { pairs, whole: is_changed.then(|| Notice::of_whole(Code::Repaired, encoded)), end }
}

/// Whether a text without its `#` or `?` was one of ours before it was encoded or joined otherwise.
pub fn is_damaged(encoded: &str) -> bool {
    Whole::of(encoded).is_changed
}

struct Whole {
    pairs: Vec<Pair>,
    is_changed: bool,
}

impl Whole {
    fn of(encoded: &str) -> Self {
        let mut whole = Self { pairs: Vec::new(), is_changed: false };
        whole.add(encoded, MOST_LAYERS);
        whole
    }

    /// Adds the pairs of an encoded text.
    fn add(&mut self, encoded: &str, layers: u8) {
        for pair in encoded.split('&') {
            self.add_pair(pair, layers);
        }
    }

    fn add_pair(&mut self, pair: &str, layers: u8) {
        let Some((key, value)) = pairs::read(pair).next() else { return };
        // `amp;leads`, or `#038;leads`.
        let bare = key.rsplit_once(';').map_or(&*key, |(_, bare)| bare);
        match kind(bare) {
            // `leads%3D200`, alone or with others behind it.
            None if key.contains(['=', '%']) && self.add_encoded(&pairs::decode(pair), layers) => {}
            None => self.pairs.push((key, value)),
            Some(kind) => {
                self.is_changed |= bare.len() < key.len();
                let place = self.pairs.len();
                self.pairs.push((bare.to_owned(), value.clone()));
                // `200%26sql=9`.
                let mut text = value;
                for layers in (0..layers).rev() {
                    if kind == Kind::Text {
                        break;
                    }
                    if let Some((first, rest)) = text.split_once('&') {
                        if self.add_encoded(rest, layers + 1)
                            && let Some((_, value)) = self.pairs.get_mut(place)
                        {
                            first.clone_into(value);
                        }
                        break;
                    }
                    text = pairs::decode(&text);
                }
            }
        }
    }

    /// Adds the pairs of a text that was encoded, if it holds any that version 1 knows.
    fn add_encoded(&mut self, decoded: &str, layers: u8) -> bool {
        let Some(layers) = layers.checked_sub(1) else { return false };
        let mut inner = Self { pairs: Vec::new(), is_changed: true };
        // Its `#` may have been encoded too.
        inner.add(decoded.trim_start_matches(['#', '?']), layers);
        let is_ours = inner.pairs.iter().any(|(key, _)| kind(key).is_some());
        if is_ours {
            self.is_changed = true;
            self.pairs.append(&mut inner.pairs);
        }
        is_ours
    }
}

/// Cuts off what follows a link in a sentence, where its last value can be read only without it.
fn without_punctuation((key, value): &mut Pair, reader: &Reader<'_>) -> Option<Notice> {
    let cut = value.trim_end_matches(is_punctuation);
    if cut.is_empty() || cut.len() == value.len() || reader.can_read(key, value) || !reader.can_read(key, cut) {
        return None;
    }
    let cut = cut.to_owned();
    let found = std::mem::replace(value, cut);
    Some(Notice { key: key.clone(), code: Code::Repaired, found, used: Used::Nothing })
}

/// What sentences, quotations, brackets and Markdown put behind a link, or before it; spaces too. Signs of numbers are none.
pub fn is_punctuation(sign: char) -> bool {
    match sign {
        '%' | '+' | '-' | '#' | '$' | '&' => false,
        '\0'..=' ' | '\u{7f}'..='\u{a0}' | '«' | '»' => true,
        // Of all scripts, of East Asian ones, of full width, and what is left of a sign that was cut in two.
        '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}' | '\u{feff}' | '\u{fffd}' => true,
        _ => sign.is_ascii_punctuation(),
    }
}
