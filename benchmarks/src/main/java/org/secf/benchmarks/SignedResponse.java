package org.secf.benchmarks;

import java.util.List;
import java.util.Optional;

/**
 * One response with what the bare cryptography needs of it.
 *
 * @param field the form field, in base64
 * @param signed how it is protected
 * @param proofs one for each signature
 * @param sealed the assertion, where it is encrypted
 */
record SignedResponse(String field, Signed signed, List<Proof> proofs, Optional<Sealed> sealed) {

    /**
     * The octets behind one signature, already canonical.
     *
     * @param content what was digested
     * @param signedInfo what was signed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and copied by nobody
    record Proof(byte[] content, byte[] digest, byte[] signedInfo, byte[] signature) {}
}
