package org.secf.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What an administrator finds in the server's log. */
public final class ServerLog {

    private static final Pattern START =
            Pattern.compile("SEC_CF authenticates (\\S+) by (.*?)[\\]\\s]*$", Pattern.MULTILINE);
    private static final Duration STEP = Duration.ofMillis(50);
    private static final int STEPS = 100;

    private ServerLog() {}

    /** The audit event with that correlation id. */
    public static JsonObject audited(String correlation) {
        Pattern line = Pattern.compile("\\{\"event\":.*\"correlation\":\"" + Pattern.quote(correlation) + "\".*\\}");
        try (JsonReader reader =
                Json.createReader(new StringReader(awaited(line).group()))) {
            return reader.readObject();
        }
    }

    /** The warning with that correlation id, from the word {@code Refused} on. */
    public static String warned(String correlation) {
        return awaited(Pattern.compile("Refused \\[" + Pattern.quote(correlation) + "\\].*"))
                .group();
    }

    /** What the last start of an application says: mechanism, adapter and origin. */
    public static String lastStart(String application) {
        return START.matcher(Site.log())
                .results()
                .filter(found -> found.group(1).equals(application))
                .map(found -> found.group(2))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no start of " + application + " in the log"));
    }

    /** Who does the cryptography of an application, as each of so many starts says. */
    public static List<String> cryptography(String application, int starts) {
        Pattern line =
                Pattern.compile("SEC_CF signs, verifies and decrypts for " + Pattern.quote(application) + ": (.*)");
        return awaited(line, starts).stream().map(found -> found.group(1)).toList();
    }

    private static MatchResult awaited(Pattern text) {
        return awaited(text, 1).get(0);
    }

    /** Servers may write their log a moment after they answered. */
    private static List<MatchResult> awaited(Pattern text, int times) {
        for (int i = 0; i < STEPS; i++) {
            List<MatchResult> found = text.matcher(Site.log()).results().toList();
            if (found.size() >= times) {
                return found;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        throw new AssertionError("not in the log, or not so often as " + times + " times: " + text);
    }
}
