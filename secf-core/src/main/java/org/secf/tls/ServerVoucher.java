package org.secf.tls;

import java.util.Set;
import org.secf.verdict.Verdict;

/** Somebody whom we believe says by which keys servers prove themselves, so that their certificates need no authority. */
public interface ServerVoucher {

    /**
     * Each an {@link org.secf.keys.Thumbprint} of a key that the server may prove itself by; none where that is left to authorities.
     *
     * @param host as it is called
     * @return refused where nobody vouches for that server: it is not called then
     */
    Verdict<Set<String>> keys(String host, int port);

    /** Another where what is said became another: connections that were made before are not used any more. */
    Object state();
}
