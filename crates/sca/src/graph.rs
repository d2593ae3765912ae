//! Who is needed, and for what: scopes computed from the graph. Flags in lockfiles are not believed; clients got them
//! wrong (pnpm's lost them between two versions of its format).

use crate::facts::Edge;
use crate::out::Out;
use airlock_model::{PackageOrigin, Scope};
use rustc_hash::FxHashSet;

/// Scopes from the strongest claim to the weakest: a package that the product needs is no development package, whoever
/// else needs it.
const STRENGTH: [Scope; 7] = [
    Scope::Runtime,
    Scope::Optional,
    Scope::Peer,
    Scope::Build,
    Scope::Test,
    Scope::Dev,
    Scope::Unknown,
];

/// The place of a scope in [`STRENGTH`].
pub(crate) fn rank(scope: Scope) -> usize {
    STRENGTH
        .iter()
        .position(|other| *other == scope)
        .unwrap_or(STRENGTH.len())
}

/// The stronger of two scopes.
pub(crate) fn stronger(one: Scope, other: Scope) -> Scope {
    if rank(one) <= rank(other) { one } else { other }
}

/// The scope of each of `count` packages that `roots` reach; `None` where none does.
///
/// Along an optional edge, what the product needs becomes optional; a development package's needs stay development's.
pub(crate) fn scopes(count: usize, roots: &[(u32, Scope)], edges: &[Edge]) -> Vec<Option<Scope>> {
    let mut sorted = edges.to_vec();
    sorted.sort_unstable();
    let from = |number: u32| {
        let start = sorted.partition_point(|edge| edge.from < number);
        sorted
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(move |edge| edge.from == number)
    };
    let mut found: Vec<Option<Scope>> = vec![None; count];
    let mut waiting: Vec<Vec<u32>> = vec![Vec::new(); STRENGTH.len()];
    for (root, scope) in roots {
        if let Some(queue) = waiting.get_mut(rank(*scope)) {
            queue.push(*root);
        }
    }
    for (level, scope) in STRENGTH.into_iter().enumerate() {
        while let Some(number) = waiting.get_mut(level).and_then(Vec::pop) {
            match found.get_mut(number as usize) {
                Some(slot @ None) => *slot = Some(scope),
                _ => continue,
            }
            for edge in from(number) {
                let weaker = if edge.optional {
                    level.max(rank(Scope::Optional))
                } else {
                    level
                };
                if let Some(queue) = waiting.get_mut(weaker) {
                    queue.push(edge.to);
                }
            }
        }
    }
    found
}

/// Marks the packages of a lockfile that knows its own roots: direct or not, and the scope.
pub(crate) fn spread(out: &mut Out<'_>, roots: &[(u32, Scope)]) {
    let found = scopes(out.packages().len(), roots, out.edges());
    let wanted: FxHashSet<u32> = roots.iter().map(|(root, _)| *root).collect();
    for (number, scope) in (0_u32..).zip(found) {
        let direct = wanted.contains(&number);
        if let Some(package) = out.package_mut(number) {
            // A member of the workspace that nothing asks for is no dependency.
            let is_member = package.origin == Some(PackageOrigin::Workspace);
            package.direct = (direct || !is_member).then_some(direct);
            package.scope = scope.unwrap_or(Scope::Unknown);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_need_decides() {
        let edge = |from, to, optional| Edge { from, to, optional };
        let edges = [
            edge(0, 2, false),
            edge(1, 2, false),
            edge(1, 3, false),
            edge(0, 4, true),
            edge(4, 5, false),
            edge(5, 4, false),
        ];
        let found = scopes(7, &[(0, Scope::Runtime), (1, Scope::Dev)], &edges);
        let expected = [
            Some(Scope::Runtime),
            Some(Scope::Dev),
            Some(Scope::Runtime),
            Some(Scope::Dev),
            Some(Scope::Optional),
            Some(Scope::Optional),
            None,
        ];
        assert_eq!(found, expected);
    }
}
