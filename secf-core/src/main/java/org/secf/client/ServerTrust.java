package org.secf.client;

import java.net.URI;
import java.util.Optional;
import org.secf.signature.SignatureKeys;
import org.secf.signature.VerifiedSignature;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** By what the servers that are called are believed. */
interface ServerTrust {

    /** Whether a request may go there at all. */
    Optional<Rejection> refuse(URI address, ClientDemand demand);

    /** The keys by which answers from there are proved. */
    SignatureKeys keys(URI address);

    /** Whether whoever signed the answer is the one that was called. */
    Optional<Rejection> refuse(URI address, VerifiedSignature answer);

    /** Whoever has one of these keys can answer, wherever it was called. */
    static ServerTrust of(SignatureKeys keys) {
        return new ServerTrust() {
            @Override
            public Optional<Rejection> refuse(URI address, ClientDemand demand) {
                return Check.HOLDS;
            }

            @Override
            public SignatureKeys keys(URI address) {
                return keys;
            }

            @Override
            public Optional<Rejection> refuse(URI address, VerifiedSignature answer) {
                return Check.HOLDS;
            }
        };
    }
}
