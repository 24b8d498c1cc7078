package org.secf.tls;

import java.net.URI;
import java.util.Optional;
import org.secf.http.PublicUrl;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** Which addresses may be called. Decided by how they are written: what a name resolves to, others may change between the look and the call. */
final class Addresses {

    private static final String EXPECTED = "https, or http to localhost, 127.0.0.0/8 or [::1]";
    private static final String EXPECTED_OF_SIGNED = "https or http";

    private Addresses() {}

    /** Whether {@code isOpen}, http may lead to any machine. */
    static Optional<Rejection> refuse(URI address, boolean isOpen) {
        if (address.getRawUserInfo() != null) {
            return Check.refused(TlsReason.USER_IN_ADDRESS, "an address without user and password", shown(address));
        }
        if (address.getHost() == null || address.getHost().isEmpty()) {
            return Check.refused(TlsReason.NO_HOST, "a host name or an IP address", shown(address));
        }
        boolean isOpenHere = "http".equalsIgnoreCase(address.getScheme()) && (isOpen || PublicUrl.isLoopback(address));
        return isOpenHere || "https".equalsIgnoreCase(address.getScheme())
                ? Check.HOLDS
                : Check.refused(TlsReason.NOT_HTTPS, isOpen ? EXPECTED_OF_SIGNED : EXPECTED, shown(address));
    }

    /** For logs: without user and query, either of which may be a secret. */
    static String shown(URI address) {
        String host = address.getHost() == null ? "" : address.getHost();
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return address.getScheme() + "://" + host + port + path;
    }
}
