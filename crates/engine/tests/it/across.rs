//! Values that are followed across files: small projects in each language, with what must be found in them.
//!
//! A line that ends with the mark `SINK` must be found, no other.

use super::{options, scan};
use airlock_engine::{Flows, IndexOptions, Options, run};
use airlock_model::{Cx, Evidence, Finding, Reason, Report};
use airlock_rules::{RuleSet, load_yaml};
use airlock_source::{Selection, Workspace, WorkspaceOptions};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const RULE: &str = r"
rules:
  - id: flow
    mode: taint
    languages: [python, javascript, typescript, java, go, csharp, php, ruby, kotlin]
    severity: HIGH
    message: a value from outside arrives
    options:
      interfile: true
      taint_intrafile: true
    pattern-sources:
      - pattern: source(...)
    pattern-sinks:
      - patterns:
          - pattern: sink($X)
          - focus-metavariable: $X
    pattern-sanitizers:
      - pattern: clean(...)
";

/// A project: paths and texts.
type Project = &'static [(&'static str, &'static str)];

const PROJECTS: [(&str, Project); 14] = [
    (
        "python: packages, relative imports, re-exports, objects of modules",
        &[
            ("app/__init__.py", ""),
            (
                "app/db/__init__.py",
                "from .core import run, Store\nfrom . import core\nstore = Store()\n",
            ),
            (
                "app/db/core.py",
                "def run(text):\n    sink(text)  # SINK\n\n\nclass Store:\n    def keep(self, text):\n        sink(text)  # SINK\n\n    def keep_clean(self, text):\n        sink(clean(text))\n",
            ),
            (
                "app/web.py",
                "from . import inputs\nfrom .db import run, Store\nfrom app.db.core import run as other\n\n\ndef handler():\n    run('x' + inputs.name())\n    store = Store()\n    store.keep(inputs.name())\n    store.keep_clean(inputs.name())\n    other('constant')\n    sink(inputs.safe_name())\n    sink(inputs.quoted(inputs.name()))  # SINK\n",
            ),
            (
                "app/inputs.py",
                "def name():\n    return source()\n\n\ndef safe_name():\n    return clean(name())\n\n\ndef quoted(text):\n    return \"'\" + text + \"'\"\n",
            ),
        ],
    ),
    (
        "javascript: require, exports, classes, index files",
        &[
            (
                "routes/user.js",
                "const { find, findClean } = require('../lib')\nconst Service = require('../lib/service')\nconst input = require('./input')\nconst service = new Service()\nfunction handler(req) {\n  find(input.name(req))\n  findClean(input.name(req))\n  service.load(input.name(req))\n}\n",
            ),
            ("routes/input.js", "exports.name = (req) => source(req)\n"),
            (
                "lib/index.js",
                "function find(name) {\n  sink(name) // SINK\n}\nconst findClean = (name) => sink(clean(name))\nmodule.exports = { find, findClean }\n",
            ),
            (
                "lib/service.js",
                "class Service {\n  load(name) {\n    sink(name) // SINK\n  }\n}\nmodule.exports = Service\n",
            ),
        ],
    ),
    (
        "typescript: imports by alias, default exports, constructor fields",
        &[
            (
                "src/routes/order.ts",
                "import Repo from '@/data/repo'\nimport { text } from './text'\nexport class Orders {\n  constructor(private readonly repo: Repo) {}\n  show(req: any) {\n    return this.repo.byName(text(req))\n  }\n}\n",
            ),
            (
                "src/routes/text.ts",
                "export const text = (req: any): string => `${source(req)}`\n",
            ),
            (
                "src/data/repo.ts",
                "export default class Repo {\n  byName(name: string) {\n    return sink(name) // SINK\n  }\n}\n",
            ),
        ],
    ),
    (
        "java: interfaces, statics, fields",
        &[
            (
                "src/main/java/a/web/Page.java",
                "package a.web;\nimport a.data.Store;\nimport a.util.In;\nclass Page {\n  private final Store store;\n  Page(Store store) { this.store = store; }\n  void show() {\n    store.save(In.name());\n    store.save(\"constant\");\n  }\n}\n",
            ),
            (
                "src/main/java/a/util/In.java",
                "package a.util;\npublic class In {\n  public static String name() { return source(); }\n}\n",
            ),
            (
                "src/main/java/a/data/Store.java",
                "package a.data;\npublic interface Store {\n  void save(String name);\n}\n",
            ),
            (
                "src/main/java/a/data/FileStore.java",
                "package a.data;\npublic class FileStore implements Store {\n  public void save(String name) {\n    sink(name); // SINK\n  }\n}\n",
            ),
        ],
    ),
    (
        "go: packages, methods of structs",
        &[
            (
                "cmd/main.go",
                "package main\n\nimport \"example.com/app/store\"\n\nfunc main() {\n\ts := store.NewStore()\n\ts.Save(name())\n\tstore.Keep(\"constant\")\n\tstore.Keep(name())\n}\n",
            ),
            (
                "cmd/in.go",
                "package main\n\nfunc name() string {\n\treturn source()\n}\n",
            ),
            (
                "store/store.go",
                "package store\n\ntype Store struct{}\n\nfunc NewStore() *Store { return &Store{} }\n\nfunc (s *Store) Save(name string) {\n\tsink(name) // SINK\n}\n\nfunc Keep(name string) {\n\tsink(name) // SINK\n}\n",
            ),
        ],
    ),
    (
        "c#: classes of other namespaces",
        &[
            (
                "Web/Page.cs",
                "using Data;\nnamespace Web {\n  class Page {\n    private readonly Store _store;\n    public Page(Store store) { _store = store; }\n    void Show() {\n      _store.Save(In.Name());\n      _store.SaveClean(In.Name());\n    }\n  }\n}\n",
            ),
            (
                "Web/In.cs",
                "namespace Web {\n  static class In {\n    public static string Name() { return source(); }\n  }\n}\n",
            ),
            (
                "Data/Store.cs",
                "namespace Data {\n  class Store {\n    public void Save(string name) {\n      sink(name); // SINK\n    }\n    public void SaveClean(string name) {\n      sink(clean(name));\n    }\n  }\n}\n",
            ),
        ],
    ),
    (
        "php: classes by name, functions",
        &[
            (
                "src/Page.php",
                "<?php\nnamespace App;\nuse App\\Data\\Store;\nclass Page {\n  public function __construct(private Store $store) {}\n  public function show() {\n    $this->store->save(name_of_caller());\n    Store::keep(name_of_caller());\n    Store::keep('constant');\n  }\n}\n",
            ),
            (
                "src/helpers.php",
                "<?php\nfunction name_of_caller() {\n  return source();\n}\n",
            ),
            (
                "src/Data/Store.php",
                "<?php\nnamespace App\\Data;\nclass Store {\n  public function save($name) {\n    sink($name); // SINK\n  }\n  public static function keep($name) {\n    sink($name); // SINK\n  }\n}\n",
            ),
        ],
    ),
    (
        "ruby: constants, methods of modules",
        &[
            (
                "app/page.rb",
                "class Page\n  def show\n    store = Store.new\n    store.keep_name(Input.caller_name)\n    store.keep_name('constant')\n  end\nend\n",
            ),
            (
                "app/input.rb",
                "module Input\n  def self.caller_name\n    return source()\n  end\nend\n",
            ),
            (
                "app/store.rb",
                "class Store\n  def keep_name(name)\n    sink(name) # SINK\n  end\nend\n",
            ),
        ],
    ),
    (
        "kotlin: classes and functions of the package",
        &[
            (
                "src/Page.kt",
                "package a\n\nclass Page(private val store: Store) {\n    fun show() {\n        store.save(callerName())\n        store.save(\"constant\")\n    }\n}\n",
            ),
            (
                "src/In.kt",
                "package a\n\nfun callerName(): String {\n    return source()\n}\n",
            ),
            (
                "src/Store.kt",
                "package a\n\nclass Store {\n    fun save(name: String) {\n        sink(name) // SINK\n    }\n}\n",
            ),
        ],
    ),
    (
        "go: packages of one name in different folders",
        &[
            (
                "cmd/main.go",
                "package main\n\nimport \"example.com/app/user/store\"\n\nfunc main() {\n\tstore.Keep(source())\n}\n",
            ),
            (
                "order/store/store.go",
                "package store\n\nfunc Keep(name string) {\n\tsink(name)\n}\n",
            ),
            (
                "user/store/store.go",
                "package store\n\nfunc Keep(name string) {\n\tsink(name) // SINK\n}\n",
            ),
        ],
    ),
    (
        "javascript: functions that are handed on",
        &[
            (
                "app.js",
                "const { begin } = require('./begin')\nconst { store } = require('./store')\nbegin((text) => store(text))\nbegin((text) => store(clean(text)))\n",
            ),
            (
                "begin.js",
                "const { each } = require('./each')\nfunction begin(done) {\n  each(done)\n}\nmodule.exports = { begin }\n",
            ),
            (
                "each.js",
                "function each(done) {\n  done(source())\n}\nmodule.exports = { each }\n",
            ),
            (
                "store.js",
                "function store(text) {\n  sink(text) // SINK\n}\nmodule.exports = { store }\n",
            ),
        ],
    ),
    (
        "python: sources below a folder of their own",
        &[
            (
                "src/shop/web.py",
                "from shop.db import keep\n\n\ndef handler():\n    keep(source())\n",
            ),
            (
                "src/shop/db.py",
                "def keep(text):\n    sink(text)  # SINK\n",
            ),
            ("lib/db.py", "def keep(text):\n    sink(text)\n"),
        ],
    ),
    (
        "java: overloads by what they take, constructors that call each other",
        &[
            (
                "src/Page.java",
                "class Page {\n  void show(Store store) {\n    store.keep(In.name(), 1);\n    store.other(new Name(In.name()));\n  }\n}\n",
            ),
            (
                "src/In.java",
                "class In {\n  static String name() { return source(); }\n}\n",
            ),
            (
                "src/Store.java",
                "class Store {\n  void keep(String text) {\n    sink(text);\n  }\n  void keep(String text, int count) {\n    sink(count);\n  }\n  void other(Name name) {\n    sink(name.getText()); // SINK\n  }\n}\n",
            ),
            (
                "src/Name.java",
                "class Name {\n  private String text;\n  Name(String text) {\n    this(text, 0);\n  }\n  Name(String text, int count) {\n    this.text = text;\n  }\n  String getText() { return text; }\n}\n",
            ),
        ],
    ),
    (
        "ruby: what holds something in a field gives nothing of it to constants and to methods that it has from elsewhere",
        &[
            (
                "app/pages.rb",
                "class Pages < Base\n  def show\n    @notes = source()\n    @all = Item.all_of\n    sink(order)\n    keep\n  end\n\n  def keep\n    sink(@notes) # SINK\n  end\nend\n",
            ),
            (
                "app/item.rb",
                "class Item\n  def self.all_of(user = User.current)\n    sink(user)\n  end\nend\n",
            ),
            (
                "app/user.rb",
                "class User\n  def self.current\n    Store.one\n  end\nend\n",
            ),
            (
                "lib/sorting.rb",
                "module Sorting\n  def order\n    'name'\n  end\nend\n",
            ),
            (
                "lib/searching.rb",
                "module Searching\n  def order\n    'rank'\n  end\nend\n",
            ),
        ],
    ),
];

