package org.secf.signature;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.secf.http.PublicUrl;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/**
 * Where a request goes, in the parts that a signature covers (RFC 9421 §2.2), percent escapes as sent. Scheme and authority are brought into their one
 * form: small letters, and no port that is the scheme's own.
 *
 * @param scheme {@code https}
 * @param authority host and port
 * @param path never empty
 * @param query without the question mark; empty where there is none
 * @param requestTarget the target as it stands in the request line, where that is known
 */
public record TargetUri(
        String scheme, String authority, String path, Optional<String> query, Optional<String> requestTarget) {

    /**
     * Brings the parts into form.
     *
     * @throws IllegalArgumentException for characters that do not stand in a URI
     */
    public TargetUri {
        scheme = scheme.toLowerCase(Locale.ROOT);
        authority = normal(scheme, authority);
        path = path.isEmpty() ? "/" : path;
        String all = scheme + authority + path + query.orElse("") + requestTarget.orElse("");
        if (!isVisible(all) || path.indexOf('?') >= 0) {
            throw new IllegalArgumentException("not the parts of a URI");
        }
    }

    /**
     * Of a request that is about to be sent to this address in origin form.
     *
     * @throws IllegalArgumentException when it is not absolute
     */
    public static TargetUri of(URI uri) {
        URI ascii = URI.create(uri.toASCIIString());
        if (ascii.getScheme() == null || ascii.getRawAuthority() == null) {
            throw new IllegalArgumentException("needs a scheme and a host: " + uri);
        }
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        Optional<String> query = Optional.ofNullable(ascii.getRawQuery());
        Optional<String> line = Optional.of(path + query.map(text -> "?" + text).orElse(""));
        return new TargetUri(ascii.getScheme(), ascii.getRawAuthority(), path, query, line);
    }

    /**
     * Of a request that was received, as its sender addressed it: scheme, authority and the application's own path are the configured ones, whatever the
     * request or a proxy says of them, and only what follows is taken from the request.
     *
     * @return rejected with {@link SignatureReason#TARGET_UNKNOWN} where the two cannot be told apart
     */
    public static Verdict<TargetUri> of(Request request, PublicUrl base) {
        String target = request.target();
        String context = request.contextPath();
        String below = target.startsWith(context) ? target.substring(context.length()) : "#";
        boolean isBelow = below.isEmpty() || below.startsWith("/") || below.startsWith("?");
        if (!isBelow || !isVisible(target)) {
            return unknown("a path below " + context, target);
        }
        URI uri = URI.create(base.toString());
        return Verdict.accepted(
                of(uri.getScheme(), uri.getRawAuthority(), uri.getRawPath() + below, Optional.of(target)));
    }

    /**
     * As {@link #of(Request, PublicUrl)}, of an application that is reached by further authorities, too: which one, {@code Host} says, and what else it says
     * is refused. Scheme and path stay the configured ones.
     *
     * @param further such as {@code other.example.org}; where there are none, {@code Host} is not looked at
     * @return rejected with {@link SignatureReason#TARGET_UNKNOWN} also where {@code Host} is none of them
     */
    public static Verdict<TargetUri> of(Request request, PublicUrl base, Set<String> further) {
        Verdict<TargetUri> usual = of(request, base);
        return further.isEmpty() ? usual : usual.then(target -> target.at(request.headers("Host"), further));
    }

    private Verdict<TargetUri> at(List<String> hosts, Set<String> further) {
        String host = hosts.size() == 1 ? normal(scheme, hosts.get(0).strip()) : "";
        boolean isOurs = host.equals(authority)
                || further.stream().anyMatch(own -> normal(scheme, own).equals(host));
        return isOurs && hosts.get(0).indexOf('@') < 0
                ? Verdict.accepted(new TargetUri(scheme, host, path, query, requestTarget))
                : unknown("Host " + authority + " or one of " + further, hosts.toString());
    }

    /**
     * Of a request that was received by an application with several addresses, and by no proxy that rewrites paths: the authority is what {@code Host} says.
     *
     * @param accepted the authorities that the application has, such as {@code a.example.org} and {@code b.example.org:8443}; no other is believed
     * @return rejected with {@link SignatureReason#TARGET_UNKNOWN} where it is none of them
     */
    public static Verdict<TargetUri> ofHost(Request request, Set<String> accepted) {
        String scheme = request.isSecure() ? "https" : "http";
        List<String> hosts = request.headers("Host");
        String host = hosts.size() == 1 ? hosts.get(0).strip() : "";
        String target = request.target();
        boolean isOurs = accepted.stream().anyMatch(own -> normal(scheme, own).equals(normal(scheme, host)));
        if (host.isEmpty() || !isOurs || !target.startsWith("/") || !isVisible(target)) {
            return unknown("Host " + accepted + " and a path", hosts + " and " + target);
        }
        return Verdict.accepted(of(scheme, host, target, Optional.of(target)));
    }

    /** All of it: {@code https://example.org/path?query}. */
    public String text() {
        return scheme + "://" + authority + path + query.map(text -> "?" + text).orElse("");
    }

    private static TargetUri of(String scheme, String authority, String pathAndQuery, Optional<String> line) {
        int mark = pathAndQuery.indexOf('?');
        return mark < 0
                ? new TargetUri(scheme, authority, pathAndQuery, Optional.empty(), line)
                : new TargetUri(
                        scheme,
                        authority,
                        pathAndQuery.substring(0, mark),
                        Optional.of(pathAndQuery.substring(mark + 1)),
                        line);
    }

    /** Without user information, which no request is addressed by (RFC 9110 §4.2.4). */
    private static String normal(String scheme, String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        String port = scheme.equals("https") ? ":443" : ":80";
        String shorter = host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
        return shorter.endsWith(":") ? shorter.substring(0, shorter.length() - 1) : shorter;
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || c == '#') {
                return false;
            }
        }
        return true;
    }

    private static Verdict<TargetUri> unknown(String expected, String received) {
        return Verdict.rejected(SignatureReason.TARGET_UNKNOWN, expected, received);
    }
}
