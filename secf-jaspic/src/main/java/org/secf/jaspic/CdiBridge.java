package org.secf.jaspic;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.secf.mechanism.AuditEvent;
import org.secf.mechanism.Parts;

/** Asks CDI where there is one; on a servlet container its classes may be absent. */
final class CdiBridge {

    private CdiBridge() {}

    /** What the extension found; nothing without CDI. */
    static SecfExtension.Found found() {
        return ask(
                () -> ApplicationBeans.current()
                        .getExtension(SecfExtension.class)
                        .found(),
                SecfExtension.Found.NOTHING);
    }

    /** Fires events to the application's observers; nobody hears them without CDI. */
    static Consumer<AuditEvent> events() {
        return ask(() -> firing(ApplicationBeans.current()), (AuditEvent event) -> {});
    }

    /** What the application brings along as beans. */
    static Parts parts() {
        return ask(() -> new CdiParts(ApplicationBeans.current().createInstance()), Parts.none());
    }

    /** The bean by which the filter says which request a thread works on. */
    static Optional<RequestOnThread> requestOnThread() {
        return ask(
                () -> only(ApplicationBeans.current().createInstance().select(RequestOnThread.class)),
                Optional.empty());
    }

    /** The application's own mechanisms of Jakarta Security. */
    static List<String> otherMechanisms() {
        return ask(() -> OtherMechanisms.in(ApplicationBeans.current()), List.of());
    }

    /** Whether the server finds our Jakarta Security bean for this WAR. */
    static boolean isMechanismSeen() {
        return ask(ApplicationBeans::areSeenByServer, true);
    }

    private static <T> Optional<T> only(Instance<T> beans) {
        return beans.isResolvable() ? Optional.of(beans.get()) : Optional.empty();
    }

    private static Consumer<AuditEvent> firing(BeanManager beans) {
        Event<AuditEvent> audit = beans.getEvent().select(AuditEvent.class);
        return audit::fire;
    }

    /** The question names no class of CDI in its signature: that would be looked for before the question is put. */
    private static <T> T ask(Supplier<T> question, T withoutCdi) {
        try {
            return question.get();
        } catch (IllegalStateException | IllegalArgumentException | LinkageError e) {
            return withoutCdi; // no CDI, none for this application, or not even its classes
        }
    }
}
