package org.secf.integrity;

import java.net.URI;
import org.secf.http.PublicUrl;
import org.secf.identity.VisibleName;

/**
 * Where a signer publishes its keys.
 *
 * @param owner whose keys they are
 * @param address by https, or on this machine
 */
record JwksSource(String owner, URI address) {

    static final String EXPECTED = "caller=https address of a JSON Web Key Set, the caller of visible characters";

    private static final String MARK = "=http";

    static JwksSource parse(String text) {
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
