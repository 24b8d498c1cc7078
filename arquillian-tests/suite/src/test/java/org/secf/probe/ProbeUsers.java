package org.secf.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Any number of users: each one's password is its name read backwards. */
@ApplicationScoped
public class ProbeUsers implements IdentityStore {

    /** Who breaks the store. */
    public static final String BREAKER = "breaker";

    /** What only the log may say then. */
    public static final String BROKEN = "the directory is down";

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (credential instanceof UsernamePasswordCredential given
                && given.getCaller().equals(BREAKER)) {
            throw new IllegalStateException(BROKEN);
        }
        return credential instanceof UsernamePasswordCredential given
                        && given.compareTo(given.getCaller(), password(given.getCaller()))
                ? new CredentialValidationResult(given.getCaller(), Set.of(Seen.USER))
                : CredentialValidationResult.INVALID_RESULT;
    }

    /** The password of a user. */
    public static String password(String name) {
        return new StringBuilder(name).reverse().toString();
    }
}
