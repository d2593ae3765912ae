#include <curl/curl.h>
#include <openssl/ssl.h>

void fetch(CURL *curl) {
    // ruleid: c-tls-verify-off
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    // ruleid: c-tls-verify-off
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_perform(curl);
}

void context(SSL_CTX *ctx) {
    // ruleid: c-tls-verify-off
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
}

void good(CURL *curl, SSL_CTX *ctx, int insecure) {
    // ok: c-tls-verify-off
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    // ok: c-tls-verify-off
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    // ok: c-tls-verify-off
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
    if (insecure) {
        // ok: c-tls-verify-off
        curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
    }
}
