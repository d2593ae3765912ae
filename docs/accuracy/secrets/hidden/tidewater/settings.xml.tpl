<settings>
  <!-- nexus: deploy user is shared by both build hosts -->
  <localRepository>/var/cache/m2</localRepository>
  <servers>
    <server>
      <id>tidewater-releases</id>
      <username>deploy</username>
      <password>«T password|{base62:20}»</password>
    </server>
    <server>
      <id>tidewater-snapshots</id>
      <username>deploy</username>
      <password>«N encrypted|{COQLCE6DU6GtcS5P=}»</password>
    </server>
    <server>
      <id>github</id>
      <username>tidewater-bot</username>
      <password>«N reference|${env.GITHUB_TOKEN}»</password>
    </server>
    <server>
      <id>docker.tidewater.example</id>
      <username>AzureDiamond</username>
      <password>«N placeholder|hunter2»</password>
    </server>
    <server>
      <id>quay-scp</id>
      <privateKey>«N reference|${user.home}/.ssh/id_ed25519»</privateKey>
      <passphrase>«T password|spring-tide {digits:4} at Culver»</passphrase>
    </server>
  </servers>
  <proxies>
    <proxy>
      <id>office</id>
      <host>proxy.tidewater.internal</host>
      <port>8080</port>
      <username>build</username>
      <password>«T password|{base62:10}{digits:2}»</password>
    </proxy>
    <proxy>
      <id>sample</id>
      <username>proxyuser</username>
      <password>«N docs-example|proxypass»</password>
    </proxy>
  </proxies>
  <mirrors>
    <mirror><id>nexus</id><url>«N url-clean|https://nexus.tidewater.example/repository/maven-public/»</url></mirror>
  </mirrors>
</settings>
