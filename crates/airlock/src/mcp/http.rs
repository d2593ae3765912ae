//! Streamable HTTP for clients on the same machine.
//!
//! A page in a browser must not reach the server by making its own name mean this machine: `Host` must name the loopback
//! address, and an `Origin`, which pages cannot leave out, this very server.

use super::MAX_MESSAGE;
use super::call::Shared;
use super::confine::{self, Kept};
use super::server::Server;
use crate::error::{Failure, reason};
use crate::ui::Ui;
use airlock_engine::sandbox::Network;
use axum::Router;
use core::net::SocketAddr;
use rmcp::transport::streamable_http_server::session::local::LocalSessionManager;
use rmcp::transport::{StreamableHttpServerConfig, StreamableHttpService};
use std::sync::Arc;
use tokio::net::TcpListener;

/// Where clients send their messages.
const PATH: &str = "/mcp";

/// Serves at `address` until the process is stopped.
///
/// # Errors
/// When nobody can listen there.
pub(super) async fn serve(
    ui: Ui,
    kept: &Kept,
    shared: Arc<Shared>,
    address: SocketAddr,
) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        Failure::usage(
            format_args!("{address}: {}", reason(&error)),
            "name another port, or 0 for any that is free: --http 0",
        )
    };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let at = listener.local_addr().map_err(failed)?;
    ui.note(format_args!("listening at http://{at}{PATH}"));
    confine::process(ui, kept, Network::Answering);
    axum::serve(listener, router(shared, at))
        .await
        .map_err(failed)
}

/// What answers at `at`.
pub(super) fn router(shared: Arc<Shared>, at: SocketAddr) -> Router {
    let hosts = ["127.0.0.1", "localhost", "[::1]"].map(|host| format!("{host}:{}", at.port()));
    let origins = hosts.clone().map(|host| format!("http://{host}"));
    let config = StreamableHttpServerConfig::default()
        .with_allowed_hosts(hosts)
        .with_allowed_origins(origins)
        .enforce_origin_validation()
        .with_max_request_body_bytes(MAX_MESSAGE);
    let service = StreamableHttpService::new(
        move || Ok(Server::new(Arc::clone(&shared))),
        Arc::new(LocalSessionManager::default()),
        config,
    );
    Router::new().nest_service(PATH, service)
}
