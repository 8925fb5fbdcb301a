//! A program's Wasm, as far as the build reads and changes it.

use std::collections::{BTreeMap, HashMap};
use std::io;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{Elements, Module};
use wasmparser::{
    ElementItems, ElementKind, Export, ExternalKind, FuncType, FunctionBody, GlobalType, KnownCustom, MemoryType, Name,
    Operator, Parser, Payload, TableType, TypeRef,
};

/// What the build has to know of a program's Wasm.
#[derive(Default)]
pub struct Whole<'a> {
    pub types: Vec<FuncType>,
    /// The types of the functions: first of those imported, then of those defined.
    pub functions: Vec<u32>,
    pub bodies: Vec<FunctionBody<'a>>,
    pub tables: Vec<TableType>,
    pub memory: Option<MemoryType>,
    pub globals: Vec<GlobalType>,
    pub exports: Vec<Export<'a>>,
    /// What stands where in the table.
    pub entries: BTreeMap<u32, u32>,
    /// As the compiler left them for people.
    names: HashMap<u32, &'a str>,
    /// The bytes of all that is neither code nor data nor for people, and those of the data.
    pub bytes_around: u64,
    pub bytes_of_data: u64,
}

impl<'a> Whole<'a> {
    /// # Errors
    /// Where it is no Wasm.
    pub fn read(wasm: &'a [u8]) -> io::Result<Self> {
        let mut whole = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            whole.take(payload.map_err(io::Error::other)?).map_err(io::Error::other)?;
        }
        Ok(whole)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<(), wasmparser::Error> {
        if let Some((_, range)) = payload.as_section() {
            let bytes = match payload {
                Payload::CustomSection(_) | Payload::CodeSectionStart { .. } => &mut 0,
                Payload::DataSection(_) => &mut self.bytes_of_data,
                _ => &mut self.bytes_around,
            };
            *bytes += range.end - range.start;
        }
        match payload {
            Payload::TypeSection(types) => {
                for each in types.into_iter_err_on_gc_types() {
                    self.types.push(each?);
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if let TypeRef::Func(kind) = import?.ty {
                        self.functions.push(kind);
                    }
                }
            }
            Payload::FunctionSection(kinds) => {
                for kind in kinds {
                    self.functions.push(kind?);
                }
            }
            Payload::TableSection(tables) => {
                for table in tables {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(memories) => {
                for memory in memories {
                    self.memory = Some(memory?);
                }
            }
            Payload::GlobalSection(globals) => {
                for global in globals {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    self.exports.push(export?);
                }
            }
            Payload::ElementSection(segments) => {
                for segment in segments {
                    let segment = segment?;
                    let ElementKind::Active { offset_expr, .. } = segment.kind else { continue };
                    let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else { continue };
                    let start = value.cast_unsigned();
                    if let ElementItems::Functions(functions) = segment.items {
                        for (at, function) in (start..).zip(functions) {
                            self.entries.insert(at, function?);
                        }
                    }
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for part in names {
                        let Name::Function(functions) = part? else { continue };
                        for named in functions {
                            let named = named?;
                            self.names.insert(named.index, named.name);
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// How many functions are imported: they come first.
    pub fn imported(&self) -> u32 {
        u32::try_from(self.functions.len() - self.bodies.len()).unwrap_or_default()
    }

    pub fn name(&self, function: u32) -> Option<&'a str> {
        self.names.get(&function).copied()
    }

    /// The functions that JavaScript calls by name.
    pub fn exported(&self) -> impl Iterator<Item = u32> {
        self.exports.iter().filter(|export| export.kind == ExternalKind::Func).map(|export| export.index)
    }

    pub fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        function.checked_sub(self.imported()).and_then(|defined| self.bodies.get(defined as usize))
    }
}

/// The Wasm with what the change makes of it.
///
/// # Errors
/// Where it is no Wasm, or the change fails.
pub fn rewritten<C: Reencode>(wasm: &[u8], mut change: C) -> io::Result<Vec<u8>>
where
    Error<C::Error>: ToString,
{
    let mut module = Module::new();
    let done = change.parse_core_module(&mut module, Parser::new(0), wasm);
    done.map_err(|error| io::Error::other(error.to_string()))?;
    Ok(module.finish())
}

/// The entries of a function table, those that are not kept taken by one that is: no other entry moves.
pub fn with_entries<'a, E>(items: ElementItems<'_>, is_kept: impl Fn(u32) -> bool) -> Result<Elements<'a>, Error<E>> {
    let ElementItems::Functions(functions) = items else { return Err(Error::UnexpectedNonCoreModuleSection) };
    let functions = functions.into_iter().collect::<Result<Vec<u32>, _>>()?;
    let kept = functions.iter().copied().find(|&function| is_kept(function)).unwrap_or_default();
    let functions = functions.into_iter().map(|function| if is_kept(function) { function } else { kept });
    Ok(Elements::Functions(functions.collect::<Vec<u32>>().into()))
}
