package org.secf.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as settings and containers write them. Names are not looked up: who answers for one could let anybody in. */
public final class IpAddress {

    /** What a setting has to say. */
    public static final String EXPECTED = "an IP address such as 192.0.2.7 or 2001:db8::7";

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final int NETWORK = 8;

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
     * Who sent something, for limits that one sender must not use up for others: of IPv6 the first 64 bits, within which a sender has every address
     * (RFC 6177 §2); what is no address stands for itself.
     */
    public static String network(String sender) {
        return find(sender)
                .map(InetAddress::getAddress)
                .map(octets -> HexFormat.of().formatHex(octets, 0, Math.min(octets.length, NETWORK)))
                .orElse(sender);
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
