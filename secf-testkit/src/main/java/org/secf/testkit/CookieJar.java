package org.secf.testkit;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A browser's cookies. The JDK takes every cookie with a Max-Age for one of RFC 2965 and sends it back in a way that servers no longer read. */
final class CookieJar extends CookieHandler {

    /** As browsers send them, by RFC 6265. */
    private static final int PLAIN = 0;

    private final CookieManager cookies = new CookieManager();

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> requestHeaders) throws IOException {
        return cookies.get(uri, requestHeaders);
    }

    @Override
    public void put(URI uri, Map<String, List<String>> responseHeaders) throws IOException {
        cookies.put(uri, responseHeaders);
        cookies.getCookieStore().getCookies().forEach(cookie -> cookie.setVersion(PLAIN));
    }
}
