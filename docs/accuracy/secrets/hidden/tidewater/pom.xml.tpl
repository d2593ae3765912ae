<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example.tidewater</groupId>
  <artifactId>berths</artifactId>
  <version>2.14.0</version>
  <properties>
    <password4j.version>«N constant|1.8.2»</password4j.version>
    <jwt.secret.property>«N reference|${env.JWT_SECRET}»</jwt.secret.property>
    <token.plugin.class>«N type-name|example.tidewater.build.TokenReplacementMojo»</token.plugin.class>
    <project.build.revision>«N hash|{hex:40}»</project.build.revision>
    <sonar.token>«T provider-token|sqp_{hex:40}»</sonar.token>
  </properties>
  <build>
    <plugins>
      <plugin>
        <groupId>org.flywaydb</groupId>
        <artifactId>flyway-maven-plugin</artifactId>
        <configuration>
          <url>jdbc:postgresql://pg.tidewater.internal:5432/berths</url>
          <user>flyway</user>
          <password>«T password|{password:14}»</password>
        </configuration>
      </plugin>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-jarsigner-plugin</artifactId>
        <configuration>
          <storepass>«N reference|${env.KEYSTORE_PASS}»</storepass>
          <keypass>«T password|Anchor{digits:5}bight»</keypass>
          <alias>«N identifier|tidewater-signing-key»</alias>
        </configuration>
      </plugin>
      <plugin>
        <artifactId>maven-gpg-plugin</artifactId>
        <configuration>
          <keyname>«N public-id|0x{HEX:16}»</keyname>
          <passphraseServerId>«N identifier|gpg.passphrase»</passphraseServerId>
        </configuration>
      </plugin>
      <plugin>
        <groupId>net.nicoulaj.maven.plugins</groupId>
        <artifactId>checksum-maven-plugin</artifactId>
        <configuration><sha512>«N hash|{hex:128}»</sha512></configuration>
      </plugin>
    </plugins>
  </build>
</project>
