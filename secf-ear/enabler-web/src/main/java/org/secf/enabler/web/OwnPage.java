package org.secf.enabler.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Whether a form was sent by a page of ours. Not left to {@code SameSite}: Payara sets the session cookie without it, whatever web.xml says. */
final class OwnPage {

    private OwnPage() {}

    static boolean sent(HttpServletRequest request) {
        return isSender(request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), request.getHeader("Host"));
    }

    /** Browsers say it in one of two ways; what is no browser says neither, and carries no cookie that it was not given. */
    static boolean isSender(@Nullable String site, @Nullable String origin, @Nullable String host) {
        return site == null ? origin == null || origin.endsWith("://" + host) : site.equals("same-origin");
    }
}
