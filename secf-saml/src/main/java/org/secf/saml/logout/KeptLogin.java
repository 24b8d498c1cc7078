package org.secf.saml.logout;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.secf.saml.model.NameId;
import org.secf.saml.model.VerifiedLogin;

/**
 * What a session keeps of a login for its logout.
 *
 * @param issuer whose login it is; whom the mechanism follows may be another by then
 * @param name exactly as received (SDP-SP29)
 * @param sessionIndexes the identity provider's sessions
 * @param issued when its assertion was made, by the identity provider's clock
 */
record KeptLogin(String issuer, NameId name, List<String> sessionIndexes, Instant issued) {

    private static final String ISSUER = "issuer";
    private static final String VALUE = "name";
    private static final String ISSUED = "issued";
    private static final String SESSION = "session";

    KeptLogin {
        sessionIndexes = List.copyOf(sessionIndexes);
    }

    /** Empty where the subject goes without a name: nobody can name it in a logout either. */
    static Optional<KeptLogin> of(VerifiedLogin login) {
        return login.nameId()
                .map(name -> new KeptLogin(login.evidence().issuer(), name, login.sessionIndexes(), login.issued()));
    }

    Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        details.put(ISSUER, issuer);
        details.put(VALUE, name.value());
        details.put(ISSUED, issued.toString());
        name.format().ifPresent(text -> details.put("format", text));
        name.nameQualifier().ifPresent(text -> details.put("qualifier", text));
        name.spNameQualifier().ifPresent(text -> details.put("sp-qualifier", text));
        name.spProvidedId().ifPresent(text -> details.put("sp-id", text));
        for (int i = 0; i < sessionIndexes.size(); i++) {
            details.put(SESSION + i, sessionIndexes.get(i));
        }
        return details;
    }

    /** What {@link #details} says; empty where it is of no login with a name. */
    static Optional<KeptLogin> read(Map<String, String> details) {
        if (!details.keySet().containsAll(Set.of(ISSUER, VALUE, ISSUED))) {
            return Optional.empty();
        }
        List<String> indexes = new ArrayList<>();
        for (int i = 0; details.containsKey(SESSION + i); i++) {
            indexes.add(details.getOrDefault(SESSION + i, ""));
        }
        NameId name = new NameId(
                details.getOrDefault(VALUE, ""),
                Optional.ofNullable(details.get("format")),
                Optional.ofNullable(details.get("qualifier")),
                Optional.ofNullable(details.get("sp-qualifier")),
                Optional.ofNullable(details.get("sp-id")));
        try {
            Instant issued = Instant.parse(details.getOrDefault(ISSUED, ""));
            return Optional.of(new KeptLogin(details.getOrDefault(ISSUER, ""), name, indexes, issued));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
