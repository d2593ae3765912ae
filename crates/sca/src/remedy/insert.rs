//! New entries in files that people write: beside what is there, in its indentation, everything else byte for byte.
//!
//! Each function reads its own result back and gives nothing where that does not hold the wanted entry.

use crate::doc::{self, Node, Value};
use crate::lines::{Line, lines};

/// What a document is indented by where it does not show it.
const USUAL_INDENT: &str = "  ";

/// Sets `key` of the object at `path` of a JSON document to a text; objects that are missing are made.
pub(super) fn json(text: &str, path: &[&str], key: &str, value: &str) -> Option<String> {
    let (root, flaws) = doc::json(text);
    if !flaws.is_empty() || !matches!(root.value, Value::Map(_)) {
        return None;
    }
    let mut node = &root;
    let mut depth = 0;
    for (level, name) in path.iter().enumerate() {
        match &node.get(name).value {
            Value::Map(_) => {
                node = node.get(name);
                depth = level + 1;
            }
            Value::Null => break,
            _ => return None,
        }
    }
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let missing = path.get(depth..).unwrap_or_default();
    let changed = if let Some(entry) = node
        .entries()
        .iter()
        .rfind(|entry| missing.is_empty() && entry.key == key)
    {
        entry.value.text()?;
        splice(
            text,
            entry.value.span.start,
            entry.value.span.end,
            &quoted(value),
        )?
    } else {
        let unit = unit(text, &root);
        let own = node
            .entries()
            .first()
            .map(|entry| line_indent(text, entry.key_span.start));
        let is_spread = node.entries().first().is_none_or(|entry| {
            let between = text.get(node.span.start as usize..entry.key_span.start as usize);
            between.is_some_and(|between| between.contains('\n'))
        });
        let indent = match own {
            Some(indent) if is_spread => indent.to_owned(),
            _ => format!("{}{unit}", line_indent(text, node.span.start)),
        };
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let entry = if is_spread {
            nested(
                missing,
                &quoted(key),
                &quoted(value),
                (&indent, &unit, newline),
            )
        } else {
            let inner = format!("{}: {}", quoted(key), quoted(value));
            missing.iter().rev().fold(inner, |inner, name| {
                format!("{}: {{ {inner} }}", quoted(name))
            })
        };
        if let Some(last) = node.entries().last() {
            let gap = if is_spread {
                format!(",{newline}{indent}")
            } else {
                ", ".to_owned()
            };
            splice(
                text,
                last.value.span.end,
                last.value.span.end,
                &format!("{gap}{entry}"),
            )?
        } else {
            let close = line_indent(text, node.span.start);
            let body = format!("{{{newline}{indent}{entry}{newline}{close}}}");
            splice(text, node.span.start, node.span.end, &body)?
        }
    };
    let (now, flaws) = doc::json(&changed);
    let whole: Vec<&str> = path.iter().copied().chain([key]).collect();
    (flaws.is_empty() && now.at(&whole).text() == Some(value)).then_some(changed)
}

/// A member on lines of its own, in the objects that are missing; indentation, what one level adds to it, and the end of
/// a line are given.
fn nested(
    missing: &[&str],
    key: &str,
    value: &str,
    (indent, unit, newline): (&str, &str, &str),
) -> String {
    match missing.split_first() {
        None => format!("{key}: {value}"),
        Some((first, rest)) => {
            let deeper = format!("{indent}{unit}");
            let inner = nested(rest, key, value, (&deeper, unit, newline));
            let name = serde_json::Value::from(*first);
            format!("{name}: {{{newline}{deeper}{inner}{newline}{indent}}}")
        }
    }
}

/// What one level is indented by.
fn unit(text: &str, root: &Node<'_>) -> String {
    let first = root
        .entries()
        .first()
        .map(|entry| line_indent(text, entry.key_span.start));
    first
        .filter(|indent| !indent.is_empty())
        .unwrap_or(USUAL_INDENT)
        .to_owned()
}

/// The white space that begins the line on which `at` lies.
fn line_indent(text: &str, at: u32) -> &str {
    let before = text.get(..at as usize).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..).unwrap_or_default();
    let end = line.find(|c: char| c != ' ' && c != '\t').unwrap_or(0);
    line.get(..end).unwrap_or_default()
}

fn splice(text: &str, start: u32, end: u32, new: &str) -> Option<String> {
    Some(format!(
        "{}{new}{}",
        text.get(..start as usize)?,
        text.get(end as usize..)?
    ))
}

