package org.secf.keys.store;

import java.util.OptionalLong;
import java.util.function.Function;
import org.secf.verdict.Verdict;

/**
 * A change that somebody asks for.
 *
 * @param who by whose authority, for the audit
 * @param what for the audit: {@code secret set}
 * @param subject the alias or key set, for the audit
 * @param expected the version that the change is meant for; empty to change whatever version there is
 * @param edit makes the changed contents, or refuses; closes nothing
 */
public record Change(
        String who,
        String what,
        String subject,
        OptionalLong expected,
        Function<StoreContents, Verdict<StoreContents>> edit) {}
