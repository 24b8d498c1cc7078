package org.secf.jaspic;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.function.Consumer;
import org.secf.mechanism.AuditEvent;

/** Tells of each login and refusal once: one line of JSON to the log {@code org.secf.audit}, and one event to who listens. */
final class AuditTrail {

    private static final System.Logger LOG = System.getLogger("org.secf");
    private static final System.Logger AUDIT = System.getLogger("org.secf.audit");
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final Consumer<AuditEvent> listeners;

    AuditTrail(Consumer<AuditEvent> listeners) {
        this.listeners = listeners;
    }

    void add(AuditEvent event) {
        AUDIT.log(Level.INFO, () -> line(event));
        try {
            listeners.accept(event);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "An observer of audit events failed for " + event.correlation(), e);
        }
    }

    /** A change of a store, or its refusal, as one line of JSON. */
    static void add(String line) {
        AUDIT.log(Level.INFO, () -> line);
    }

    static String line(AuditEvent event) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("event", event.rejection().isPresent() ? "refusal" : "login")
                .add("at", event.at().toString())
                .add("correlation", event.correlation())
                .add("mechanism", event.mechanism())
                .add("target", event.target());
        event.caller().ifPresent(name -> json.add("caller", name));
        event.rejection()
                .ifPresent(rejection -> json.add("reason", rejection.reason().name())
                        .add("clause", rejection.reason().clause())
                        .add("expected", rejection.expected())
                        .add("received", rejection.received()));
        return json.build().toString();
    }
}
