/**
 * HTTP message signatures (RFC 9421): who sent a request or a response, and that what the signature covers was not changed, whatever proxies were in between.
 *
 * <p>Signatures of a message are parsed, one is chosen by policy, and only {@link org.secf.signature.SignatureVerifier} makes a
 * {@link org.secf.signature.VerifiedSignature} of it, which has the values that were covered. A covered {@code Content-Digest} says nothing of the content
 * until that was digested too.
 */
@NullMarked
package org.secf.signature;

import org.jspecify.annotations.NullMarked;
