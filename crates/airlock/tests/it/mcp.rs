//! A session of an agent with `airlock mcp` over standard input and output, and over HTTP.

use crate::repository::Repository;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

struct Server {
    child: Child,
    says: ChildStdin,
    hears: BufReader<ChildStdout>,
    asked: u64,
}

impl Server {
    fn start(repository: &Repository, args: &[&str]) -> Self {
        let mut child = repository
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let says = child.stdin.take().unwrap();
        let hears = BufReader::new(child.stdout.take().unwrap());
        Self {
            child,
            says,
            hears,
            asked: 0,
        }
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let request =
            json!({ "jsonrpc": "2.0", "id": self.asked, "method": method, "params": params });
        writeln!(self.says, "{request}").unwrap();
        let mut line = String::new();
        self.hears.read_line(&mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(answer["id"], self.asked, "{answer}");
        answer["result"].clone()
    }

    fn call(&mut self, tool: &str, arguments: &Value) -> Value {
        self.ask(
            "tools/call",
            &json!({ "name": tool, "arguments": arguments }),
        )
    }

    /// Hangs up: what else it wrote, what it said on standard error, and how it ended.
    fn end(mut self) -> (String, String, Option<i32>) {
        drop(self.says);
        let (mut rest, mut err) = (String::new(), String::new());
        self.hears.read_to_string(&mut rest).unwrap();
        let mut stderr = self.child.stderr.take().unwrap();
        stderr.read_to_string(&mut err).unwrap();
        (rest, err, self.child.wait().unwrap().code())
    }
}

#[test]
fn a_session() {
    let code = "import yaml\n\n\ndef load(text):\n    return yaml.safe_load(text)\n";
    let repository = Repository::committed(&[("app.py", code), (".gitignore", ".env\n")]);
    repository.write("app.py", &code.replace("safe_load", "load"));
    repository.write(".env", "DB_PASSWORD=lampen-otter-21\n");
    repository.write("conf.py", "PASSWORD = \"lampen-otter-21\"\n");
    let mut server = Server::start(&repository, &["mcp"]);
    let hello = json!({
        "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": { "name": "test", "version": "1" },
    });
    let answer = server.ask("initialize", &hello);
    assert_eq!(answer["serverInfo"]["name"], "airlock");
    writeln!(
        server.says,
        "{{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}}"
    )
    .unwrap();
    assert_eq!(
        server.ask("tools/list", &json!({}))["tools"]
            .as_array()
            .unwrap()
            .len(),
        9
    );

    let changed = server.call("scan_diff", &json!({ "range": "HEAD" }));
    let found = &changed["structuredContent"]["findings"];
    assert_eq!(found[0]["path"], "app.py", "{changed}");
    assert_eq!(found[0]["line"], 5);
    let fixed = server.call(
        "fix_finding",
        &json!({ "path": "app.py", "fingerprint": found[0]["fingerprint"] }),
    );
    let verified = fixed["structuredContent"]["verified"][0].as_str().unwrap();
    assert!(
        verified.contains("| +    return yaml.safe_load(text)"),
        "{fixed}"
    );
    let whole = server.call("scan_path", &json!({}));
    assert_eq!(whole["isError"], false, "{whole}");
    let shown = server.call("safe_context", &json!({ "path": "conf.py" }));
    assert!(
        shown.to_string().contains("AIRLOCK_") && !shown.to_string().contains("otter"),
        "{shown}"
    );
    let refused = server.call("safe_context", &json!({ "path": ".env" }));
    assert_eq!(refused["isError"], true);
    let asked = server.call("check_command", &json!({ "command": "cat .env" }));
    assert_eq!(asked["structuredContent"]["verdict"], "deny", "{asked}");
    let bill = server.ask("resources/read", &json!({ "uri": "airlock://sbom" }));
    assert!(
        bill["contents"][0]["text"]
            .as_str()
            .unwrap()
            .contains("CycloneDX")
    );

    #[cfg(target_os = "linux")]
    {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", server.child.id())).unwrap();
        assert!(status.contains("Seccomp:\t2"), "{status}");
    }
    let (rest, err, code) = server.end();
    assert_eq!((rest.as_str(), err.as_str(), code), ("", "", Some(0)));
    assert!(repository.read("app.py").contains("yaml.load(text)"));
}

#[test]
fn a_client_that_hangs_up_at_once_is_no_error() {
    let repository = Repository::committed(&[("app.py", "x = 1\n")]);
    let (rest, err, code) = Server::start(&repository, &["mcp"]).end();
    assert_eq!((rest.as_str(), err.as_str(), code), ("", "", Some(0)));
}

#[test]
fn only_this_machine_is_served() {
    let repository = Repository::committed(&[("app.py", "x = 1\n")]);
    let (_, err, code) = Server::start(&repository, &["mcp", "--http", "0.0.0.0:0"]).end();
    assert_eq!(code, Some(2), "{err}");
    assert!(err.contains("only this machine"), "{err}");
    let (_, err, code) = Server::start(&repository, &["mcp", "--root", "nowhere"]).end();
    assert_eq!(code, Some(2), "{err}");
}

#[test]
fn http_is_served_confined() {
    let code = "import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n";
    let repository = Repository::committed(&[("app.py", code)]);
    let mut child = repository
        .command(&["mcp", "--http", "0"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let at = line
        .trim()
        .rsplit("http://")
        .next()
        .unwrap()
        .trim_end_matches("/mcp")
        .to_owned();
    // Two scans: what the first gave up must not keep the second from being answered.
    for _ in 0..2 {
        let said = post(
            &at,
            &json!({
                "jsonrpc": "2.0", "id": 1, "method": "tools/call",
                "params": {
                    "name": "scan_path", "arguments": {},
                    "_meta": {
                        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
                        "io.modelcontextprotocol/clientInfo": { "name": "test", "version": "1" },
                        "io.modelcontextprotocol/clientCapabilities": {},
                    },
                },
            }),
        );
        assert!(said.contains("python-yaml-unsafe-load"), "{said}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

#[expect(clippy::disallowed_methods, reason = "the test is a client")]
fn post(at: &str, body: &Value) -> String {
    let body = body.to_string();
    let mut stream = std::net::TcpStream::connect(at).unwrap();
    write!(
        stream,
        "POST /mcp HTTP/1.1\r\nHost: {at}\r\nAccept: application/json, text/event-stream\r\nContent-Type: application/json\r\n\
         MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: scan_path\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut said = String::new();
    stream.read_to_string(&mut said).unwrap();
    said
}
