package org.secf.state;

import java.time.Instant;
import java.util.Map;

/**
 * A login in flight: what was asked, and by which browser.
 *
 * @param id the id the answer will refer to
 * @param binding digest of the secret that only the asking browser holds, see {@link BrowserBinding}
 * @param target path and query first asked for, to return to
 * @param provider whom the answer must come from
 * @param expires after this the answer is too late
 * @param details what else the protocol has to remember
 */
public record PendingRequest(
        String id, String binding, String target, String provider, Instant expires, Map<String, String> details) {

    public PendingRequest {
        details = Map.copyOf(details);
    }

    /** Without what only the browser or the provider are to know, such as a nonce, which the details may have. */
    @Override
    public String toString() {
        return "a request " + id + " to " + provider;
    }
}
