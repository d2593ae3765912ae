plugins {
    id("com.android.application") version "8.6.0"
    id("com.google.gms.google-services") version "«N constant|4.4.2»"
}

val keystoreFile = rootProject.file("«N reference|keystore.properties»")
val nexusToken: String by project

repositories {
    maven("«N url-clean|https://maven.thistle.example/releases»") {
        credentials {
            username = "android"
            password = "«T password|Schafgarbe{digits:3}»"
        }
    }
    maven("https://jitpack.example") {
        credentials(HttpHeaderCredentials::class) {
            name = "«N field-name|Deploy-Token»"
            value = "«T provider-token|gldt-{base64url:20}»"
        }
        authentication { create<HttpHeaderAuthentication>("header") }
    }
    maven("https://pkgs.thistle.example") {
        credentials { password = «N reference|System.getenv("PKGS_TOKEN")»; username = "x" }
    }
}

android {
    namespace = "example.thistle.clinic"
    signingConfigs {
        create("release") {
            storeFile = file("thistle.jks")
            storePassword = "«T password|{base62:16}»"
            keyAlias = "«N identifier|upload-key-2026»"
            keyPassword = "«T password|Ringelblume!{digits:2}»"
        }
        getByName("debug") {
            storePassword = "«N test-dummy|android»"
            keyAlias = "«N test-dummy|androiddebugkey»"
            keyPassword = "«N test-dummy|android»"
        }
        create("ci") { storePassword = «N reference|project.findProperty("ciStorePass") as String» }
    }
    defaultConfig {
        buildConfigField("String", "API_KEY", "\"«T generic|{base62:39}»\"")
        buildConfigField("String", "TOKEN_TYPE", "\"«N constant|Bearer»\"")
        resValue("string", "google_maps_key", «N reference|"@string/maps_key_placeholder"»)
        manifestPlaceholders["auth0Domain"] = "«N url-clean|thistle.eu.auth0.com»"
        manifestPlaceholders["secretRedirect"] = "«N identifier|thistle://callback»"
    }
}

dependencies {
    implementation("«N identifier|androidx.security:security-crypto:1.1.0-alpha06»")
    implementation("com.auth0.android:jwtdecode:2.0.2")
    verification { sha = "«N hash|{hex:64}»" }
}
