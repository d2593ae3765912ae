//! OpenVEX 0.2.0.

use super::{Statement, Status, Vex, list, text};
use serde_json::{Map, Value, json};

fn word(status: Status) -> &'static str {
    match status {
        Status::NotAffected => "not_affected",
        Status::Affected => "affected",
        Status::Fixed => "fixed",
        Status::UnderInvestigation => "under_investigation",
    }
}

/// The justifications that the format knows.
const JUSTIFICATIONS: [&str; 5] = [
    "component_not_present",
    "vulnerable_code_not_present",
    "vulnerable_code_not_in_execute_path",
    "vulnerable_code_cannot_be_controlled_by_adversary",
    "inline_mitigations_already_exist",
];

pub(super) fn write(vex: &Vex) -> Value {
    let product = vex.product.url();
    let statements: Vec<Value> = vex
        .statements
        .iter()
        .map(|one| statement(one, &product))
        .collect();
    let mut out = Map::new();
    out.insert(
        "@context".to_owned(),
        json!("https://openvex.dev/ns/v0.2.0"),
    );
    out.insert("@id".to_owned(), json!(format!("urn:uuid:{}", vex.uuid())));
    out.insert("author".to_owned(), json!(vex.author));
    // The format demands a time.
    let time = vex.time.as_deref().unwrap_or("1970-01-01T00:00:00Z");
    out.insert("timestamp".to_owned(), json!(time));
    out.insert("version".to_owned(), json!(1));
    out.insert("tooling".to_owned(), json!("airlock"));
    out.insert("statements".to_owned(), json!(statements));
    Value::Object(out)
}

fn statement(one: &Statement, product: &str) -> Value {
    let parts: Vec<Value> = one
        .packages
        .iter()
        .map(|url| json!({ "@id": url }))
        .collect();
    let mut names = one.names.iter();
    let mut weakness = json!({ "name": names.next() });
    let aliases: Vec<&String> = names.collect();
    if let (Value::Object(weakness), false) = (&mut weakness, aliases.is_empty()) {
        weakness.insert("aliases".to_owned(), json!(aliases));
    }
    let mut out = json!({
        "vulnerability": weakness,
        "products": [{ "@id": product, "subcomponents": parts }],
        "status": word(one.status),
    });
    let known = one
        .justification
        .as_deref()
        .filter(|word| JUSTIFICATIONS.contains(word));
    let said = one.text.clone().or_else(|| one.justification.clone());
    if let Value::Object(out) = &mut out {
        match one.status {
            Status::NotAffected => {
                if let Some(justification) = known {
                    out.insert("justification".to_owned(), json!(justification));
                }
                if let Some(said) = said {
                    out.insert("impact_statement".to_owned(), json!(said));
                }
            }
            Status::Affected => {
                let said = said.unwrap_or_else(|| "Update the package.".to_owned());
                out.insert("action_statement".to_owned(), json!(said));
            }
            Status::Fixed | Status::UnderInvestigation => {
                if let Some(said) = said {
                    out.insert("status_notes".to_owned(), json!(said));
                }
            }
        }
    }
    out
}

pub(super) fn read(value: &Value) -> Vec<Statement> {
    list(value, "statements")
        .filter_map(read_statement)
        .collect()
}

fn read_statement(value: &Value) -> Option<Statement> {
    let status = match value.get("status")?.as_str()? {
        "not_affected" => Status::NotAffected,
        "affected" => Status::Affected,
        "fixed" => Status::Fixed,
        "under_investigation" => Status::UnderInvestigation,
        _ => return None,
    };
    let weakness = value.get("vulnerability")?;
    let mut names: Vec<String> = Vec::new();
    // The first version of the format had a bare text.
    names.extend(weakness.as_str().map(str::to_owned));
    names.extend(text(weakness, "name"));
    let aliases = list(weakness, "aliases").filter_map(Value::as_str);
    names.extend(aliases.map(str::to_owned));
    Some(Statement {
        names,
        packages: list(value, "products").flat_map(packages).collect(),
        status,
        justification: text(value, "justification"),
        text: text(value, "impact_statement").or_else(|| text(value, "status_notes")),
    })
}

/// The packages that a product stands for: its parts where it names them, for the product itself is no package of a
/// registry then.
fn packages(product: &Value) -> Vec<String> {
    let mut parts = list(product, "subcomponents").peekable();
    if parts.peek().is_some() {
        return parts.filter_map(url).collect();
    }
    url(product).into_iter().collect()
}

fn url(product: &Value) -> Option<String> {
    let by_identifier = product
        .get("identifiers")
        .and_then(|identifiers| text(identifiers, "purl"));
    by_identifier
        .or_else(|| text(product, "@id"))
        .or_else(|| product.as_str().map(str::to_owned))
}
