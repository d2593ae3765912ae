# Ringing statistics of the reserve. Run with Rscript.
suppressPackageStartupMessages({
  library(DBI)
  library(httr2)
})

con <- dbConnect(
  RPostgres::Postgres(),
  host = "10.30.0.4", dbname = "ringing", user = "stats",
  password = "«T password|Lapwing{digits:2}crest!»"
)
con2 <- dbConnect(odbc::odbc(), .connection_string = "Driver={PostgreSQL};Server=old;Uid=stats;Pwd=«T password|{base62:13}»;")
con3 <- dbConnect(RMariaDB::MariaDB(), user = "stats", password = «N reference|Sys.getenv("MARIADB_PASSWORD")»)

api_key <- "«T generic|{lower-alnum:36}»"
token <- «N reference|keyring::key_get("gbif")»
password_col <- "«N field-name|observer_password_hash»"
options(gargle_oauth_email = TRUE, «N constant|httr_oauth_cache = "~/.httr-oauth"»)

fetch <- function(species) {
  request("https://api.birds.example/v2/obs") |>
    req_headers(`X-eBirdApiToken` = "«T provider-token|{lower-alnum:12}»", Accept = "application/json") |>
    req_url_query(species = species, key = «N reference|api_key») |>
    req_perform()
}

upload <- function(path) {
  request("https://share.saltmarsh.example/dav/") |>
    req_auth_basic("stats", "«T authorization|Curlew{digits:3}mudflat»") |>
    req_body_file(path) |>
    req_perform()
}

bearer <- function() {
  request("https://api.birds.example/me") |> req_auth_bearer_token("«T authorization|{base64url:64}»")
}

Sys.setenv(TOKEN_CACHE = "«N reference|~/.cache/tokens»", R_SECRET = "«N placeholder|none»")
set.seed(«N constant|20261003»)
stopifnot(digest::digest("x", algo = "sha1") == "«N hash|{hex:40}»")
labels <- c(password = "«N translation|wachtwoord»", token = "«N translation|sleutel-code»")
tokens <- strsplit("«N prose|the secret life of the bittern»", " ")[[1]]
knitr::opts_chunk$set(cache.extra = "«N cache-key|ringing-2026-tokens-v3»")
doi <- "«N url-clean|https://doi.org/10.5281/zenodo.1234567»"
ring <- "«N serial|NLA 5{digits:7}»"
