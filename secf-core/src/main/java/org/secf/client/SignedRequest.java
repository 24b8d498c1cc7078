package org.secf.client;

import org.secf.signature.RequestMessage;

/**
 * A request as it has to be sent, octet by octet, and kept to verify what answers it. To be sent once: its nonce passes once.
 *
 * @param request with the fields of its signature and its digest, the body encrypted where that is wanted
 * @param message the same as signatures see it
 * @param label of its signature
 */
public record SignedRequest(ClientRequest request, RequestMessage message, String label) {}
