//! Weaknesses and OWASP entries in the spellings other tools use.

use super::MAX_TAGS;
use airlock_model::Cwe;

/// The weakness a text names: `CWE-89`, `CWE-89: …`, `external/cwe/cwe-089`, `cwe:89`, `CWE_89`.
pub(super) fn cwe(text: &str) -> Option<Cwe> {
    let lower = text.to_ascii_lowercase();
    lower.match_indices("cwe").find_map(|(at, word)| {
        let digits = lower
            .get(at + word.len()..)?
            .trim_start_matches(['-', '_', ':', '/', ' ', '#']);
        let end = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        digits
            .get(..end)?
            .parse()
            .ok()
            .filter(|number| *number > 0)
            .map(Cwe)
    })
}

/// The OWASP Top 10 entry a text names: `A03:2021`, `OWASP-A03:2021 - Injection`, `owasp-a03_2021`.
pub(super) fn owasp(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    upper.match_indices('A').find_map(|(at, _)| {
        let entry = upper.as_bytes().get(at + 1..)?;
        let digits = entry
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let number: u8 = upper.get(at + 1..at + 1 + digits)?.parse().ok()?;
        let year = upper.get(at + 1 + digits..)?;
        let year = year.strip_prefix([':', '_', '-'])?.get(..4)?;
        let is_entry = (1..=10).contains(&number)
            && year.starts_with("20")
            && year.bytes().all(|byte| byte.is_ascii_digit());
        is_entry.then(|| format!("A{number:02}:{year}"))
    })
}

/// Adds what is not there yet, within bounds.
pub(super) fn add<T: PartialEq>(list: &mut Vec<T>, item: Option<T>) {
    if let Some(item) = item
        && list.len() < MAX_TAGS
        && !list.contains(&item)
    {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_usual_spellings() {
        for text in [
            "CWE-89",
            "cwe-89",
            "CWE-89: SQL Injection",
            "external/cwe/cwe-089",
            "cwe:89",
            "CWE_89",
            "see CWE 89",
        ] {
            assert_eq!(cwe(text), Some(Cwe(89)), "{text}");
        }
        for text in ["", "cwe", "CWE-0", "CWE-", "CVE-2020-1", "cwe-99999999999"] {
            assert_eq!(cwe(text), None, "{text}");
        }
        for text in ["A03:2021", "OWASP-A03:2021 - Injection", "owasp-a3_2021"] {
            assert_eq!(owasp(text).as_deref(), Some("A03:2021"), "{text}");
        }
        for text in ["A11:2021", "A03", "NARA3:20x1", "LLM01:2025"] {
            assert_eq!(owasp(text), None, "{text}");
        }
    }
}
