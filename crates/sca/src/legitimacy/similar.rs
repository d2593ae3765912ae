//! Names that can be taken for a much used one.
//!
//! Each kind of likeness is asked for in its own way, the exact ones by look-up in a folded form of the name; only edits are
//! counted, and only among names of about the same length with about the same letters.

use super::signal::Likeness;
use crate::advisory::normal_name;
use rustc_hash::{FxHashMap, FxHashSet};

/// The much used names of one ecosystem, ready to be compared with.
#[derive(Debug, Default)]
pub struct Popular {
    ecosystem: String,
    names: Vec<Name>,
    /// Scopes of which a name is much used: nobody else can publish in them.
    scopes: FxHashSet<String>,
    by_form: FxHashMap<(Form, String), u32>,
}

#[derive(Debug)]
struct Name {
    written: String,
    /// In lower case and without delimiters.
    joined: String,
    letters: u64,
}

/// A way of folding names, so that those which look alike become equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    /// As the ecosystem compares names.
    Exact,
    /// In lower case, with one sign for all delimiters.
    Normal,
    /// Without delimiters.
    Joined,
    /// Words in the order of the alphabet.
    Sorted,
    /// Without the sign of a plural.
    Singular,
    /// Signs that look alike replaced by one of them.
    Drawn,
    /// Without words that say only what it is for.
    Core,
}

/// Words that are put before or after a name to make another that seems to belong to it.
const AFFIXES: [&str; 22] = [
    "api", "cli", "client", "core", "dev", "helper", "helpers", "js", "lib", "node", "official",
    "plus", "pro", "py", "py3", "python", "python3", "sdk", "tool", "tools", "util", "utils",
];

