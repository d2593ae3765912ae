package client;

class Client {
    SslContext context(Settings settings) throws Exception {
        SslContextBuilder builder = SslContextBuilder.forClient();
        if (settings.isTrustAll()) {
            // ruleid: java-certificate-check-off-by-option
            builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
        } else {
            // ok: java-certificate-check-off-by-option
            builder.trustManager(settings.authorities());
        }
        return builder.build();
    }

    SSLContext pool(boolean insecure, KeyStore store) throws Exception {
        SSLContextBuilder builder = SSLContexts.custom();
        if (insecure) {
            // ruleid: java-certificate-check-off-by-option
            builder.loadTrustMaterial(store, new TrustAllStrategy());
        }
        return builder.build();
    }

    SslContext always() throws Exception {
        // ok: java-certificate-check-off-by-option
        return SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE).build();
    }
}
