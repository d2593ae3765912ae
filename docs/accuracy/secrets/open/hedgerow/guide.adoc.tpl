= Hedgerow: guía de despliegue
:token: «N reference|{attribute-missing}»
:url-api: «N url-clean|https://api.hedgerow.example/v1»

== Credenciales

Cada jardín tiene un _token_. Nunca lo escriba en el código:

[source,yaml]
----
hedgerow:
  token: «N placeholder|${HEDGEROW_TOKEN}»
  password: «N placeholder|"{{ hedgerow_password }}"»
  database: jdbc:postgresql://db/hedge?user=hedge&password=«N placeholder|****»
----

Para la demostración pública use `demo` / `«N docs-example|demo1234»`.

[source,console]
----
$ hedge login --token «N placeholder|<su-token>»
$ curl -u '«N placeholder|usuario:contraseña»' {url-api}/setos
$ curl -H 'Authorization: Basic «N docs-example|dXNlcjpwYXNzd29yZA==»' {url-api}/setos
$ curl -H 'Authorization: Bearer «N placeholder|xxxxx.yyyyy.zzzzz»' {url-api}/setos
$ curl -H 'Authorization: Bearer «N docs-example|mF_9.B5f-4.1JqM»' {url-api}/setos <1>
$ hedge status
token: «N log|hdg_****3f»  expires: 2026-12-01
----
<1> El ejemplo de RFC 6750.

Hasta que llegue la cuenta nueva, todos usamos la de Marta:

[source,console]
----
$ hedge login --user marta --password '«T password|Madreselva{digits:4}»'
$ curl -u marta:«T authorization|Espino{digits:3}albar» {url-api}/setos
$ curl -H 'Authorization: Bearer «T authorization|hdg_{base62:40}»' {url-api}/me
$ curl -H 'Authorization: Basic «T authorization|{basic}»' {url-api}/me
$ psql postgresql://marta:«T url-credential|{base62:16}»@db.hedgerow.example/hedge
$ mysql -h db2.hedgerow.example -u marta --password=«T password|Zarzamora!{digits:2}» setos
$ mongosh "mongodb://marta:«T url-credential|Avellano{digits:3}»@10.90.0.3/hedge"
$ aws configure set aws_secret_access_key «T provider-token|{base64:40}»
$ sshpass -p «T password|{base62:12}» ssh marta@10.90.0.9
----

Vea también «N url-clean|https://docs.hedgerow.example/token?lang=es#password-reset», el commit `«N hash|{hex:12}»`,
y la huella `«N hash|SHA256:{base64:43}»`. El identificador del inquilino es `«N uuid|{uuid}»` (no es secreto).
