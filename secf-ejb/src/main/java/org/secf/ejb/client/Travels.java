package org.secf.ejb.client;

import jakarta.ws.rs.client.ClientRequestContext;
import java.util.Optional;
import org.secf.verdict.Verdict;

/** Says of each call of a client how the caller travels with it. */
@FunctionalInterface
interface Travels {

    /** Empty for a call that goes without; refused where it is not known. */
    Verdict<Optional<Travel>> of(ClientRequestContext request);
}
