# Changelog

## 3.4.0 (2026-09-18)

* **auth:** rotate the session secret every 24 h ([«N hash|{hex:7}»](https://git.cooper.example/cooper/commit/«N hash|{hex:40}»))
* **auth:** `password_confirmation` is now required, thanks @hilda
* deps: bump `jsonwebtoken` from 9.0.0 to 9.0.2, `«N identifier|@cooper/secret-store@4.1.0-beta.12»`
* fix: api token was logged, now `token=«N log|tok_****»`
* fix: connection string with `:` in the password (`«N docs-example|pa:ss»`) was cut (see «N url-clean|https://git.cooper.example/cooper/issues/812#note_99213»)
* docs: how to read `«N reference|COOPER_SECRET_KEY»` from the keychain

## 3.3.2 (2026-07-02)

* security: the demo key `«N docs-example|cooper-demo-key»` no longer works
* security: replaced the MD5 password hashes (`«N password-hash|5f4dcc3b5aa765d61d8327deb882cf99»` and friends)
* build: container `«N hash|sha256:{hex:64}»`, SBOM `«N uuid|urn:uuid:{uuid}»`
* The staging broker moved: `amqp://cooper:«T url-credential|{base62:22}»@mq2.cooper.example/staging`
* The hop's SFTP moved: `sftp://hops:«T url-credential|Brewer{digits:2}Mash»@files.cooper.example:2222/in`
* The LDAP URL is now `ldaps://cn=reader,dc=cooper:«T url-credential|{base62:18}»@ldap.cooper.example`

## 3.3.1

* `curl -H "PRIVATE-TOKEN: «T provider-token|glpat-{base64url:20}»" https://gitlab.cooper.example/api/v4/projects` in the runbook (was wrong host)
* RTSP of the cellar camera: `rtsp://viewer:«T url-credential|{base62:12}»@10.3.3.20:554/h264`
* Bundler: `bundle config set gems.cooper.example ci:«T url-credential|{base62:30}»`? No: use `BUNDLE_GEMS__COOPER__EXAMPLE`.
