package org.secf.mechanism;

import java.time.Instant;
import java.util.Optional;
import org.secf.verdict.Rejection;

/**
 * One line of the audit: a login that succeeded, a claim that was refused, or a store that cannot be used any more.
 *
 * @param at when
 * @param correlation the id that the client was shown
 * @param mechanism which mechanism decided; {@code store} for a store
 * @param target path that was asked for, without query; of a store its name and where it is
 * @param caller the name of the caller who logged in; empty for a refusal
 * @param rejection the refusal; empty for a login
 */
public record AuditEvent(
        Instant at,
        String correlation,
        String mechanism,
        String target,
        Optional<String> caller,
        Optional<Rejection> rejection) {}
