import javax.net.ssl.*;
import okhttp3.OkHttpClient;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.client.HttpClients;

class Verifiers {
    void lambda(HttpsURLConnection connection) {
        // ruleid: java-hostname-verifier-accepts-all
        connection.setHostnameVerifier((hostname, session) -> true);
        // ruleid: java-hostname-verifier-accepts-all
        HttpsURLConnection.setDefaultHostnameVerifier((h, s) -> true);
    }

    OkHttpClient okhttp() {
        // ruleid: java-hostname-verifier-accepts-all
        return new OkHttpClient.Builder().hostnameVerifier((h, s) -> true).build();
    }

    Object apache() {
        // ruleid: java-hostname-verifier-accepts-all
        return HttpClients.custom().setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE).build();
    }

    HostnameVerifier anonymous() {
        return new HostnameVerifier() {
            // ruleid: java-hostname-verifier-accepts-all
            public boolean verify(String hostname, SSLSession session) {
                return true;
            }
        };
    }

    Object standard() {
        // ok: java-hostname-verifier-accepts-all
        return HttpClients.custom().setSSLHostnameVerifier(new DefaultHostnameVerifier()).build();
    }

    void checked(HttpsURLConnection connection) {
        // ok: java-hostname-verifier-accepts-all
        connection.setHostnameVerifier((hostname, session) -> "db.internal".equals(hostname));
    }

    // ok: java-hostname-verifier-accepts-all
    boolean verify(String signature, byte[] data) {
        return check(signature, data);
    }

    void option(HttpsURLConnection connection, boolean insecure) {
        if (insecure) {
            // ok: java-hostname-verifier-accepts-all
            connection.setHostnameVerifier((hostname, session) -> true);
        }
    }
}
