package org.secf.authenticators.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.identity.VerifiedUser;
import org.secf.server.User;
import org.secf.webauthn.WebAuthnUsers;

/** Knows the users' passwords, and which groups they are in who need none. */
@ApplicationScoped
public class KnownUsers implements IdentityStore, WebAuthnUsers {

    private static final List<User> KNOWN = List.of(User.ALICE, User.BOB);

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof UsernamePasswordCredential given
                ? KNOWN.stream()
                        .filter(user -> given.compareTo(user.name(), user.password()))
                        .map(user -> new CredentialValidationResult(user.name(), Set.copyOf(user.groups())))
                        .findFirst()
                        .orElse(CredentialValidationResult.INVALID_RESULT)
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    @Override
    public Optional<VerifiedUser> find(String name) {
        return KNOWN.stream()
                .filter(user -> user.name().equals(name))
                .map(user -> new VerifiedUser(user.name(), Set.copyOf(user.groups())))
                .findFirst();
    }
}
