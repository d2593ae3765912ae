//! Rules of SEI CERT's coding standards by weakness and language.
//!
//! The standards exist for C and C++, Java and Perl; each rule's page names related weaknesses. A row stands where one is
//! named there, or is a kind of one that is.
//!
//! Invariant: a rule that names CERT rules itself keeps its own.

use crate::Cwe;

/// The standard for C, by weakness.
const C: &[(u32, &str)] = &[
    (78, "ENV33-C"),
    (119, "ARR30-C"),
    (120, "STR31-C"),
    (131, "MEM35-C"),
    (134, "FIO30-C"),
    (190, "INT32-C"),
    (193, "STR31-C"),
    (252, "ERR33-C"),
    (259, "MSC41-C"),
    (327, "MSC25-C"),
    (330, "MSC30-C"),
    (338, "MSC30-C"),
    (367, "FIO45-C"),
    (377, "FIO21-C"),
    (415, "MEM30-C"),
    (416, "MEM30-C"),
    (476, "EXP34-C"),
    (798, "MSC41-C"),
];

/// The standard for Java, by weakness.
const JAVA: &[(u32, &str)] = &[
    (22, "FIO16-J"),
    (78, "IDS07-J"),
    (89, "IDS00-J"),
    (90, "IDS54-J"),
    (94, "IDS52-J"),
    (95, "IDS52-J"),
    (117, "IDS03-J"),
    (134, "IDS06-J"),
    (209, "ERR01-J"),
    (259, "MSC03-J"),
    (276, "FIO01-J"),
    (327, "MSC61-J"),
    (330, "MSC02-J"),
    (338, "MSC02-J"),
    (377, "FIO03-J"),
    (409, "IDS04-J"),
    (502, "SER12-J"),
    (532, "FIO13-J"),
    (564, "IDS00-J"),
    (611, "IDS17-J"),
    (643, "IDS53-J"),
    (732, "FIO01-J"),
    (798, "MSC03-J"),
];

/// The CERT rules about any of these weaknesses for a rule that reads these languages only; each once.
pub fn cert_of(languages: &[String], weaknesses: &[Cwe]) -> Vec<String> {
    let are = |names: &[&str]| {
        !languages.is_empty() && { languages.iter() }.all(|name| names.contains(&name.as_str()))
    };
    let table = if are(&["java"]) {
        JAVA
    } else if are(&["c", "cpp"]) {
        C
    } else {
        return Vec::new();
    };
    let mut all: Vec<String> = Vec::new();
    for weakness in weaknesses {
        let found = table.iter().find(|(number, _)| *number == weakness.0);
        if let Some((_, id)) = found
            && !all.iter().any(|known| known == id)
        {
            all.push((*id).to_owned());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cert_rules_by_language_and_weakness() {
        let cases: [(&[&str], &[u32], &[&str]); 5] = [
            (&["java"], &[89], &["IDS00-J"]),
            (&["java"], &[564, 89], &["IDS00-J"]),
            (&["c", "cpp"], &[120], &["STR31-C"]),
            (&["java", "kotlin"], &[89], &[]),
            (&["python"], &[89], &[]),
        ];
        for (languages, weaknesses, expected) in cases {
            let languages: Vec<String> = languages.iter().map(ToString::to_string).collect();
            let weaknesses: Vec<Cwe> = weaknesses.iter().copied().map(Cwe).collect();
            assert_eq!(cert_of(&languages, &weaknesses), expected, "{languages:?}");
        }
    }

    #[test]
    fn rows_are_in_order() {
        for table in [C, JAVA] {
            assert!(table.is_sorted_by_key(|(weakness, _)| *weakness));
        }
    }
}
