package org.secf.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as settings and containers write them. Names are not looked up: who answers for one could let anybody in. */
public final class IpAddress {

    /** What a setting has to say. */
    public static final String EXPECTED = "an IP address such as 192.0.2.7 or 2001:db8::7";

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private IpAddress() {}

    /** Empty for what is none. */
    public static Optional<InetAddress> find(String text) {
        try {
            return ADDRESS.matcher(text).matches() ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a setting.
     *
     * @throws IllegalArgumentException for what is no address
     */
    public static InetAddress parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException(EXPECTED));
    }
}
