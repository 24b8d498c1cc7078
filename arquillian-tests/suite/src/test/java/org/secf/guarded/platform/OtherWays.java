package org.secf.guarded.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
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

/** Calls the session bean when there is no message; without a transaction, which a refusal would roll back together with the start. */
@Singleton
@Startup
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class OtherWays {

    private final BlockingQueue<String> seen = new ArrayBlockingQueue<>(10);
    private volatile String atStart = "not asked";

    @Resource
    TimerService timers;

    @EJB
    SignedBean bean;

    @PostConstruct
    void start() {
        atStart = ask();
    }

    /** When the application started. */
    public String atStart() {
        return atStart;
    }

    /** On another thread, for the request that asks. */
    @Asynchronous
    public Future<String> later() {
        return new AsyncResult<>(ask());
    }

    /** When a timer goes off that the request at hand sets. */
    public String byTimer() throws InterruptedException {
        timers.createSingleActionTimer(1, new TimerConfig(null, false));
        return String.valueOf(seen.poll(20, TimeUnit.SECONDS));
    }

    @Timeout
    void goOff(Timer timer) {
        seen.add(ask());
    }

    private String ask() {
        try {
            return bean.signer();
        } catch (EJBException e) {
            return "refused";
        }
    }
}
