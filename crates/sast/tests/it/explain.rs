//! Each usual mistake in a rule, with the code it was meant to find, and the reason that is given.

use airlock_model::{Cx, LineIndex};
use airlock_rules::{RuleSet, load_yaml};
use airlock_sast::{Explanation, SourceView, explain};
use airlock_syntax::{ParseLimits, parse};

struct Mistake {
    name: &'static str,
    /// The rule without id, severity and message.
    rule: &'static str,
    path: &'static str,
    code: &'static str,
    /// The verdict, with its place.
    verdict: &'static str,
}

const MISTAKES: &[Mistake] = &[
    Mistake {
        name: "another language",
        rule: "languages: [python]\npattern: eval($X)",
        path: "app.js",
        code: "eval(x)\n",
        verdict: "app.js is javascript, which the rule does not read: it names python",
    },
    Mistake {
        name: "paths leave the file out",
        rule: "languages: [python]\npattern: eval($X)\npaths: {include: [src]}",
        path: "app.py",
        code: "eval(x)\n",
        verdict: "the rule's `paths` leave app.py out: include src",
    },
    Mistake {
        name: "a name is misspelled",
        rule: "languages: [python]\npattern: yaml.laod($X)",
        path: "app.py",
        code: "import yaml\nyaml.load(x)\n",
        verdict: "the text holds no `laod`, without which nothing can match: it is not even parsed",
    },
    Mistake {
        name: "no room for more arguments",
        rule: "languages: [python]\npattern: run($CMD, shell=True)",
        path: "app.py",
        code: "run(cmd, check=True, shell=True)\n",
        verdict: "1:4: the pattern has 2 arguments, here are 3 arguments: add `...` where more may stand",
    },
    Mistake {
        name: "another text in the quotes",
        rule: "languages: [python]\npattern: digest($X, 'md5')",
        path: "app.py",
        code: "digest(x, 'sha1')\ndigest(md5)\n",
        verdict: "1:11: the pattern asks for `'md5'`, here is `'sha1'`",
    },
    Mistake {
        name: "the expression is anchored",
        rule: "languages: [python]\npatterns:\n  - pattern: get($URL)\n  - metavariable-regex: {metavariable: $URL, regex: http}",
        path: "app.py",
        code: "get('http://x')\n",
        verdict: "1:1: `$URL` is `'http://x'`, which does not match: the expression is asked at the start of the text, \
                  which is a quote: begin it with `.*`, or write the quotes into the pattern",
    },
    Mistake {
        name: "the condition asks for another metavariable",
        rule: "languages: [python]\npatterns:\n  - pattern: get($URL)\n  - metavariable-regex: {metavariable: $URI, regex: x}",
        path: "app.py",
        code: "get(x)\n",
        verdict: "1:1: `$URI` stands for nothing here: the patterns bind `$URL`",
    },
    Mistake {
        name: "alternatives that are all asked for",
        rule: "languages: [python]\npatterns:\n  - pattern: eval($X)\n  - pattern: exec($X)",
        path: "app.py",
        code: "eval(x)\nexec(x)\n",
        verdict: "2:1: no place of this part lies in or around a place of the parts before: `patterns` asks for all of \
                  them at one place. Alternatives go under `pattern-either`, what is around under `pattern-inside`",
    },
    Mistake {
        name: "a range that ends early",
        rule: "languages: [python]\npatterns:\n  - pattern: $S.send($X)\n  - pattern-inside: $S = socket()",
        path: "app.py",
        code: "s = socket()\ns.send(x)\n",
        verdict: "2:1: lies in none of its ranges: the range ends before it. A last line of `...` takes in the statements \
                  that follow",
    },
    Mistake {
        name: "one metavariable for two things",
        rule: "languages: [python]\npatterns:\n  - pattern: connect($X)\n  - pattern-inside: |\n      def $F($X):\n        ...",
        path: "app.py",
        code: "def f(a):\n    connect(b)\n",
        verdict: "2:5: lies in a range where `$X` is `b` here and `a` there: one name, one piece of code",
    },
    Mistake {
        name: "an exception that takes everything",
        rule: "languages: [python]\npatterns:\n  - pattern: eval($X)\n  - pattern-not: eval(...)",
        path: "app.py",
        code: "eval(x)\n",
        verdict: "1:1: taken away: this matches it, too",
    },
    Mistake {
        name: "statements that do not follow each other",
        rule: "languages: [python]\npattern: |\n  $F = open($X)\n  $F.close()",
        path: "app.py",
        code: "f = open(x)\nuse(f)\nf.close()\n",
        verdict: "each statement of the pattern is in the file, but they do not follow each other in one list with the \
                  same code for each metavariable: is a line of `...` missing between them?",
    },
    Mistake {
        name: "a number that is no number",
        rule: "languages: [python]\npatterns:\n  - pattern: bits($N)\n  - metavariable-comparison: {comparison: $N < 2048}",
        path: "app.py",
        code: "bits(size)\n",
        verdict: "1:1: `$N` is `size`, for which it does not hold",
    },
    Mistake {
        name: "a sanitizer on the way",
        rule: "languages: [python]\nmode: taint\npattern-sources: [{pattern: input()}]\npattern-sinks: [{pattern: run(...)}]\n\
               pattern-sanitizers: [{pattern: str(...)}]",
        path: "app.py",
        code: "x = str(input())\nrun(x)\n",
        verdict: "1:5: a sanitizer cuts the flow here: without `pattern-sanitizers` the value reaches the sink",
    },
    Mistake {
        name: "source and sink in two functions",
        rule: "languages: [python]\nmode: taint\npattern-sources: [{pattern: input()}]\npattern-sinks: [{pattern: run(...)}]",
        path: "app.py",
        code: "def a():\n    return input()\n\ndef b(x):\n    run(x)\n",
        verdict: "5:5: no function holds both a source and a sink: values are followed inside one function, and from the \
                  file's own statements into its functions",
    },
    Mistake {
        name: "labels that never meet",
        rule: "languages: [python]\nmode: taint\npattern-sources: [{pattern: input(), label: A}]\n\
               pattern-sinks: [{pattern: run(...), requires: A and B}]",
        path: "app.py",
        code: "run(input())\n",
        verdict: "1:1: a value of a source reaches the sink, but not with the labels that `requires` asks for",
    },
];

