//! Strings that stand right behind a word of a text, found without a tree.

/// Longest string that may be a key.
const MAX_KEY: usize = 200;

/// The strings that stand behind `marker`, with white space between at most.
pub(super) fn after<'text>(text: &'text str, marker: &str) -> Vec<&'text str> {
    let ends = text.match_indices(marker).map(|(at, _)| at + marker.len());
    ends.filter_map(|end| literal(text.get(end..)?.trim_start()))
        .collect()
}

/// The string that a text begins with.
fn literal(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let rest = text.get(1..)?;
    let content = rest.get(..rest.find([quote, '\n'])?)?;
    (content.len() <= MAX_KEY).then_some(content)
}

/// The strings of a text that end with `ending`, each once, in order.
pub(super) fn ending_with<'text>(text: &'text str, ending: &str) -> Vec<&'text str> {
    let mut all = Vec::new();
    for (at, _) in text.match_indices(ending) {
        let end = at + ending.len();
        let is_closed = text
            .get(end..)
            .is_some_and(|rest| rest.starts_with(['"', '\'']));
        let before = text.get(..end).unwrap_or("");
        let start = before
            .rfind(['"', '\'', '\n', ' '])
            .map_or(0, |start| start + 1);
        if let Some(found) = before.get(start..)
            && is_closed
            && found.len() <= MAX_KEY
            && !all.contains(&found)
        {
            all.push(found);
        }
    }
    all
}
