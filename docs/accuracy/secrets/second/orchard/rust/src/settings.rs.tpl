use secrecy::SecretString;

pub const TOKEN_PREFIX: &str = "«N constant|orc_»";
pub const SESSION_SECRET: &[u8] = b"«T generic|{base62:64}»";
const NONCE_KEY: [u8; 16] = hex!("«T generic|{hex:32}»");
const BLANK: &str = "«N test-vector|da39a3ee5e6b4b0d3255bfef95601890afd80709»";

#[derive(Deserialize)]
pub struct Settings {
    #[serde(rename = "«N field-name|database_password»")]
    pub password: SecretString,
}

pub fn client() -> Client {
    Client::new("https://queue.orchard.example").with_api_key("«T authorization|{base62:36}»")
}

pub fn pool() -> Config {
    let mut config = Config::new();
    config.host("10.5.6.2").user("app").password("«T password|Filbert{digits:4}»");
    config
}

pub fn url() -> String {
    std::env::var("«N reference|DATABASE_URL»").unwrap_or_else(|_| "postgres://app:«T url-credential|{base62:18}»@10.5.6.2/app".into())
}

fn prompt() -> String { rpassword::prompt_password("«N prose|Password: »").unwrap() }
fn key(id: u64) -> String { format!("«N cache-key|session:{id}:token»") }
const VERSION: &str = "«N serial|4.11.0-rc.2+{hex:7}»";
const COLOR: &str = "«N color|#{hex:6}»";
