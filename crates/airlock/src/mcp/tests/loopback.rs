//! HTTP: who is answered, and who is not.

use super::client::{folder, shared};
use crate::mcp::http::router;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

const HELLO: &str = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"#;

#[test]
fn pages_of_other_hosts_are_not_answered() {
    let folder = folder(&[]);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let port = at.port();
        let server =
            tokio::spawn(
                async move { axum::serve(listener, router(shared(folder.path()), at)).await },
            );
        let own = format!("127.0.0.1:{port}");
        let local = format!("localhost:{port}");
        let cases = [
            (own.clone(), None, "200"),
            (local.clone(), None, "200"),
            (own.clone(), Some(format!("http://{own}")), "200"),
            (own.clone(), Some(format!("http://{local}")), "200"),
            ("evil.example".to_owned(), None, "403"),
            (format!("evil.example:{port}"), None, "403"),
            (own.clone(), Some("http://evil.example".to_owned()), "403"),
            (own.clone(), Some("http://localhost:1".to_owned()), "403"),
            (own.clone(), Some("null".to_owned()), "403"),
        ];
        for (host, origin, status) in cases {
            let origin_line = origin
                .as_ref()
                .map(|origin| format!("Origin: {origin}\r\n"))
                .unwrap_or_default();
            let answer = post(&own, &format!("Host: {host}\r\n{origin_line}"), HELLO).await;
            assert!(
                answer.starts_with(&format!("HTTP/1.1 {status}")),
                "{host} {origin:?}: {answer}"
            );
            assert_eq!(
                answer.contains("\"name\":\"airlock\""),
                status == "200",
                "{answer}"
            );
        }
        let large = format!("{{\"x\":\"{}\"}}", "x".repeat(10_000_000));
        let answer = post(&own, &format!("Host: {own}\r\n"), &large).await;
        assert!(
            answer.starts_with("HTTP/1.1 413") || answer.is_empty(),
            "{answer}"
        );
        let answer = post(&own, &format!("Host: {own}\r\n"), "{").await;
        assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
        server.abort();
    });
}

/// The beginning of what comes back.
async fn post(to: &str, headers: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(to).await.unwrap();
    let head = format!(
        "POST /mcp HTTP/1.1\r\n{headers}Accept: application/json, text/event-stream\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    // Who is refused early may find the door shut.
    let _ = stream.write_all(body.as_bytes()).await;
    let mut answer = Vec::new();
    let mut part = [0; 4096];
    loop {
        let read = tokio::time::timeout(std::time::Duration::from_secs(20), stream.read(&mut part));
        match read.await {
            Ok(Ok(read)) if read > 0 => answer.extend_from_slice(&part[..read]),
            _ => break,
        }
        let said = String::from_utf8_lossy(&answer);
        if said.contains("\"jsonrpc\"") && said.contains("serverInfo") {
            break;
        }
    }
    String::from_utf8_lossy(&answer).into_owned()
}
