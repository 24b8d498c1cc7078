/**
 * HTTP message signatures (RFC 9421): who sent a request or a response, and that what the signature covers was not changed, whatever proxies were in between.
 *
 * <p>Signatures of a message are parsed, one is chosen by policy, and only {@link org.secf.signature.SignatureVerifier} makes a
 * {@link org.secf.signature.VerifiedSignature} of it, which has the values that were covered. A covered {@code Content-Digest} says nothing of the content
 * until that was digested too.
 *
 * <pre>{@code
 * MessageSigner signer = new MessageSigner(key, SigningPolicy.ofRequests(), clock, random);
 * Verdict<SignatureFields> lines = signer.sign(new RequestMessage("POST", TargetUri.of(uri), headers, true));
 *
 * SignatureVerifier verifier = new SignatureVerifier(SignaturePolicy.ofRequests(), keys, clock, once);
 * Verdict<VerifiedSignature> signature = TargetUri.of(request, baseUrl)
 *         .map(target -> RequestMessage.of(request, target))
 *         .then(verifier::verify);
 * }</pre>
 */
@NullMarked
package org.secf.signature;

import org.jspecify.annotations.NullMarked;
