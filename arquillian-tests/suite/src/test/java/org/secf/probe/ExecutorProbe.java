package org.secf.probe;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.secf.identity.Caller;

/** Tasks of the server's executors: of the default one, which carries the caller along, and of one that is told not to. */
@ApplicationScoped
@ContextServiceDefinition(
        name = "java:app/concurrent/bareContext",
        cleared = {ContextServiceDefinition.SECURITY, ContextServiceDefinition.TRANSACTION},
        propagated = ContextServiceDefinition.APPLICATION)
@ManagedExecutorDefinition(name = "java:app/concurrent/bareExecutor", context = "java:app/concurrent/bareContext")
public class ExecutorProbe {

    @Resource
    ManagedExecutorService carrying;

    @Resource(lookup = "java:app/concurrent/bareExecutor")
    ManagedExecutorService bare;

    @Inject
    SecurityContext security;

    @Inject
    Caller caller;

    /** With the caller. */
    public String seenByTask() {
        return ask(carrying);
    }

    /** Without. */
    public String seenByBareTask() {
        return ask(bare);
    }

    /** On the thread at hand. */
    public String seenHere() {
        return Seen.by(principal(), caller, security::isCallerInRole);
    }

    /** Nobody, where the server's own answer is an error. */
    private @Nullable Principal principal() {
        try {
            return security.getCallerPrincipal();
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Where tasks go with the caller. */
    public ManagedExecutorService carrying() {
        return carrying;
    }

    private String ask(ManagedExecutorService executor) {
        Future<String> answer = executor.submit(this::seenHere);
        try {
            return answer.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return String.valueOf(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
