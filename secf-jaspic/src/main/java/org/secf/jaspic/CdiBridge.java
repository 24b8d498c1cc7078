package org.secf.jaspic;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.function.Consumer;
import org.secf.boot.Definition;
import org.secf.mechanism.AuditEvent;

/** Asks CDI where there is one; on a servlet container its classes may be absent. */
final class CdiBridge {

    private CdiBridge() {}

    /** What the extension found; empty without CDI. */
    static List<Definition> definitions() {
        try {
            return CDI.current()
                    .getBeanManager()
                    .getExtension(SecfExtension.class)
                    .definitions();
        } catch (IllegalStateException | IllegalArgumentException | LinkageError e) {
            return List.of(); // no CDI, none for this application, or not even its classes
        }
    }

    /** Fires events to the application's observers; nobody hears them without CDI. */
    static Consumer<AuditEvent> events() {
        try {
            BeanManager beans = CDI.current().getBeanManager();
            return event -> beans.getEvent().select(AuditEvent.class).fire(event);
        } catch (IllegalStateException | LinkageError e) {
            return event -> {};
        }
    }
}
