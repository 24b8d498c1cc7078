package org.secf.mechanism;

import java.time.Instant;
import java.util.Optional;
import org.secf.delegation.PresentedToken;

/**
 * Where a mechanism whose callers log in keeps the token of a login, for calls in which the caller travels. A part of the surroundings only where a definition needs
 * such tokens: where there is none, nothing is kept.
 *
 * <p>In the memory of this process and nowhere else. A session keeps the name of the token alone, since sessions are written to disk and sent to other nodes, and
 * whoever reads a token there has it. After a restart, and at another node, there is none, and calls that need it are refused until the caller logs in again.
 */
public interface KeptTokens {

    /**
     * Keeps one.
     *
     * @param until from then on nobody believes it, so it is dropped
     * @return by which name, 256 random bits; empty where it is too long, or over
     */
    Optional<String> keep(PresentedToken token, Instant until);

    /** The one of that name; empty where it is over, was forgotten, or had to go for others. */
    Optional<PresentedToken> find(String name);

    /** The login is over, and so is all that was got by its token. */
    void forget(String name);
}
