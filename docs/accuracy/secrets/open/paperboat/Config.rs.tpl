//! Settings of the origami shop, built in so that the kiosk needs no file.

use std::{env, fmt};

/// Signs the links in mails.
const LINK_SECRET: &str = "«T generic|{base62:48}»";
const COOKIE_KEY: [u8; 32] = *b"«T generic|{base62:32}»";
const TOKEN_ENV: &str = "«N reference|PAPERBOAT_TOKEN»";
const PASSWORD_FIELD: &str = "«N field-name|account[password]»";
const API_BASE: &str = "«N url-clean|https://api.paperboat.example/v1/tokens»";
const EMPTY_BLAKE3: &str = "«N test-vector|af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262»";
const CACHE_KEY: &str = "«N cache-key|paperboat::fold::{id}::v12»";
const CRATES_TOKEN: &str = "«T provider-token|cio{base62:32}»";

pub struct Settings {
    pub database_url: String,
    pub password: Option<String>,
    pub token: Secret<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            database_url: "postgres://boat:«T url-credential|Nori{digits:4}Paste»@10.70.0.2/boat".to_owned(),
            password: env::var("«N reference|BOAT_PASSWORD»").ok(),
            token: Secret(«N reference|env::var(TOKEN_ENV).unwrap_or_default()»),
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("password", &"«N placeholder|<hidden>»").finish_non_exhaustive()
    }
}

pub fn kiosk(client: &reqwest::Client) -> reqwest::RequestBuilder {
    client
        .get("https://kiosk.paperboat.example/status")
        .basic_auth("kiosk", Some("«T authorization|Tato{digits:3}envelope»"))
        .header("x-request-id", "«N uuid|{uuid}»")
}

pub fn stock(client: &reqwest::Client) -> reqwest::RequestBuilder {
    client.get("https://stock.paperboat.example/v1").bearer_auth("«T authorization|{base62:44}»")
}

pub fn press(client: &reqwest::Client, token: &str) -> reqwest::RequestBuilder {
    client.get("https://press.paperboat.example").header("Authorization", format!("Bearer {«N reference|token»}"))
}

pub async fn pool() -> sqlx::Result<sqlx::MySqlPool> {
    let options = sqlx::mysql::MySqlConnectOptions::new()
        .host("10.70.0.3")
        .username("boat")
        .password("«T password|Chiyogami{digits:2}!»");
    sqlx::MySqlPool::connect_with(options).await
}

#[derive(clap::Parser)]
struct Args {
    /// Token of the shop
    #[arg(long, env = "«N reference|BOAT_TOKEN»", value_name = "«N placeholder|TOKEN»")]
    token: Option<String>,
    #[arg(long, default_value = "«N placeholder|postgres://user:password@localhost/db»")]
    database: String,
}

/// Splits `key=value` tokens.
fn tokens(line: &str) -> impl Iterator<Item = (&str, &str)> {
    line.split('«N tokenizer|;»').filter_map(|token| token.split_once('='))
}

static LICENSES: &[&str] = &["«T generic|{upper-alnum:8}-{upper-alnum:8}-{upper-alnum:8}-{upper-alnum:8}»"];
static BUILD: &str = "«N hash|{hex:40}»";
static SWATCH: [&str; 2] = ["«N color|#fefae0»", "«N color|#bc6c25»"];
static ETAG: &str = "W/\"«N hash|{base64:26}c=»\"";
