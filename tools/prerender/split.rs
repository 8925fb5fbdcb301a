//! Splits a program's Wasm in two, so that the answer takes input while the rest of the program still travels.
//!
//! The first half holds what is reached from the program's start and its exports, and all data. The rest holds what is
//! reached only through gates or through far entries of the function table, and takes the first half's memory, table and
//! functions. Each gate is left in the first half as a call through a new entry of the table, which the rest fills when it
//! arrives: until then nobody may pass a gate.
//!
//! An entry of the table counts as far by its function's name. So equal functions of different names must not have been
//! merged before, and a far function that the first half calls directly is an error: the name promises what is not so.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::convert::Infallible;
use std::io;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function, FunctionSection,
    ImportSection, Module, NameMap, NameSection, TableSection, TypeSection,
};
use wasmparser::{ElementItems, FunctionBody, Operator, TableType};

use crate::shrink::short_name;
use crate::wasm::{Whole, rewritten, with_entries};

/// Where the program is cut, by the names of functions.
pub struct Cut {
    pub gates: &'static [&'static str],
    /// What stands in the names of far functions.
    pub far: &'static [&'static str],
}

impl Cut {
    /// Whether each gate can be found.
    pub fn fits(&self, whole: &Whole<'_>) -> bool {
        self.gates.iter().all(|gate| whole.named(gate).is_ok())
    }
}

pub struct Halves {
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
}

/// The module from which the rest imports: the exports of the first half.
const FIRST: &str = "a";

/// The table that functions are called through.
const TABLE: u32 = 0;

/// The program in two halves.
///
/// # Errors
/// Where the Wasm is not what wasm-bindgen writes, a gate is missing, or the first half calls what should be far.
pub fn split(wasm: &[u8], cut: &Cut) -> io::Result<Halves> {
    let whole = Whole::read(wasm)?;
    let gates: Vec<u32> = cut.gates.iter().map(|gate| whole.named(gate)).collect::<io::Result<_>>()?;
    let is_far = |function: u32| whole.name(function).is_some_and(|name| cut.far.iter().any(|far| name.contains(far)));

    let entries = whole.entries.values().copied().filter(|&function| !is_far(function));
    let near = whole.reached(whole.exported().chain(entries), |function| gates.contains(&function))?;
    if let Some(name) = near.iter().filter(|&&function| is_far(function)).find_map(|&function| whole.name(function)) {
        return Err(io::Error::other(format!("the first half of the Wasm calls {name}, which belongs to the rest")));
    }
    let far_entries: BTreeMap<u32, u32> = whole
        .entries
        .iter()
        .map(|(&at, &function)| (at, function))
        .filter(|(_, function)| !near.contains(function))
        .collect();
    let far = whole.reached(gates.iter().chain(far_entries.values()).copied(), |function| near.contains(&function))?;
    // Not what JavaScript gives: the rest takes that from the first half too.
    let far: BTreeSet<u32> = far.difference(&near).copied().filter(|&each| whole.body(each).is_some()).collect();

    // New entries for the gates, behind all others.
    let end =
        u32::try_from(whole.tables.get(TABLE as usize).map_or(0, |table| table.initial)).map_err(io::Error::other)?;
    let gates: BTreeMap<u32, u32> = gates.into_iter().zip(end..).collect();
    let shared = Shared::between(&whole, &far)?;
    let first = First { whole: &whole, near: &near, gates: &gates, shared: &shared, next: whole.imported() };
    Ok(Halves { first: rewritten(wasm, first)?, rest: rest(&whole, &far, &far_entries, &gates, &shared)? })
}

