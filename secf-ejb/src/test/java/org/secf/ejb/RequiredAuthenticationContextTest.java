package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.interceptor.AroundInvoke;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import java.lang.reflect.Modifier;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.secf.settings.ConfigurationException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequiredAuthenticationContextTest {

    private final SeContainer cdi = CdiContainer.with(
            ThreadCallers.class, Components.Ledger.class, Components.LedgerResource.class, Components.PlainBean.class);
    private final ThreadCallers callers = cdi.select(ThreadCallers.class).get();
    private final Components.Ledger ledger = cdi.select(Components.Ledger.class).get();
    private final Components.LedgerResource resource =
            cdi.select(Components.LedgerResource.class).get();

    @BeforeEach
    void logOut() {
        callers.logOut();
    }

    @AfterAll
    void close() {
        cdi.close();
    }

    /** GlassFish stops the deployment otherwise: "doesn't have any appropriate constructor". */
    @Test
    void interceptorMayBeSubclassedFromAnotherPackage() throws NoSuchMethodException {
        Class<?> type = RequiredAuthenticationContextInterceptor.class;

        assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
        assertThat(Modifier.isFinal(type.getModifiers())).isFalse();
        assertThat(type.getConstructor()).isNotNull();
    }

    /** GlassFish calls another of that name: "wrong number of arguments". */
    @Test
    void interceptingMethodSharesItsNameWithNoOther() {
        assertThat(RequiredAuthenticationContextInterceptor.class.getDeclaredMethods())
                .filteredOn(method -> method.getName().equals("intercept"))
                .singleElement()
                .matches(method -> method.isAnnotationPresent(AroundInvoke.class));
    }

    @Nested
    class OnASessionBean {

        @Test
        void refusesNobody() {
            assertThatThrownBy(ledger::anyContext)
                    .isInstanceOf(EJBAccessException.class)
                    .hasMessage("NOT_AUTHENTICATED");
        }

        @Test
        void letsARecentCallerIn() {
            callers.logIn("alice", ThreadCallers.PASSWORD, Duration.ofSeconds(299));
            assertThat(ledger.anyContext()).isEqualTo("done");
        }

        @Test
        void refusesAtTheVeryEndOfTheAge() {
            callers.logIn("alice", ThreadCallers.PASSWORD, Duration.ofMinutes(5));
            assertThatThrownBy(ledger::anyContext)
                    .isInstanceOf(EJBAccessException.class)
                    .hasMessage("AUTHENTICATION_TOO_OLD");
        }

        @Test
        void methodReplacesWhatTheClassDemands() {
            callers.logIn("alice", ThreadCallers.TOKEN, Duration.ofHours(9));
            assertThat(ledger.tokenOfAnyAge()).isEqualTo("done");
        }

        @Test
        void refusesAnotherContext() {
            callers.logIn("alice", ThreadCallers.PASSWORD, Duration.ZERO);
            assertThatThrownBy(ledger::tokenOfAnyAge)
                    .isInstanceOf(EJBAccessException.class)
                    .hasMessage("WRONG_AUTHENTICATION_CONTEXT");
        }
    }

    @Nested
    class OnAResource {

        @Test
        void answersNobodyWith401() {
            assertThatThrownBy(resource::book).isInstanceOf(NotAuthorizedException.class);
        }

        @Test
        void answersAnotherContextWith403() {
            callers.logIn("alice", ThreadCallers.PASSWORD, Duration.ZERO);
            assertThatThrownBy(resource::book).isInstanceOf(ForbiddenException.class);
        }

        @Test
        void letsTheRightContextIn() {
            callers.logIn("alice", ThreadCallers.TOKEN, Duration.ZERO);
            assertThat(resource.book()).isEqualTo("done");
        }
    }

    @Nested
    class Closed {

        @Test
        void refusesWithoutACallerSource() {
            try (SeContainer bare = CdiContainer.with(Components.PlainBean.class)) {
                assertThatThrownBy(bare.select(Components.PlainBean.class).get()::call)
                        .isInstanceOf(SecurityException.class)
                        .hasMessage("NO_CALLER_SOURCE");
            }
        }

        @Test
        void stopsTheDeploymentForAnAgeWithoutUnit() {
            assertThatThrownBy(() -> CdiContainer.with(ThreadCallers.class, Components.Misspelt.class))
                    .hasStackTraceContaining(ConfigurationException.class.getName())
                    .hasStackTraceContaining("found \"30\"");
        }
    }
}
