# Vogelwarte: Netz und Geheimnisse
provider "aws" {
  region     = "eu-north-1"
  access_key = "«T provider-token|AKIA{base32:16}»"
  secret_key = "«T provider-token|{base64:40}»"
  token      = «N reference|var.session_token»
}

provider "grafana" {
  url  = "«N url-clean|https://grafana.saltmarsh.example»"
  auth = "«T provider-token|glsa_{base62:32}_{hex:8}»"
}

provider "newrelic" {
  account_id = "«N public-id|{digits:7}»"
  api_key    = "«T provider-token|NRAK-{upper-alnum:27}»"
}

provider "scaleway" {
  access_key = "«T provider-token|SCW{upper-alnum:17}»"
  secret_key = "«T provider-token|{uuid}»"
  project_id = "«N public-id|{uuid}»"
}

provider "pagerduty" {
  token = "«T provider-token|u+{base62:18}»"
}

provider "okta" {
  org_name  = "saltmarsh"
  api_token = "«T provider-token|00{base64url:40}»"
}

provider "postgresql" {
  host     = "10.30.0.4"
  username = "terraform"
  password = "«T password|Sedge{digits:3}Warbler»"
}

provider "dynatrace" {
  dt_api_token = "«T provider-token|dt0c01.{base32:24}.{base32:64}»"
}

resource "vault_generic_secret" "seed" {
  path      = "«N constant|secret/saltmarsh/seed»"
  data_json = jsonencode({ password = «N reference|random_password.seed.result» })
}

resource "tls_private_key" "issuer" {
  algorithm = "«N constant|ECDSA»"
}

resource "aws_cognito_user_pool" "birds" {
  password_policy {
    minimum_length    = 12
    require_uppercase = true
  }
  sms_authentication_message = "«N translation|Ihr Code ist {####}»"
}

resource "random_id" "token" {
  byte_length = 32
  keepers     = { rotation = "«N date|2026-10-01»" }
}

resource "google_secret_manager_secret" "api" {
  secret_id = "«N identifier|saltmarsh-api-key-prod»"
}

resource "aws_iam_user_login_profile" "warden" {
  user    = "warden"
  pgp_key = "«N reference|keybase:saltmarsh_warden»"
}

resource "kubernetes_secret" "birdnet" {
  data = {
    "token"    = "«T generic|{base62:40}»"
    "api.conf" = "endpoint = «N url-clean|https://birdnet.example/api»"
    "password" = «N reference|file("${path.module}/secrets/birdnet.txt")»
    "dsn"      = "mssql://birds:«T url-credential|{base62:16}»@sql.saltmarsh.example/birds"
  }
}

output "fingerprint" { value = "«N hash|{hex:64}»" }
output "kms_ciphertext" { value = "«N encrypted|AQICAHg{base64:179}w==»" }
