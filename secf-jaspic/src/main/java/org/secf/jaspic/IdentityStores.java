package org.secf.jaspic;

import jakarta.security.enterprise.credential.Password;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import org.secf.identity.PasswordReason;
import org.secf.identity.PasswordVerifier;
import org.secf.identity.VerifiedUser;
import org.secf.verdict.Verdict;

/** The application's identity stores (Jakarta Security §3), in the order that their handler asks them. */
record IdentityStores(IdentityStoreHandler handler) implements PasswordVerifier {

    @Override
    public Verdict<VerifiedUser> verify(String name, char[] password) {
        UsernamePasswordCredential credential = new UsernamePasswordCredential(name, new Password(password));
        try {
            return verdict(handler.validate(credential));
        } catch (RuntimeException e) {
            return Verdict.rejected(PasswordReason.STORE_FAILED, "an answer of the identity stores", e.toString());
        } finally {
            credential.clear();
        }
    }

    private static Verdict<VerifiedUser> verdict(CredentialValidationResult result) {
        return switch (result.getStatus()) {
            case VALID ->
                Verdict.accepted(new VerifiedUser(result.getCallerPrincipal().getName(), result.getCallerGroups()));
            case INVALID -> Verdict.rejected(PasswordReason.WRONG_PASSWORD, "the user's password", "another");
            case NOT_VALIDATED ->
                Verdict.rejected(
                        PasswordReason.NO_IDENTITY_STORE, "an identity store that takes passwords", "none of them did");
        };
    }
}
