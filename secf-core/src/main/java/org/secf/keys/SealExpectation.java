package org.secf.keys;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What sealed octets must be for. Whatever is not as it says is refused; so a secret that was sealed for one alias cannot be put in the place of another.
 *
 * @param type the only {@code typ} taken, letter by letter
 * @param contentType the only {@code cty} taken; where empty, there must be none
 * @param exact header parameters that must be there with exactly these texts
 * @param present header parameters that must be there as texts, to be judged by the caller: an identifier that may be used once, a time
 * @param takesAnyContentType whether {@code cty} must be there as a text and is judged by the caller, instead of {@code contentType}
 * @param mayLackType whether there may be no {@code typ} either
 */
public record SealExpectation(
        String type,
        Optional<String> contentType,
        Map<String, String> exact,
        Set<String> present,
        boolean takesAnyContentType,
        boolean mayLackType) {

    private static final String TOKEN = "JWT";

    /**
     * Checks names.
     *
     * @throws IllegalArgumentException when the type is blank, a name is blank or taken by the standards, or is both exact and present
     */
    public SealExpectation {
        exact = Map.copyOf(exact);
        present = Set.copyOf(present);
        SealHeader.requireType(type);
        exact.keySet().forEach(SealHeader::requireFree);
        present.forEach(SealHeader::requireFree);
        if (exact.keySet().stream().anyMatch(present::contains)) {
            throw new IllegalArgumentException("a header parameter is either given exactly or left to the caller");
        }
    }

    /** With one content type only, or none. */
    public SealExpectation(String type, Optional<String> contentType, Map<String, String> exact, Set<String> present) {
        this(type, contentType, exact, present, false, false);
    }

    /** With any content type, which the caller judges, and without further parameters. */
    public static SealExpectation ofAnyContent(String type) {
        return new SealExpectation(type, Optional.empty(), Map.of(), Set.of(), true, false);
    }

    /** A signed token that was encrypted (RFC 7519 §5.2). What kind of token it is, that says itself; few issuers say it outside, too. */
    public static SealExpectation ofNestedToken() {
        return new SealExpectation(TOKEN, Optional.of(TOKEN), Map.of(), Set.of(), false, true);
    }

    /** Nothing but exactly this. */
    public static SealExpectation exactly(SealHeader header) {
        return new SealExpectation(header.type(), header.contentType(), header.parameters(), Set.of());
    }
}
