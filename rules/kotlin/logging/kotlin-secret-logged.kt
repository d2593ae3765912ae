class SignIn {
    fun refused(mail: String, password: String, pin: String) {
        // ruleid: kotlin-secret-logged
        log.warn("sign-in of {} with {} refused", mail, password)
        // ruleid: kotlin-secret-logged
        log.warn("sign-in with $password refused")
        // ruleid: kotlin-secret-logged
        log.info("terminal opened with pin {}", pin)
        // ok: kotlin-secret-logged
        log.warn("sign-in of {} refused", mail)
        // ok: kotlin-secret-logged
        log.info("password of {} characters", password.length)
        // ok: kotlin-secret-logged
        log.info("password reset for $mail")
    }
}
