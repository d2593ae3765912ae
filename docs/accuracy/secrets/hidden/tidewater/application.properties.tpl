# Tidewater Marina - Spring Boot
spring.application.name=berths
server.port=8443
spring.datasource.url=jdbc:postgresql://pg.tidewater.internal:5432/berths
spring.datasource.username=berths
spring.datasource.password=«T password|Mooring-{digits:3}-cleat»
spring.datasource.hikari.connection-test-query=SELECT 1
legacy.datasource.url=jdbc:mysql://legacy.tidewater.internal/billing?user=billing&password=«T url-credential|{base62:15}»&useSSL=true
reporting.datasource.url=jdbc:sqlserver://sql01:1433;databaseName=reports;user=rep;password=«T url-credential|{password:15}»;encrypt=true
oracle.url=jdbc:oracle:thin:harbour/«T url-credential|Pontoon{digits:4}»@ora.tidewater.internal:1521:HRB
spring.redis.password=«N reference|${REDIS_PASSWORD:}»
spring.rabbitmq.password=«N reference|${RABBIT_PASSWORD}»
spring.mail.username=quay@tidewater.example
spring.mail.password=«T password|{lower:4} {lower:4} {lower:4} {lower:4}»
server.ssl.key-store=classpath:keystore.p12
server.ssl.key-store-password=«T password|{base62:12}»
server.ssl.key-alias=«N identifier|tidewater-2026»
server.ssl.trust-store-password=«N placeholder|changeit»
spring.security.oauth2.client.registration.google.client-id=«N public-id|{digits:12}-{lower-alnum:32}.apps.googleusercontent.com»
spring.security.oauth2.client.registration.google.client-secret=«T provider-token|GOCSPX-{base64url:28}»
spring.security.oauth2.client.provider.keycloak.token-uri=«N url-clean|https://sso.tidewater.example/realms/marina/protocol/openid-connect/token»
jwt.secret=«T generic|{base64:85}w==»
jwt.header=«N constant|Authorization»
jwt.token-prefix=«N constant|Bearer»
jasypt.encryptor.algorithm=«N constant|PBEWITHHMACSHA512ANDAES_256»
jasypt.encryptor.password=«N reference|${JASYPT_PASSWORD}»
harbour.api.key=«N encrypted|ENC({base64:44})»
harbour.api.secret=«N encrypted|{cipher}{hex:64}»
berths.password.policy=«N constant|length(10),upper,digit»
berths.password.reset.url=«N url-clean|https://berths.tidewater.example/reset-password»
berths.csrf.cookie-name=«N csrf|XSRF-TOKEN»
management.endpoints.web.exposure.include=health,info
git.commit.id=«N hash|{hex:40}»
aws.secretName=«N identifier|prod/berths/database»
tide.api.token=«T generic|{base62:36}»
