//! No path leads anywhere but below the root.

use super::client::{Client, folder, session};
use serde_json::json;

#[test]
fn paths_stay_inside() {
    let folder = folder(&[
        ("root/app.py", "print(1)\n"),
        ("root/.env", "DB_PASSWORD=lampen-otter-21\n"),
        ("root/.git/config", "[core]\n"),
        ("root/customers/list.csv", "a,b\n"),
        (
            "root/airlock.toml",
            "[context]\nexclude = [\"customers/\"]\n",
        ),
        ("outside.py", "print(2)\n"),
    ]);
    let root = folder.path().join("root");
    std::os::unix::fs::symlink(folder.path().join("outside.py"), root.join("link.py")).unwrap();
    std::os::unix::fs::symlink(folder.path(), root.join("up")).unwrap();
    std::os::unix::fs::symlink(root.join(".env"), root.join("env.txt")).unwrap();
    let inside = root.canonicalize().unwrap().join("app.py");
    let cases = [
        ("../outside.py", "outside of the folder"),
        ("/etc/passwd", "outside of the folder"),
        ("~/.ssh/id_rsa", "outside of the folder"),
        ("a/../../outside.py", "outside of the folder"),
        ("file:///etc/passwd", "outside of the folder"),
        ("link.py", "through a link"),
        ("up/outside.py", "through a link"),
        ("env.txt", "through a link"),
        (".env", "kept back"),
        (".ENV", "kept back"),
        ("x/../.env", "kept back"),
        ("customers/list.csv", "kept back"),
        (".git/config", "git's own"),
        (".GIT/config", "git's own"),
        ("", "is none"),
        ("a\0b", "is none"),
    ];
    session(&root, async |client: &mut Client| {
        for (path, why) in cases {
            let asked = [
                ("safe_context", json!({ "path": path })),
                ("scan_path", json!({ "path": path })),
                ("scan_text", json!({ "path": path, "text": "x" })),
                ("check_command", json!({ "command": "ls", "cwd": path })),
                (
                    "fix_finding",
                    json!({ "path": path, "fingerprint": "0".repeat(32) }),
                ),
            ];
            for (tool, arguments) in asked {
                let called = client.call(tool, arguments).await;
                assert!(
                    called.is_error && called.text.contains(why),
                    "{tool} {path}: {}",
                    called.text
                );
            }
            let diff = format!("--- a/{path}\n+++ b/{path}\n@@ -1 +1 @@\n-a\n+b\n");
            let called = client.call("scan_diff", json!({ "diff": diff })).await;
            assert!(called.is_error, "{path}: {}", called.text);
        }
        for path in [
            "app.py",
            "./app.py",
            "x/../app.py",
            inside.to_str().unwrap(),
        ] {
            let called = client.call("safe_context", json!({ "path": path })).await;
            assert!(
                !called.is_error && called.text.contains("| print(1)"),
                "{path}: {}",
                called.text
            );
        }
        let command = client
            .call("check_command", json!({ "command": "cat .env" }))
            .await;
        assert_eq!(command.data["verdict"], "deny", "{}", command.text);
    });
}
