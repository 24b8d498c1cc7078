package org.secf.password;

import java.util.List;
import java.util.Optional;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.settings.Expressions;
import org.secf.settings.Template;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** HTTP Basic (RFC 7617): name and password with every request, nothing remembered in between. */
final class BasicMechanism implements Mechanism {

    static final String NAME = "basic";

    private final PasswordLogin login;
    private final Template realm;
    private final Expressions expressions;

    BasicMechanism(PasswordLogin login, Template realm, Expressions expressions) {
        this.login = login;
        this.realm = realm;
        this.expressions = expressions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isPresented(Request request) {
        return BasicCredential.isPresented(request);
    }

    @Override
    public Outcome authenticate(Exchange exchange) {
        Request request = exchange.request();
        if (!isPresented(request)) {
            return exchange.isProtected() ? Outcome.replied(challenge()) : Outcome.abstained();
        }
        Optional<Rejection> readable = login.transport(request);
        Verdict<Caller> verdict = readable.isPresent() ? Verdict.rejected(readable.get()) : verify(request);
        return verdict.fold(Outcome::established, rejection -> PasswordLogin.refused(rejection, this::challenge));
    }

    @Override
    public List<String> challenges(Request request) {
        return List.of(field());
    }

    private Verdict<Caller> verify(Request request) {
        return BasicCredential.read(request).then(credential -> {
            try (credential) {
                return login.verify(request, credential.name(), credential.password());
            }
        });
    }

    private Reply challenge() {
        return Reply.status(401).with("WWW-Authenticate", field());
    }

    private String field() {
        return "Basic realm=\"" + quoted(expressions.atRequest(realm)) + "\", charset=\"UTF-8\"";
    }

    /** As a quoted-string (RFC 9110 §5.6.4), which holds no other characters. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        text.chars().filter(c -> c >= ' ' && c <= '~').forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append((char) c);
        });
        return quoted.toString();
    }
}
