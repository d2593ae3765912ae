; Registry of the orchard packages
registry=«N url-clean|https://npm.orchardlabs.example/»
@orchard:registry=https://npm.pkg.github.com
//npm.pkg.github.com/:_authToken=«N reference|${NODE_AUTH_TOKEN}»
//npm.packages.example/:_authToken=«T provider-token|npm_{crc-token:36}»
; basic auth of the old Nexus
_auth=«T authorization|{basic}»
//nexus.orchardlabs.example/repository/npm/:username=builder
//nexus.orchardlabs.example/repository/npm/:_password=«T password|R3JhZnRpbmctS25pZmUtMjI5MQ==»
//artifactory.orchardlabs.example/api/npm/npm/:_authToken=«T provider-token|AKCp{base62:69}»
//sandbox.orchardlabs.example/:_authToken=«N placeholder|<paste token>»
email=build@orchardlabs.example
always-auth=true
strict-ssl=true
cafile=«N reference|/etc/ssl/orchard-ca.pem»
init-author-name=Orchard Labs
cache=/var/cache/npm
fund=false
audit=false
; https-proxy with login, asked for by the office network
https-proxy=http://orchard:«T url-credential|Scion{digits:3}Budwood»@proxy.office.example:8080/
; proxy=http://user:«N docs-example|password»@proxy.example.com:8080/
save-exact=true