fn rules() -> RuleSet {
    let (packed, errors) = load_yaml("flow.yaml", RULE);
    assert!(errors.is_empty(), "{errors:?}");
    RuleSet::new(None, packed)
}

fn write(root: &Path, project: Project) {
    for (path, text) in project {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

#[test]
fn values_are_followed_across_files() {
    let mut wrong = Vec::new();
    for (name, project) in PROJECTS {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), project);
        let report = scan(folder.path(), &rules(), &options());
        let mut found: Vec<String> = { report.findings.iter() }
            .map(|it| format!("{}:{}", it.location.path, it.location.start.line))
            .collect();
        let mut expected = Vec::new();
        for (path, text) in project {
            let lines = text.lines().zip(1..);
            let marked = lines.filter(|(line, _)| line.ends_with("SINK"));
            expected.extend(marked.map(|(_, number)| format!("{path}:{number}")));
        }
        found.sort();
        expected.sort();
        if found != expected {
            wrong.push(format!(
                "{name}\n  found    {found:?}\n  expected {expected:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What functions of another file give is stored before it is used, inside a callback that one of them wraps.
const STORED: Project = &[
    (
        "app.js",
        "const { checked, same, wrap } = require('./guards')\napp.get('/file', wrap((req) => {\n  const file = checked(source(req))\n  sink(file)\n  const other = same(source(req))\n  sink(other) // SINK\n  const own = unknown(source(req))\n  sink(own) // SINK\n}))\n",
    ),
    (
        "guards.js",
        "const checked = (name) => clean(name)\nconst same = (name) => name + ''\nconst wrap = (handler) => (req, res, next) => Promise.resolve(handler(req, res)).catch(next)\nmodule.exports = { checked, same, wrap }\n",
    ),
];

#[test]
fn what_another_file_cleans_is_clean_once_it_is_stored() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), STORED);
    let report = scan(folder.path(), &rules(), &options());
    let found: Vec<String> = report.findings.iter().map(place).collect();
    assert_eq!(found, ["app.js:6", "app.js:8"]);
}

#[test]
fn a_finding_shows_its_way_through_the_files() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), PROJECTS[2].1);
    let report = scan(folder.path(), &rules(), &options());
    assert_eq!(report.findings.len(), 1);
    let finding = report.findings.first().unwrap();
    let steps = match &finding.evidence {
        Evidence::Flow { steps } => steps.as_slice(),
        _ => &[],
    };
    let steps: Vec<String> = { steps.iter() }
        .map(|step| {
            format!(
                "{}:{} {}",
                step.location.path, step.location.start.line, step.message
            )
        })
        .collect();
    insta::assert_snapshot!(steps.join("\n"));
}

