//! Several bills as one, whose subject is made of theirs.

use super::{Bom, Component, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// One bill of `boms`, in the order given, about `subject`.
///
/// Components with the same package URL become one. Nothing is complete that is not in one of the bills; the whole has
/// gaps if one of them has, and the newest time.
pub fn merge(subject: Component, boms: Vec<Bom>) -> Bom {
    let mut out = Bom {
        subject: Component {
            reference: "subject".to_owned(),
            ..subject
        },
        ..Bom::default()
    };
    let mut components: BTreeMap<String, Component> = BTreeMap::new();
    let mut tools = BTreeSet::new();
    for bom in boms {
        let of_bom = References::of(&bom, &components);
        out.has_gaps |= bom.has_gaps;
        out.time = out.time.max(bom.time);
        tools.extend(bom.tools);
        out.relations.insert((
            out.subject.reference.clone(),
            of_bom.to(&bom.subject.reference),
        ));
        for (from, to) in &bom.relations {
            let (from, to) = (of_bom.to(from), of_bom.to(to));
            if from != to {
                out.relations.insert((from, to));
            }
        }
        out.complete
            .extend(bom.complete.iter().map(|reference| of_bom.to(reference)));
        for component in std::iter::once(bom.subject).chain(bom.components) {
            let reference = of_bom.to(&component.reference);
            let component = Component {
                reference: reference.clone(),
                ..component
            };
            match components.get_mut(&reference) {
                Some(known) => known.absorb(component),
                None => {
                    components.insert(reference, component);
                }
            }
        }
    }
    out.components = components.into_values().collect();
    out.tools = tools.into_iter().collect();
    out
}

/// From references of one bill to those of the whole.
struct References(BTreeMap<String, String>);

impl References {
    fn of(bom: &Bom, taken: &BTreeMap<String, Component>) -> Self {
        let mut out = BTreeMap::new();
        let mut used: BTreeSet<String> = BTreeSet::new();
        for component in std::iter::once(&bom.subject).chain(&bom.components) {
            let name = component.purl.clone().unwrap_or_else(|| plain(component));
            let is_same = |taken: &Component| {
                component.purl.is_some() || (taken.kind == Kind::Library && plain(taken) == name)
            };
            let mut free = name.clone();
            let mut number = 2_u32;
            // A bill's own subject never melts into another's of the same name.
            while (taken.get(&free).is_some_and(|taken| !is_same(taken))
                || component.purl.is_none() && used.contains(&free))
                || free == "subject"
            {
                free = format!("{name}#{number}");
                number += 1;
            }
            used.insert(free.clone());
            out.insert(component.reference.clone(), free);
        }
        Self(out)
    }

    fn to(&self, reference: &str) -> String {
        self.0
            .get(reference)
            .cloned()
            .unwrap_or_else(|| reference.to_owned())
    }
}

fn plain(component: &Component) -> String {
    match &component.version {
        Some(version) => format!("{}@{version}", component.full_name()),
        None => component.full_name(),
    }
}
