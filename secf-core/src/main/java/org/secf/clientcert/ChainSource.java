package org.secf.clientcert;

import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.verdict.Verdict;

/** Where the certificates of clients stand. */
interface ChainSource {

    /** Whether there are any, right or wrong. */
    boolean isPresented(Request request);

    /** The chain of a request that has one, within limits, if its key was proved to whom we believe. */
    Verdict<Arrival> read(Exchange exchange, int maxChainLength);
}
