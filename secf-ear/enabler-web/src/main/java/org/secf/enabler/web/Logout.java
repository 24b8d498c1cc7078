package org.secf.enabler.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** Ends the session here; the identity provider is not told. From pages of this application only, so that no other site can. */
final class Logout {

    private Logout() {}

    /** False, and nothing happened, where another site sent the form. */
    static boolean end(HttpServletRequest request) throws ServletException {
        if (!OwnPage.sent(request)) {
            return false;
        }
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return true;
    }
}
