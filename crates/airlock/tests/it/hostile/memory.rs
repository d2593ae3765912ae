//! How much memory a scan holds at most, as the kernel counts it.
//!
//! A second instance of this test program runs `airlock` as its only child, so that what the kernel says of its children is
//! said of that one.

use crate::repository::Repository;
use nix::sys::resource::{UsageWho, getrusage};
use std::fmt::Write as _;
use std::fs::File;
use std::process::{Command, Stdio};

/// Set for the instance that measures: the program's arguments, each in a line.
const ARGUMENTS: &str = "AIRLOCK_TEST_MEASURE_ARGUMENTS";
/// The entrance as the test runner knows it.
const ENTRANCE: &str = "hostile::memory::entrance";
/// Where the instance that measures leaves the exit code and the kilobytes.
const MEASURED: &str = "measured";
/// Where the report goes.
const REPORT: &str = "report.json";

/// What is granted to any scan, in bytes.
const FIXED: u64 = 150_000_000;
/// What is granted to each line beside.
const PER_LINE: u64 = 150;

/// Does nothing, unless this is the instance that measures.
#[test]
fn entrance() {
    let Some(arguments) = std::env::var_os(ARGUMENTS) else {
        return;
    };
    let arguments = arguments.into_string().unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_airlock"))
        .args(arguments.lines())
        .env_remove(ARGUMENTS)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .unwrap();
    let most = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap().max_rss();
    std::fs::write(
        format!("../{MEASURED}"),
        format!("{} {most}", status.code().unwrap()),
    )
    .unwrap();
}

/// What a scan cost and said.
struct Measured {
    code: u64,
    /// Resident memory at its peak, in bytes.
    most: u64,
    report: serde_json::Value,
}

fn measured(repository: &Repository) -> Measured {
    let format = format!("json=../{REPORT}");
    let arguments = ["scan", ".", "--threads", "4", "--format", &format];
    let plain = repository.command(&[]);
    let output = Command::new(std::env::current_exe().unwrap())
        .args([ENTRANCE, "--exact", "--test-threads=1"])
        .env_clear()
        .envs(
            plain
                .get_envs()
                .filter_map(|(key, value)| Some((key, value?))),
        )
        .env(ARGUMENTS, arguments.join("\n"))
        .current_dir(repository.tree())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let told = std::fs::read_to_string(repository.beside(MEASURED)).unwrap();
    let numbers: Vec<u64> = told
        .split(' ')
        .map(|number| number.parse().unwrap())
        .collect();
    let report = std::fs::read(repository.beside(REPORT)).unwrap();
    Measured {
        code: numbers[0],
        most: numbers[1] * 1024,
        report: serde_json::from_slice(&report).unwrap(),
    }
}

/// A language of the generated tree: the extension, what comes first, a unit of five lines, what comes last. Where the unit
/// stands, `#` is its number; the first lines call for rules, so that the file is parsed.
type Sort = (&'static str, &'static str, &'static str, &'static str);

const SORTS: [Sort; 5] = [
    (
        "py",
        "import subprocess\nsubprocess.run(input(), shell=True)\n",
        "def charge_#(account, amount):\n    total = account.balance + amount\n    names = {'total': total, 'number': #}\n    \
         return names\n\n",
        "",
    ),
    (
        "js",
        "export function first(req) { eval(req.query.x); }\n",
        "function charge#(account, amount) {\n  const total = account.balance + amount;\n  const names = { total, number: # };\n  \
         return names;\n}\n",
        "",
    ),
    (
        "go",
        "package a\n\nfunc first(name string) { exec.Command(\"sh\", \"-c\", name).Run() }\n",
        "func charge#(a Account, amount int) int {\n\ttotal := a.Balance + amount\n\tnumber := #\n\treturn total * number\n}\n",
        "",
    ),
    (
        "java",
        "class First { void first(String name) throws Exception { Runtime.getRuntime().exec(name);\n",
        "  }\n  int charge#(Account a, int amount) {\n    int total = a.balance + amount;\n    int number = #;\n    \
         return total * number;\n",
        "} }\n",
    ),
    (
        "yaml",
        "first: 1\n",
        "unit-#:\n  name: charge\n  account: main\n  amounts: [1, 2, #]\n  total: 3\n",
        "",
    ),
];

/// Files of each language. Only every fourth calls for a rule: without optimisation parsing takes its time.
const FILES: usize = 200;
/// Units of five lines in each.
const UNITS: usize = 101;

/// Writes the tree.
fn write_lines(repository: &Repository) {
    for (extension, first, unit, last) in SORTS {
        for number in 0..FILES {
            let mut text = if number % 4 == 0 || extension == "java" {
                first.to_owned()
            } else {
                String::new()
            };
            for at in 0..UNITS {
                let _ = text.write_str(&unit.replace('#', &(number * UNITS + at).to_string()));
            }
            text += last;
            let folder = number % 16;
            repository.write(
                &format!("{extension}/{folder}/m{number}.{extension}"),
                &text,
            );
        }
    }
}

#[test]
fn half_a_million_lines() {
    let repository = Repository::new(&[]);
    write_lines(&repository);
    let Measured { code, most, report } = measured(&repository);
    assert_eq!(code, 1, "{report:#}");
    let lines = report["run"]["lines"].as_u64().unwrap();
    assert!(lines >= 500_000, "{lines} lines");
    let granted = FIXED + PER_LINE * lines;
    assert!(
        most < granted,
        "{most} bytes for {lines} lines; {granted} are granted"
    );
}

/// What is not read costs nothing, however long it is.
#[test]
fn a_file_of_four_gigabytes() {
    let repository = Repository::new(&[("app.py", crate::repository::WEAK)]);
    // A hole in the disk, which takes no room on it.
    File::create(repository.tree().join("huge.py"))
        .unwrap()
        .set_len(4 << 30)
        .unwrap();
    let Measured { code, most, report } = measured(&repository);
    assert_eq!(code, 1, "the other file is scanned: {report:#}");
    let entry = &report["coverage"]["entries"][0];
    assert_eq!(
        (&entry["path"], &entry["reason"], &entry["status"]),
        (&"huge.py".into(), &"too-large".into(), &"skipped".into()),
        "{report:#}"
    );
    assert_eq!(entry["detail"], "4294967296 bytes; the limit is 10000000");
    assert!(most < FIXED, "{most} bytes");
}
