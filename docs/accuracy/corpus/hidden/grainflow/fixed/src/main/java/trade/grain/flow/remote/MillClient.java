package trade.grain.flow.remote;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Confirms deliveries at the mills. */
@Component
public class MillClient {
    private final Set<String> hosts;

    public MillClient(@Value("${grainflow.mill-hosts}") Set<String> hosts) {
        this.hosts = hosts;
    }

    public int confirm(String callback) {
        try {
            HttpURLConnection connection = open(callback);
            connection.setRequestMethod("POST");
            connection.setConnectTimeout(5_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode();
        } catch (IOException | GeneralSecurityException problem) {
            return -1;
        }
    }

    private HttpURLConnection open(String address) throws IOException, GeneralSecurityException {
        URL url = URI.create(address).toURL();
        if (!"https".equals(url.getProtocol()) || !hosts.contains(url.getHost())) {
            throw new IOException("unknown mill");
        }
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(context().getSocketFactory());
            secure.setHostnameVerifier(HttpsURLConnection.getDefaultHostnameVerifier());
        }
        return connection;
    }

    private static SSLContext context() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, new SecureRandom());
        return context;
    }
}
