package org.secf.openid;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a session keeps of a login.
 *
 * @param issuer whose login it is; whom the mechanism follows may be another by then
 * @param client who we were there
 * @param subject the user, by the provider's name
 * @param session the provider's session, where it names that
 * @param issued when the ID token of the login was issued, by the provider's clock
 * @param ends when that was over
 * @param tokens by which name its tokens are kept; empty where none are
 */
record KeptLogin(
        String issuer,
        String client,
        String subject,
        Optional<String> session,
        Instant issued,
        Instant ends,
        Optional<String> tokens) {

    private static final String ISSUER = "issuer";
    private static final String CLIENT = "client";
    private static final String SUBJECT = "subject";
    private static final String SESSION = "session";
    private static final String ISSUED = "issued";
    private static final String ENDS = "ends";
    private static final String TOKENS = "tokens";

    Map<String, String> details() {
        Map<String, String> details = new TreeMap<>(Map.of(
                ISSUER, issuer,
                CLIENT, client,
                SUBJECT, subject,
                ISSUED, issued.toString(),
                ENDS, ends.toString()));
        session.ifPresent(text -> details.put(SESSION, text));
        tokens.ifPresent(text -> details.put(TOKENS, text));
        return details;
    }

    /** What {@link #details} says; empty where it is of no such login. */
    static Optional<KeptLogin> read(Map<String, String> details) {
        try {
            return Optional.ofNullable(details.get(ISSUED))
                    .flatMap(issued -> Optional.ofNullable(details.get(ENDS))
                            .map(ends -> new KeptLogin(
                                    details.getOrDefault(ISSUER, ""),
                                    details.getOrDefault(CLIENT, ""),
                                    details.getOrDefault(SUBJECT, ""),
                                    Optional.ofNullable(details.get(SESSION)),
                                    Instant.parse(issued),
                                    Instant.parse(ends),
                                    Optional.ofNullable(details.get(TOKENS)))));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
