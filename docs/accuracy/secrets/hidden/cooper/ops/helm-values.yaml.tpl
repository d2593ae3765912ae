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
    cookieSecret: «T generic|{base64:43}=»
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
  SAML_CERT: "«N certificate|MIID{base64:380}==»"
  SAML_PRIVATE_KEY: "«T key-material|MIIEvQIBADANBgkqhkiG9w0BAQEFAASC{base64:600}»"
  DEPLOY_KEY_B64: «T key-material|LS0tLS1CRUdJTiBPUEVOU1NIIFBSSVZBVEUgS0VZLS0tLS0K{base64:300}»
  CA_BUNDLE_B64: «N certificate|LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1J{base64:300}»
  NODE_KEY: «T key-material|ed25519-priv:{hex:64}»
  VALIDATOR_MNEMONIC: "«T key-material|harbor velvet pencil ritual candy shoulder mango tunnel ladder gospel quick ember»"
  COSIGN_KEY: "«T key-material|-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\n{pem-escaped}\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----»"
  REPLICA_URLS: "«N url-clean|postgres://replica-1.cooper.example:5432/cooper,replica-2.cooper.example:5432/cooper»"
