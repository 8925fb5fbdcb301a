//! Sentences with `{slots}`.

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    Text(&'a str),
    /// The name between the braces.
    Slot(&'a str),
}

/// The pieces of a template, in order. A brace that is never closed is text.
pub fn parts(template: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(inside) = rest.strip_prefix('{')
            && let Some((name, after)) = inside.split_once('}')
        {
            rest = after;
            return Some(Part::Slot(name));
        }
        // From the second character on, so that an unclosed brace is not looked at for ever.
        let end = rest.char_indices().skip(1).find(|&(_, each)| each == '{').map_or(rest.len(), |(at, _)| at);
        let text = rest.get(..end).unwrap_or(rest);
        rest = rest.get(end..).unwrap_or_default();
        Some(Part::Text(text))
    })
}

/// The template with its slots filled; a slot that is not given stays empty.
pub fn fill(template: &str, slots: &[(&str, &str)]) -> String {
    parts(template)
        .map(|part| match part {
            Part::Text(text) => text,
            Part::Slot(name) => slots.iter().find(|(slot, _)| *slot == name).map_or("", |(_, text)| text),
        })
        .collect()
}
