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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.secf.http.Transport;
import org.secf.http.TransportSource;
import org.secf.settings.ConfigurationException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequireConfidentialityTest {

    private final SeContainer cdi =
            CdiContainer.with(ThreadTransport.class, Ledger.class, LedgerResource.class, PlainBean.class, Sub.class);
    private final ThreadTransport transport = cdi.select(ThreadTransport.class).get();
    private final Ledger ledger = cdi.select(Ledger.class).get();

    @Dependent
    @Stateless
    static class Ledger {
        @RequireConfidentiality
        String secret() {
            return "done";
        }

        String open() {
            return "done";
        }
    }

    @Dependent
    @Path("/ledger")
    @RequireConfidentiality
    static class LedgerResource {
        String book() {
            return "done";
        }
    }

    @RequireConfidentiality
    static class PlainBean {
        String call() {
            return "done";
        }
    }

    @Dependent
    static class Sub extends PlainBean {}

    @Dependent
    static class Misspelt {
        @RequireConfidentiality(maxAge = "365")
        String call() {
            return "never";
        }
    }

    @Dependent
    @RequireConfidentiality(baseUrl = "http://localhost:8080/enabler")
    static class Misdirected {
        String call() {
            return "never";
        }
    }

    @Dependent
    static class AnotherSource implements TransportSource {
        @Override
        public Optional<Transport> current() {
            return Optional.of(new Transport(true, Optional.empty(), Optional.empty()));
        }
    }

    @BeforeEach
    void endRequest() {
        transport.none();
    }

    @AfterAll
    void close() {
        cdi.close();
    }

    /** GlassFish stops the deployment otherwise. */
    @Test
    void interceptorMayBeSubclassedFromAnotherPackage() throws NoSuchMethodException {
        Class<?> type = RequireConfidentialityInterceptor.class;

        assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
        assertThat(Modifier.isFinal(type.getModifiers())).isFalse();
        assertThat(type.getConstructor()).isNotNull();
        assertThat(type.getDeclaredMethods())
                .filteredOn(method -> method.getName().equals("intercept"))
                .singleElement()
                .matches(method -> method.isAnnotationPresent(AroundInvoke.class));
    }

    @Nested
    class ACall {

        @Test
        void byTlsIsLetIn() {
            transport.byTls();

            assertThat(ledger.secret()).isEqualTo("done");
            assertThat(cdi.select(LedgerResource.class).get().book()).isEqualTo("done");
            assertThat(cdi.select(Sub.class).get().call()).isEqualTo("done");
        }

        @Test
        void withoutTlsIsRefusedInTheTermsOfTheComponent() {
            transport.inClear(Optional.empty());

            assertThatThrownBy(ledger::secret)
                    .isInstanceOf(EJBAccessException.class)
                    .hasMessage("NOT_CONFIDENTIAL");
            assertThatThrownBy(cdi.select(LedgerResource.class).get()::book).isInstanceOf(ForbiddenException.class);
            assertThatThrownBy(cdi.select(Sub.class).get()::call)
                    .isInstanceOf(SecurityException.class)
                    .hasMessage("NOT_CONFIDENTIAL");
        }

        @Test
        void toAMethodThatDoesNotDemandItIsLetIn() {
            transport.inClear(Optional.empty());

            assertThat(ledger.open()).isEqualTo("done");
        }
    }

    @Nested
    class Unknown {

        @Test
        void isACallWithoutARequest() {
            assertThatThrownBy(ledger::secret)
                    .isInstanceOf(EJBAccessException.class)
                    .hasMessage("NO_REQUEST");
        }

        @Test
        void isACallOnAnotherThread() {
            transport.byTls();

            assertThatThrownBy(
                            () -> CompletableFuture.supplyAsync(ledger::secret).join())
                    .hasRootCauseMessage("NO_REQUEST");
        }

        @Test
        void isACallWhereNobodyTells() {
            try (SeContainer bare = CdiContainer.with(Ledger.class)) {
                assertThatThrownBy(bare.select(Ledger.class).get()::secret).hasMessage("NO_TRANSPORT_SOURCE");
            }
        }

        @Test
        void isACallWhereTwoTell() {
            try (SeContainer two = CdiContainer.with(Ledger.class, ThreadTransport.class, AnotherSource.class)) {
                assertThatThrownBy(two.select(Ledger.class).get()::secret).hasMessage("NO_TRANSPORT_SOURCE");
            }
        }
    }

    @Nested
    class Deployment {

        @Test
        void stopsForAnAgeWithoutUnit() {
            assertThatThrownBy(() -> CdiContainer.with(ThreadTransport.class, Misspelt.class))
                    .hasStackTraceContaining(ConfigurationException.class.getName())
                    .hasStackTraceContaining("@RequireConfidentiality(maxAge)")
                    .hasStackTraceContaining("found \"365\"");
        }

        @Test
        void stopsForAnAddressWithoutTls() {
            assertThatThrownBy(() -> CdiContainer.with(ThreadTransport.class, Misdirected.class))
                    .hasStackTraceContaining(ConfigurationException.class.getName())
                    .hasStackTraceContaining("@RequireConfidentiality(baseUrl)")
                    .hasStackTraceContaining("found \"http://localhost:8080/enabler\"");
        }
    }
}