/// Sets `key` of the table at the top of a YAML document, as a plain mapping of two levels.
pub(super) fn yaml(text: &str, table: &str, key: &str, value: &str) -> Option<String> {
    let (documents, flaws) = doc::yaml(text);
    if !flaws.is_empty() || documents.len() > 1 {
        return None;
    }
    let known = documents.first().map(|root| root.get(table).get(key));
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let changed = if let Some(known) = known.filter(|known| known.text().is_some()) {
        splice(text, known.span.start, known.span.end, &quoted(value))?
    } else {
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let head = lines(text).find(|line| {
            let line = line.text.trim_end();
            line.strip_suffix(':') == Some(table)
        });
        let key = if key.starts_with(|c: char| c.is_ascii_alphanumeric())
            && !key.contains([':', '#', ' '])
        {
            key.to_owned()
        } else {
            quoted(key)
        };
        if let Some(head) = head {
            let end = head.span().end;
            let below =
                lines(text).find(|line| line.start > head.start && !line.trimmed().is_empty());
            let below = below
                .map(|line| line_indent(text, line.start))
                .filter(|indent| !indent.is_empty());
            let indent = below.unwrap_or(USUAL_INDENT);
            splice(
                text,
                end,
                end,
                &format!("{newline}{indent}{key}: {}", quoted(value)),
            )?
        } else {
            let gap = if text.is_empty() || text.ends_with('\n') {
                ""
            } else {
                newline
            };
            format!(
                "{text}{gap}{table}:{newline}{USUAL_INDENT}{key}: {}{newline}",
                quoted(value)
            )
        }
    };
    is_in_yaml(&changed, table, value).then_some(changed)
}

fn is_in_yaml(text: &str, table: &str, value: &str) -> bool {
    let (documents, flaws) = doc::yaml(text);
    let entries = documents
        .first()
        .map(|root| root.get(table).entries())
        .unwrap_or_default();
    flaws.is_empty()
        && entries
            .iter()
            .any(|entry| entry.value.text() == Some(value))
}

/// Sets `key` of a TOML table, named by its path, to a text, or adds a text to the list that `key` is (`is_list`).
pub(super) fn toml(
    text: &str,
    table: &str,
    key: &str,
    value: &str,
    is_list: bool,
) -> Option<String> {
    let (root, flaws) = doc::toml(text);
    if !flaws.is_empty() {
        return None;
    }
    let path: Vec<&str> = table.split('.').chain([key]).collect();
    let known = root.at(&path);
    let quoted = format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
    let changed = match &known.value {
        Value::List(items) if is_list => {
            match items.iter().find(|item| named(item.str()) == named(value)) {
                Some(known) => splice(text, known.span.start, known.span.end, &quoted)?,
                None => add_to_list(text, known, items, quoted)?,
            }
        }
        Value::Text(_) if !is_list => splice(text, known.span.start, known.span.end, &quoted)?,
        Value::Null => {
            let bare = key
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            let key = if bare {
                key.to_owned()
            } else {
                format!("\"{key}\"")
            };
            let entry = if is_list {
                format!("{key} = [{quoted}]")
            } else {
                format!("{key} = {quoted}")
            };
            let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
            let head = lines(text).find(|line| {
                line.trimmed()
                    .strip_prefix('[')
                    .and_then(|rest| rest.strip_suffix(']'))
                    == Some(table)
            });
            if let Some(head) = head {
                splice(
                    text,
                    head.span().end,
                    head.span().end,
                    &format!("{newline}{entry}"),
                )?
            } else {
                let gap = match (text.is_empty(), text.ends_with('\n')) {
                    (true, _) => String::new(),
                    (false, true) => newline.to_owned(),
                    (false, false) => format!("{newline}{newline}"),
                };
                format!("{text}{gap}[{table}]{newline}{entry}{newline}")
            }
        }
        _ => return None,
    };
    let (now, flaws) = doc::toml(&changed);
    let node = now.at(&path);
    let is_there =
        node.text() == Some(value) || node.items().iter().any(|item| item.text() == Some(value));
    (flaws.is_empty() && is_there).then_some(changed)
}

/// The name that a requirement begins with.
fn named(requirement: &str) -> &str {
    let end = requirement.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c)));
    requirement
        .get(..end.unwrap_or(requirement.len()))
        .unwrap_or_default()
}

/// Adds an item behind the last of a list, on a line of its own where that is on one.
fn add_to_list(text: &str, list: &Node<'_>, items: &[Node<'_>], quoted: String) -> Option<String> {
    let at = items
        .last()
        .map_or(list.span.start + 1, |item| item.span.end);
    let entry = match items.last() {
        None => quoted,
        Some(last) => {
            let before = text.get(..last.span.start as usize)?;
            let has_own_line = before.rsplit('\n').next()?.trim().is_empty();
            if has_own_line {
                format!(",\n{}{quoted}", line_indent(text, last.span.start))
            } else {
                format!(", {quoted}")
            }
        }
    };
    splice(text, at, at, &entry)
}

