import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletResponse;

class Visits {
    void plain(HttpServletResponse response, String id) {
        Cookie cookie = new Cookie("visit", id);
        // ruleid: java-cookie-missing-flags
        response.addCookie(cookie);
    }

    void path(HttpServletResponse response, String id) {
        Cookie c = new Cookie("visit", id);
        c.setPath("/");
        c.setMaxAge(3600);
        // ruleid: java-cookie-missing-flags
        response.addCookie(c);
    }

    void branch(HttpServletResponse response, String id) {
        Cookie visit = new Cookie("visit", id);
        if (id != null) {
            // ruleid: java-cookie-missing-flags
            response.addCookie(visit);
        }
    }

    void flagged(HttpServletResponse response, String id) {
        Cookie cookie = new Cookie("visit", id);
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        // ok: java-cookie-missing-flags
        response.addCookie(cookie);
    }

    void chosen(HttpServletResponse response, String id, boolean https) {
        Cookie cookie = new Cookie("visit", id);
        if (https) {
            cookie.setSecure(true);
        }
        // ok: java-cookie-missing-flags
        response.addCookie(cookie);
    }

    void delete(HttpServletResponse response) {
        Cookie cookie = new Cookie("visit", "");
        cookie.setMaxAge(0);
        // ok: java-cookie-missing-flags
        response.addCookie(cookie);
    }

    void given(HttpServletResponse response, Cookie cookie) {
        // ok: java-cookie-missing-flags
        response.addCookie(cookie);
    }
}
