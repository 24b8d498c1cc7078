package org.secf.administration;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.secf.keys.set.WatchedStore;
import org.secf.keys.store.StoreEdits;

/**
 * A request for a store that has administrators.
 *
 * @param role of these
 */
record Attempt(AdministrationContext context, AdministrationRequest request, WatchedStore store, String role) {

    private static final Pattern VERSION = Pattern.compile("\"(0|[1-9]\\d{0,17})\"");

    Operation operation() {
        return request.operation();
    }

    /** The version that its author saw (RFC 9110 §13.1.1); empty unless there is one strong tag. */
    OptionalLong version() {
        List<String> tags = request.headers().apply("If-Match");
        Matcher tag = VERSION.matcher(tags.size() == 1 ? tags.get(0).strip() : "");
        return tag.matches() ? OptionalLong.of(Long.parseLong(tag.group(1))) : OptionalLong.empty();
    }

    /** Media type without parameters; empty where there is not exactly one. */
    Optional<String> mediaType() {
        List<String> types = request.headers().apply("Content-Type");
        return types.size() == 1
                ? Optional.of(types.get(0).replaceFirst(";.*", "").strip().toLowerCase(java.util.Locale.ROOT))
                : Optional.empty();
    }

    String who() {
        return context.caller().getName();
    }

    /** Times in a store are read by people too. */
    Instant now() {
        return context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** For the version that its author saw. */
    StoreEdits edits() {
        return new StoreEdits(who(), version());
    }
}
