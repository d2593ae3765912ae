class SignIn {
    void refused(String mail, String password, Card card) {
        // ruleid: java-secret-logged
        log.warn("sign-in of {} with {} refused", mail, password);
        // ruleid: java-secret-logged
        log.warning(String.format("sign-in of %s with %s refused", mail, password));
        // ruleid: java-secret-logged
        log.info("card " + card.cardNumber);
        // ok: java-secret-logged
        log.warn("sign-in of {} refused", mail);
        // ok: java-secret-logged
        log.info("password of {} characters", password.length());
        // ok: java-secret-logged
        log.info("password reset for {}", mail);
    }

    void protocol(ClientRequest request) {
        // ok: java-secret-logged
        log.debug("sending {} to {}", request.apiKey(), node);
    }
}
