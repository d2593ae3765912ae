import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.*;
import org.apache.http.ssl.SSLContextBuilder;

class Clients {
    TrustManager anonymous() {
        return new X509TrustManager() {
            public void checkClientTrusted(X509Certificate[] chain, String authType) { }

            // ruleid: java-trust-all-certificates
            public void checkServerTrusted(X509Certificate[] chain, String authType) { }

            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
    }

    SSLContext strategy() throws Exception {
        // ruleid: java-trust-all-certificates
        return new SSLContextBuilder().loadTrustMaterial(null, (chain, authType) -> true).build();
    }

    Object netty() {
        // ruleid: java-trust-all-certificates
        return SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE).build();
    }

    TrustManager[] standard(KeyStore store) throws Exception {
        TrustManagerFactory tmf = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        // ok: java-trust-all-certificates
        tmf.init(store);
        return tmf.getTrustManagers();
    }

    SSLContext pinned(KeyStore store) throws Exception {
        // ok: java-trust-all-certificates
        return new SSLContextBuilder().loadTrustMaterial(store, null).build();
    }
}

class ByOption {
    void configure(SslContextBuilder builder, Settings settings) {
        if (settings.isTrustAll()) {
            // ok: java-trust-all-certificates
            builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
        }
    }
}

class TrustEverybody implements X509TrustManager {
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
    }

    // ruleid: java-trust-all-certificates
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        // nothing to check
    }
}

class Delegating implements X509TrustManager {
    private final X509TrustManager inner;

    // ok: java-trust-all-certificates
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        inner.checkServerTrusted(chain, authType);
    }

    void broker(ConnectionFactory factory) throws Exception {
        // ruleid: java-trust-all-certificates
        factory.useSslProtocol();
        // ok: java-trust-all-certificates
        factory.useSslProtocol(SSLContext.getDefault());
    }
}
