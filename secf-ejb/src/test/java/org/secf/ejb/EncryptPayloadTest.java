package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.secf.ejb.EncryptPayload.Direction;
import org.secf.message.Facts;
import org.secf.message.Integrity;
import org.secf.message.PayloadConfidentiality;

/** Which bodies must be encrypted (CONF-001), at the beans and at JAX-RS methods. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncryptPayloadTest {

    private static final String ID = "payload-encryption";
    private static final Facts DECRYPTED = decrypted(ID);

    private final SeContainer cdi = CdiContainer.with(
            ThreadMessages.class, ThreadCallers.class, Vault.class, VaultResource.class, PlainBean.class);
    private final ThreadMessages messages = cdi.select(ThreadMessages.class).get();
    private final ThreadCallers callers = cdi.select(ThreadCallers.class).get();
    private final Vault vault = cdi.select(Vault.class).get();

    @Dependent
    @Stateless
    @EncryptPayload
    static class Vault {

        String exchange() {
            return "done";
        }

        @EncryptPayload(Direction.REQUEST)
        String keep() {
            return "done";
        }

        @EncryptPayload(Direction.RESPONSE)
        String tell() {
            return "done";
        }

        @EncryptPayload(definition = "partners")
        String partners() {
            return "done";
        }

        @EncryptPayload(value = Direction.RESPONSE, definition = "unknown")
        String tellNobody() {
            return "done";
        }
    }

    @Dependent
    @Path("/vault")
    @EncryptPayload
    static class VaultResource {

        public String exchange() {
            return "done";
        }

        @EncryptPayload(value = Direction.RESPONSE, definition = "unknown")
        public String tellNobody() {
            return "done";
        }

        @EncryptPayload(Direction.REQUEST)
        @SignResponse
        public String keep() {
            return "done";
        }
    }

    @Dependent
    static class PlainBean {

        @EncryptPayload(Direction.REQUEST)
        String keep() {
            return "done";
        }
    }

    private static Facts decrypted(String by) {
        return decrypted(by, Optional.empty());
    }

    private static Facts decrypted(String by, Optional<String> sender) {
        return Facts.of(new PayloadConfidentiality(by, "aes128gcm", Optional.of("a1"), sender));
    }

    @BeforeEach
    void endRequest() {
        messages.none();
        callers.logOut();
    }

    @AfterAll
    void close() {
        cdi.close();
    }

    private static void assertDenied(ThrowingCallable call, String reason) {
        assertThatThrownBy(call).isInstanceOf(EJBAccessException.class).hasMessage(reason);
    }

    @Nested
    class Requests {

        @Test
        void thatWereDecryptedPass() {
            messages.bring(DECRYPTED);
            assertThat(vault.exchange()).isEqualTo("done");
            assertThat(vault.keep()).isEqualTo("done");
            assertThat(cdi.select(PlainBean.class).get().keep()).isEqualTo("done");
        }

        @Test
        void withoutContentPass() {
            messages.bring(Facts.of(PayloadConfidentiality.withoutContent(ID)));
            assertThat(vault.keep()).isEqualTo("done");
        }

        @Test
        void thatOthersCouldReadAreDenied() {
            assertDenied(vault::exchange, "NOT_ENCRYPTED");
            assertDenied(vault::keep, "NOT_ENCRYPTED");
            messages.bring(Facts.of(ThreadMessages.signed(Optional.of("alice"), true, "@method"))
                    .and(Facts.of(ThreadMessages.FRESH)));
            assertDenied(vault::keep, "NOT_ENCRYPTED");
            assertThat(messages.demanded()).isEmpty();
        }

        /** Each definition has keys and bounds of its own. */
        @Test
        void thatAnotherDefinitionDecryptedAreDenied() {
            messages.bring(DECRYPTED);
            assertDenied(vault::partners, "NOT_ENCRYPTED");
            messages.bring(decrypted(ID + ".partners"));
            assertDenied(vault::keep, "NOT_ENCRYPTED");
            assertThat(vault.partners()).isEqualTo("done");
        }

        private void bring(Integrity... signatures) {
            Facts facts = decrypted(ID, Optional.of("alice"));
            for (Integrity signature : signatures) {
                facts = facts.and(Facts.of(signature));
            }
            messages.bring(facts);
        }

        private Integrity by(String owner, boolean coversBody) {
            return ThreadMessages.signed(Optional.of(owner), coversBody, "@method");
        }

        /** Bob cannot read what Alice encrypted, and the bean would tell him of it. */
        @Test
        void thatSomebodyElseEncryptedAreDenied() {
            bring(by("bob", true));
            assertDenied(vault::keep, "OTHERS_BODY");
            bring(by("bob", false));
            assertDenied(vault::keep, "OTHERS_BODY");
            bring(by("alice", true), by("bob", true));
            assertDenied(vault::keep, "OTHERS_BODY");
        }

        @Test
        void thatSomebodyElseThanTheCallerEncryptedAreDenied() {
            callers.logIn("bob", ThreadCallers.PASSWORD, Duration.ZERO);
            bring();
            assertDenied(vault::keep, "OTHERS_BODY");
            bring(by("alice", false));
            assertDenied(vault::keep, "OTHERS_BODY");
        }

        @Test
        void thatTheirSenderEncryptedPass() {
            bring();
            assertThat(vault.keep()).as("nobody claims to be anybody").isEqualTo("done");
            bring(by("alice", true));
            assertThat(vault.keep()).isEqualTo("done");
            callers.logIn("alice", ThreadCallers.PASSWORD, Duration.ZERO);
            bring();
            assertThat(vault.keep()).isEqualTo("done");
        }

        /** As a client does that calls for its user, and a proxy that hands on. */
        @Test
        void thatTheirSenderSignedForTheCallerPass() {
            callers.logIn("carol", ThreadCallers.PASSWORD, Duration.ZERO);
            Integrity edge = new Integrity(
                    "http-signature/proxy",
                    Set.of(),
                    false,
                    new Integrity.Signer(Optional.empty(), Optional.empty(), Optional.of("edge")),
                    Optional.empty());
            bring(by("alice", true), edge);
            assertThat(vault.keep()).isEqualTo("done");
        }

        @Test
        void areDeniedOnAnotherThread() {
            messages.bring(DECRYPTED);
            assertThatThrownBy(() -> CompletableFuture.supplyAsync(vault::keep).join())
                    .hasRootCauseInstanceOf(EJBAccessException.class)
                    .hasRootCauseMessage("NOT_ENCRYPTED");
        }

        @Test
        void areDeniedInTheTermsOfTheComponent() {
            PlainBean bean = cdi.select(PlainBean.class).get();
            VaultResource resource = cdi.select(VaultResource.class).get();
            assertThatThrownBy(bean::keep).isInstanceOf(SecurityException.class).hasMessage("NOT_ENCRYPTED");
            assertThatThrownBy(resource::exchange).isInstanceOf(ForbiddenException.class);
        }
    }

    @Nested
    class Responses {

        @Test
        void areDemandedOfTheDefinition() {
            messages.bring(DECRYPTED.and(decrypted(ID + ".partners")));
            vault.keep();
            assertThat(messages.demanded()).isEmpty();
            vault.exchange();
            vault.partners();
            assertThat(messages.demanded()).containsExactly(ID, ID + ".partners");
        }

        @Test
        void needNoEncryptedRequestWhereOnlyTheyAreMeant() {
            assertThat(vault.tell()).isEqualTo("done");
            assertThat(messages.demanded()).containsExactly(ID);
        }

        @Test
        void thatNobodyEncryptsAreDenied() {
            assertDenied(vault::tellNobody, "NO_SEALER");
        }
    }

    /** Before the entity is read. */
    @Nested
    class JaxRs {

        private Optional<InterceptorReason> refused(String method) {
            return protection()
                    .refuse(demand(method))
                    .map(rejection -> rejection.reason())
                    .filter(InterceptorReason.class::isInstance)
                    .map(InterceptorReason.class::cast);
        }

        private MessageProtection protection() {
            return cdi.select(MessageProtection.class).get();
        }

        private MessageDemand demand(String method) {
            try {
                return MessageDemand.of(VaultResource.class, VaultResource.class.getMethod(method));
            } catch (NoSuchMethodException e) {
                throw new AssertionError(e);
            }
        }

        @Test
        void requestsAreHeldAgainstTheDemand() {
            assertThat(demand("exchange").isNothing()).isFalse();
            assertThat(refused("exchange")).contains(InterceptorReason.NOT_ENCRYPTED);
            messages.bring(DECRYPTED);
            assertThat(refused("exchange")).isEmpty();
            assertThat(messages.demanded()).containsExactly(ID);
        }

        @Test
        void responsesAreEncryptedAndSigned() {
            messages.bring(DECRYPTED);
            assertThat(refused("keep")).isEmpty();
            assertThat(messages.demanded()).containsExactly("response-signature");
            assertThat(protection().refuse(demand("tellNobody"))).isPresent();
        }
    }

    @Test
    void deniesEverythingWithoutSources() {
        try (SeContainer alone = CdiContainer.with(Vault.class)) {
            Vault unknown = alone.select(Vault.class).get();
            assertDenied(unknown::keep, "NO_FACTS_SOURCE");
            assertDenied(unknown::tell, "NO_RESPONSE_OBLIGATIONS");
        }
    }
}
