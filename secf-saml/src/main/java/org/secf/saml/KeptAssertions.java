package org.secf.saml;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.delegation.PresentedToken;
import org.secf.mechanism.KeptTokens;
import org.secf.mechanism.MechanismContext;
import org.secf.saml.model.VerifiedLogin;
import org.secf.saml.response.ResponseVerifier;

/** The assertions of logins, by which callers travel with calls of other servers. None where nobody needs them; a session keeps the name of one alone. */
record KeptAssertions(Optional<KeptTokens> tokens) {

    private static final String NAME = "assertion";

    static KeptAssertions of(MechanismContext context) {
        return new KeptAssertions(context.parts().find(KeptTokens.class));
    }

    ResponseVerifier verifier(ResponseVerifier usual) {
        return tokens.isPresent() ? usual.keepingOriginals() : usual;
    }

    /** What a session is to keep of a login, beside what {@code others} are. */
    Map<String, String> details(Map<String, String> others, VerifiedLogin login) {
        Map<String, String> all = new HashMap<>(others);
        tokens.flatMap(known -> login.original().flatMap(one -> known.keep(one.token(), one.until())))
                .ifPresent(name -> all.put(NAME, name));
        return all;
    }

    /** Of the login of which a session keeps that. */
    Optional<PresentedToken> find(Map<String, String> details) {
        return tokens.flatMap(known -> Optional.ofNullable(details.get(NAME)).flatMap(known::find));
    }

    void forget(Map<String, String> details) {
        tokens.ifPresent(known -> Optional.ofNullable(details.get(NAME)).ifPresent(known::forget));
    }
}
