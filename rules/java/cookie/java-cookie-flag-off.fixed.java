import javax.servlet.SessionCookieConfig;
import javax.servlet.http.Cookie;
import org.springframework.http.ResponseCookie;

class Cookies {
    Cookie servlet(String value) {
        Cookie cookie = new Cookie("session", value);
        // ruleid: java-cookie-flag-off
        cookie.setSecure(true);
        // ruleid: java-cookie-flag-off
        cookie.setHttpOnly(true);
        return cookie;
    }

    void container(SessionCookieConfig config) {
        // ruleid: java-cookie-flag-off
        config.setHttpOnly(true);
    }

    ResponseCookie spring(String value) {
        // ruleid: java-cookie-flag-off
        return ResponseCookie.from("session", value).path("/").httpOnly(true).build();
    }

    Cookie good(String value) {
        Cookie cookie = new Cookie("session", value);
        // ok: java-cookie-flag-off
        cookie.setSecure(true);
        // ok: java-cookie-flag-off
        cookie.setHttpOnly(true);
        return cookie;
    }

    Cookie chosen(String value, boolean https) {
        Cookie cookie = new Cookie("session", value);
        // ok: java-cookie-flag-off
        cookie.setSecure(https);
        return cookie;
    }

    ResponseCookie goodSpring(String value) {
        // ok: java-cookie-flag-off
        return ResponseCookie.from("session", value).secure(true).httpOnly(true).build();
    }
}