impl Popular {
    /// Takes names of an ecosystem, the most used first.
    pub fn new(ecosystem: &str, names: &[String]) -> Self {
        let mut out = Self {
            ecosystem: ecosystem.to_owned(),
            ..Self::default()
        };
        for (number, written) in (0_u32..).zip(names) {
            let normal = normal(written);
            let exact = (Form::Exact, normal_name(ecosystem, written).to_lowercase());
            out.by_form.entry(exact).or_insert(number);
            for form in [
                Form::Normal,
                Form::Joined,
                Form::Sorted,
                Form::Singular,
                Form::Drawn,
            ] {
                let folded = folded(form, &normal);
                out.by_form.entry((form, folded)).or_insert(number);
            }
            out.scopes.extend(scope(&normal).map(str::to_owned));
            let joined = folded(Form::Joined, &normal);
            out.names.push(Name {
                written: written.clone(),
                letters: letters(&joined),
                joined,
            });
        }
        out
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether `name` is one of them.
    pub fn has(&self, name: &str) -> bool {
        let exact = (
            Form::Exact,
            normal_name(&self.ecosystem, name).to_lowercase(),
        );
        self.by_form.contains_key(&exact)
    }

    fn find(&self, form: Form, normal: &str) -> Option<&str> {
        let number = self.by_form.get(&(form, folded(form, normal)))?;
        Some(&self.names.get(*number as usize)?.written)
    }

    /// The much used name that `name` is most like, and how; `None` for one that is much used itself.
    pub fn nearest(&self, name: &str) -> Option<(&str, Likeness)> {
        let normal = normal(name);
        let is_of_known_scope = scope(&normal).is_some_and(|scope| self.scopes.contains(scope));
        if normal.chars().count() < SHORTEST || is_of_known_scope || self.has(name) {
            return None;
        }
        let exact = [
            (Form::Normal, Likeness::Delimiter),
            (Form::Drawn, Likeness::Drawn),
            (Form::Joined, Likeness::Delimiter),
            (Form::Sorted, Likeness::Order),
            (Form::Singular, Likeness::Plural),
        ];
        for (form, likeness) in exact {
            if let Some(found) = self.find(form, &normal) {
                return Some((found, likeness));
            }
        }
        if let Some(found) = self.with_other_scope(&normal) {
            return Some((found, Likeness::Scope));
        }
        let joined = folded(Form::Joined, &normal);
        // `.js` and `js` are what JavaScript's names end in or not.
        let bare = joined.strip_suffix("js").unwrap_or(&joined);
        let without_ending = || {
            let found = self.find(Form::Joined, bare);
            Some((found.filter(|_| bare.len() >= SHORTEST)?, Likeness::Affix))
        };
        let by_edits = || {
            let both = [self.by_edits(&joined), self.by_edits(bare)];
            let fewest = both.into_iter().flatten().min_by_key(|(edits, _)| *edits);
            fewest.map(|(edits, name)| (name, Likeness::Edits(edits)))
        };
        without_ending()
            .or_else(by_edits)
            .or_else(|| self.by_words(&normal))
    }

    /// A much used name with words added: first those that say only what it is for, then any.
    fn by_words(&self, normal: &str) -> Option<(&str, Likeness)> {
        let core = folded(Form::Core, normal);
        if core != normal
            && core.len() >= SHORTEST
            && let Some(found) = self.find(Form::Normal, &core)
        {
            return Some((found, Likeness::Affix));
        }
        let words: Vec<&str> = normal.split('-').collect();
        let parts = (1..words.len())
            .rev()
            .flat_map(|length| words.windows(length));
        let mut parts = parts.map(|words| words.join("-"));
        let found = parts.find_map(|part| {
            let is_telling = part.len() >= TELLING;
            is_telling.then(|| self.find(Form::Normal, &part)).flatten()
        });
        Some((found?, Likeness::Part))
    }

    /// `scope-name` for `@scope/name`, and the other way round.
    fn with_other_scope(&self, normal: &str) -> Option<&str> {
        if let Some(scoped) = normal.strip_prefix('@') {
            return self.find(Form::Normal, &scoped.replace('/', "-"));
        }
        let (scope, name) = normal.split_once('-')?;
        self.find(Form::Normal, &format!("@{scope}/{name}"))
    }

    /// The first of the names with the fewest edits, as many as its length allows.
    fn by_edits(&self, joined: &str) -> Option<(usize, &str)> {
        let own = letters(joined);
        let mut best: Option<(usize, &str)> = None;
        for name in &self.names {
            let gap = name.joined.len().abs_diff(joined.len());
            let longer = name.joined.len().max(joined.len());
            let allowed =
                edits_allowed(longer).min(best.map_or(usize::MAX, |(edits, _)| edits - 1));
            // An edit changes at most two kinds of letters.
            let differing = (own ^ name.letters).count_ones() as usize;
            if differing > 2 * allowed || gap > allowed || name.joined.len() < SHORTEST {
                continue;
            }
            let edits = strsim::osa_distance(joined, &name.joined);
            if edits > 0 && edits <= allowed {
                best = Some((edits, &name.written));
                if edits == 1 {
                    break;
                }
            }
        }
        best
    }
}

/// Signs below which every name is like many others.
const SHORTEST: usize = 4;

/// Signs from which on a name in another's name is no common word.
const TELLING: usize = 6;

/// A fifth of the longer name may be wrong and it is still read as the other, up to two signs.
fn edits_allowed(length: usize) -> usize {
    match length {
        0..SHORTEST => 0,
        SHORTEST..8 => 1,
        _ => 2,
    }
}

/// `@scope/`.
fn scope(normal: &str) -> Option<&str> {
    let end = normal.strip_prefix('@')?.find('/')?;
    normal.get(..end + 2)
}

fn normal(name: &str) -> String {
    name.to_lowercase().replace(['_', '.'], "-")
}

/// Which of 64 kinds of signs a name has.
fn letters(normal: &str) -> u64 {
    normal
        .bytes()
        .fold(0, |seen, byte| seen | 1 << (u32::from(byte) % 64))
}

fn folded(form: Form, normal: &str) -> String {
    match form {
        Form::Exact | Form::Normal => normal.to_owned(),
        Form::Joined => normal.replace('-', ""),
        Form::Sorted => {
            let mut words: Vec<&str> = normal.split('-').collect();
            words.sort_unstable();
            words.join("-")
        }
        Form::Singular => {
            let words = normal.split('-').map(|word| match word.strip_suffix('s') {
                Some(singular) if singular.len() > 2 && !singular.ends_with('s') => singular,
                _ => word,
            });
            words.collect::<Vec<_>>().join("-")
        }
        Form::Drawn => drawn(normal),
        Form::Core => {
            let words = normal.split('-').filter(|word| !AFFIXES.contains(word));
            words.collect::<Vec<_>>().join("-")
        }
    }
}

/// Signs that look alike in the fonts that people read code in. From Unicode's confusables, those of lower-case Latin
/// letters and digits.
fn drawn(normal: &str) -> String {
    let mut out = String::with_capacity(normal.len());
    for sign in normal.chars() {
        out.push(match sign {
            '0' | 'о' | 'ο' => 'o',
            '1' | 'і' | 'ι' | 'ı' | 'l' | '|' => 'i',
            'а' | 'α' => 'a',
            'е' | 'ε' => 'e',
            'р' | 'ρ' => 'p',
            'с' => 'c',
            'у' | 'γ' => 'y',
            'х' | 'χ' => 'x',
            'ѕ' | '5' => 's',
            'ј' => 'j',
            'ԁ' => 'd',
            'һ' => 'h',
            'ո' => 'n',
            'ν' => 'v',
            'ω' | 'ѡ' => 'w',
            other => other,
        });
    }
    out.replace("rn", "m").replace("vv", "w").replace("ci", "d")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likenesses_are_told_apart() {
        let names: Vec<String> = [
            "requests",
            "lodash",
            "cross-env",
            "python-dateutil",
            "@babel/core",
            "express",
            "django",
            "left-pad",
            "electron",
            "vue",
            "colors",
            "babel-cli",
            "opencv-python",
        ]
        .map(str::to_owned)
        .to_vec();
        let popular = Popular::new("npm", &names);
        let shown = |name: &str| match popular.nearest(name) {
            Some((other, likeness)) => format!("{other} {likeness:?}"),
            None => "none".to_owned(),
        };
        let cases = [
            ("requests", "none"),
            ("Requests", "none"),
            ("reqeusts", "requests Edits(1)"),
            ("requestss", "requests Edits(1)"),
            ("request", "requests Plural"),
            ("crossenv", "cross-env Delimiter"),
            ("env-cross", "cross-env Order"),
            ("1odash", "lodash Drawn"),
            ("lоdash", "lodash Drawn"),
            ("babel-core", "@babel/core Scope"),
            ("@cross/env", "cross-env Scope"),
            ("python-django", "django Affix"),
            ("django-sdk", "django Affix"),
            ("djagno", "django Edits(1)"),
            ("djnago2", "none"),
            ("express.js", "express Affix"),
            ("exprssjs", "express Edits(1)"),
            ("left.pad", "left-pad Delimiter"),
            ("lodash-darwin-lite", "lodash Part"),
            ("@babel/cor", "none"),
            ("reqest", "requests Edits(2)"),
            ("vve", "none"),
            ("something-else", "none"),
        ];
        for (name, expected) in cases {
            assert_eq!(shown(name), expected, "{name}");
        }
    }
}
