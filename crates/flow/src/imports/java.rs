//! `import a.b.C;`, `import static a.b.C.d;`.

use super::Imports;
use airlock_syntax::{Kind, NodeId, Tree};

pub(super) fn read(tree: &Tree, text: &str, import: NodeId, imports: &mut Imports) {
    if tree.kind(import) != Kind::Import {
        return;
    }
    let all = tree.text(text, import);
    let path = all
        .trim_end_matches(';')
        .trim()
        .strip_prefix("import")
        .unwrap_or("")
        .trim()
        .trim_start_matches("static ")
        .trim();
    let (path, alias) = path.split_once(" as ").unwrap_or((path, ""));
    let parts: Vec<&str> = path.split('.').map(str::trim).collect();
    let is_name = |part: &&str| part.chars().all(|c| c.is_alphanumeric() || c == '_');
    if let Some(last) = parts.last().filter(|_| parts.iter().all(is_name)) {
        let local = if alias.is_empty() { last } else { alias.trim() };
        imports.insert(import, local, &parts);
    }
}
