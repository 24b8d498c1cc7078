package org.secf.integrity;

import java.net.URI;
import java.util.Optional;
import org.secf.http.PublicUrl;
import org.secf.identity.VisibleName;

/**
 * Where a signer publishes its keys.
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
            throw unexpected();
        }
        return new JwksSource(
                text.substring(0, mark), address(text.substring(mark + 1)).orElseThrow(JwksSource::unexpected));
    }

    /** Where somebody publishes keys; empty where it is not called by https, nor on this machine. */
    public static Optional<URI> address(String text) {
        URI address = URI.create(text);
        boolean isClosed = "https".equals(address.getScheme()) || PublicUrl.isLoopback(address);
        return isClosed && address.getHost() != null && address.getRawUserInfo() == null
                ? Optional.of(address)
                : Optional.empty();
    }

    private static IllegalArgumentException unexpected() {
        return new IllegalArgumentException(EXPECTED);
    }
}
