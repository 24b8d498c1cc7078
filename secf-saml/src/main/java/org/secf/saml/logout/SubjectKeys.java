package org.secf.saml.logout;

import java.util.List;
import java.util.stream.Stream;
import org.secf.saml.model.LogoutSubject;
import org.secf.saml.model.NameId;
import org.secf.state.BrowserBinding;

/**
 * Under which keys logins are noted as over: the user's name at one identity provider, with a session there, or for all. Names are the same where they strongly
 * match (saml-core §3.7.3): what is left out stands for what it stands for (§2.2.2, §8.3). Digests, since whoever reads the store need not read names.
 *
 * @param provider entity id of the identity provider
 * @param us our entity id
 */
record SubjectKeys(String provider, String us) {

    private static final String ALL = "all";
    private static final String ONE = "one ";
    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    /** Of all of a user's logins. */
    String ofAll(NameId name) {
        return key(user(name), ALL);
    }

    /** What a request ends. */
    List<String> ended(LogoutSubject subject) {
        String user = user(subject.name());
        return subject.sessionIndexes().isEmpty()
                ? List.of(key(user, ALL))
                : subject.sessionIndexes().stream()
                        .distinct()
                        .map(index -> key(user, ONE + index))
                        .toList();
    }

    /** By which a login can be ended; asked at each request of its session. */
    List<String> of(KeptLogin login) {
        String user = user(login.name());
        return Stream.concat(
                        Stream.of(key(user, ALL)),
                        login.sessionIndexes().stream().map(index -> key(user, ONE + index)))
                .toList();
    }

    /** A digest by itself, so that a long name is gone through once for all sessions. */
    private String user(NameId name) {
        StringBuilder all = new StringBuilder();
        Stream.of(
                        provider,
                        name.value(),
                        name.format().orElse(UNSPECIFIED),
                        name.nameQualifier().orElse(provider),
                        name.spNameQualifier().orElse(us))
                .forEach(part -> all.append(part.length()).append(' ').append(part));
        return BrowserBinding.digest(all.toString());
    }

    private static String key(String user, String sessions) {
        return "saml-logout:" + BrowserBinding.digest(user + " " + sessions);
    }
}
