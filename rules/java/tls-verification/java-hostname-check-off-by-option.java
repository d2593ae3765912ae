import javax.net.ssl.*;

class Options {
    void lambda(HttpsURLConnection connection, boolean insecure) {
        if (insecure) {
            // ruleid: java-hostname-check-off-by-option
            connection.setHostnameVerifier((hostname, session) -> true);
        }
    }

    HostnameVerifier choose(Settings settings) {
        HostnameVerifier verifier = new DefaultHostnameVerifier();
        if (settings.isHostCheckDisabled()) {
            // ruleid: java-hostname-check-off-by-option
            verifier = NoopHostnameVerifier.INSTANCE;
        }
        return verifier;
    }

    HostnameVerifier old(Settings settings) {
        if (settings.getVerifier() != null) {
            // ok: java-hostname-check-off-by-option
            return settings.getVerifier();
        } else if (settings.isHostCheckDisabled()) {
            // ruleid: java-hostname-check-off-by-option
            return new AllowAllHostnameVerifier();
        }
        // ok: java-hostname-check-off-by-option
        return new DefaultHostnameVerifier();
    }

    void always(HttpsURLConnection connection) {
        // ok: java-hostname-check-off-by-option
        connection.setHostnameVerifier((hostname, session) -> true);
    }
}
