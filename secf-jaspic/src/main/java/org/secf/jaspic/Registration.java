package org.secf.jaspic;

import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.security.auth.message.config.RegistrationListener;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link Guard} in its place. For one application context the last registration wins, and an application that starts later may bring a module of
 * its own, which would take the guard's place without a word.
 */
final class Registration implements RegistrationListener {

    private static final System.Logger LOG = System.getLogger("org.secf");
    private static final String LAYER = "HttpServlet";

    /** Somebody else may insist as we do; then one of both has to stop. */
    private static final int ATTEMPTS = 3;

    private final Guard guard;
    private final @Nullable String appContext;

    /** How often the server told of a change that was not looked at yet: our own registrations are changes as well. */
    private final AtomicInteger changes = new AtomicInteger();

    private volatile boolean isKept = true;

    /**
     * Of a guard that is not registered yet.
     *
     * @param appContext null for every application without a registration of its own
     */
    Registration(Guard guard, @Nullable String appContext) {
        this.guard = guard;
        this.appContext = appContext;
    }

    /** Registers the guard, and again whenever somebody else takes its place. */
    void begin() {
        register();
        AuthConfigProvider current = watch();
        if (current != guard) {
            LOG.log(Level.WARNING, "The server asks {0} for {1}, not SEC_CF's guard", told(current), shown());
        }
    }

    /** The guard stays where it is, but whoever registers next replaces it: the drop-in, when it is deployed again. */
    void end() {
        isKept = false;
        try {
            AuthConfigFactory.getFactory().detachListener(this, LAYER, appContext);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.DEBUG, "A listener stays behind that does nothing any more", e);
        }
    }

    @Override
    public void notify(@Nullable String layer, @Nullable String changed) {
        // On this thread or another, whoever is at it already looks again.
        if (!isKept || changes.getAndIncrement() > 0) {
            return;
        }
        int seen;
        int attempt = 0;
        do {
            seen = changes.get();
            attempt++;
            keep(attempt);
        } while (!changes.compareAndSet(seen, 0));
    }

    private void keep(int attempt) {
        try {
            AuthConfigProvider current = watch();
            if (current == guard || !isKept) {
                return;
            }
            if (attempt > ATTEMPTS) {
                LOG.log(Level.ERROR, "SEC_CF does not guard {0} any more: {1} insists", shown(), told(current));
                return;
            }
            LOG.log(Level.ERROR, "SEC_CF takes back its guard of {0} from {1} {2}", shown(), told(current), starting());
            register();
            if (watch() != guard) {
                changes.incrementAndGet();
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, "SEC_CF does not guard " + shown() + " any more: its guard is not taken again", e);
        }
    }

    private void register() {
        AuthConfigFactory.getFactory().registerConfigProvider(guard, LAYER, appContext, "SEC_CF drop-in");
    }

    /** Who is registered; a server forgets its listeners with the registration that they were attached to. */
    private @Nullable AuthConfigProvider watch() {
        return AuthConfigFactory.getFactory().getConfigProvider(LAYER, appContext, this);
    }

    /** By class and by the descriptions of its registrations. */
    private static String told(@Nullable AuthConfigProvider provider) {
        if (provider == null) {
            return "nobody (the registration was removed)";
        }
        AuthConfigFactory factory = AuthConfigFactory.getFactory();
        String @Nullable [] ids = factory.getRegistrationIDs(provider);
        List<String> descriptions = Arrays.stream(ids == null ? new String[0] : ids)
                .map(factory::getRegistrationContext)
                .filter(Objects::nonNull)
                .map(context -> String.valueOf(context.getDescription()))
                .toList();
        return provider.getClass().getName() + " " + descriptions;
    }

    /** The application on whose behalf this thread works, as its server names it. */
    private static String starting() {
        return String.valueOf(Thread.currentThread().getContextClassLoader())
                .lines()
                .map(line -> "on a thread of " + line.strip())
                .findFirst()
                .orElse("");
    }

    private String shown() {
        return appContext == null ? "every application" : appContext;
    }
}
