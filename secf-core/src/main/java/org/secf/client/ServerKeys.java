package org.secf.client;

import org.secf.signature.SignatureKeys;

/** An application's own source of the keys by which answers are believed; a bean. Apart from that of callers, who must not be able to answer for servers. */
@FunctionalInterface
public interface ServerKeys {

    /**
     * The keys of the servers that a client calls, and of nobody else.
     *
     * @param client the name of its definition
     */
    SignatureKeys of(String client);
}
