//! Rule names of other tools and the weaknesses they speak of, and which weaknesses mean the same in practice.
//!
//! Sources: the plugin pages of Bandit's and the rule list of gosec's documentation, ESLint's and its security plugins'
//! rule pages, PyLint's message list. Where a tool gives a weakness of its own (Bandit's JSON does), that is used.

/// Bandit's tests, with code, name and weakness.
const BANDIT: &[(&str, &str, u32)] = &[
    ("B101", "assert_used", 703),
    ("B102", "exec_used", 78),
    ("B103", "set_bad_file_permissions", 732),
    ("B104", "hardcoded_bind_all_interfaces", 605),
    ("B105", "hardcoded_password_string", 259),
    ("B106", "hardcoded_password_funcarg", 259),
    ("B107", "hardcoded_password_default", 259),
    ("B108", "hardcoded_tmp_directory", 377),
    ("B110", "try_except_pass", 703),
    ("B112", "try_except_continue", 703),
    ("B113", "request_without_timeout", 400),
    ("B201", "flask_debug_true", 94),
    ("B202", "tarfile_unsafe_members", 22),
    ("B301", "pickle", 502),
    ("B302", "marshal", 502),
    ("B303", "md5", 327),
    ("B304", "ciphers", 327),
    ("B305", "cipher_modes", 327),
    ("B306", "mktemp_q", 377),
    ("B307", "eval", 95),
    ("B308", "mark_safe", 79),
    ("B310", "urllib_urlopen", 22),
    ("B311", "random", 330),
    ("B312", "telnetlib", 319),
    ("B313", "xml_bad_cElementTree", 611),
    ("B314", "xml_bad_ElementTree", 611),
    ("B315", "xml_bad_expatreader", 611),
    ("B316", "xml_bad_expatbuilder", 611),
    ("B317", "xml_bad_sax", 611),
    ("B318", "xml_bad_minidom", 611),
    ("B319", "xml_bad_pulldom", 611),
    ("B320", "xml_bad_etree", 611),
    ("B321", "ftplib", 319),
    ("B323", "unverified_context", 295),
    ("B324", "hashlib", 327),
    ("B325", "tempnam", 377),
    ("B401", "import_telnetlib", 319),
    ("B402", "import_ftplib", 319),
    ("B403", "import_pickle", 502),
    ("B404", "import_subprocess", 78),
    ("B405", "import_xml_etree", 611),
    ("B406", "import_xml_sax", 611),
    ("B407", "import_xml_expat", 611),
    ("B408", "import_xml_minidom", 611),
    ("B409", "import_xml_pulldom", 611),
    ("B410", "import_lxml", 611),
    ("B411", "import_xmlrpclib", 611),
    ("B412", "import_httpoxy", 284),
    ("B413", "import_pycrypto", 327),
    ("B415", "import_pyghmi", 319),
    ("B501", "request_with_no_cert_validation", 295),
    ("B502", "ssl_with_bad_version", 327),
    ("B503", "ssl_with_bad_defaults", 327),
    ("B504", "ssl_with_no_version", 327),
    ("B505", "weak_cryptographic_key", 326),
    ("B506", "yaml_load", 502),
    ("B507", "ssh_no_host_key_verification", 295),
    ("B508", "snmp_insecure_version", 319),
    ("B509", "snmp_weak_cryptography", 319),
    ("B601", "paramiko_calls", 78),
    ("B602", "subprocess_popen_with_shell_equals_true", 78),
    ("B603", "subprocess_without_shell_equals_true", 78),
    ("B604", "any_other_function_with_shell_equals_true", 78),
    ("B605", "start_process_with_a_shell", 78),
    ("B606", "start_process_with_no_shell", 78),
    ("B607", "start_process_with_partial_path", 78),
    ("B608", "hardcoded_sql_expressions", 89),
    ("B609", "linux_commands_wildcard_injection", 78),
    ("B610", "django_extra_used", 89),
    ("B611", "django_rawsql_used", 89),
    ("B612", "logging_config_insecure_listen", 94),
    ("B613", "trojansource", 1007),
    ("B614", "pytorch_load", 502),
    ("B615", "huggingface_unsafe_download", 494),
    ("B701", "jinja2_autoescape_false", 79),
    ("B702", "use_of_mako_templates", 79),
    ("B703", "django_mark_safe", 79),
];

/// gosec's rules.
const GOSEC: &[(&str, u32)] = &[
    ("G101", 798),
    ("G102", 605),
    ("G103", 242),
    ("G104", 703),
    ("G106", 295),
    ("G107", 918),
    ("G108", 200),
    ("G109", 190),
    ("G110", 409),
    ("G111", 22),
    ("G112", 400),
    ("G114", 400),
    ("G115", 190),
    ("G201", 89),
    ("G202", 89),
    ("G203", 79),
    ("G204", 78),
    ("G301", 732),
    ("G302", 732),
    ("G303", 377),
    ("G304", 22),
    ("G305", 22),
    ("G306", 732),
    ("G307", 732),
    ("G401", 327),
    ("G402", 295),
    ("G403", 326),
    ("G404", 338),
    ("G405", 327),
    ("G406", 327),
    ("G407", 1204),
    ("G501", 327),
    ("G502", 327),
    ("G503", 327),
    ("G504", 327),
    ("G505", 327),
    ("G506", 327),
    ("G507", 327),
    ("G601", 118),
    ("G602", 118),
];

