package org.secf.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the application is reached from outside, as configured. Every address that a protocol compares or publishes derives from it, never from
 * what a request claims ({@code Host}, {@code X-Forwarded-…}).
 */
public final class PublicUrl {

    /** RFC 6761 §6.3, RFC 1122 §3.2.1.3 (g), RFC 4291 §2.5.3; without leading zeros, which some take for octal. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|\\[::1]|127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

    private static final Pattern CLOSING_DOTS = Pattern.compile("\\.+$");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final int IPV4_IN_IPV6 = 12;
    private static final byte LOOPBACK_NET = 127;

    private final URI uri;

    private PublicUrl(URI uri) {
        this.uri = uri;
    }

    /**
     * Reads a base URL such as {@code https://sp.example.org/enabler}; a closing slash is dropped.
     *
     * @throws IllegalArgumentException when it is not absolute, not https (http is for loopback only), or has a query, fragment or user
     */
    public static PublicUrl parse(String text) {
        URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (uri.getScheme() == null || uri.getHost() == null) {
            throw new IllegalArgumentException("needs a scheme and a host: " + text);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("can hold neither query, fragment nor user: " + text);
        }
        if (!isHttps(uri) && !(uri.getScheme().equals("http") && isLoopback(uri))) {
            throw new IllegalArgumentException("needs https; http is for loopback addresses only: " + text);
        }
        return new PublicUrl(uri);
    }

    /**
     * Reads one that is reached by TLS.
     *
     * @throws IllegalArgumentException as {@link #parse}, and for http on loopback, too
     */
    public static PublicUrl parseByTls(String text) {
        PublicUrl url = parse(text);
        if (!url.isHttps()) {
            throw new IllegalArgumentException("needs https: " + text);
        }
        return url;
    }

    /** Whether the URI names this machine only, so that plain http cannot be read by others. Decided by its text; no name is resolved. */
    public static boolean isLoopback(URI uri) {
        return uri.getHost() != null
                && LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * Whether the URI may name this machine, in any spelling: to refuse it, where {@link #isLoopback} is to allow. No name is resolved, so one whose records lead here is
     * not noticed.
     */
    public static boolean mayBeThisMachine(URI uri) {
        if (uri.getHost() == null) {
            return true;
        }
        String host =
                CLOSING_DOTS.matcher(uri.getHost().toLowerCase(Locale.ROOT)).replaceFirst("");
        boolean isNumber = host.startsWith("[") || NUMBERS.matcher(host).matches();
        return isNumber ? isOfThisMachine(host) : host.equals("localhost") || host.endsWith(".localhost");
    }

    private static boolean isOfThisMachine(String literal) {
        try {
            InetAddress address = InetAddress.getByName(literal);
            boolean isCompatible = address instanceof Inet6Address six
                    && six.isIPv4CompatibleAddress()
                    && six.getAddress()[IPV4_IN_IPV6] == LOOPBACK_NET;
            return isCompatible || address.isLoopbackAddress() || address.isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }

    /** The address of a path below the application, such as {@code /saml/acs}. */
    public String resolve(String path) {
        return uri + path;
    }

    /** Scheme, host and port, without the application's path. */
    public String origin() {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** The path of the application's front page, with its closing slash. */
    public String frontPage() {
        return uri.getRawPath() + "/";
    }

    /** The application's path for cookies; {@code /} for the root. */
    public String cookiePath() {
        String path = uri.getRawPath();
        return path.isEmpty() ? "/" : path;
    }

    public boolean isHttps() {
        return isHttps(uri);
    }

    private static boolean isHttps(URI uri) {
        return "https".equals(uri.getScheme());
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
