package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.secf.ejb.EncryptPayload.Direction;
import org.secf.message.Facts;
import org.secf.message.PayloadConfidentiality;

/** Which bodies must be encrypted (CONF-001), at the beans and at JAX-RS methods. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncryptPayloadTest {

    private static final String ID = "payload-encryption";
    private static final Facts DECRYPTED = decrypted(ID);

    private final SeContainer cdi = CdiContainer.with(
            ThreadMessages.class, ThreadCallers.class, Vault.class, VaultResource.class, PlainBean.class);
    private final ThreadMessages messages = cdi.select(ThreadMessages.class).get();
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
        return Facts.of(new PayloadConfidentiality(by, "aes128gcm", Optional.of("a1")));
    }

    @BeforeEach
    void endRequest() {
        messages.none();
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