/// Adds a managed version to a Maven project.
pub(super) fn managed(text: &str, name: &str, version: &str) -> Option<String> {
    let (group, artifact) = name.split_once(':')?;
    let (root, flaws) = doc::xml(text);
    if !flaws.is_empty() || root.name != "project" {
        return None;
    }
    let has = |root: &doc::Element| {
        let managed = root.path(&["dependencyManagement", "dependencies", "dependency"]);
        managed.iter().any(|one| {
            one.child_text("groupId") == Some(group)
                && one.child_text("artifactId") == Some(artifact)
                && one.child_text("version") == Some(version)
        })
    };
    if has(&root) {
        return Some(text.to_owned());
    }
    let unit = root
        .children
        .first()
        .map(|child| line_indent(text, child.span.start))
        .filter(|indent| !indent.is_empty())
        .unwrap_or(USUAL_INDENT);
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let steps = |count: usize| format!("{newline}{}", unit.repeat(count));
    let dependency = format!(
        "{three}<dependency>{four}<groupId>{group}</groupId>{four}<artifactId>{artifact}</artifactId>\
         {four}<version>{version}</version>{three}</dependency>",
        three = steps(3),
        four = steps(4),
    );
    let list = root.path(&["dependencyManagement", "dependencies"]);
    let changed = if let Some(list) = list.first() {
        let at = after_tag(text, list.span.start)?;
        splice(text, at, at, &dependency)?
    } else {
        let whole = format!(
            "{one}<dependencyManagement>{two}<dependencies>{dependency}{two}</dependencies>{one}</dependencyManagement>",
            one = steps(1),
            two = steps(2),
        );
        let before = root.child("dependencies").or_else(|| root.child("build"));
        let at = match before {
            // After the line before, so that the element that follows keeps its own indentation.
            Some(next) => trimmed_end(text, next.span.start)?,
            None => trimmed_end(text, doc::offset(text.rfind("</project>")?))?,
        };
        splice(text, at, at, &whole)?
    };
    let (now, flaws) = doc::xml(&changed);
    (flaws.is_empty() && has(&now)).then_some(changed)
}

/// Adds a package to a .NET project, beside those that it has.
pub(super) fn reference(text: &str, name: &str, version: &str) -> Option<String> {
    let (root, flaws) = doc::xml(text);
    if !flaws.is_empty() {
        return None;
    }
    let has = |root: &doc::Element| {
        ["PackageReference", "PackageVersion"].iter().any(|kind| {
            root.path(&["ItemGroup", kind]).iter().any(|one| {
                one.attribute("Include") == Some(name) && one.attribute("Version") == Some(version)
            })
        })
    };
    if has(&root) {
        return Some(text.to_owned());
    }
    let element = ["PackageReference", "PackageVersion"]
        .iter()
        .find_map(|kind| Some((*kind, root.path(&["ItemGroup", kind]).first()?.span.start)));
    let (kind, at) = element?;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let entry = format!(
        "<{kind} Include=\"{name}\" Version=\"{version}\" />{newline}{}",
        line_indent(text, at)
    );
    let changed = splice(text, at, at, &entry)?;
    let (now, flaws) = doc::xml(&changed);
    (flaws.is_empty() && has(&now)).then_some(changed)
}

/// Adds a constraint to the `dependencies` of a Gradle build.
pub(super) fn constraint(text: &str, name: &str, version: &str, is_kotlin: bool) -> Option<String> {
    let entry = if is_kotlin {
        format!("implementation(\"{name}:{version}\")")
    } else {
        format!("implementation '{name}:{version}'")
    };
    let opens =
        |word: &'static str| move |line: &Line<'_>| line.text.split_whitespace().eq([word, "{"]);
    let head = lines(text).find(|line| line.indent() == 0 && opens("dependencies")(line))?;
    let below: Vec<Line<'_>> = lines(text)
        .skip_while(|line| line.start <= head.start)
        .take_while(|line| line.indent() > 0 || line.trimmed().is_empty())
        .collect();
    if below.iter().any(|line| line.trimmed() == entry) {
        return Some(text.to_owned());
    }
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let indent = below
        .iter()
        .find(|line| !line.trimmed().is_empty())
        .map(|line| line_indent(text, line.start));
    let indent = indent.unwrap_or("    ");
    let (end, block) = if let Some(known) = below.iter().find(|line| opens("constraints")(line)) {
        (
            known.span().end,
            format!("{newline}{indent}{indent}{entry}"),
        )
    } else {
        let block = format!(
            "{newline}{indent}constraints {{{newline}{indent}{indent}{entry}{newline}{indent}}}"
        );
        (head.span().end, block)
    };
    splice(text, end, end, &block)
}

/// The place behind the tag that begins at `start`.
fn after_tag(text: &str, start: u32) -> Option<u32> {
    let end = text.get(start as usize..)?.find('>')? + 1;
    Some(start + doc::offset(end))
}

/// The end of what stands before `at`, without white space.
fn trimmed_end(text: &str, at: u32) -> Option<u32> {
    Some(doc::offset(text.get(..at as usize)?.trim_end().len()))
}
