package org.secf.saml.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secf.http.Cookie;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;

/** A browser's cookies between requests. */
public final class Browser {

    private final Map<String, String> jar = new LinkedHashMap<>();

    /** Sends a request for a protected resource, with this browser's cookies, and keeps the cookies of the answer. */
    public Outcome send(Mechanism mechanism, MemoryRequest request) {
        Outcome outcome = mechanism.authenticate(MemoryExchange.of(request.cookies(cookies())));
        if (outcome instanceof Outcome.Replied replied) {
            keep(replied.reply());
        } else if (outcome instanceof Outcome.LoggedIn loggedIn) {
            keep(loggedIn.reply());
        } else if (outcome instanceof Outcome.Refused refused) {
            keep(refused.reply());
        }
        return outcome;
    }

    public List<Cookie.Pair> cookies() {
        return jar.entrySet().stream()
                .map(entry -> new Cookie.Pair(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Sets a cookie that no answer set. */
    public void plant(String name, String value) {
        jar.put(name, value);
    }

    private void keep(Reply reply) {
        for (Reply.Header header : reply.headers()) {
            if (header.name().equals("Set-Cookie")) {
                String pair = header.value().split(";", 2)[0];
                String name = pair.substring(0, pair.indexOf('='));
                if (header.value().contains("Max-Age=0")) {
                    jar.remove(name);
                } else {
                    jar.put(name, pair.substring(pair.indexOf('=') + 1));
                }
            }
        }
    }
}