/// Security rules of ESLint and its plugins, and of PyLint (by code and by name).
const LINTERS: &[(&str, u32)] = &[
    ("no-eval", 95),
    ("no-implied-eval", 95),
    ("@typescript-eslint/no-implied-eval", 95),
    ("no-new-func", 95),
    ("no-script-url", 79),
    ("no-secrets/no-secrets", 798),
    ("no-unsanitized/method", 79),
    ("no-unsanitized/property", 79),
    ("react/jsx-no-script-url", 79),
    ("react/jsx-no-target-blank", 1022),
    ("react/no-danger", 79),
    ("react/no-danger-with-children", 79),
    ("vue/no-v-html", 79),
    ("svelte/no-at-html-tags", 79),
    ("security/detect-bidi-characters", 1007),
    ("security/detect-buffer-noassert", 119),
    ("security/detect-child-process", 78),
    ("security/detect-disable-mustache-escape", 79),
    ("security/detect-eval-with-expression", 95),
    ("security/detect-new-buffer", 665),
    ("security/detect-no-csrf-before-method-override", 352),
    ("security/detect-non-literal-fs-filename", 22),
    ("security/detect-non-literal-regexp", 1333),
    ("security/detect-non-literal-require", 829),
    ("security/detect-object-injection", 915),
    ("security/detect-possible-timing-attacks", 208),
    ("security/detect-pseudoRandomBytes", 338),
    ("security/detect-unsafe-regex", 1333),
    ("W0122", 95),
    ("exec-used", 95),
    ("W0123", 95),
    ("eval-used", 95),
    ("W0702", 396),
    ("bare-except", 396),
    ("W0718", 396),
    ("broad-exception-caught", 396),
    ("W1509", 362),
    ("subprocess-popen-preexec-fn", 362),
    ("W1510", 252),
    ("subprocess-run-check", 252),
    ("W3101", 400),
    ("missing-timeout", 400),
    ("E2502", 1007),
    ("bidirectional-unicode", 1007),
];

/// Weaknesses that tools use for the same fault: taxonomies overlap, and each tool settled on another entry.
const SAME: &[&[u32]] = &[
    &[20, 611, 776, 827],
    &[22, 23, 36, 73],
    &[77, 78, 88],
    &[79, 80, 83, 116],
    &[89, 564, 943],
    &[94, 95, 96, 1336],
    &[200, 489, 215],
    &[259, 321, 522, 547, 798],
    &[276, 732],
    &[295, 297, 322],
    &[326, 327, 328, 916],
    &[330, 335, 338],
    &[377, 378, 379],
    &[390, 391, 396, 703],
    &[400, 1088],
    &[185, 400, 730, 1333],
    &[605, 668, 1327],
    &[915, 1321],
];

/// Whether `word` is the code or name of a Bandit test or gosec rule.
pub(super) fn is_code(word: &str) -> bool {
    let numbered = word.len() == 4
        && word.starts_with(['B', 'G'])
        && word.bytes().skip(1).all(|byte| byte.is_ascii_digit());
    // Names without `_` (`pickle`, `random`) are words of remarks as well.
    numbered || (word.contains('_') && BANDIT.iter().any(|(_, name, _)| *name == word))
}

/// The weakness (CWE number) that another tool's rule speaks of.
pub(crate) fn weakness_of_code(code: &str) -> Option<u32> {
    let bandit = BANDIT
        .iter()
        .find(|(number, name, _)| *number == code || *name == code)
        .map(|(_, _, weakness)| *weakness);
    let listed = |table: &[(&str, u32)]| {
        table
            .iter()
            .find(|(name, _)| *name == code)
            .map(|(_, weakness)| *weakness)
    };
    bandit.or_else(|| listed(GOSEC)).or_else(|| listed(LINTERS))
}

/// Whether two weaknesses (CWE numbers) mean the same fault in practice.
pub(crate) fn same_weakness(left: u32, right: u32) -> bool {
    left == right
        || SAME
            .iter()
            .any(|family| family.contains(&left) && family.contains(&right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_is_listed_twice() {
        let mut codes: Vec<&str> = (BANDIT.iter().flat_map(|(code, name, _)| [*code, *name]))
            .chain(GOSEC.iter().chain(LINTERS).map(|(code, _)| *code))
            .collect();
        codes.sort_unstable();
        let twice: Vec<_> = codes
            .windows(2)
            .filter(|pair| pair.first() == pair.last())
            .collect();
        assert_eq!(twice, Vec::<&[&str]>::new());
    }

    #[test]
    fn knows_codes_and_families() {
        assert!(is_code("B602") && is_code("G204") && is_code("hardcoded_sql_expressions"));
        assert!(!is_code("random") && !is_code("because") && !is_code("B6021"));
        assert_eq!(weakness_of_code("yaml_load"), Some(502));
        assert_eq!(weakness_of_code("nonsense"), None);
        assert!(same_weakness(328, 327) && same_weakness(5, 5) && !same_weakness(78, 79));
    }
}
