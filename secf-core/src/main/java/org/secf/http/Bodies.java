package org.secf.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.verdict.Verdict;

/** The bodies that are kept for one request; all are given up when it ends. Safe for many threads at once. */
public final class Bodies implements AutoCloseable {

    private static final int CHUNK = 8 * 1024;

    private final BodyLimits limits;
    private final Supplier<Optional<Path>> folder;
    private final List<BodySpool> begun = new ArrayList<>();
    private boolean isClosed;

    /**
     * None yet.
     *
     * @param limits for whoever has none of its own
     * @param folder where files are made, the platform's own where that is empty; asked only if one is needed
     */
    public Bodies(BodyLimits limits, Supplier<Optional<Path>> folder) {
        this.limits = limits;
        this.folder = folder;
    }

    /** What the application allows a received body. */
    public BodyLimits limits() {
        return limits;
    }

    /** A new body to write. After the end of the request nothing can be written to it. */
    public synchronized BodySpool begin(BodyLimits own) {
        BodySpool spool = new BodySpool(own, folder);
        begun.add(spool);
        if (isClosed) {
            spool.giveUp();
        }
        return spool;
    }

    /**
     * Keeps a stream's octets.
     *
     * @param sink sees each of them once
     * @return rejected with {@link HttpReason#BODY_TOO_LARGE}, {@link HttpReason#UNREADABLE_BODY} or {@link HttpReason#BODY_NOT_KEPT}
     */
    public Verdict<Body> keep(InputStream in, BodyLimits own, OctetSink sink) {
        BodySpool spool = begin(own);
        byte[] chunk = new byte[CHUNK];
        while (true) {
            int count;
            try {
                count = in.read(chunk);
            } catch (IOException | IllegalStateException e) {
                return unreadable(e);
            }
            if (count < 0) {
                return Verdict.accepted(spool.body());
            }
            try {
                spool.write(chunk, 0, count);
            } catch (BodyTooLarge e) {
                return tooLarge(own, "more");
            } catch (IOException e) {
                return Verdict.rejected(HttpReason.BODY_NOT_KEPT, "room for a temporary file", e.toString());
            }
            sink.accept(chunk, 0, count);
        }
    }

    /** The rejection of a body that is too long. */
    public static <T> Verdict<T> tooLarge(BodyLimits limits, String received) {
        return Verdict.rejected(HttpReason.BODY_TOO_LARGE, "at most " + limits.most() + " bytes", received);
    }

    /** The rejection of a body that does not come. */
    public static <T> Verdict<T> unreadable(Exception cause) {
        return Verdict.rejected(HttpReason.UNREADABLE_BODY, "a whole body that nobody read before", cause.toString());
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        begun.forEach(BodySpool::giveUp);
        begun.clear();
    }
}
