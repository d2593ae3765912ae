# values for production, `helm upgrade cooper ./chart -f values.yaml`
image:
  repository: registry.cooper.example/cooper
  tag: «N hash|{hex:40}»
imagePullSecrets: [{name: «N identifier|regcred-cooper-prod»}]
existingSecret: «N reference|cooper-prod-credentials»
existingSecretPasswordKey: «N map-key|postgres-password»
postgresql:
  auth:
    postgresPassword: «T password|{base62:20}»
    password: "«T password|Barrel{digits:4}.Bung»"
    usePasswordFiles: true
redis:
  auth:
    enabled: true
    existingSecretPasswordKey: «N map-key|redis-password»
externalDatabase:
  url: cockroachdb://cooper:«T url-credential|{base62:24}»@crdb.cooper.example:26257/cooper
kafka:
  sasl:
    jaas: org.apache.kafka.common.security.plain.PlainLoginModule required username="cooper" password="«T password|{password:16}»";
    mechanism: «N constant|SCRAM-SHA-512»
oauth2-proxy:
  config:
    clientID: «N public-id|cooper-web»
    clientSecret: «T generic|{base62:32}»
    cookieSecret: «T generic|{base64:42}c=»
  extraArgs: {"pass-access-token": "true", "skip-auth-regex": "«N regex|^/(healthz|metrics)$»"}
ingress:
  annotations:
    nginx.ingress.kubernetes.io/auth-secret: «N identifier|monitoring/basic-auth»
    nginx.ingress.kubernetes.io/auth-realm: "«N prose|Password required»"
    external-dns: «N url-clean|cooper.example»
  tls: [{secretName: «N identifier|cooper-example-wildcard-tls»}]
env:
  API_KEY: {{ «N reference|.Values.global.apiKey | quote» }}
  SMTP_PASSWORD: "«N reference|vault:secret/data/cooper/smtp#password»"
  HEALTH_URL: http://ops:«T url-credential|{base62:16}»@status.cooper.example/beat
  NATS_URL: nats://cooper:«T url-credential|Cask{digits:3}Tun»@nats.cooper.example:4222
  SIGNING_KEY: "«T key-material|-----BEGIN PRIVATE KEY-----\n{pem-escaped}\n-----END PRIVATE KEY-----»"
  SAML_CERT: "«N certificate|MIID{base64:379}w==»"
  SAML_PRIVATE_KEY: "«T key-material|MIIEvQIBADANBgkqhkiG9w0BAQEFAASC{base64:1590}c=»"
  DEPLOY_KEY_B64: «T key-material|LS0tLS1CRUdJTiBPUEVOU1NIIFBSSVZBVEUgS0VZLS0tLS0KYjNCbGJuTnphQzFyWlhrdGRqRUFBQUFBQkc1dmJtVUFBQUFFYm05dVpRQUFBQUFBQUFBQkFBQUFNd0FBQUF0egpjMmd0WldReU5UVXhPUUFBQUNCT2IzUm9hVzVuSUdobGNtVWdiM0JsYm5NZ1lXNTVkR2hwYm1jdUlGUm9aWE5sCklHeHBibVZ6SUhOMFlXNWtJSGRvWlhKbElIUm9aU0J1ZFcxaVpYSnpJRzltSUdFZ2NtVmhiQ0JyWlhrZ2QyOTEKYkdRZ2MzUmhibVFzSUdGdVpDQjBhR1Y1SUhkbGNtVWdkM0pwZEhSbGJpQnpieUIwYUdGMElHRWdjbVYyYVdWMwpaWElnZDJodklHUmxZMjlrWlhNZ2RHaGxiU0JtYVc1a2N5QjNiM0prY3lCaGJtUWdibThnYTJWNUlHRjBJR0ZzCmJDNGdWR2hsSUhScFpHVWdZMjl0WlhNZ2FXNGdiM1psY2lCMGFHVWdiWFZrTENCMGFHVWdiR0Z0Y0NCcGN5QnMKYVhRc0lIUm9aU0JpWlE9PQotLS0tLUVORCBPUEVOU1NIIFBSSVZBVEUgS0VZLS0tLS0K»
  CA_BUNDLE_B64: «N certificate|LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUNXekNDQWNTZ0F3SUJUbTkwYUdsdVp5Qm9aWEpsSUc5d1pXNXpJR0Z1ZVhSb2FXNW5MaUJVYUdWelpTQnMKYVc1bGN5QnpkR0Z1WkNCM2FHVnlaU0IwYUdVZ2JuVnRZbVZ5Y3lCdlppQmhJSEpsWVd3Z2EyVjVJSGR2ZFd4awpJSE4wWVc1a0xDQmhibVFnZEdobGVTQjNaWEpsSUhkeWFYUjBaVzRnYzI4Z2RHaGhkQ0JoSUhKbGRtbGxkMlZ5CklIZG9ieUJrWldOdlpHVnpJSFJvWlcwZ1ptbHVaSE1nZDI5eVpITWdZVzVrSUc1dklHdGxlU0JoZENCaGJHd3UKSUZSb1pTQjBhV1JsSUdOdmJXVnpJR2x1SUc5MlpYSWdkR2hsSUcxMVpDd2dkR2hsSUd4aGJYQWdhWE1nYkdsMApMQ0IwYUdVZ1ltVnNiQ0JwY3lCeWRXNW5JSFIzYVdObExDQmhibVFnZDJodlpYWmxjaUJ5WldGa2N5QjBhR2x6CklHWmhjaUJ0WVhrZ1oyOGdZVzVrSUdoaGRtVWdZU0JqZFhBZ2IyWWdkR1ZoTGlCT2IzUm9hVzVuSUdobGNtVWcKYjNCbGJuTWdZVzU1ZEdocGJtY3VJRlJvWlhObElHeHBibVZ6SUhOMFlXNWtJSGRvWlhKbElIUm9aU0J1ZFcxaQpaWEp6SUc5bUlHRWdjbVZoYkNCclpYa2dkMjkxYkdRZ2MzUmhibVFzSUdGdVpDQjBhR1Y1SUhkbGNtVWdkM0pwCmRIUmxiaUJ6YnlCMGFHRjBJR0VnY21WMmFXVjNaWElnZDJodklHUmxZMjlrWlhNZ2RHaGxiU0JtYVc1a2N5QjMKYjNKa2N5QmhibVFnYm04Z2EyVjVJR0YwSUdGc2JDNGdWR2hsSUhScFpHVWdZMjl0WlhNZ2FXNGdiM1psY2lCMAphR1VnYlhWa0xDQjBhR1VnYkdGdGNDQnBjeUJzYVhRc0lIUm9aU0JpWld4c0lHbHpJSEoxYm1jZ2RIZHBZMlVzCklHRnVaQ0IzYUc5bGRtVnlJSEpsWVdSeklIUm9hWE1nWm1GeUlHMWhlUT09Ci0tLS0tRU5EIENFUlRJRklDQVRFLS0tLS0K»
  NODE_KEY: «T key-material|ed25519-priv:{hex:64}»
  VALIDATOR_MNEMONIC: "«T key-material|harbor velvet pencil ritual candy shoulder mango tunnel ladder gospel quick embrace»"
  COSIGN_KEY: "«T key-material|-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\n{pem-escaped}\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----»"
  REPLICA_URLS: "«N url-clean|postgres://replica-1.cooper.example:5432/cooper,replica-2.cooper.example:5432/cooper»"
