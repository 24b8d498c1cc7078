package org.secf.jaspic;

import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.secf.mechanism.AuditEvent;
import org.secf.mechanism.Parts;

/** Asks CDI where there is one; on a servlet container its classes may be absent. */
final class CdiBridge {

    private CdiBridge() {}

    /** What the extension found; nothing without CDI. */
    static SecfExtension.Found found() {
        return ask(beans -> beans.getExtension(SecfExtension.class).found(), SecfExtension.Found.NOTHING);
    }

    /** Fires events to the application's observers; nobody hears them without CDI. */
    static Consumer<AuditEvent> events() {
        return ask(beans -> event -> beans.getEvent().select(AuditEvent.class).fire(event), event -> {});
    }

    /** What the application brings along as beans. */
    static Parts parts() {
        return ask(beans -> new CdiParts(beans.createInstance()), Parts.none());
    }

    /** The bean by which the filter says which request a thread works on. */
    static Optional<RequestOnThread> requestOnThread() {
        return ask(
                beans -> Optional.of(
                        beans.createInstance().select(RequestOnThread.class).get()),
                Optional.empty());
    }

    /** The application's own mechanisms of Jakarta Security. */
    static List<String> otherMechanisms() {
        return ask(OtherMechanisms::in, List.of());
    }

    private static <T> T ask(Function<BeanManager, T> question, T withoutCdi) {
        try {
            return question.apply(ApplicationBeans.current());
        } catch (IllegalStateException | IllegalArgumentException | LinkageError e) {
            return withoutCdi; // no CDI, none for this application, or not even its classes
        }
    }
}
