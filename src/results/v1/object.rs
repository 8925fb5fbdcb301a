//! A JSON object as it is written: a call a field, which is a seventh of the Wasm that derived serializers are.

use crate::results::JsonText;

/// The object that is being written, and those around it.
pub struct Object<'a> {
    text: String,
    host: &'a dyn JsonText,
}

impl<'a> Object<'a> {
    /// One object whose numbers are written as ECMAScript writes them.
    pub fn written(host: &'a dyn JsonText, fields: impl FnOnce(&mut Self)) -> String {
        let mut object = Self { text: String::from("{"), host };
        fields(&mut object);
        object.close('}');
        object.text
    }

    #[inline(never)]
    pub fn number(&mut self, name: &str, number: f64) {
        self.name(name);
        self.text.push_str(&self.host.write(number));
    }

    /// What does not exist is `null`.
    #[inline(never)]
    pub fn maybe(&mut self, name: &str, number: Option<f64>) {
        match number {
            Some(number) => self.number(name, number),
            None => self.null(name),
        }
    }

    pub fn count(&mut self, name: &str, count: Option<u32>) {
        self.maybe(name, count.map(f64::from));
    }

    #[inline(never)]
    pub fn null(&mut self, name: &str) {
        self.name(name);
        self.text.push_str("null");
    }

    #[inline(never)]
    pub fn flag(&mut self, name: &str, holds: bool) {
        self.name(name);
        self.text.push_str(if holds { "true" } else { "false" });
    }

    /// Any text, escaped; a name that is none is `null`.
    #[inline(never)]
    pub fn text(&mut self, name: &str, text: Option<&str>) {
        let Some(text) = text else { return self.null(name) };
        self.name(name);
        self.text.push_str(&self.host.quoted(text));
    }

    pub fn object(&mut self, name: &str, fields: impl FnOnce(&mut Self)) {
        self.open(name, '{');
        fields(self);
        self.close('}');
    }

    /// A list of objects.
    pub fn objects<T>(&mut self, name: &str, items: impl IntoIterator<Item = T>, mut fields: impl FnMut(&mut Self, T)) {
        self.open(name, '[');
        for item in items {
            self.comma();
            self.text.push('{');
            fields(self, item);
            self.close('}');
        }
        self.close(']');
    }

    #[inline(never)]
    pub fn numbers(&mut self, name: &str, numbers: &[f64]) {
        self.open(name, '[');
        for &number in numbers {
            self.comma();
            self.text.push_str(&self.host.write(number));
        }
        self.close(']');
    }

    #[inline(never)]
    fn open(&mut self, name: &str, bracket: char) {
        self.name(name);
        self.text.push(bracket);
    }

    #[inline(never)]
    fn close(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    #[inline(never)]
    fn name(&mut self, name: &str) {
        self.comma();
        self.text.push('"');
        self.text.push_str(name);
        self.text.push_str("\":");
    }

    /// A comma, but after an opening bracket.
    fn comma(&mut self) {
        if !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
    }
}
