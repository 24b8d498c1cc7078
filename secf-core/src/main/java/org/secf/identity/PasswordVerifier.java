package org.secf.identity;

import org.secf.verdict.Verdict;

/** Knows the users' passwords: the container's identity stores, or a file. */
@FunctionalInterface
public interface PasswordVerifier {

    /**
     * The user of that name, if the password is theirs.
     *
     * @param name as typed
     * @param password wiped by the one who asks
     * @return rejected with a {@link PasswordReason}; who is not known and who mistyped cannot be told apart from outside
     */
    Verdict<VerifiedUser> verify(String name, char[] password);
}