impl Whole<'_> {
    fn named(&self, name: &str) -> io::Result<u32> {
        let mut defined = self.imported()..u32::try_from(self.functions.len()).map_err(io::Error::other)?;
        let found = defined.find(|&function| self.name(function).is_some_and(|each| each.ends_with(name)));
        found.ok_or_else(|| io::Error::other(format!("there is no {name} in the Wasm")))
    }

    /// All functions that are called, directly, from these, themselves among them; not those behind the ones where it ends.
    fn reached(&self, from: impl Iterator<Item = u32>, ends: impl Fn(u32) -> bool) -> io::Result<BTreeSet<u32>> {
        let mut reached = BTreeSet::new();
        let mut open: Vec<u32> = from.collect();
        while let Some(function) = open.pop() {
            if ends(function) || !reached.insert(function) {
                continue;
            }
            open.extend(self.uses(function)?.functions);
        }
        Ok(reached)
    }

    fn uses(&self, function: u32) -> io::Result<Uses> {
        let mut uses = Uses::default();
        let Some(body) = self.body(function) else { return Ok(uses) };
        for operator in body.get_operators_reader().map_err(io::Error::other)? {
            match operator.map_err(io::Error::other)? {
                Operator::Call { function_index } | Operator::RefFunc { function_index } => {
                    uses.functions.insert(function_index);
                }
                Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } => {
                    uses.globals.insert(global_index);
                }
                Operator::MemoryInit { .. } | Operator::DataDrop { .. } | Operator::TableInit { .. } => {
                    return Err(io::Error::other("the Wasm has segments that can't be split"));
                }
                _ => {}
            }
        }
        Ok(uses)
    }
}

/// What a function uses besides memory and table.
#[derive(Default)]
struct Uses {
    functions: BTreeSet<u32>,
    globals: BTreeSet<u32>,
}

/// What the rest takes from the first half, and under which names.
struct Shared {
    functions: Vec<(u32, String)>,
    globals: BTreeMap<u32, String>,
    tables: Vec<String>,
}

impl Shared {
    fn between(whole: &Whole<'_>, far: &BTreeSet<u32>) -> io::Result<Self> {
        let mut uses = Uses::default();
        for &function in far {
            let Uses { functions, globals } = whole.uses(function)?;
            uses.functions.extend(functions.difference(far));
            uses.globals.extend(globals);
        }
        let mut functions: Vec<u32> = uses.functions.into_iter().collect();
        // Those of one type stand together: that compresses best.
        functions.sort_by_key(|&function| whole.functions.get(function as usize));
        // Capitals, which nothing else is called by.
        let mut names = (0..).map(|index| short_name(index).to_uppercase());
        let mut named = |index: u32| (index, names.next().unwrap_or_default());
        Ok(Self {
            functions: functions.into_iter().map(&mut named).collect(),
            globals: uses.globals.into_iter().map(&mut named).collect(),
            tables: whole.tables.iter().zip(0..).map(|(_, table)| named(table).1).collect(),
        })
    }
}

/// Writes the first half: all as it was, without the bodies that are far and with gates in their places.
struct First<'a> {
    whole: &'a Whole<'a>,
    near: &'a BTreeSet<u32>,
    /// Where in the table each gate leads.
    gates: &'a BTreeMap<u32, u32>,
    shared: &'a Shared,
    /// The function whose body comes next.
    next: u32,
}

impl First<'_> {
    fn gate(&self, function: u32, at: u32) -> Option<Function> {
        let kind = *self.whole.functions.get(function as usize)?;
        let parameters = self.whole.types.get(kind as usize)?.params().len();
        let mut gate = Function::new([]);
        let mut code = gate.instructions();
        for parameter in 0..u32::try_from(parameters).ok()? {
            code.local_get(parameter);
        }
        code.i32_const(at.cast_signed()).call_indirect(TABLE, kind).end();
        Some(gate)
    }
}

impl Reencode for First<'_> {
    type Error = Infallible;

    fn parse_table(
        &mut self,
        tables: &mut TableSection,
        table: wasmparser::Table<'_>,
    ) -> Result<(), Error<Infallible>> {
        let mut table = table;
        if tables.len() == TABLE {
            table.ty.initial += self.gates.len() as u64;
            table.ty.maximum = table.ty.maximum.map(|most| most + self.gates.len() as u64);
        }
        utils::parse_table(self, tables, table)
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        utils::parse_export_section(self, exports, section)?;
        for &(function, ref name) in &self.shared.functions {
            exports.export(name, ExportKind::Func, function);
        }
        for (&global, name) in &self.shared.globals {
            exports.export(name, ExportKind::Global, global);
        }
        for (table, name) in (0..).zip(&self.shared.tables) {
            exports.export(name, ExportKind::Table, table);
        }
        Ok(())
    }

    fn element_items<'a>(&mut self, items: ElementItems<'a>) -> Result<Elements<'a>, Error<Infallible>> {
        with_entries(items, |function| self.near.contains(&function))
    }

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Result<(), Error<Infallible>> {
        let function = self.next;
        self.next += 1;
        if self.near.contains(&function) {
            return utils::parse_function_body(self, code, body);
        }
        let gate = self.gates.get(&function).and_then(|&at| self.gate(function, at));
        code.function(&gate.unwrap_or_else(|| {
            let mut nothing = Function::new([]);
            nothing.instructions().unreachable().end();
            nothing
        }));
        Ok(())
    }
}

