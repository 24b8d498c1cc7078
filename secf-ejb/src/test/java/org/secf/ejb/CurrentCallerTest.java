package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.se.SeContainer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.identity.Caller;

class CurrentCallerTest {

    @Nested
    class WithASource {

        @Test
        void followsLoginAndLogoutWithinOneInjection() {
            try (SeContainer cdi = CdiContainer.with(ThreadCallers.class)) {
                Caller caller = cdi.select(Caller.class).get();
                ThreadCallers login = cdi.select(ThreadCallers.class).get();
                assertThat(caller.isAuthenticated()).isFalse();
                login.logIn("alice", ThreadCallers.PASSWORD, Duration.ZERO);
                assertThat(caller.getName()).isEqualTo("alice");
                assertThat(caller.groups()).containsExactly("user");
                login.logOut();
                assertThat(caller.getName()).isEqualTo("anonymous");
            }
        }

        @Test
        void isNobodyOnAnotherThread() {
            ExecutorService other = Executors.newSingleThreadExecutor();
            try (SeContainer cdi = CdiContainer.with(ThreadCallers.class)) {
                Caller caller = cdi.select(Caller.class).get();
                cdi.select(ThreadCallers.class).get().logIn("alice", ThreadCallers.PASSWORD, Duration.ZERO);
                assertThat(CompletableFuture.supplyAsync(caller::isAuthenticated, other)
                                .join())
                        .isFalse();
            } finally {
                other.shutdownNow();
            }
        }
    }

    @Nested
    class WithoutASource {

        @Test
        void isNobody() {
            try (SeContainer cdi = CdiContainer.with()) {
                assertThat(cdi.select(Caller.class).get().isAuthenticated()).isFalse();
            }
        }
    }
}
