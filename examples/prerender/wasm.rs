//! The format of Wasm, as far as pages are made smaller and weighed by it.

use std::collections::HashMap;

use wasmparser::{Parser, Payload, TypeRef};

/// What an export is.
pub const FUNCTION: u8 = 0;

/// Sections.
pub const CUSTOM: u8 = 0;
pub const IMPORTS: u8 = 2;
pub const EXPORTS: u8 = 7;
pub const ELEMENTS: u8 = 9;
pub const CODE: u8 = 10;
pub const DATA: u8 = 11;

/// The section that names things for people, and the part of it that names functions.
pub const NAMES: &str = "name";
pub const FUNCTION_NAMES: u8 = 1;

pub struct Section {
    pub id: u8,
    pub start: usize,
    pub content: usize,
    pub end: usize,
}

pub fn sections(wasm: &[u8]) -> Option<Vec<Section>> {
    // After the magic number and the version.
    let mut reader = Reader { bytes: wasm, at: 8 };
    let mut sections = Vec::new();
    while reader.at < wasm.len() {
        let start = reader.at;
        let id = reader.byte()?;
        let length = reader.number()?;
        let content = reader.at;
        reader.at = content + length;
        sections.push(Section { id, start, content, end: reader.at });
    }
    Some(sections)
}

/// The Wasm with another content in the place of a section's.
pub fn with_section(wasm: &[u8], section: &Section, content: &[u8]) -> Vec<u8> {
    let mut changed = wasm.get(..section.start).unwrap_or_default().to_vec();
    changed.push(section.id);
    push_number(&mut changed, content.len());
    changed.extend(content);
    changed.extend(wasm.get(section.end..).unwrap_or_default());
    changed
}

/// A function that the Wasm calls by name.
pub struct Import {
    pub module: String,
    pub name: String,
    pub kind: usize,
}

pub fn imports(wasm: &[u8], sections: &[Section]) -> Option<Vec<Import>> {
    let section = sections.iter().find(|section| section.id == IMPORTS)?;
    let mut reader = Reader { bytes: wasm, at: section.content };
    let import = |reader: &mut Reader<'_>| {
        let (module, name) = (reader.name()?, reader.name()?);
        // Only functions are imported: kind 0 and the index of a type.
        (reader.byte()? == 0).then_some(())?;
        Some(Import { module, name, kind: reader.number()? })
    };
    (0..reader.number()?).map(|_| import(&mut reader)).collect()
}

/// How many functions the Wasm imports, whatever else it does.
pub fn imported_functions(wasm: &[u8]) -> Option<usize> {
    let mut imported = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(imports) = payload.ok()? {
            let imports: Vec<_> = imports.into_imports().collect::<Result<_, _>>().ok()?;
            imported += imports.iter().filter(|import| matches!(import.ty, TypeRef::Func(_))).count();
        }
    }
    Some(imported)
}

/// What JavaScript calls by name.
pub struct Export {
    pub name: String,
    pub kind: u8,
    pub index: usize,
}

pub fn exports(wasm: &[u8], sections: &[Section]) -> Option<Vec<Export>> {
    let section = sections.iter().find(|section| section.id == EXPORTS)?;
    let mut reader = Reader { bytes: wasm, at: section.content };
    let export =
        |reader: &mut Reader<'_>| Some(Export { name: reader.name()?, kind: reader.byte()?, index: reader.number()? });
    (0..reader.number()?).map(|_| export(&mut reader)).collect()
}

/// The names of the functions, as the compiler left them for people.
pub fn function_names(wasm: &[u8], sections: &[Section]) -> Option<HashMap<usize, String>> {
    let section = sections.iter().find(|section| is_names(wasm, section))?;
    let mut reader = Reader { bytes: wasm, at: section.content };
    reader.name()?;
    while reader.at < section.end {
        if reader.byte()? == FUNCTION_NAMES {
            reader.number()?;
            let named = |reader: &mut Reader<'_>| Some((reader.number()?, reader.name()?));
            return (0..reader.number()?).map(|_| named(&mut reader)).collect();
        }
        reader.block()?;
    }
    None
}

pub fn is_names(wasm: &[u8], section: &Section) -> bool {
    section.id == CUSTOM && Reader { bytes: wasm, at: section.content }.name().is_some_and(|name| name == NAMES)
}

pub struct Reader<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
}

impl<'a> Reader<'a> {
    pub fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// An unsigned number in LEB128.
    pub fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// As many bytes as it says before them.
    pub fn block(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let block = self.bytes.get(self.at..self.at + length)?;
        self.at += length;
        Some(block)
    }

    pub fn name(&mut self) -> Option<String> {
        String::from_utf8(self.block()?.to_vec()).ok()
    }
}

pub fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or_default());
}

pub fn push_name(bytes: &mut Vec<u8>, name: &str) {
    push_number(bytes, name.len());
    bytes.extend(name.bytes());
}
