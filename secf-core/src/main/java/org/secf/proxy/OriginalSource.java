package org.secf.proxy;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.secf.http.OriginalRequest;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/** How a proxy tells which request it asks about. One way only is listened to: what the proxy does not write itself, its client may have written. */
public enum OriginalSource {
    /** {@code X-Original-Method} and {@code X-Original-URL}, as nginx is told to. */
    X_ORIGINAL("X-Original-Method", "X-Original-URL"),
    /** {@code X-Forwarded-Method} and {@code X-Forwarded-Uri}, as Traefik does. */
    X_FORWARDED("X-Forwarded-Method", "X-Forwarded-Uri"),
    /** The method of the question, and what follows the endpoint's path in its target, as Envoy does. */
    PATH("", "");

    private static final Pattern METHOD = Pattern.compile("[A-Za-z-]{1,32}");

    /** Only before a path: what a client writes into its Host with a question mark would else become a query, and the path a part of it. */
    private static final Pattern ORIGIN = Pattern.compile("(?i)^https?://[^/?#]*(?=/|$)");

    private static final Pattern TARGET = Pattern.compile("/[!-~&&[^#]]{0,8000}");

    private final String method;
    private final String url;

    OriginalSource(String method, String url) {
        this.method = method;
        this.url = url;
    }

    /** How a question at this path of the application is to be seen: as the request that it is about. */
    Verdict<UnaryOperator<Request>> original(Request question, String path) {
        Optional<String> asked = this == PATH ? Optional.of(question.method()) : one(question.headers(method));
        Optional<String> target = this == PATH
                ? below(question.target(), question.contextPath() + path)
                : one(question.headers(url)).map(OriginalSource::inOriginForm);
        boolean isTold = asked.filter(text -> METHOD.matcher(text).matches()).isPresent()
                && target.filter(text -> TARGET.matcher(text).matches()).isPresent();
        return isTold
                ? Verdict.accepted(seen -> new OriginalRequest(seen, asked.get(), target.get()))
                : Verdict.rejected(
                        ProxyReason.ORIGINAL_UNKNOWN,
                        "a method and a path by " + this,
                        asked + " and " + target.map(ShownTarget::of));
    }

    private static Optional<String> one(List<String> lines) {
        return lines.size() == 1 ? Optional.of(lines.get(0).strip()) : Optional.empty();
    }

    private static Optional<String> below(String target, String prefix) {
        return target.startsWith(prefix) ? Optional.of(rooted(target.substring(prefix.length()))) : Optional.empty();
    }

    /** Without scheme and authority, which the client chose; the settings say which resource is behind the proxy. */
    private static String inOriginForm(String text) {
        return rooted(ORIGIN.matcher(text).replaceFirst(""));
    }

    private static String rooted(String rest) {
        return rest.isEmpty() || rest.startsWith("?") ? "/" + rest : rest;
    }
}
