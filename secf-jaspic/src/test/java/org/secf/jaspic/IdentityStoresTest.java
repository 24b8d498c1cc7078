package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.secf.identity.PasswordReason;
import org.secf.identity.VerifiedUser;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

class IdentityStoresTest {

    private static Verdict<VerifiedUser> verify(Function<Credential, CredentialValidationResult> stores) {
        return new IdentityStores(stores::apply).verify("alice", "wonderland".toCharArray());
    }

    private static PasswordReason refusal(Function<Credential, CredentialValidationResult> stores) {
        return (PasswordReason) verify(stores).rejection().orElseThrow().reason();
    }

    @Test
    void nameTheUserAsTheStoreDoes() {
        Verdict<VerifiedUser> verdict =
                verify(credential -> ((UsernamePasswordCredential) credential).compareTo("alice", "wonderland")
                        ? new CredentialValidationResult("Alice", Set.of("user"))
                        : CredentialValidationResult.INVALID_RESULT);

        assertThat(verdict.<Object>fold(user -> user, Rejection::detail))
                .isEqualTo(new VerifiedUser("Alice", Set.of("user")));
    }

    @Test
    void refuseAWrongPassword() {
        assertThat(refusal(credential -> CredentialValidationResult.INVALID_RESULT))
                .isSameAs(PasswordReason.WRONG_PASSWORD);
    }

    @Test
    void refuseWhereNoStoreTakesPasswords() {
        assertThat(refusal(credential -> CredentialValidationResult.NOT_VALIDATED_RESULT))
                .isSameAs(PasswordReason.NO_IDENTITY_STORE);
    }

    /** H90. */
    @Test
    void refuseWhereAStoreFails() {
        assertThat(refusal(credential -> {
                    throw new IllegalStateException("the database is down");
                }))
                .isSameAs(PasswordReason.STORE_FAILED);
    }
}