fn explained(mistake: &Mistake) -> Explanation {
    let text = mistake.rule.replace('\n', "\n    ");
    let text = format!("rules:\n  - id: r\n    severity: LOW\n    message: m\n    {text}\n");
    let (rules, errors) = load_yaml("r.yaml", &text);
    assert_eq!(errors, [], "{}", mistake.name);
    let rules = RuleSet::new(None, rules);
    let language = airlock_syntax::of_path(mistake.path, mistake.code).unwrap();
    let parsed = parse(
        &Cx::default(),
        language,
        mistake.code,
        ParseLimits::default(),
    );
    let view = SourceView {
        path: mistake.path,
        text: mistake.code,
        language: Some(language),
        tree: &parsed.tree,
    };
    explain(&Cx::default(), &rules, 0, &view).unwrap()
}

#[test]
fn the_reason_is_found_in_each_usual_mistake() {
    for mistake in MISTAKES {
        let explanation = explained(mistake);
        let verdict = explanation.verdict.as_ref().map(|note| {
            let index = LineIndex::new(mistake.code);
            let place = note.at.map(|at| index.position(mistake.code, at.start));
            match place {
                Some(place) => format!("{}:{}: {}", place.line, place.column, note.text),
                None => note.text.clone(),
            }
        });
        assert_eq!(
            verdict.as_deref(),
            Some(mistake.verdict),
            "{}",
            mistake.name
        );
    }
}

#[test]
fn a_rule_that_matches_needs_no_verdict() {
    let explanation = explained(&Mistake {
        name: "none",
        rule: "languages: [python]\npatterns:\n  - pattern: eval($X)\n  - focus-metavariable: $X",
        path: "app.py",
        code: "eval(x)\n",
        verdict: "",
    });
    assert_eq!(explanation.verdict, None);
    insta::assert_debug_snapshot!(explanation);
}
