<?xml version="1.0" encoding="UTF-8"?>
<settings xmlns="«N url-clean|http://maven.apache.org/SETTINGS/1.2.0»">
  <servers>
    <server>
      <id>millrace-releases</id>
      <username>deploy</username>
      <password>«T password|Quern{digits:4}stone»</password>
    </server>
    <server>
      <id>millrace-snapshots</id>
      <username>deploy</username>
      <password>«N encrypted|{COQLCE6DU6GtcS5P={base64:24}}»</password>
    </server>
    <server>
      <id>github</id>
      <username>x</username>
      <password>«T provider-token|github_pat_{base62:22}_{base62:59}»</password>
    </server>
    <server>
      <id>central</id>
      <username>«N reference|${env.CENTRAL_USER}»</username>
      <password>«N reference|${env.CENTRAL_TOKEN}»</password>
    </server>
    <server>
      <id>wagon</id>
      <privateKey>«N reference|${user.home}/.ssh/id_rsa»</privateKey>
      <passphrase>«T password|two stones {digits:2} grains»</passphrase>
    </server>
  </servers>
  <proxies>
    <proxy>
      <host>proxy.millrace.example</host>
      <username>build</username>
      <password>«T password|{base62:11}»</password>
      <nonProxyHosts>«N url-clean|*.millrace.example|localhost»</nonProxyHosts>
    </proxy>
  </proxies>
  <profiles>
    <profile>
      <id>signing</id>
      <properties>
        <gpg.keyname>«N identifier|{HEX:16}»</gpg.keyname>
        <gpg.passphrase>«T password|{base62:20}»</gpg.passphrase>
        <sonar.token>«T provider-token|squ_{hex:40}»</sonar.token>
        <sonar.host.url>«N url-clean|https://sonar.millrace.example»</sonar.host.url>
        <password.policy>«N constant|strong»</password.policy>
      </properties>
    </profile>
  </profiles>
</settings>
