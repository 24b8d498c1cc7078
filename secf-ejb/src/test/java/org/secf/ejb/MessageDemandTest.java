package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.interceptor.AroundInvoke;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Path;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.message.Integrity;
import org.secf.settings.ConfigurationException;

/** What methods demand of messages, at the beans themselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageDemandTest {

    private static final Integrity WHOLE = ThreadMessages.signed(Optional.of("alice"), true, "@method", "x-tenant");

    private final SeContainer cdi = CdiContainer.with(
            ThreadMessages.class, ThreadCallers.class, Ledger.class, LedgerResource.class, PlainBean.class);
    private final ThreadMessages messages = cdi.select(ThreadMessages.class).get();
    private final ThreadCallers callers = cdi.select(ThreadCallers.class).get();
    private final Ledger ledger = cdi.select(Ledger.class).get();

    @Dependent
    @Stateless
    @RequireIntegrity
    static class Ledger {
        String book() {
            return "done";
        }

        @RequireIntegrity(components = "x-tenant", bodyDigest = false)
        String tenant() {
            return "done";
        }

        @RequireIntegrity(origin = RequireIntegrity.Origin.CALLER)
        String own() {
            return "done";
        }

        @RequireIntegrity(origin = RequireIntegrity.Origin.ANY)
        String anybody() {
            return "done";
        }

        @ReplayProtected
        String once() {
            return "done";
        }
    }

    @Dependent
    @Path("/ledger")
    @ReplayProtected
    static class LedgerResource {
        String book() {
            return "done";
        }
    }

    @Dependent
    static class PlainBean {
        @ReplayProtected
        String once() {
            return "done";
        }

        @SignResponse
        String answer() {
            return "done";
        }

        @SignResponse(definition = "partners")
        String answerPartners() {
            return "done";
        }

        @SignResponse(definition = "unknown")
        String answerNobody() {
            return "done";
        }
    }

    @Dependent
    static class Misspelt {
        @RequireIntegrity(components = "X-Tenant")
        String call() {
            return "never";
        }
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

    private static void assertDenied(ThrowingCallable call, InterceptorReason reason) {
        assertThatThrownBy(call).isInstanceOf(EJBAccessException.class).hasMessage(reason.name());
    }

    /** GlassFish stops the deployment otherwise. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                RequireIntegrityInterceptor.class,
                ReplayProtectedInterceptor.class,
                SignResponseInterceptor.class,
                EncryptPayloadInterceptor.class
            })
    void interceptorsMayBeSubclassedFromAnotherPackage(Class<?> type) throws NoSuchMethodException {
        assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
        assertThat(Modifier.isFinal(type.getModifiers())).isFalse();
        assertThat(type.getConstructor()).isNotNull();
        assertThat(type.getDeclaredMethods())
                .filteredOn(method -> method.getName().equals("intercept"))
                .singleElement()
                .matches(method -> method.isAnnotationPresent(AroundInvoke.class));
    }

    /** RFC 9421 §7.2. */
    @Nested
    class Signed {

        @Test
        void passes() {
            messages.bring(Facts.of(WHOLE));

            assertThat(ledger.book()).isEqualTo("done");
            assertThat(ledger.tenant()).isEqualTo("done");
        }

        @Test
        void isDeniedWithoutFacts() {
            assertDenied(ledger::book, InterceptorReason.NOT_SIGNED);
        }

        @Test
        void isDeniedOnAnotherThread() {
            messages.bring(Facts.of(WHOLE));

            assertThatThrownBy(() -> CompletableFuture.supplyAsync(ledger::book).join())
                    .hasRootCauseInstanceOf(EJBAccessException.class)
                    .hasRootCauseMessage("NOT_SIGNED");
        }

        @Test
        void isDeniedWhereFreshnessIsAllThatIsKnown() {
            messages.bring(Facts.of(ThreadMessages.FRESH));

            assertDenied(ledger::book, InterceptorReason.NOT_SIGNED);
        }

        @Test
        void isDeniedWithoutTheBody() {
            messages.bring(Facts.of(ThreadMessages.signed(Optional.of("alice"), false, "x-tenant")));

            assertDenied(ledger::book, InterceptorReason.BODY_NOT_SIGNED);
            assertThat(ledger.tenant()).isEqualTo("done");
        }

        @Test
        void isDeniedWithoutAComponent() {
            messages.bring(Facts.of(ThreadMessages.signed(Optional.of("alice"), true, "@method")));

            assertDenied(ledger::tenant, InterceptorReason.COMPONENT_NOT_SIGNED);
            assertThat(ledger.book()).isEqualTo("done");
        }

        @Test
        void isDeniedWhereTwoSignaturesShareWhatIsDemanded() {
            messages.bring(Facts.of(ThreadMessages.signed(Optional.empty(), true, "@method"))
                    .and(Facts.of(ThreadMessages.signed(Optional.of("alice"), false, "@method"))));

            assertDenied(ledger::book, InterceptorReason.WRONG_ORIGIN);
            messages.bring(messages.current().and(Facts.of(WHOLE)));
            assertThat(ledger.book()).isEqualTo("done");
        }
    }

    /** RFC 9421 §7.3.4. */
    @Nested
    class Origin {

        @Test
        void hasToBeKnown() {
            messages.bring(Facts.of(ThreadMessages.signed(Optional.empty(), true, "@method")));

            assertDenied(ledger::book, InterceptorReason.WRONG_ORIGIN);
            assertThat(ledger.anybody()).isEqualTo("done");
        }

        @Test
        void hasToBeTheCallerWhereThatIsSaid() {
            messages.bring(Facts.of(ThreadMessages.signed(Optional.of("mallory"), true, "@method")));
            assertDenied(ledger::own, InterceptorReason.WRONG_ORIGIN);

            callers.logIn("alice", ThreadCallers.PASSWORD, Duration.ZERO);
            messages.bring(Facts.of(WHOLE));
            assertThat(ledger.own()).isEqualTo("done");
            messages.bring(Facts.of(ThreadMessages.signed(Optional.of("mallory"), true, "@method")));
            assertDenied(ledger::own, InterceptorReason.WRONG_ORIGIN);
        }
    }

    /** RFC 9421 §7.2.2. */
    @Nested
    class Fresh {

        /** Who copies a message of somebody else's definition can sign it once more, by one of his own with a new nonce. */
        @Test
        void isDeniedWhereAnotherSignatureIsFresh() {
            messages.bring(Facts.of(WHOLE)
                    .and(Facts.of(new Freshness("http-signature.others", Freshness.Source.NONCE, "k2"))));

            assertDenied(ledger::once, InterceptorReason.NOT_FRESH);
        }

        /** A proxy's signature covers the signer's, and with it the nonce. */
        @Test
        void passesByAProxy() {
            Integrity proxy =
                    new Integrity("http-signature/proxy", WHOLE.components(), false, WHOLE.signer(), WHOLE.created());
            messages.bring(Facts.of(WHOLE).and(Facts.of(proxy)).and(Facts.of(ThreadMessages.FRESH)));

            assertThat(ledger.once()).isEqualTo("done");
        }

        @Test
        void passes() {
            messages.bring(Facts.of(WHOLE).and(Facts.of(ThreadMessages.FRESH)));

            assertThat(ledger.once()).isEqualTo("done");
            assertThat(cdi.select(PlainBean.class).get().once()).isEqualTo("done");
        }

        @Test
        void isDeniedWhereACopyWouldPass() {
            messages.bring(Facts.of(WHOLE));

            assertDenied(ledger::once, InterceptorReason.NOT_FRESH);
        }

        @Test
        void isDeniedInTheTermsOfTheComponent() {
            PlainBean bean = cdi.select(PlainBean.class).get();
            LedgerResource resource = cdi.select(LedgerResource.class).get();

            assertThatThrownBy(bean::once).isInstanceOf(SecurityException.class).hasMessage("NOT_FRESH");
            assertThatThrownBy(resource::book).isInstanceOf(ForbiddenException.class);
        }
    }

    /** RFC 9421 §2.4. */
    @Nested
    class Answered {

        private final PlainBean bean = cdi.select(PlainBean.class).get();

        @Test
        void hasToBeSigned() {
            assertThat(bean.answer()).isEqualTo("done");
            assertThat(bean.answerPartners()).isEqualTo("done");
            assertThat(messages.demanded()).containsExactly("response-signature", "response-signature.partners");
        }

        @Test
        void isDeniedWhereNobodySigns() {
            assertThatThrownBy(bean::answerNobody)
                    .isInstanceOf(SecurityException.class)
                    .hasMessage("NO_SEALER");
        }
    }

    @Nested
    class Deployment {

        @Test
        void withoutSourcesDeniesEverything() {
            try (SeContainer alone = CdiContainer.with(Ledger.class, PlainBean.class)) {
                Ledger unknown = alone.select(Ledger.class).get();
                PlainBean bean = alone.select(PlainBean.class).get();

                assertDenied(unknown::book, InterceptorReason.NO_FACTS_SOURCE);
                assertThatThrownBy(bean::once).hasMessage("NO_FACTS_SOURCE");
                assertThatThrownBy(bean::answer).hasMessage("NO_RESPONSE_OBLIGATIONS");
            }
        }

        @Test
        void stopsAtAComponentThatIsNone() {
            assertThatThrownBy(() -> CdiContainer.with(Misspelt.class).close())
                    .hasStackTraceContaining(ConfigurationException.class.getName())
                    .hasStackTraceContaining("@RequireIntegrity(components) on")
                    .hasStackTraceContaining("X-Tenant");
        }
    }
}
