package org.secf.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.secf.oauth.testing.Refusals;
import org.secf.verdict.Verdict;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class TurnsTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        threads.shutdownNow();
    }

    private Verdict<String> slow() {
        begun.countDown();
        try {
            end.await();
            return Verdict.accepted("slow");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody asks, and gets no answer yet. */
    private CompletableFuture<Verdict<String>> asking(Turns turns) throws InterruptedException {
        CompletableFuture<Verdict<String>> first = CompletableFuture.supplyAsync(() -> turns.take(this::slow), threads);
        begun.await();
        return first;
    }

    private static Verdict<String> quick() {
        return Verdict.accepted("quick");
    }

    private static void isBusy(Verdict<String> verdict) {
        assertThat(Refusals.reason(verdict)).isEqualTo(IntrospectionReason.INTROSPECTION_BUSY);
    }

    @Test
    void passByWhoeverComesToAnEmptyPlace() {
        Turns turns = new Turns(1, 0, SHORT, IntrospectionReason.INTROSPECTION_BUSY);
        for (int i = 0; i < 5; i++) {
            assertThat(Refusals.value(turns.take(TurnsTest::quick))).isEqualTo("quick");
        }
    }

    @Test
    void areNotWaitedForWhereNobodyMayWait() throws Exception {
        Turns turns = new Turns(1, 0, LONG, IntrospectionReason.INTROSPECTION_BUSY);
        CompletableFuture<Verdict<String>> first = asking(turns);
        isBusy(turns.take(TurnsTest::quick));
        end.countDown();
        assertThat(Refusals.value(first.get())).isEqualTo("slow");
        assertThat(Refusals.value(turns.take(TurnsTest::quick))).isEqualTo("quick");
    }

    @Test
    void areNotWaitedForForEver() throws Exception {
        Turns turns = new Turns(1, 5, SHORT, IntrospectionReason.INTROSPECTION_BUSY);
        assertThat(asking(turns)).isNotDone();
        isBusy(turns.take(TurnsTest::quick));
        isBusy(turns.take(TurnsTest::quick));
    }

    @Test
    void comeToWhoWaits() throws Exception {
        Turns turns = new Turns(1, 1, LONG, IntrospectionReason.INTROSPECTION_BUSY);
        assertThat(asking(turns)).isNotDone();
        CompletableFuture<Verdict<String>> second =
                CompletableFuture.supplyAsync(() -> turns.take(TurnsTest::quick), threads);
        end.countDown();
        assertThat(Refusals.value(second.get())).isEqualTo("quick");
    }

    @Test
    void areGivenBackByWhoeverFails() {
        Turns turns = new Turns(1, 0, SHORT, IntrospectionReason.INTROSPECTION_BUSY);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> turns.take(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
        }
        assertThat(Refusals.value(turns.take(TurnsTest::quick))).isEqualTo("quick");
    }

    @Test
    void areRefusedToWhoIsInterrupted() throws Exception {
        Turns turns = new Turns(1, 5, LONG, IntrospectionReason.INTROSPECTION_BUSY);
        assertThat(asking(turns)).isNotDone();
        CompletableFuture<Boolean> isStillInterrupted = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            isBusy(turns.take(TurnsTest::quick));
            isStillInterrupted.complete(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        waiting.interrupt();
        assertThat(isStillInterrupted.get()).isTrue();
    }
}
