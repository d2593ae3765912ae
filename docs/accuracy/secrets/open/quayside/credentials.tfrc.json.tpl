{
  "credentials": {
    "app.terraform.io": { "token": "«T provider-token|{base62:14}.atlasv1.{base62:67}»" },
    "tf.quayside.example": { "token": "«N placeholder|<token from the portal>»" }
  },
  "auths": {
    "https://registry.example.com/v1/": { "auth": "«T authorization|{basic}»" },
    "ghcr.io": { "auth": "«T authorization|{basic}»" },
    "public.ecr.aws": {}
  },
  "credHelpers": { "eu.gcr.io": "«N constant|gcloud»" },
  "credsStore": "«N constant|secretservice»",
  "HttpHeaders": { "User-Agent": "«N constant|Docker-Client/27.3.1 (linux)»" },
  "http-basic": {
    "repo.quayside.example": { "username": "hafen", "password": "«T password|Slip{digits:3}Helling»" },
    "repo.packagist.example": { "username": "token", "password": "«T generic|{hex:60}»" }
  },
  "github-oauth": { "github.com": "«T provider-token|gho_{crc-token:36}»" },
  "bearer": { "packages.quayside.example": "«T authorization|{base62:52}»" },
  "machine": { "id": "«N asset-id|{hex:64}»", "install": "«N uuid|{uuid}»", "anonymousId": "«N public-id|{uuid}»" },
  "lastUpdateCheck": "«N date|2026-10-08T07:00:00.000Z»",
  "tokens": { "default": "«N reference|keychain:quayside/default»" },
  "oauthAccount": { "accountUuid": "«N public-id|{uuid}»", "organization": "«N public-id|org-{base62:24}»" }
}
