package org.secf.ejb.client;

import jakarta.ws.rs.client.ClientRequestContext;
import java.util.Optional;
import org.secf.verdict.Verdict;

/** Says of each call of a client how it is protected. */
@FunctionalInterface
interface Demands {

    /** Empty for a call that nobody wants protected; refused where it is not known. */
    Verdict<Optional<Protected>> of(ClientRequestContext request);
}
