//! "Did you mean": the nearest of some names.

/// Likeness (0 to 1) below which a suggestion would puzzle more than help; clap uses the same bound.
const LEAST_LIKENESS: f64 = 0.7;

/// The name nearest to `given`, if one is near.
pub(crate) fn nearest<'name>(
    given: &str,
    names: impl IntoIterator<Item = &'name str>,
) -> Option<&'name str> {
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(given, name), name))
        .filter(|(likeness, _)| *likeness > LEAST_LIKENESS)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name)
}
