package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.se.SeContainer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.message.Freshness.Source;
import org.secf.message.Integrity;
import org.secf.settings.ConfigurationException;

/** What {@link ReplayProtected} demands of what is used once (RFC 9421 §7.2.2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FreshnessDemandTest {

    private static final Instant NOW = FixedTime.NOW;
    private static final Integrity SIGNED = ThreadMessages.signed(Optional.of("alice"), true, "@method");
    private static final String SIGNATURES = "http-signature";

    private final SeContainer cdi =
            CdiContainer.with(ThreadMessages.class, ThreadCallers.class, Ledger.class, Strict.class, Hidden.class);
    private final ThreadMessages messages = cdi.select(ThreadMessages.class).get();
    private final ThreadCallers callers = cdi.select(ThreadCallers.class).get();
    private final Ledger ledger = cdi.select(Ledger.class).get();
    private final Strict strict = cdi.select(Strict.class).get();

    @Dependent
    @Stateless
    static class Ledger {
        @ReplayProtected
        String anyhow() {
            return "done";
        }

        @ReplayProtected(source = {Source.TOKEN_ID, Source.COUNT, Source.COUNT})
        String byProof() {
            return "done";
        }

        @ReplayProtected(window = "5m")
        String soon() {
            return "done";
        }

        @ReplayProtected(scope = ReplayProtected.Scope.SIGNER)
        String bySigner() {
            return "done";
        }

        @ReplayProtected(scope = ReplayProtected.Scope.CALLER)
        String byCaller() {
            return "done";
        }

        @ReplayProtected(window = "5m", source = Source.TOKEN_ID)
        String bySoonProof() {
            return "done";
        }
    }

    @Dependent
    @Stateless
    @ReplayProtected(
            window = "1m",
            scope = ReplayProtected.Scope.CALLER,
            source = {Source.NONCE, Source.TOKEN_ID})
    static class Strict {
        String plain() {
            return "done";
        }

        @ReplayProtected
        String no() {
            return "done";
        }

        @ReplayProtected(window = "1h", source = Source.TOKEN_ID)
        String further() {
            return "done";
        }

        @ReplayProtected(window = "10s", scope = ReplayProtected.Scope.SIGNER)
        String stricter() {
            return "done";
        }
    }

    @Stereotype
    @ReplayProtected(window = "5m")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Once {}

    @Dependent
    @Once
    static class Hidden {
        String call() {
            return "never";
        }
    }

    @Dependent
    static class Misspelt {
        @ReplayProtected(window = "5")
        String call() {
            return "never";
        }
    }

    @Dependent
    @ReplayProtected(window = "soon")
    static class MisspeltClass {
        String call() {
            return "never";
        }
    }

    @Dependent
    @ReplayProtected(source = Source.NONCE)
    static class Impossible {
        @ReplayProtected(source = Source.TOKEN_ID)
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

    private static Freshness use(String by, Source source, String owner, Duration age) {
        return new Freshness(
                by,
                source,
                "k1",
                Optional.of(owner),
                Optional.of(NOW.minus(age)),
                Optional.of(NOW.plus(Duration.ofMinutes(1))));
    }

    private static Facts used(Source source) {
        return Facts.of(use("mechanism", source, "alice", Duration.ofSeconds(1)));
    }

    private static Facts signed(Duration age) {
        return Facts.of(SIGNED).and(Facts.of(use(SIGNATURES, Source.NONCE, "alice", age)));
    }

    private static void assertDenied(ThrowingCallable call, InterceptorReason reason) {
        assertThatThrownBy(call).isInstanceOf(EJBAccessException.class).hasMessage(reason.name());
    }

    @Nested
    class Sources {

        @ParameterizedTest
        @EnumSource
        void allCountWhereNoneIsListed(Source source) {
            messages.bring(used(source));

            assertThat(ledger.anyhow()).isEqualTo("done");
        }

        @ParameterizedTest
        @EnumSource(names = {"TOKEN_ID", "COUNT"})
        void countWhereTheyAreListed(Source source) {
            messages.bring(used(source));

            assertThat(ledger.byProof()).isEqualTo("done");
        }

        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"TOKEN_ID", "COUNT"})
        void areRefusedWhereTheyAreNotListed(Source source) {
            messages.bring(used(source));

            assertDenied(ledger::byProof, InterceptorReason.NOT_FRESH);
        }

        @Test
        void areRefusedWhereNothingIsUsedOnce() {
            assertDenied(ledger::anyhow, InterceptorReason.NOT_FRESH);
            messages.bring(Facts.of(SIGNED));
            assertDenied(ledger::byProof, InterceptorReason.NOT_FRESH);
        }

        /** Whoever copies what was signed can put a new proof of his own beside it. */
        @Test
        void makeNoSignatureFreshThatMayBeRepeated() {
            messages.bring(Facts.of(SIGNED).and(used(Source.TOKEN_ID)));
            assertDenied(ledger::byProof, InterceptorReason.NOT_FRESH);

            messages.bring(signed(Duration.ZERO).and(used(Source.TOKEN_ID)));
            assertThat(ledger.byProof()).isEqualTo("done");
        }
    }

    @Nested
    class Window {

        @Test
        void takesWhatIsYounger() {
            messages.bring(signed(Duration.ofMinutes(5).minusSeconds(1)));

            assertThat(ledger.soon()).isEqualTo("done");
        }

        @Test
        void refusesWhatIsOlder() {
            messages.bring(signed(Duration.ofMinutes(5)));

            assertDenied(ledger::soon, InterceptorReason.MESSAGE_TOO_OLD);
            assertThat(ledger.anyhow()).isEqualTo("done");
        }

        @Test
        void refusesWhatIsOfUnknownAge() {
            messages.bring(Facts.of(SIGNED).and(Facts.of(ThreadMessages.FRESH)));

            assertDenied(ledger::soon, InterceptorReason.MESSAGE_TOO_OLD);
        }

        /** Who holds a signed message back can put a new proof of his own beside it. */
        @Test
        void isForEachSignature() {
            messages.bring(signed(Duration.ofMinutes(6)).and(used(Source.TOKEN_ID)));
            assertDenied(ledger::bySoonProof, InterceptorReason.MESSAGE_TOO_OLD);

            messages.bring(signed(Duration.ofMinutes(4)).and(used(Source.TOKEN_ID)));
            assertThat(ledger.bySoonProof()).isEqualTo("done");
        }

        @Test
        void isForWhatIsDemandedAndNotForWhatStandsBeside() {
            messages.bring(signed(Duration.ZERO)
                    .and(Facts.of(use("bearer", Source.TOKEN_ID, "alice", Duration.ofMinutes(6)))));

            assertDenied(ledger::bySoonProof, InterceptorReason.MESSAGE_TOO_OLD);
        }

        @Test
        void stopsTheDeploymentWhereItIsNoDuration() {
            for (Class<?> bean : new Class<?>[] {Misspelt.class, MisspeltClass.class}) {
                assertThatThrownBy(() -> CdiContainer.with(bean).close())
                        .hasStackTraceContaining(ConfigurationException.class.getName())
                        .hasStackTraceContaining("@ReplayProtected(window) on")
                        .hasStackTraceContaining(bean.getSimpleName());
            }
        }
    }

    @Nested
    class Scope {

        @Test
        void ofTheSignerIsWhatASignatureCovers() {
            messages.bring(used(Source.TOKEN_ID));
            assertDenied(ledger::bySigner, InterceptorReason.NOT_FRESH);

            messages.bring(signed(Duration.ZERO));
            assertThat(ledger.bySigner()).isEqualTo("done");
        }

        @Test
        void ofTheCallerIsHisOwn() {
            messages.bring(used(Source.TOKEN_ID));
            assertDenied(ledger::byCaller, InterceptorReason.NOT_FRESH);

            callers.logIn("mallory", ThreadCallers.PASSWORD, Duration.ZERO);
            assertDenied(ledger::byCaller, InterceptorReason.NOT_FRESH);

            callers.logIn("alice", ThreadCallers.PASSWORD, Duration.ZERO);
            assertThat(ledger.byCaller()).isEqualTo("done");
        }

        @Test
        void ofTheCallerIsRefusedWhereTheOwnerIsUnknown() {
            callers.logIn("alice", ThreadCallers.PASSWORD, Duration.ZERO);
            messages.bring(Facts.of(new Freshness("bearer", Source.TOKEN_ID, "k1")));

            assertDenied(ledger::byCaller, InterceptorReason.NOT_FRESH);
        }
    }

    /** What stands on the class holds for the method, too. */
    @Nested
    class Both {

        private void bring(Source source, Duration age) {
            callers.logIn("alice", ThreadCallers.PASSWORD, Duration.ZERO);
            messages.bring(Facts.of(use("bearer", source, "alice", age)));
        }

        @Test
        void areDemandedByAMethodThatSaysNothing() {
            bring(Source.COUNT, Duration.ZERO);
            assertDenied(strict::no, InterceptorReason.NOT_FRESH);
            assertDenied(strict::plain, InterceptorReason.NOT_FRESH);
            bring(Source.NONCE, Duration.ofSeconds(61));
            assertDenied(strict::no, InterceptorReason.MESSAGE_TOO_OLD);
            assertDenied(strict::plain, InterceptorReason.MESSAGE_TOO_OLD);
            bring(Source.NONCE, Duration.ofSeconds(59));
            assertThat(strict.no()).isEqualTo("done");
            assertThat(strict.plain()).isEqualTo("done");
        }

        @Test
        void takeTheSourcesThatBothListAndTheShorterWindow() {
            bring(Source.NONCE, Duration.ZERO);
            assertDenied(strict::further, InterceptorReason.NOT_FRESH);
            bring(Source.TOKEN_ID, Duration.ofSeconds(61));
            assertDenied(strict::further, InterceptorReason.MESSAGE_TOO_OLD);
            bring(Source.TOKEN_ID, Duration.ofSeconds(59));
            assertThat(strict.further()).isEqualTo("done");
        }

        @Test
        void demandEachScope() {
            bring(Source.TOKEN_ID, Duration.ZERO);
            assertDenied(strict::stricter, InterceptorReason.NOT_FRESH);
            messages.bring(signed(Duration.ofSeconds(11)));
            assertDenied(strict::stricter, InterceptorReason.MESSAGE_TOO_OLD);
            messages.bring(signed(Duration.ofSeconds(9)));
            assertThat(strict.stricter()).isEqualTo("done");
            callers.logOut();
            assertDenied(strict::stricter, InterceptorReason.NOT_FRESH);
        }

        @Test
        void stopTheDeploymentWhereNothingMeetsThem() {
            assertThatThrownBy(() -> CdiContainer.with(Impossible.class).close())
                    .hasStackTraceContaining(ConfigurationException.class.getName())
                    .hasStackTraceContaining("@ReplayProtected(source) on");
        }
    }

    /** Which window is demanded, it hides. */
    @Test
    void isRefusedWhereAStereotypeBringsIt() {
        messages.bring(signed(Duration.ZERO));

        assertThatThrownBy(cdi.select(Hidden.class).get()::call).hasMessage("NO_REQUIREMENT_FOUND");
    }
}
