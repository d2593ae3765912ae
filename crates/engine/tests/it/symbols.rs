//! Names that their modules do not have: small trees with installed, vendored and own modules.
//!
//! A line that ends with the mark `MISSING` must be told, no other.

use super::{options, scan};
use airlock_engine::{Options, Signals};
use airlock_rules::RuleSet;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A tree: paths and texts.
type Tree = &'static [(&'static str, &'static str)];

const TREES: [(&str, Tree); 8] = [
    (
        "javascript: the project's own modules",
        &[
            (
                "src/app.js",
                "import store, { open, shut, Alias } from './store';\nimport * as text from './text.js';\nimport { any } from './dynamic';\nimport { all, some } from './all';\nimport nothing from './text'; // MISSING\nimport { x } from './none';\nopen(store, Alias, shut, nothing);\ntext.trim(' ');\ntext.pad(' '); // MISSING\nif (text.later) text.later();\nall(some, any, x);\n",
            ),
            (
                "src/store.js",
                "export const open = 1, [shut] = [2];\nexport { open as Alias };\nexport default {};\n",
            ),
            (
                "src/text.js",
                "export function trim() {}\nfunction pad() {}\n",
            ),
            ("src/dynamic.js", "module.exports = make();\n"),
            (
                "src/again.js",
                "export { default as Store, open } from './store';\nimport { default as text } from './store';\ntext();\n",
            ),
            (
                "src/named.js",
                "const own = 1;\nexport { own as default };\n",
            ),
            ("src/use.js", "import own from './named';\nown();\n"),
            (
                "src/all.js",
                "export * from './store';\nexport * from './more';\n",
            ),
            (
                "src/more/index.js",
                "export class all {}\nexport let some;\n",
            ),
            (
                "src/wrong.js",
                "import {\n  open,\n  opened, // MISSING\n} from './all';\nexport { trim, trimmed } from './text'; // MISSING\nopen(opened);\n",
            ),
        ],
    ),
    (
        "javascript: modules of CommonJS, set name by name, as an object, and passed on",
        &[
            (
                "app.js",
                "const one = require('./one');\nconst two = require('./two');\nconst three = require('./three');\nconst { b, c } = require('./two');\none.a();\none.z(); // MISSING\ntwo.b();\ntwo.toString();\nnew two.Z(); // MISSING\nthree.anything();\nlisten(two.handler); // MISSING\nb(c);\n",
            ),
            (
                "shadow.js",
                "const one = require('./one');\nfunction f(one) { one.y(); }\n",
            ),
            (
                "wrong.js",
                "const one = require('./one');\nconst { d } = require('./two'); // MISSING\none.deep.z();\none.y(); // MISSING\n",
            ),
            (
                "one.js",
                "exports.a = exports.deep = {};\nObject.defineProperty(exports, 'later', { get: f });\n",
            ),
            (
                "two.js",
                "exports = module.exports = { b, c: 1, 'd-e': 2, f() {} };\n",
            ),
            ("three.js", "const api = module.exports;\napi.x = 1;\n"),
        ],
    ),
    (
        "javascript and typescript: installed packages",
        &[
            (
                "src/a.js",
                "const lib = require('lib');\nconst { deep } = require('lib/part');\nconst typed = require('typed');\nlib.there();\nlib.gone(); // MISSING\nlib.hidden();\ntyped.outdated();\ndeep();\n",
            ),
            (
                "src/b.ts",
                "import { there, gone } from 'typed'; // MISSING\nimport { Shape, type Unknown } from 'typed';\nimport { one } from '@scope/pack';\nimport { two } from '@scope/pack/sub'; // MISSING\nimport { made } from 'made';\nimport { free } from 'absent';\nthere(gone, one, two, made, free);\nlet s: Shape;\n",
            ),
            (
                "node_modules/lib/package.json",
                "{\"name\": \"lib\", \"main\": \"./dist\"}",
            ),
            (
                "node_modules/lib/dist/index.js",
                "\"use strict\";\nexports.there = void 0;\n__exportStar(require(\"./other\"), exports);\n",
            ),
            ("node_modules/lib/dist/other.js", "exports.hidden = 1;\n"),
            ("node_modules/lib/part.js", "exports.deep = 1;\n"),
            (
                "node_modules/typed/package.json",
                "{\"main\": \"index.js\", \"types\": \"index.d.ts\"}",
            ),
            (
                "node_modules/typed/index.js",
                "module.exports = require('./lib/' + kind);\n",
            ),
            (
                "node_modules/typed/index.d.ts",
                "declare function there(): void;\ninterface Shape {}\nexport { there, Shape };\n",
            ),
            (
                "node_modules/@scope/pack/package.json",
                "{\"exports\": {\".\": {\"import\": {\"types\": \"./a.d.ts\", \"default\": \"./a.mjs\"}}, \"./sub\": \"./sub.mjs\"}}",
            ),
            ("node_modules/@scope/pack/a.mjs", "export const one = 1;\n"),
            (
                "node_modules/@scope/pack/a.d.ts",
                "export declare const one: number;\n",
            ),
            (
                "node_modules/@scope/pack/sub.mjs",
                "export const one = 1;\n",
            ),
            ("node_modules/made/package.json", "{\"main\": \"index.js\"}"),
            (
                "node_modules/made/index.js",
                "module.exports = Object.assign({}, require('./x'));\n",
            ),
        ],
    ),
    (
        "javascript: packages that declare their types elsewhere",
        &[
            (
                "a.ts",
                "import { map, mop } from 'util-lib'; // MISSING\nimport * as far from 'util-lib/far';\nmap(mop);\nfar.go();\nfar.stop(); // MISSING\n",
            ),
            ("node_modules/util-lib/package.json", "{}"),
            ("node_modules/util-lib/index.js", "exports.map = 1;\n"),
            ("node_modules/util-lib/far.js", "exports.go = 1;\n"),
            (
                "node_modules/@types/util-lib/package.json",
                "{\"main\": \"\", \"types\": \"index.d.ts\"}",
            ),
            (
                "node_modules/@types/util-lib/index.d.ts",
                "export function map(): void;\n",
            ),
            (
                "node_modules/@types/util-lib/far.d.ts",
                "export function go(): void;\n",
            ),
        ],
    ),
    (
        "go: packages of the module",
        &[
            ("go.mod", "module example.com/shop // the shop\n\ngo 1.21\n"),
            (
                "main.go",
                "package main\n\nimport (\n\t\"example.com/shop/store\"\n\tother \"example.com/shop/store/v2\"\n\t\"example.com/shop/made\"\n\t\"example.com/shop/nested\"\n\t\"example.com/else/where\"\n)\n\nfunc main() {\n\tstore.Open(store.Mode, store.Kind(1))\n\tstore.OpenAll() // MISSING\n\tvar s store.Store\n\ts.Anything()\n\tother.Open()\n\tother.Close() // MISSING\n\tmade.Anything()\n\tnested.Anything()\n\twhere.Anything()\n}\n",
            ),
            (
                "use.go",
                "package main\n\nimport \"example.com/shop/store\"\n\nfunc use() {\n\tvar x []store.Stores // MISSING\n\tstore.Linux()\n}\n",
            ),
            (
                "hidden.go",
                "package main\n\nimport \"example.com/shop/store\"\n\nfunc hidden(store Things) {\n\tstore.Clear()\n}\n",
            ),
            (
                "store/store.go",
                "package store\n\nconst (\n\tMode = iota\n\tOther\n)\n\ntype Kind int\n\ntype Store struct{ OpenAll int }\n\nfunc Open(mode int, kind Kind) {}\n\nfunc (s *Store) Anything() {}\n",
            ),
            ("store/store_linux.go", "package store\n\nfunc Linux() {}\n"),
            ("store/v2/store.go", "package store\n\nfunc Open() {}\n"),
            (
                "made/made.go",
                "package made\n\n//go:generate stringer -type=Kind\n",
            ),
            ("nested/go.mod", "module example.com/nested\n"),
            ("nested/nested.go", "package nested\n"),
        ],
    ),
    (
        "go: vendored packages",
        &[
            ("go.mod", "module example.com/shop\n"),
            (
                "cmd/main.go",
                "package main\n\nimport (\n\t\"github.com/a/go-lib\"\n\tlib2 \"github.com/a/go-lib\"\n\t\"github.com/a/yaml.v3\"\n\t\"github.com/a/other\"\n)\n\nfunc main() {\n\tlib2.There()\n\tlib2.Gone() // MISSING\n\tyaml.There()\n\tyaml.Gone() // MISSING\n\tother.Gone()\n}\n",
            ),
            (
                "vendor/github.com/a/go-lib/lib.go",
                "package lib\n\nfunc There() {}\n",
            ),
            (
                "vendor/github.com/a/yaml.v3/y.go",
                "package yaml\n\nvar There = func() {}\n",
            ),
            ("vendor/github.com/a/other/y.go", "package another\n"),
        ],
    ),
    (
        "go: an ignore file says that files are made",
        &[
            ("go.mod", "module example.com/shop\n"),
            (".gitignore", "*_gen.go\n"),
            (
                "main.go",
                "package main\n\nimport \"example.com/shop/store\"\n\nfunc main() { store.Any() }\n",
            ),
            ("store/a.go", "package store\n"),
        ],
    ),
    (
        "python: own modules and packages",
        &[
            (
                "app/views.py",
                "from app.store import find, find_all  # MISSING\nfrom . import store\nfrom .lazy import anything\nfrom .broken import thing\n\nfind(find_all)\nstore.find()\n",
            ),
            (
                "tools/run.py",
                "from http import Client\nimport json\nimport app\n\nClient(json.dumps(app.__file__))\n",
            ),
            ("tools/http.py", "class Client:\n    pass\n"),
            ("tools/wrong.py", "from json import parse  # MISSING\n"),
            ("app/__init__.py", ""),
            ("app/store.py", "def find():\n    pass\n"),
            ("app/lazy.py", "def __getattr__(name):\n    return name\n"),
            ("app/broken.py", "def (\n"),
        ],
    ),
];

fn options_with_signals() -> Options {
    Options {
        signals: Signals::Everywhere,
        ..options()
    }
}

fn told(root: &Path) -> BTreeSet<String> {
    let rules = RuleSet::new(None, Vec::new());
    let report = scan(root, &rules, &options_with_signals());
    let findings = report.findings.iter();
    findings
        .filter(|finding| finding.rule.as_str() == "unknown-symbol")
        .map(|finding| format!("{}:{}", finding.location.path, finding.location.start.line))
        .collect()
}

#[test]
fn names_that_modules_lack() {
    for (name, tree) in TREES {
        let folder = tempfile::tempdir().unwrap();
        let mut expected = BTreeSet::new();
        for (path, text) in tree {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
            let lines = (1..).zip(text.lines());
            let marked = lines.filter(|(_, line)| line.ends_with("MISSING"));
            expected.extend(marked.map(|(number, _)| format!("{path}:{number}")));
        }
        assert_eq!(told(folder.path()), expected, "{name}");
    }
}
