#include <stdlib.h>

struct session { char token[32]; int delay; };

void fill(struct session *session, char *password, const char *letters) {
    unsigned int nonce, colour;
    for (int i = 0; i < 16; i++) {
        // ruleid: c-random-secret
        password[i] = letters[rand() % 62];
        // ruleid: c-random-secret
        session->token[i] = letters[random() % 62];
    }
    // ruleid: c-random-secret
    nonce = rand();
    // ok: c-random-secret
    colour = rand() % 256;
    // ok: c-random-secret
    session->delay = rand() % 100;
    // ok: c-random-secret
    getrandom(session->token, sizeof session->token, 0);
}