#[test]
fn values_are_followed_within_files_where_that_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), PROJECTS[2].1);
    let options = Options {
        flows: Flows::WithinFiles,
        ..options()
    };
    assert_eq!(scan(folder.path(), &rules(), &options).findings, []);
}

#[test]
fn threads_and_the_index_change_nothing_across_files() {
    let (folder, index) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (number, (_, project)) in PROJECTS.iter().enumerate() {
        write(&folder.path().join(format!("p{number}")), project);
    }
    let expected = scan(folder.path(), &rules(), &options());
    assert!(!expected.findings.is_empty());
    let kept = IndexOptions {
        folder: index.path().to_owned(),
        build: "test".to_owned(),
        now_ns: i64::MAX,
    };
    for threads in [1, 2, 8] {
        let options = Options {
            threads: Some(threads),
            index: Some(kept.clone()),
            ..options()
        };
        let report = scan(folder.path(), &rules(), &options);
        assert_eq!(report, expected, "{threads} threads");
    }
}

/// Options under which results are kept in a folder.
fn kept_in(folder: &Path) -> Options {
    Options {
        index: Some(IndexOptions {
            folder: folder.to_owned(),
            build: "test".to_owned(),
            now_ns: i64::MAX,
        }),
        ..options()
    }
}

fn place(finding: &Finding) -> String {
    format!("{}:{}", finding.location.path, finding.location.start.line)
}