/// Numbers what the rest uses as the rest has it.
struct Rest {
    functions: HashMap<u32, u32>,
    globals: HashMap<u32, u32>,
}

impl Rest {
    fn of(numbers: &HashMap<u32, u32>, before: u32) -> Result<u32, Error<String>> {
        numbers.get(&before).copied().ok_or_else(|| Error::UserError(format!("the rest has no {before}")))
    }
}

impl Reencode for Rest {
    type Error = String;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<String>> {
        Self::of(&self.functions, function)
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Error<String>> {
        Self::of(&self.globals, global)
    }
}

/// The rest: what is far, and what it takes from the first half.
fn rest(
    whole: &Whole<'_>,
    far: &BTreeSet<u32>,
    far_entries: &BTreeMap<u32, u32>,
    gates: &BTreeMap<u32, u32>,
    shared: &Shared,
) -> io::Result<Vec<u8>> {
    let taken = shared.functions.iter().map(|(function, _)| function).chain(far);
    let mut numbers = Rest {
        functions: taken.copied().zip(0..).collect(),
        globals: shared.globals.keys().copied().zip(0..).collect(),
    };
    let written = numbers.written(whole, far, far_entries, gates, shared);
    written.map_err(|error| io::Error::other(error.to_string()))
}

impl Rest {
    fn written(
        &mut self,
        whole: &Whole<'_>,
        far: &BTreeSet<u32>,
        far_entries: &BTreeMap<u32, u32>,
        gates: &BTreeMap<u32, u32>,
        shared: &Shared,
    ) -> Result<Vec<u8>, Error<String>> {
        let lacks = |what: &str| Error::UserError(format!("the Wasm has no {what}"));
        let kind =
            |function: u32| whole.functions.get(function as usize).copied().ok_or_else(|| lacks("such function"));

        let mut types = TypeSection::new();
        for each in &whole.types {
            types.ty().func_type(&self.func_type(each.clone())?);
        }
        let mut imports = ImportSection::new();
        for &(function, ref name) in &shared.functions {
            imports.import(FIRST, name, EntityType::Function(kind(function)?));
        }
        for (&global, name) in &shared.globals {
            let &global = whole.globals.get(global as usize).ok_or_else(|| lacks("such global"))?;
            imports.import(FIRST, name, self.global_type(global)?);
        }
        imports.import(FIRST, "memory", self.memory_type(whole.memory.ok_or_else(|| lacks("memory"))?)?);
        for (&table, name) in whole.tables.iter().zip(&shared.tables) {
            // Without its maximum, which has grown by the gates.
            imports.import(FIRST, name, self.table_type(TableType { maximum: None, ..table })?);
        }

        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for &function in far {
            functions.function(kind(function)?);
            self.parse_function_body(&mut code, whole.body(function).cloned().ok_or_else(|| lacks("such body"))?)?;
        }
        let mut entries: Vec<(u32, u32)> = far_entries.iter().map(|(&at, &function)| (at, function)).collect();
        entries.extend(gates.iter().map(|(&gate, &at)| (at, gate)));
        let mut elements = ElementSection::new();
        for run in entries.chunk_by(|before, after| before.0 + 1 == after.0) {
            let Some(&(start, _)) = run.first() else { continue };
            let run: Vec<u32> =
                run.iter().map(|&(_, function)| self.function_index(function)).collect::<Result<_, _>>()?;
            elements.active(None, &ConstExpr::i32_const(start.cast_signed()), Elements::Functions(run.into()));
        }
        // Names that are given again later.
        let mut named = NameMap::new();
        for function in self.functions.values().copied().collect::<BTreeSet<u32>>() {
            named.append(function, "f");
        }
        let mut names = NameSection::new();
        names.functions(&named);

        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&elements).section(&code).section(&names);
        Ok(module.finish())
    }
}
