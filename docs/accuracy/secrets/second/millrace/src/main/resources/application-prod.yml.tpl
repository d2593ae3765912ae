spring:
  datasource:
    url: jdbc:mysql://10.44.2.5:3306/millrace?useSSL=true&user=mill&password=«T url-credential|{base62:14}»
    hikari:
      data-source-properties:
        trustCertificateKeyStorePassword: «T password|Sluice{digits:4}»
  datasource-report:
    url: jdbc:postgresql://10.44.2.6/report
    username: report
    password: "«T password|gR1nd{base62:6}»"
  mail:
    host: smtp.millrace.example
    username: mail@millrace.example
    password: «N reference|${MAIL_PASSWORD}»
    properties.mail.smtp.auth: «N flag|true»
  rabbitmq:
    addresses: amqps://mill:«T url-credential|Paddle{digits:4}wheel»@mq.millrace.example
  security:
    user:
      name: admin
      password: "«N password-hash|{bcrypt}$2a$10${base62:53}»"
    oauth2:
      client:
        registration:
          keycloak:
            client-id: «N public-id|millrace-web»
            client-secret: «T generic|{base62:32}»
            scope: «N constant|openid,profile»
        provider:
          keycloak:
            token-uri: «N url-clean|https://sso.millrace.example/realms/mill/protocol/openid-connect/token»
  cloud:
    vault:
      token: «T provider-token|hvs.{base62:90}»
      uri: «N url-clean|https://vault.millrace.example:8200»
jwt:
  secret: «T generic|{base64:86}==»
  header: «N constant|X-Auth-Token»
  token-prefix: "«N constant|Bearer »"
  expiration: «N constant|864000»
server:
  ssl:
    key-store: «N reference|classpath:keystore.p12»
    key-store-password: «T password|flume{digits:3}!»
    key-alias: «N identifier|millrace»
jasypt:
  encryptor:
    algorithm: «N constant|PBEWITHHMACSHA512ANDAES_256»
legacy:
  password: «N encrypted|ENC({base64:43}=)»
management.metrics.export.datadog.api-key: «T provider-token|{hex:32}»
feature:
  password-less-login: «N flag|false»
  secret-question: «N flag|off»
