package org.secf.saml.logout;

import java.util.List;
import java.util.Optional;
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

    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    /** Of all of a user's logins. */
    String ofAll(NameId name) {
        return key(name, Optional.empty());
    }

    /** What a request ends. */
    List<String> ended(LogoutSubject subject) {
        return subject.sessionIndexes().isEmpty()
                ? List.of(ofAll(subject.name()))
                : subject.sessionIndexes().stream()
                        .distinct()
                        .map(index -> key(subject.name(), Optional.of(index)))
                        .toList();
    }

    /** By which a login can be ended. */
    List<String> of(KeptLogin login) {
        return Stream.concat(
                        Stream.of(ofAll(login.name())),
                        login.sessionIndexes().stream().map(index -> key(login.name(), Optional.of(index))))
                .toList();
    }

    private String key(NameId name, Optional<String> sessionIndex) {
        StringBuilder all = new StringBuilder();
        Stream.of(
                        provider,
                        name.value(),
                        name.format().orElse(UNSPECIFIED),
                        name.nameQualifier().orElse(provider),
                        name.spNameQualifier().orElse(us),
                        sessionIndex.map(index -> "one " + index).orElse("all"))
                .forEach(part -> all.append(part.length()).append(' ').append(part));
        return "saml-logout:" + BrowserBinding.digest(all.toString());
    }
}
