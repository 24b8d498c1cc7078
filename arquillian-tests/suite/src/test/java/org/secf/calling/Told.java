package org.secf.calling;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.secf.client.RefusedExchangeException;

/** How an application tells what became of a call. */
public final class Told {

    private static final int MOST_CAUSES = 20;

    private Told() {}

    /** One call. */
    @FunctionalInterface
    public interface Call {

        /** What came back. */
        String made() throws Exception;
    }

    /** What came back, or the reason why nothing of it may be used. */
    public static String of(Call call) {
        try {
            return call.made();
        } catch (Exception e) {
            return refusal(e)
                    .map(refused -> "refused " + refused.rejection().reason())
                    .orElse("failed " + e);
        }
    }

    /** Status and content. */
    public static String answer(int status, byte[] body) {
        return status + " " + new String(body, StandardCharsets.UTF_8);
    }

    private static Optional<RefusedExchangeException> refusal(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if (cause instanceof RefusedExchangeException refused) {
                return Optional.of(refused);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
