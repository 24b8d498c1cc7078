package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secf.identity.Caller;

/** Which of the container's own words about a thread are believed. */
class CarriedCallerTest {

    private static final Caller ALICE = Sample.caller("alice");

    private static final ThreadLocal<Caller> INHERITED = new InheritableThreadLocal<>();
    private static final ThreadLocal<Caller> PUT = new ThreadLocal<>();

    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void stop() {
        pool.shutdownNow();
        INHERITED.remove();
        PUT.remove();
    }

    private Caller told(ThreadLocal<Caller> container) {
        asked.incrementAndGet();
        Caller caller = container.get();
        return caller == null ? Caller.nobody() : caller;
    }

    private CarriedCaller carried(ThreadLocal<Caller> container, boolean isTended) {
        return new CarriedCaller(() -> told(container), () -> isTended);
    }

    @Test
    void isNobodyOnAThreadThatAnEarlierCallersRequestBegan() throws Exception {
        INHERITED.set(ALICE);
        CarriedCaller carried = carried(INHERITED, false);

        assertThat(pool.submit(carried::current).get().isAuthenticated()).isFalse();
    }

    @Test
    void isTheCallerOnAThreadThatSuchAContainerTends() throws Exception {
        INHERITED.set(ALICE);
        CarriedCaller carried = carried(INHERITED, true);

        assertThat(pool.submit(carried::current).get()).isEqualTo(ALICE);
    }

    @Test
    void isTheCallerWhomAContainerPutsThereThatLetsNobodyInherit() {
        PUT.set(ALICE);

        assertThat(carried(PUT, false).current()).isEqualTo(ALICE);
    }

    @Test
    void triesOnce() {
        PUT.set(ALICE);
        CarriedCaller carried = carried(PUT, false);
        carried.current();
        asked.set(0);

        carried.current();

        assertThat(asked).hasValue(1);
    }

    @Test
    void triesNothingWhileThereIsNobody() {
        carried(INHERITED, false).current();

        assertThat(asked).hasValue(1);
    }

    @Test
    void isNobodyWhileItIsNotKnownWhetherCallersAreInherited() {
        Thread asking = Thread.currentThread();
        CarriedCaller carried = new CarriedCaller(
                () -> {
                    if (Thread.currentThread() != asking) {
                        throw new IllegalStateException("no answer");
                    }
                    return ALICE;
                },
                () -> false);

        assertThat(carried.current().isAuthenticated()).isFalse();
    }
}
