//! `airlock deps check --online` against registries of this machine: what is asked, with what, how often, and what is not.

use crate::repository::{Ran, Repository};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

const DEMO: &str = r#"{"name": "demo", "dist-tags": {"latest": "1.2.0"},
  "time": {"1.0.0": "2020-01-01T00:00:00Z", "1.1.0": "2021-01-01T00:00:00Z", "1.2.0": "2026-01-30T00:00:00Z"},
  "versions": {"1.0.0": {"_npmUser": {"name": "ann"}, "dist": {}}, "1.1.0": {"_npmUser": {"name": "ann"}, "dist": {}},
    "1.2.0": {"_npmUser": {"name": "zed"}, "dist": {}, "hasInstallScript": true}}}"#;

/// What a registry was asked: path, and what proved who asks.
type Asked = Arc<Mutex<Vec<String>>>;

/// A registry that has `demo` and `@team/tool`.
fn serve() -> (String, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = Asked::default();
    let seen = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            answer(stream.unwrap(), &seen);
        }
    });
    (address, asked)
}

fn answer(mut stream: TcpStream, seen: &Asked) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let headers: Vec<String> = lines
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty())
        .collect();
    let proof = headers.iter().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("authorization")
            .then(|| value.to_owned())
    });
    let path = first.split(' ').nth(1).unwrap();
    seen.lock().unwrap().push(format!(
        "{path} {}",
        proof.unwrap_or_else(|| "-".to_owned())
    ));
    let (head, body) = match path {
        "/demo" | "/@team%2Ftool" => ("200 OK", DEMO),
        _ => ("404 Not Found", "{}"),
    };
    let length = body.len();
    let _ = write!(
        stream,
        "HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
}

fn check(repository: &Repository, arguments: &[&str], day: &str) -> Ran {
    let arguments = [
        &["deps", "check"],
        arguments,
        &["--ecosystem", "npm", "--online"],
    ]
    .concat();
    let mut command = repository.command(&arguments);
    command.env("SOURCE_DATE_EPOCH", day);
    Ran::of(&command.output().unwrap())
}

/// The first of February 2026, and two days later.
const TODAY: &str = "1769904000";
const LATER: &str = "1770076800";

#[test]
fn registries_are_asked_once_a_day() {
    let repository = Repository::new(&[]);
    let (address, asked) = serve();
    let registry = format!("npm={address}");
    let ran = check(&repository, &["demo@1.2.0", "--registry", &registry], TODAY);
    assert_eq!(ran.code, Some(1), "{}{}", ran.out, ran.err);
    for said in [
        "npm demo 1.2.0: look before you install it",
        "version 1.2.0 was published 2 days ago",
        "nobody who published before published version 1.2.0",
        "version 1.2.0 runs code when it is installed, which none before did",
    ] {
        assert!(ran.out.contains(said), "{said}\n{}", ran.out);
    }
    let ran = check(&repository, &["demo@1.1.0", "--registry", &registry], TODAY);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    assert_eq!(*asked.lock().unwrap(), ["/demo -"], "an answer is kept");
    let ran = check(&repository, &["demo@7.0.0", "--registry", &registry], LATER);
    assert!(
        ran.out.contains("the registry has no version 7.0.0 of it"),
        "{}",
        ran.out
    );
    assert_eq!(asked.lock().unwrap().len(), 2, "for a day");
    let ran = check(
        &repository,
        &["made-up-name", "--registry", &registry],
        TODAY,
    );
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.contains("npm made-up-name: does not exist"),
        "{}",
        ran.out
    );
}

#[test]
fn names_that_look_internal_are_not_sent() {
    let repository = Repository::new(&[]);
    let (address, asked) = serve();
    let registry = format!("npm={address}");
    let given = [
        "billing-internal",
        "acme-core",
        "--internal",
        "acme-*",
        "--registry",
        &registry,
    ];
    let ran = check(&repository, &given, TODAY);
    assert!(
        ran.err.contains("billing-internal was not sent to"),
        "{}",
        ran.err
    );
    assert!(
        ran.err
            .contains("the configuration says that it is internal"),
        "{}",
        ran.err
    );
    assert_eq!(*asked.lock().unwrap(), [""; 0]);
    let ran = check(&repository, &["demo"], TODAY);
    assert!(
        ran.err.contains("no registry of npm is configured"),
        "{}",
        ran.err
    );
}

#[test]
fn the_users_own_client_says_who_is_asked_and_the_tree_does_not() {
    let (address, asked) = serve();
    let (team, of_team) = serve();
    let (evil, of_evil) = serve();
    let repository = Repository::new(&[(".npmrc", &format!("registry={evil}\n"))]);
    let host = team.trim_start_matches("http:");
    let own = format!("registry={address}\n@team:registry={team}/\n{host}/:_authToken=s3cret\n");
    std::fs::create_dir_all(repository.beside("home")).unwrap();
    std::fs::write(repository.beside("home/.npmrc"), own).unwrap();
    let ran = check(
        &repository,
        &["demo", "@team/tool", "@team/internal-thing"],
        TODAY,
    );
    assert_eq!(*asked.lock().unwrap(), ["/demo -"]);
    assert_eq!(
        *of_team.lock().unwrap(),
        [
            "/@team%2Ftool Bearer s3cret",
            "/@team%2Finternal-thing Bearer s3cret"
        ],
        "an organisation's own registry may see its names"
    );
    assert_eq!(*of_evil.lock().unwrap(), [""; 0]);
    assert!(!ran.out.contains("s3cret") && !ran.err.contains("s3cret"));
}
