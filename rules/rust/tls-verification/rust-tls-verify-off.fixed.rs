use openssl::ssl::{SslConnector, SslMethod, SslVerifyMode};

fn client() -> reqwest::Result<reqwest::Client> {
    // ruleid: rust-tls-verify-off
    reqwest::Client::builder().danger_accept_invalid_certs(false).build()
}

fn names(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    // ruleid: rust-tls-verify-off
    builder.danger_accept_invalid_hostnames(false)
}

fn connector() -> SslConnector {
    let mut builder = SslConnector::builder(SslMethod::tls()).unwrap();
    // ruleid: rust-tls-verify-off
    builder.set_verify(SslVerifyMode::PEER);
    // ok: rust-tls-verify-off
    builder.set_verify(SslVerifyMode::PEER);
    builder.build()
}

fn good(builder: reqwest::ClientBuilder, insecure: bool, ca: Certificate) -> reqwest::ClientBuilder {
    // ok: rust-tls-verify-off
    builder.danger_accept_invalid_certs(false);
    // ok: rust-tls-verify-off
    builder.danger_accept_invalid_certs(insecure);
    // ok: rust-tls-verify-off
    builder.add_root_certificate(ca)
}
