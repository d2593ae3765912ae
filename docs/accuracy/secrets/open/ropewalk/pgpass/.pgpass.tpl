# hostname:port:database:username:password
10.11.0.2:5432:stock:stock:«T password|Hemp-{digits:4}-Jute»
10.11.0.2:5432:*:reporting:«T password|{base62:18}»
db.ropewalk.example:5432:knots:knots:«T password|Reeve{digits:3}Sheave»
localhost:*:*:postgres:«N test-dummy|postgres»
#old.ropewalk.example:5432:stock:stock:«N placeholder|CHANGEME»
# see «N url-clean|https://www.postgresql.org/docs/current/libpq-pgpass.html»
# line format check: «N regex|^([^:]+:){4}.+$»
# the file is written by ansible from «N reference|{{ vault_pgpass }}»
# sha1 of the last written version: «N hash|{hex:40}»
# backup lives in «N reference|s3://ropewalk-secrets/pgpass.age»
# recipient: «N public-key|age1{lower-alnum:58}»