/// The files that a finding's flow goes through.
fn files_of(finding: &Finding) -> BTreeSet<String> {
    match &finding.evidence {
        Evidence::Flow { steps } => { steps.iter() }
            .map(|step| step.location.path.to_string())
            .collect(),
        _ => BTreeSet::new(),
    }
}

/// What is found where a text is given for a file.
fn with_text(root: &Path, options: &Options, path: &str, text: &str) -> Report {
    let workspace = Workspace::open(root, WorkspaceOptions::default()).unwrap();
    let selection = Selection::Stdin {
        name: PathBuf::from(path),
        bytes: text.as_bytes().into(),
    };
    run(&Cx::default(), &workspace, &selection, &rules(), options).unwrap()
}

#[test]
fn a_file_by_itself_shows_the_flows_through_it_when_the_tree_is_known() {
    for (name, project) in PROJECTS {
        let (folder, index) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        write(folder.path(), project);
        let options = kept_in(index.path());
        let whole = scan(folder.path(), &rules(), &options);
        for (path, text) in project {
            let report = with_text(folder.path(), &options, path, text);
            let found: BTreeSet<String> = report.findings.iter().map(place).collect();
            let through = |finding: &&Finding| files_of(finding).contains(*path);
            let expected: BTreeSet<String> = { whole.findings.iter() }
                .filter(through)
                .map(place)
                .collect();
            assert_eq!(found, expected, "{name}: {path}");
            let known: BTreeSet<_> = { whole.findings.iter() }
                .map(|it| it.fingerprint.clone())
                .collect();
            let mut all = report.findings.iter();
            assert!(
                all.all(|it| known.contains(&it.fingerprint)),
                "{name}: {path}"
            );
        }
    }
}

