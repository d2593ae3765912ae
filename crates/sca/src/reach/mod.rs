//! Whether the tree's code can reach what an advisory speaks of, in tiers that say no more than was seen: the package is
//! imported; a symbol that the advisory names is named by code that imports it; calls lead to it from where a program
//! starts; or neither was seen.
//!
//! Invariant: nothing here says that code is safe. Most advisories name no symbols, imports can be made in ways that no
//! text shows, and a package that is not imported may be run by one that is.

mod calls;

pub use calls::{Calls, FileCalls, follows};

use crate::db::Hit;
use crate::facts::Import;
use crate::text_search::{Seen, TextSearch};
use crate::usage::names::{is_of, tells, words};
use airlock_model::{Inventory, Location, Package, Reach};
use std::collections::BTreeSet;

/// What is to be looked for on account of `hits`: names of packages and of symbols.
pub fn wanted(inventory: &Inventory, hits: &[Hit]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for hit in hits {
        let Some(package) = inventory.packages.get(hit.package) else {
            continue;
        };
        out.extend(words(&package.ecosystem, &package.name));
        for (path, symbol) in &hit.symbols {
            out.extend((!path.is_empty()).then(|| path.clone()));
            out.insert(last_word(symbol).to_owned());
        }
    }
    out
}

/// The word by which code names a symbol: `Read` of `Decoder.Read` and of `a::Decoder::Read`.
fn last_word(symbol: &str) -> &str {
    symbol
        .rsplit(|sign: char| !sign.is_alphanumeric() && sign != '_')
        .find(|word| !word.is_empty())
        .unwrap_or(symbol)
}

/// How far the code of the tree was seen to reach what `hit` speaks of.
pub fn reach(
    inventory: &Inventory,
    hit: &Hit,
    imports: &[Import],
    search: &TextSearch,
    seen: &[Seen],
) -> Option<Reach> {
    let package = inventory.packages.get(hit.package)?;
    if let Some((symbol, at)) = symbol(package, hit, search, seen) {
        return Some(Reach::Named { symbol, at });
    }
    if let Some(at) = import(package, imports, search, seen) {
        let symbols = hit.symbols.iter();
        let symbols: BTreeSet<&str> = symbols.map(|(_, symbol)| symbol.as_str()).collect();
        let unseen = symbols.into_iter().map(str::to_owned).collect();
        return Some(Reach::Imported { at, unseen });
    }
    (tells(&package.ecosystem) && package.direct == Some(true)).then_some(Reach::NotSeen)
}

/// The same where calls were followed, from where a program of the tree starts to a symbol that the advisory names.
pub fn called(reach: Option<Reach>, hit: &Hit, calls: &Calls) -> Option<Reach> {
    if !matches!(reach, Some(Reach::Named { .. })) {
        return reach;
    }
    let mut ways = hit.symbols.iter().filter_map(|(path, symbol)| {
        let symbol = symbol.clone();
        let path = calls.way(path, &symbol)?;
        Some(Reach::Called { symbol, path })
    });
    ways.next().or(reach)
}

/// The first symbol of the advisory that a file which imports the package names.
fn symbol(
    package: &Package,
    hit: &Hit,
    search: &TextSearch,
    seen: &[Seen],
) -> Option<(String, Location)> {
    let own: Vec<u32> = words(&package.ecosystem, &package.name)
        .iter()
        .filter_map(|word| search.number(word))
        .collect();
    for seen in seen.iter().filter(|seen| is_code(package, seen)) {
        for (path, symbol) in &hit.symbols {
            // Go's symbols are of one package of the module, which is imported by its own path.
            let is_imported = if path.is_empty() || package.ecosystem != "Go" {
                own.iter().any(|word| seen.import(*word).is_some())
            } else {
                search
                    .number(path)
                    .is_some_and(|word| seen.import(word).is_some())
            };
            let at = search
                .number(last_word(symbol))
                .filter(|_| is_imported)
                .and_then(|word| seen.word(word));
            if let Some(at) = at {
                return Some((symbol.clone(), at.clone()));
            }
        }
    }
    None
}

fn import(
    package: &Package,
    imports: &[Import],
    search: &TextSearch,
    seen: &[Seen],
) -> Option<Location> {
    let by_statement = imports.iter().find(|import| {
        import.ecosystem == package.ecosystem
            && is_of(&package.ecosystem, &import.name, &package.name)
    });
    if let Some(import) = by_statement {
        return Some(import.location.clone());
    }
    let own: Vec<u32> = words(&package.ecosystem, &package.name)
        .iter()
        .filter_map(|word| search.number(word))
        .collect();
    seen.iter()
        .filter(|seen| is_code(package, seen))
        .find_map(|seen| own.iter().find_map(|word| seen.import(*word)))
        .cloned()
}

/// Whether a file is code of the package's ecosystem.
fn is_code(package: &Package, seen: &Seen) -> bool {
    crate::ecosystem::imports_of(seen.path().as_str()) == Some(package.ecosystem.as_str())
}
