package org.secf.ways;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks when there is no request; without a transaction, which a refusal would roll back. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class OtherWays {

    private final BlockingQueue<Supplier<String>> asked = new ArrayBlockingQueue<>(10);
    private final BlockingQueue<String> seen = new ArrayBlockingQueue<>(10);

    @Resource
    TimerService timers;

    /** On another thread, for the request that asks. */
    @Asynchronous
    public Future<String> later(Supplier<String> question) {
        return new AsyncResult<>(question.get());
    }

    /** When a timer goes off that the request at hand sets. */
    public String byTimer(Supplier<String> question) throws InterruptedException {
        asked.add(question);
        timers.createSingleActionTimer(1, new TimerConfig(null, false));
        return String.valueOf(seen.poll(20, TimeUnit.SECONDS));
    }

    @Timeout
    void goOff(Timer timer) {
        Supplier<String> question = asked.poll();
        seen.add(question == null ? "nothing was asked" : question.get());
    }
}
