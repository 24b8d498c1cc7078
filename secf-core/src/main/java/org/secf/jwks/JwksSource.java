package org.secf.jwks;

import java.net.URI;
import org.secf.http.PublicUrl;
import org.secf.identity.VisibleName;

/**
 * Where somebody publishes keys.
 *
 * @param owner whose keys they are
 * @param address by https, or on this machine
 */
public record JwksSource(String owner, URI address) {

    /** How one is written. */
    public static final String EXPECTED =
            "caller=https address of a JSON Web Key Set, the caller of visible characters";

    private static final String MARK = "=http";

    /**
     * Reads what {@link #EXPECTED} says.
     *
     * @throws IllegalArgumentException where it is anything else
     */
    public static JwksSource parse(String text) {
        int mark = text.indexOf(MARK);
        if (mark < 1 || !VisibleName.isOne(text.substring(0, mark))) {
            throw new IllegalArgumentException(EXPECTED);
        }
        URI address = URI.create(text.substring(mark + 1));
        boolean isClosed = "https".equals(address.getScheme()) || PublicUrl.isLoopback(address);
        if (!isClosed || address.getHost() == null || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return new JwksSource(text.substring(0, mark), address);
    }
}