#[test]
fn an_edit_of_one_file_is_seen_in_another() {
    let (folder, index) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write(folder.path(), PROJECTS[0].1);
    let options = kept_in(index.path());
    scan(folder.path(), &rules(), &options);
    // What was safe is handed on as it came.
    let text = "def name():\n    return source()\n\n\ndef safe_name():\n    return name()\n";
    let report = with_text(folder.path(), &options, "app/inputs.py", text);
    let found: BTreeSet<String> = report.findings.iter().map(place).collect();
    assert!(found.contains("app/web.py:12"), "{found:?}");
    let mut notes = report.coverage.entries.iter();
    assert!(notes.any(|it| it.reason == Reason::Scope));
    // A file that was written since is read itself.
    fs::write(folder.path().join("app/web.py"), "from . import inputs\n").unwrap();
    let report = with_text(folder.path(), &options, "app/inputs.py", text);
    assert_eq!(report.findings, []);
}

/// A file, and its text after an edit.
const EDITS: [(&str, &str); 3] = [
    (
        "p0/app/inputs.py",
        "def name():\n    return 'x'\n\n\ndef safe_name():\n    return source()\n\n\ndef quoted(text):\n    return text\n",
    ),
    (
        "p3/src/main/java/a/util/In.java",
        "package a.util;\npublic class In {\n  public static String name() { return clean(source()); }\n}\n",
    ),
    (
        "p7/app/store.rb",
        "class Store\n  def keep_name(name)\n    sink('x')\n  end\nend\n",
    ),
];

#[test]
fn an_edited_tree_is_looked_at_like_a_new_one() {
    let (folder, index) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (number, (_, project)) in PROJECTS.iter().enumerate() {
        write(&folder.path().join(format!("p{number}")), project);
    }
    let kept = kept_in(index.path());
    scan(folder.path(), &rules(), &kept);
    for (path, text) in EDITS {
        fs::write(folder.path().join(path), text).unwrap();
        let expected = scan(folder.path(), &rules(), &options());
        for _ in 0..2 {
            let report = scan(folder.path(), &rules(), &kept);
            assert_eq!(report, expected, "{path}");
        }
    }
}
