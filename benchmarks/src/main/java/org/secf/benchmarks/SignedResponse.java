package org.secf.benchmarks;

import java.util.List;

/**
 * One response with what the bare cryptography needs of it.
 *
 * @param field the form field, in base64
 * @param signed what is signed
 * @param proofs one for each signature
 */
record SignedResponse(String field, Signed signed, List<Proof> proofs) {

    /**
     * The octets behind one signature, already canonical.
     *
     * @param content what was digested
     * @param signedInfo what was signed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and copied by nobody
    record Proof(byte[] content, byte[] digest, byte[] signedInfo, byte[] signature) {}
}
