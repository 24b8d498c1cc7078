package org.secf.testkit;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A login did not go as expected. The text says at which step, what was expected and what came, and quotes the beginning of the answer. */
public final class LoginFailure extends AssertionError {

    private static final long serialVersionUID = 1L;
    private static final int QUOTED = 500;
    /** As the answer to a refusal has it, for browsers and for programs. */
    private static final Pattern CORRELATION =
            Pattern.compile("<code>([0-9a-f]{16})</code>|\"correlation\"\\s*:\\s*\"([0-9a-f]{16})\"");

    private final int status;
    private final String correlation;

    private LoginFailure(String message, int status, String correlation, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.correlation = correlation;
    }

    static LoginFailure at(LoginStep step, String expected, HttpResponse<String> received) {
        String correlation = correlation(received.body());
        StringBuilder text = new StringBuilder("the login failed at ").append(step);
        text.append("\nexpected: ").append(expected);
        text.append("\nreceived: ").append(received.statusCode()).append(" from ");
        text.append(received.request().method()).append(' ').append(received.uri());
        // Without the query, which may hold a whole message.
        Redirect.target(received)
                .ifPresent(target -> text.append(", which leads to ")
                        .append(target.toString().split("\\?", 2)[0]));
        if (!correlation.isEmpty()) {
            text.append("\nthe enabler's log says why at ").append(correlation);
        }
        text.append("\n").append(quoted(received.body()));
        return new LoginFailure(text.toString(), received.statusCode(), correlation, null);
    }

    static LoginFailure at(LoginStep step, String expected, Throwable received) {
        return new LoginFailure(
                "the login failed at " + step + "\nexpected: " + expected + "\nreceived: " + received, 0, "", received);
    }

    /** The status of the answer that was not expected; empty where there was none. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** The id that the enabler's log has for the refusal, if the answer names one. */
    public Optional<String> correlation() {
        return correlation.isEmpty() ? Optional.empty() : Optional.of(correlation);
    }

    private static String correlation(String body) {
        Matcher matcher = CORRELATION.matcher(body);
        if (!matcher.find()) {
            return "";
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private static String quoted(String body) {
        return body.length() > QUOTED ? body.substring(0, QUOTED) + "…" : body;
    }
}
