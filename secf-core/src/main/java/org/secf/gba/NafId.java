package org.secf.gba;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An application, as keys know it: its name in the domain name system and the protocol it is talked to by (TS 33.220 §3.1).
 *
 * @param host the name that the device used, in lower case and without port
 * @param protocol between the device and the application
 */
public record NafId(String host, UaProtocol protocol) {

    private static final int LONGEST = 253;
    private static final Pattern NAME =
            Pattern.compile("(?!-)[A-Za-z0-9-]{1,63}(?<!-)(\\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*");

    /**
     * Checks the name: what is no name of a host could be made to look like another one with its protocol.
     *
     * @throws IllegalArgumentException when it is not
     */
    public NafId {
        // Before they are made small: the small letter of some other signs is one of ours.
        if (host.length() > LONGEST || !NAME.matcher(host).matches()) {
            throw new IllegalArgumentException("expected the name of a host, received " + host);
        }
        host = host.toLowerCase(Locale.ROOT);
    }

    /** As in derivations. */
    public byte[] octets() {
        return Octets.joined(KeyDerivation.octets(host), protocol.octets());
    }

    @Override
    public String toString() {
        return host + " " + protocol;
    }
}
