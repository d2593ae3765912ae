//! Pattern texts become the trees that their code would become, with placeholders in place.

#![expect(clippy::unwrap_used, reason = "tests")]

use airlock_syntax::{by_name, parse_pattern};
use proptest::prelude::*;
use std::fmt::Write;

/// Language and pattern.
const PATTERNS: &[(&str, &str)] = &[
    ("python", "os.system(<... $REQ.$ATTR ...>)"),
    ("python", "$X = $REQ.$ATTR[...]\n..."),
    ("python", "if $X not in $ALLOWED:\n    ...\n..."),
    ("python", "def $F(..., $X, ...):\n    ..."),
    ("python", "@$APP.route(...)\ndef $F(...): ..."),
    ("python", "@$APP.route(...)"),
    ("python", "class $C($BASE): ..."),
    ("python", "{..., \"autoescape\": False, ...}"),
    ("python", "f\"...{$VALUE}...\""),
    ("python", "\"$X\""),
    ("python", "f($...ARGS, k=$V)"),
    ("python", "with open(...) as $F:\n    ..."),
    ("python", "try:\n    ...\nexcept $E:\n    ..."),
    ("python", "except $E:\n    ..."),
    ("python", "return ..."),
    ("python", "a. ... .b(...)"),
    ("python", "($X: Foo).bar()"),
    ("python", "\"=~/^ab/\""),
    ("javascript", "setTimeout(`...${$VALUE}...`, ...)"),
    ("javascript", "const {..., $VALUE, ...} = $REQ.$PART\n..."),
    (
        "javascript",
        "if (<... $CHECK(..., $VALUE, ...) ...>) $THEN\n...",
    ),
    ("javascript", "{ filename($REQUEST, $FILE, $CB) { ... } }"),
    ("javascript", "{..., $OPTION: $VALUE, ...}"),
    ("javascript", "f(function ($A, ...) {...})"),
    ("javascript", "/.../.exec(...)"),
    ("javascript", "import $X from \"fs\"\n..."),
    ("javascript", "class $C { ... a(...) {...} ... }"),
    ("javascript", "<$EL a={$X} ... />"),
    ("javascript", "a(...$X)"),
    ("java", "(Runtime $RT).exec($CMD, ...)"),
    ("java", "new String[] {..., $X, ...}"),
    ("java", "$T $F(..., @RequestParam String $X, ...) {...}"),
    ("java", "$X = a1();\n..."),
    ("java", "\"...\" + (int $N)"),
    ("java", "class $C extends Base {...}"),
    ("java", "try (Foo $X = $Y) { ... } catch ($E $V) { ... }"),
    ("java", "ResponseCookie.$MAKE(...). ... .$FLAG(false)"),
    ("java", "if ($X.a()) return ...;"),
    (
        "java",
        "public class $C {\n  ...\n  void f() {...}\n  ...\n}",
    ),
    ("java", "@Bar(...)"),
    ("java", "import javax.$X;"),
    ("go", "func $F(..., $W http.ResponseWriter, ...) { ... }"),
    ("go", "tls.Config{..., InsecureSkipVerify: true, ...}"),
    ("go", "InsecureSkipVerify: true"),
    ("go", "defer $X.Close()"),
    ("go", "switch $X {\n  ...\n  case \"a\":\n    ...\n  ...\n}"),
    ("java", "switch ($X) { ... case 1: f(); }"),
    ("javascript", "switch ($X) { case 1: ... f(); }"),
    ("ruby", "def $F(...)\n  ...\n  eval($X)\nend"),
    ("ruby", "class $C < $B\n  ...\nend"),
    ("ruby", "system(\"...#{$X}...\")"),
    ("csharp", "$X.ExecuteReader(...)"),
    ("csharp", "public $T $F(..., string $X, ...) { ... }"),
    ("php", "eval($_GET[$X]);"),
    ("php", "$X = mysqli_query($C, ...);\n..."),
    ("php", "function $F(...) { ... }"),
    ("rust", "unsafe { ... }"),
    ("rust", "fn $F(..., $X: $T, ...) { ... }"),
    ("c", "strcpy($DST, $SRC)"),
    ("c", "$T $F(...) { ... gets($X); ... }"),
    ("cpp", "std::system($X)"),
    ("kotlin", "Runtime.getRuntime().exec($X, ...)"),
    ("kotlin", "fun $F(..., $X: String, ...) { ... }"),
    ("swift", "$X.load($URL)"),
    ("scala", "def $F(...) = { ... }"),
    ("bash", "curl ... $URL"),
    (
        "hcl",
        "resource \"aws_s3_bucket\" $NAME {\n  ...\n  acl = \"public\"\n  ...\n}",
    ),
    ("yaml", "privileged: true"),
    ("yaml", "securityContext:\n  ...\n  privileged: $X"),
    ("json", "{ ..., \"a\": \"$X\", ... }"),
    ("dockerfile", "USER root"),
    ("html", "<script ...>...</script>"),
];

#[test]
fn patterns_become_trees() {
    let mut out = String::new();
    for (language, text) in PATTERNS {
        writeln!(out, "== {language}: {text}").unwrap();
        match parse_pattern(by_name(language).unwrap(), text) {
            Ok(pattern) => {
                out.push_str(&pattern.tree.dump(&pattern.text));
                for metavariable in pattern.metavariables() {
                    write!(out, "${}", metavariable.name).unwrap();
                    if let Some(declared) = &metavariable.declared {
                        write!(out, ": {declared}").unwrap();
                    }
                    out.push(' ');
                }
                out.push('\n');
            }
            Err(error) => writeln!(out, "error: {error}").unwrap(),
        }
    }
    insta::assert_snapshot!("patterns", out);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_is_a_pattern_or_an_error(text in "[a-z$X.(){}<>\"'`,;:=@ \n…]{0,60}", at in 0_usize..5) {
        let languages = airlock_syntax::LANGUAGES;
        let _ = parse_pattern(languages[at % languages.len()], &text);
    }
}
