package org.secf.keys.store;

import java.time.Instant;

/**
 * One change of a store, as audited; stands in the store too, so that it cannot be lost when the process dies after the change.
 *
 * @param version the version that it made
 * @param at when
 * @param who by whose authority
 * @param what the change: {@code secret set}, {@code key rotate}
 * @param subject the alias or key set; never a secret
 */
public record ChangeRecord(long version, Instant at, String who, String what, String subject) {}
