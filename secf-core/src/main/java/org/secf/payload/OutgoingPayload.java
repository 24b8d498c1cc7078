package org.secf.payload;

/**
 * A body on its way out.
 *
 * @param headers what the message must say now, in place of what the content is; they are known before the first octet. {@code Content-Length} of the content
 *     goes, and so does every digest of it: a signature covers what is transferred.
 * @param output takes the content, and must be finished
 */
public record OutgoingPayload(PayloadHeaders headers, PayloadOutput output) {}
