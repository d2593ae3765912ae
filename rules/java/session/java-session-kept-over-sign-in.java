class Account {
    void signIn(HttpServletRequest request) {
        // ruleid: java-session-kept-over-sign-in
        request.getSession().setAttribute("subscriber", request.getParameter("mail"));
    }

    void login(HttpServletRequest request, User user) {
        HttpSession session = request.getSession(true);
        // ruleid: java-session-kept-over-sign-in
        session.setAttribute("userId", user.getId());
    }

    void authenticate(HttpSession session, User user) {
        // ruleid: java-session-kept-over-sign-in
        session.setAttribute("user", user);
    }

    void signInSafely(HttpServletRequest request, User user) {
        request.changeSessionId();
        // ok: java-session-kept-over-sign-in
        request.getSession().setAttribute("user", user);
    }

    void loginAnew(HttpServletRequest request, User user) {
        request.getSession().invalidate();
        // ok: java-session-kept-over-sign-in
        request.getSession(true).setAttribute("user", user);
    }

    void language(HttpServletRequest request, String language) {
        // ok: java-session-kept-over-sign-in
        request.getSession().setAttribute("language", language);
    }
}
