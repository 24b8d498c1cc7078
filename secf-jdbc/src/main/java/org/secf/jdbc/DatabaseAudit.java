package org.secf.jdbc;

import jakarta.json.Json;
import java.lang.System.Logger.Level;
import org.secf.verdict.Rejection;

/** One line of JSON to the log {@code org.secf.audit}. */
record DatabaseAudit() implements DatabaseObserver {

    private static final System.Logger AUDIT = System.getLogger("org.secf.audit");

    @Override
    public void noticed(Rejection rejection) {
        AUDIT.log(Level.WARNING, () -> line(rejection));
    }

    static String line(Rejection rejection) {
        return Json.createObjectBuilder()
                .add("event", "database")
                .add("reason", rejection.reason().name())
                .add("clause", rejection.reason().clause())
                .add("expected", rejection.expected())
                .add("received", rejection.received())
                .build()
                .toString();
    }
}
