# Saltmarsh birds: chart values. Merged over values.yaml.
global:
  imageRegistry: reg.saltmarsh.example
  imageDigest: sha256:«N hash|{hex:64}»
  storageClass: ssd
grafana:
  adminUser: warden
  adminPassword: "«T password|Avocet{digits:4}/reed»"
  grafana.ini:
    auth.github:
      client_id: «N public-id|Ov23li{base62:14}»
      client_secret: «T provider-token|{hex:40}»
    security:
      secret_key: «T generic|{base62:20}»
    smtp:
      password: «N reference|$__env{SMTP_PASSWORD}»
  datasources:
    - url: «N url-clean|http://prometheus-server.monitoring.svc:9090»
      basicAuthUser: grafana
      secureJsonData: {basicAuthPassword: «T authorization|{base62:20}»}
    - url: http://influx:8086
      secureJsonData: {httpHeaderValue1: "Token «T authorization|{base64url:85}w==»"}
    - type: loki
      jsonData: {httpHeaderName1: «N field-name|X-Scope-OrgID»}
      secureJsonData: {httpHeaderValue1: «N constant|tenant1»}
alertmanager:
  config:
    global:
      smtp_auth_password: '«T password|{lower:4} {lower:4} {lower:4} {lower:4}»'
      slack_api_url: https://hooks.slack.com/services/«T provider-token|T{upper-alnum:8}/B{upper-alnum:10}/{base62:24}»
    receivers:
      - name: pager
        pagerduty_configs: [{routing_key: «T provider-token|{hex:32}»}]
      - name: ops
        opsgenie_configs: [{api_key: «T provider-token|{uuid}»}]
      - name: hook
        webhook_configs:
          - url: https://alerts.saltmarsh.example/in
            http_config: {authorization: {type: Bearer, credentials: «T authorization|{base62:48}»}}
          - url: https://alerts2.saltmarsh.example/in
            http_config: {basic_auth: {username: am, password_file: «N reference|/etc/am/pass»}}
  templateKey: «N map-key|slack.saltmarsh.token-alert»
remoteWrite:
  - url: «N url-clean|https://prometheus-prod-01.grafana.example/api/prom/push»
    basic_auth: {username: "«N public-id|{digits:6}»", password: «T provider-token|glc_eyJ{base64:77}»}
  - url: https://metrics:«T url-credential|{base62:22}»@vm.saltmarsh.example/api/v1/write
postgresql:
  existingSecret: «N identifier|saltmarsh-pg-credentials»
  replication: {password: "«T password|godwit-{digits:3}-ebb»", user: repl}
  pgHbaConfiguration: «N constant|host all all 0.0.0.0/0 scram-sha-256»
rabbitmq:
  auth:
    password: {{ «N reference|randAlphaNum 24 | quote» }}
    erlangCookie: «T generic|{upper:20}»
    existingPasswordSecret: «N identifier|rabbit-pw»
sealed:
  apiKey: «N encrypted|AgA{base64:219}w==»
  note: «N prose|kubeseal --raw, the plain token is with the warden»
podAnnotations:
  checksum/config: «N hash|{hex:64}»
  vault.hashicorp.com/agent-inject-secret-db: «N reference|database/creds/saltmarsh»
  linkerd.io/identity-key: «N identifier|saltmarsh-issuer-2026»
hooks:
  passwordRotation: «N flag|weekly»
  tokenReview: «N flag|true»
