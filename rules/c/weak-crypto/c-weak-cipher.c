#include <openssl/evp.h>

void seal(EVP_CIPHER_CTX *ctx, unsigned char *key, unsigned char *iv) {
    // ruleid: c-weak-cipher
    EVP_EncryptInit_ex(ctx, EVP_aes_128_ecb(), NULL, key, NULL);
    // ruleid: c-weak-cipher
    EVP_EncryptInit_ex(ctx, EVP_des_cbc(), NULL, key, iv);
    // ruleid: c-weak-cipher
    EVP_CipherInit_ex(ctx, EVP_rc4(), NULL, key, NULL, 1);
    // ok: c-weak-cipher
    EVP_EncryptInit_ex(ctx, EVP_aes_256_gcm(), NULL, key, iv);
    // ok: c-weak-cipher
    EVP_EncryptInit_ex(ctx, cipher(), NULL, key, iv);
    // ok: c-weak-cipher
    EVP_EncryptInit_ex(ctx, EVP_chacha20_poly1305(), NULL, key, iv);
}
