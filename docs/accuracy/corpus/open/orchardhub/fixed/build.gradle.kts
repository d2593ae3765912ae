plugins {
    kotlin("jvm") version "2.0.20"
    kotlin("plugin.spring") version "2.0.20"
    kotlin("plugin.jpa") version "2.0.20"
    id("org.springframework.boot") version "3.3.4"
    id("io.spring.dependency-management") version "1.1.6"
}

group = "coop.orchard"
version = "2.2.0"

dependencies {
    implementation("org.springframework.boot:spring-boot-starter-web")
    implementation("org.springframework.boot:spring-boot-starter-security")
    implementation("org.springframework.boot:spring-boot-starter-data-jpa")
    implementation("org.springframework.boot:spring-boot-starter-thymeleaf")
    implementation("org.springframework.boot:spring-boot-starter-data-ldap")
    implementation("com.bucket4j:bucket4j-core:8.10.1")
    implementation("io.jsonwebtoken:jjwt-api:0.12.6")
    implementation("org.yaml:snakeyaml:1.33")
    implementation("org.apache.velocity:velocity-engine-core:2.4")
}
