package org.secf.probe;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.secf.identity.Caller;

/** A timer that a caller's request sets; when it goes off, nobody calls. */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class TimerProbe {

    private final BlockingQueue<String> seen = new ArrayBlockingQueue<>(100);

    @Resource
    SessionContext context;

    @Resource
    TimerService timers;

    @Inject
    Caller caller;

    /** Sets the timer, and waits for what it sees; without a transaction, at whose end only the timer would begin. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public String seen() {
        timers.createSingleActionTimer(1, new TimerConfig(null, false));
        try {
            String found = seen.poll(20, TimeUnit.SECONDS);
            return found == null ? "the timer did not go off" : found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Timeout
    void goOff(Timer timer) {
        seen.add(Seen.by(context.getCallerPrincipal(), caller, context::isCallerInRole));
    }
}
