import okhttp3.OkHttpClient

// ruleid: kotlin-hostname-verifier-accepts-all
val client = OkHttpClient.Builder().hostnameVerifier { _, _ -> true }.build()
// ruleid: kotlin-hostname-verifier-accepts-all
val named = HostnameVerifier { host, session -> true }

fun set(connection: HttpsURLConnection) {
    // ruleid: kotlin-hostname-verifier-accepts-all
    connection.hostnameVerifier = HostnameVerifier { _, _ -> true }
    // ok: kotlin-hostname-verifier-accepts-all
    connection.hostnameVerifier = HostnameVerifier { host, _ -> host == "db.example.org" }
    // ok: kotlin-hostname-verifier-accepts-all
    connection.hostnameVerifier = OkHostnameVerifier
}

// ok: kotlin-hostname-verifier-accepts-all
val other = listOf(1, 2).associateWith { true }
