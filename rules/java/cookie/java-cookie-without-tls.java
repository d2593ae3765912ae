class Seats {
    void plain(HttpServletResponse response) {
        Cookie cookie = new Cookie("seat", Tickets.code());
        // ruleid: java-cookie-without-tls
        response.addCookie(cookie);
    }

    void half(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("session", token);
        cookie.setHttpOnly(true);
        // ruleid: java-cookie-without-tls
        response.addCookie(cookie);
    }

    void named(HttpServletResponse response, String user) {
        Cookie remember = new Cookie("remember-me", user);
        remember.setPath("/");
        // ruleid: java-cookie-without-tls
        response.addCookie(remember);
    }

    void safe(HttpServletResponse response) {
        Cookie cookie = new Cookie("seat", Tickets.code());
        cookie.setHttpOnly(true);
        cookie.setSecure(true);
        // ok: java-cookie-without-tls
        response.addCookie(cookie);
    }

    void removed(HttpServletResponse response) {
        Cookie cookie = new Cookie("seat", "");
        cookie.setMaxAge(0);
        // ok: java-cookie-without-tls
        response.addCookie(cookie);
    }

    void harmless(HttpServletResponse response, String language) {
        Cookie cookie = new Cookie("language", language);
        // ok: java-cookie-without-tls
        response.addCookie(cookie);
    }

    String made(String id) {
        // ruleid: java-cookie-without-tls
        return ResponseCookie.from("member", id).path("/").build().toString();
    }

    String madeSafe(String id) {
        // ok: java-cookie-without-tls
        return ResponseCookie.from("member", id).path("/").secure(true).httpOnly(true).build().toString();
    }
}
