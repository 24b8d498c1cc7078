package org.secf.dpop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.secf.http.PublicUrl;
import org.secf.http.Request;

/** Addresses as proofs name them: without query and fragment, in the normal form of RFC 3986 §6.2.2 and §6.2.3. */
final class TargetUri {

    private static final String UNRESERVED = "-._~";
    private static final int LONGEST = 4096;

    private TargetUri() {}

    /** What a claim {@code htu} means; empty where it is no http address with a host. */
    static Optional<String> claimed(String htu) {
        if (htu.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return normal(new URI(htu));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /** Where a request went: below the address that is configured, whatever the request says of its host. Empty where its path is not the application's. */
    static Optional<String> of(PublicUrl base, Request request) {
        String target = request.target();
        int end = firstOf(target, '?', '#');
        String path = target.substring(0, end);
        String context = request.contextPath();
        boolean isBelow =
                path.startsWith(context) && (path.length() == context.length() || path.charAt(context.length()) == '/');
        return isBelow ? claimed(base.resolve(path.substring(context.length()))) : Optional.empty();
    }

    private static int firstOf(String text, char one, char other) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == one || text.charAt(i) == other) {
                return i;
            }
        }
        return text.length();
    }

    private static Optional<String> normal(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean isHttp = scheme.equals("https") || scheme.equals("http");
        if (!isHttp || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return Optional.empty();
        }
        int usual = scheme.equals("https") ? 443 : 80;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        String path = uri.normalize().getRawPath();
        return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port
                + (path.isEmpty() ? "/" : unescaped(path)));
    }

    /** Escapes of characters that need none are dropped, the others in capitals; {@link URI} has seen to it that two digits follow each percent sign. */
    private static String unescaped(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        StringBuilder plain = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                plain.append(c);
                continue;
            }
            int octet = Integer.parseInt(path.substring(i + 1, i + 3), 16);
            if (isUnreserved(octet)) {
                plain.append((char) octet);
            } else {
                plain.append(path.substring(i, i + 3).toUpperCase(Locale.ROOT));
            }
            i += 2;
        }
        return plain.toString();
    }

    private static boolean isUnreserved(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
    }
}
