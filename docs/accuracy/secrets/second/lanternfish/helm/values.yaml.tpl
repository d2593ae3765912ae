image:
  repository: registry.lanternfish.example/lantern
  tag: "«N hash|{hex:7}»"
auth:
  existingSecret: "«N identifier|lantern-auth»"
  existingSecretPasswordKey: "«N field-name|postgres-password»"
  adminUser: admin
  adminPassword: "«T password|Photic{digits:4}»"
  jwtSecret: «T generic|{base62:64}»
  tokenExpiry: «N constant|24h»
postgresql:
  auth:
    password: ""
    postgresPassword: «T password|{base62:10}»
redis:
  auth: {enabled: true, password: «T password|drift{digits:4}»}
minio:
  rootUser: «N identifier|lantern»
  rootPassword: «T password|{base62:20}»
oauth2-proxy:
  config:
    clientID: "«N public-id|lantern-proxy»"
    clientSecret: "«T generic|{base64url:32}»"
    cookieSecret: "«T generic|{base64:43}=»"
    cookieName: "«N constant|_oauth2_proxy»"
ingress:
  annotations:
    nginx.ingress.kubernetes.io/auth-secret: «N identifier|lantern-basic-auth»
    cert-manager.io/cluster-issuer: letsencrypt
  tls: [{secretName: «N identifier|lantern-tls», hosts: [lanternfish.example]}]
externalSecrets:
  remoteRef: {key: «N constant|lantern/prod/api», property: «N field-name|token»}
alertmanager:
  slackUrl: https://hooks.slack.com/services/«T provider-token|T{upper-alnum:8}/B{upper-alnum:10}/{base62:24}»
  pagerdutyKey: «T provider-token|{hex:32}»
serviceAccount: {automountServiceAccountToken: «N flag|false»}
passwordPolicy: {minLength: «N constant|16», history: 5}
