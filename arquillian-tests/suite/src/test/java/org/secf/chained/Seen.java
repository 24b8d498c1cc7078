package org.secf.chained;

import java.util.stream.Collectors;
import org.secf.client.RefusedExchangeException;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;

/** What an application says of its caller, and of a call that it made for it. */
public final class Seen {

    private static final int MOST_CAUSES = 20;

    private Seen() {}

    /** A call. */
    @FunctionalInterface
    public interface Call {

        /** What came back. */
        String made() throws Exception;
    }

    /** Who it is, and who acts for it, oldest first. */
    public static String of(Object caller) {
        return caller instanceof Caller known && known.isAuthenticated()
                ? "caller=" + known.getName() + " by=" + known.evidence().mechanism() + " chain="
                        + known.delegates().stream().map(Delegate::name).collect(Collectors.joining(","))
                : "caller=nobody";
    }

    /** What came back, or why the call was not made. */
    public static String of(Call call) {
        try {
            return call.made();
        } catch (Exception e) {
            Throwable cause = e;
            for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
                if (cause instanceof RefusedExchangeException refused) {
                    return "not called: " + refused.rejection().reason();
                }
                cause = cause.getCause();
            }
            return "failed: " + e;
        }
    }
}
