package org.secf.server;

import org.htmlunit.CookieManager;
import org.htmlunit.util.Cookie;

/** As browsers do, takes this machine's own address for a safe place, where cookies marked {@code Secure} travel without TLS. */
final class LoopbackCookies extends CookieManager {

    private static final long serialVersionUID = 1L;

    @Override
    public synchronized void addCookie(Cookie cookie) {
        super.addCookie(new Cookie(
                cookie.getDomain(),
                cookie.getName(),
                cookie.getValue(),
                cookie.getPath(),
                cookie.getExpires(),
                false,
                cookie.isHttpOnly(),
                cookie.getSameSite()));
    }
}
