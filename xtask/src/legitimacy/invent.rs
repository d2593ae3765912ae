//! Made-up names of packages, in the shares in which the published studies found them.
//!
//! Of the names that assistants invented in the study of 2025 (Spracklen et al., USENIX Security), 13.4 % are one or two
//! signs off a real one, 8.7 % of those for Python exist in npm, and about half have nothing near them: words of the task
//! and of known packages, put together.

use super::Names;
use crate::versions::Dice;
use std::collections::BTreeSet;

/// Words that assistants put before or after a name.
const AFFIXES: [&str; 16] = [
    "async", "auth", "cli", "client", "core", "easy", "helper", "io", "js", "plus", "pro", "py",
    "sdk", "tools", "utils", "wrapper",
];

/// Words of tasks.
const TASKS: [&str; 20] = [
    "anomaly",
    "backup",
    "billing",
    "calendar",
    "chart",
    "checkout",
    "forecast",
    "geocode",
    "invoice",
    "ledger",
    "mail",
    "metrics",
    "oauth",
    "parser",
    "payment",
    "quick",
    "report",
    "scheduler",
    "sentiment",
    "vector",
];

/// Tries for one name; where real names lie close together most tries meet one.
const TRIES: u64 = 50;

/// `count` names of the ecosystems of `real`, none of which is there.
pub(super) fn names(real: &Names, count: u64, seed: u64) -> Names {
    let mut dice = Dice::new(seed);
    let mut out = Names::new();
    let ecosystems: Vec<&String> = real.keys().collect();
    let folded: Vec<BTreeSet<String>> = real
        .values()
        .map(|names| names.iter().map(|name| fold(name)).collect())
        .collect();
    for number in 0..count * TRIES {
        if out.values().map(BTreeSet::len).sum::<usize>() as u64 >= count {
            break;
        }
        let at = usize::try_from(number % ecosystems.len().max(1) as u64).unwrap_or(0);
        let (Some(ecosystem), Some(known)) = (ecosystems.get(at), folded.get(at)) else {
            break;
        };
        let Some(own) = real.get(*ecosystem) else {
            break;
        };
        let other = ecosystems
            .get((at + 1) % ecosystems.len())
            .and_then(|other| real.get(*other));
        let name = one(&mut dice, own, other.unwrap_or(own));
        if name.len() > 2 && !known.contains(&fold(&name)) {
            out.entry((*ecosystem).clone()).or_default().insert(name);
        }
    }
    out
}

/// As registries compare names, so that a spelling of a real one does not pass for an invention.
fn fold(name: &str) -> String {
    name.to_lowercase().replace(['_', '.'], "-")
}

fn one(dice: &mut Dice, own: &BTreeSet<String>, other: &BTreeSet<String>) -> String {
    let mut pick = |names: &BTreeSet<String>| {
        let at = usize::try_from(dice.below(names.len() as u64)).unwrap_or(0);
        names.iter().nth(at).cloned().unwrap_or_default()
    };
    let (first, second, foreign) = (pick(own), pick(own), pick(other));
    match dice.below(1_000) {
        0..134 => off(dice, &first),
        // What is written otherwise in its own ecosystem would give itself away; nothing is invented then.
        134..221 if foreign.contains(['/', ':']) => String::new(),
        134..221 => foreign,
        221..500 => {
            let affix = dice.pick(&AFFIXES);
            if dice.below(2) == 0 {
                format!("{first}-{affix}")
            } else {
                before_last(&first, &format!("{affix}-"))
            }
        }
        500..750 => {
            let task = dice.pick(&TASKS);
            format!("{first}-{task}")
        }
        _ => {
            let words = last_part(&second)
                .split(['-', '_', '.'])
                .next()
                .unwrap_or_default()
                .to_owned();
            format!("{first}-{words}-{}", dice.pick(&TASKS))
        }
    }
}

/// A name with one or two signs wrong.
fn off(dice: &mut Dice, name: &str) -> String {
    let mut signs: Vec<char> = name.chars().collect();
    for _ in 0..=dice.below(2) {
        let at = usize::try_from(dice.below(signs.len().max(1) as u64)).unwrap_or(0);
        let letter = char::from(b'a' + u8::try_from(dice.below(26)).unwrap_or(0));
        match dice.below(4) {
            0 if signs.len() > 3 => {
                signs.remove(at);
            }
            1 => signs.insert(at, letter),
            2 if at + 1 < signs.len() => signs.swap(at, at + 1),
            _ => {
                if let Some(sign) = signs.get_mut(at) {
                    *sign = letter;
                }
            }
        }
    }
    signs.into_iter().collect()
}

/// The name without its scope, owner or host.
fn last_part(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// `words` put before the last part of a name.
fn before_last(name: &str, words: &str) -> String {
    match name.rsplit_once('/') {
        Some((front, last)) => format!("{front}/{words}{last}"),
        None => format!("{words}{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invented_names_are_new_and_repeat() {
        let real = Names::from([
            (
                "npm".to_owned(),
                ["express", "lodash", "@babel/core"]
                    .map(str::to_owned)
                    .into(),
            ),
            (
                "PyPI".to_owned(),
                ["requests", "flask"].map(str::to_owned).into(),
            ),
        ]);
        let invented = names(&real, 200, 7);
        assert_eq!(invented.values().map(BTreeSet::len).sum::<usize>(), 200);
        assert_eq!(invented, names(&real, 200, 7));
        for (ecosystem, names) in &invented {
            let own = real.get(ecosystem);
            assert!(
                names
                    .iter()
                    .all(|name| own.is_some_and(|own| !own.contains(name)))
            );
        }
    }
}
