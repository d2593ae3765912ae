#include <curl/curl.h>

void fetch(CURL *curl, struct options *options) {
    if (options->insecure) {
        // ruleid: c-tls-check-off-by-option
        curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
    }
    if (!options->verify) {
        // ruleid: c-tls-check-off-by-option
        curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0);
    }
    if (options->verify) {
        // ok: c-tls-check-off-by-option
        curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    }
}

void context(SSL_CTX *ctx, int insecure) {
    if (insecure) {
        // ruleid: c-tls-check-off-by-option
        SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);
    } else {
        // ok: c-tls-check-off-by-option
        SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
    }
    // ok: c-tls-check-off-by-option
    SSL_CTX_set_verify_depth(ctx, 4);
}
