package org.secf.message;

/**
 * The message is no copy of an earlier one.
 *
 * @param by the definition that made sure
 * @param source what it was told by: {@code nonce}, {@code jti}, {@code nc}
 * @param scope within which a second one would have been seen: a key, a client, a security association
 */
public record Freshness(String by, String source, String scope) {}
