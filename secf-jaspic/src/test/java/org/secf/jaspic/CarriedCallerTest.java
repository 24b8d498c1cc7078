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

    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final ThreadLocal<Caller> inherited = new InheritableThreadLocal<>();
    private final ThreadLocal<Caller> put = new ThreadLocal<>();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void stop() {
        pool.shutdownNow();
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
        inherited.set(ALICE);
        CarriedCaller carried = carried(inherited, false);

        assertThat(pool.submit(carried::current).get().isAuthenticated()).isFalse();
    }

    @Test
    void isTheCallerOnAThreadThatSuchAContainerTends() throws Exception {
        inherited.set(ALICE);
        CarriedCaller carried = carried(inherited, true);

        assertThat(pool.submit(carried::current).get()).isEqualTo(ALICE);
    }

    @Test
    void isTheCallerWhomAContainerPutsThereThatLetsNobodyInherit() {
        put.set(ALICE);

        assertThat(carried(put, false).current()).isEqualTo(ALICE);
    }

    @Test
    void triesOnce() {
        put.set(ALICE);
        CarriedCaller carried = carried(put, false);
        carried.current();
        asked.set(0);

        carried.current();

        assertThat(asked).hasValue(1);
    }

    @Test
    void triesNothingWhileThereIsNobody() {
        carried(inherited, false).current();

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
