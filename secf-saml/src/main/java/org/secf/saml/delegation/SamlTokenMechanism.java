package org.secf.saml.delegation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenAuthenticator;
import org.secf.delegation.TokenType;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.saml.model.TokenReason;
import org.secf.saml.response.VerifiedToken;
import org.secf.verdict.Verdict;

/** Callers who bring an assertion in {@code Authorization: SAML}. A scheme of its own: what follows {@code Bearer} is some other token, good for whoever has it. */
final class SamlTokenMechanism implements Mechanism, TokenAuthenticator {

    static final String NAME = "saml-token";

    private static final String SCHEME = "SAML";
    private static final String AUTHORIZATION = "Authorization";
    private static final Reply CHALLENGE = Reply.status(401).with("WWW-Authenticate", SCHEME);

    private final Tokens tokens;
    private final Presenters presenters;

    SamlTokenMechanism(Tokens tokens) {
        this.tokens = tokens;
        this.presenters = new Presenters(tokens.issuers());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isPresented(Request request) {
        return request.headers(AUTHORIZATION).stream().anyMatch(SamlTokenMechanism::isOurs);
    }

    @Override
    public Outcome authenticate(Exchange exchange) {
        if (!isPresented(exchange.request())) {
            return exchange.isProtected() ? Outcome.replied(CHALLENGE) : Outcome.abstained();
        }
        return token(exchange.request())
                .then(token -> tokens.verify(token, presenters.of(exchange))
                        .map(verified -> Outcome.established(verified.caller(), facts(verified), presented(token))))
                .fold(outcome -> outcome, rejection -> Outcome.refused(rejection, CHALLENGE));
    }

    @Override
    public List<String> challenges(Request request) {
        return List.of(SCHEME);
    }

    @Override
    public Optional<TokenAuthenticator> tokens() {
        return Optional.of(this);
    }

    @Override
    public String tokenType() {
        return TokenType.SAML2;
    }

    /** Where nothing is known of the way that the token came, it was not confidential. */
    @Override
    public Verdict<Caller> authenticate(PresentedToken token, Facts facts, boolean isConfidential) {
        return TokenType.SAML2.equals(token.type())
                ? tokens.verify(
                                new String(token.original(), StandardCharsets.US_ASCII),
                                presenters.of(facts, isConfidential))
                        .map(VerifiedToken::caller)
                : Verdict.rejected(TokenReason.NOT_AN_ASSERTION, TokenType.SAML2, token.type());
    }

    /** One field, and one credential in it (RFC 9110 §11.6.2). */
    private static Verdict<String> token(Request request) {
        List<String> fields = request.headers(AUTHORIZATION);
        return fields.size() == 1
                ? Verdict.accepted(
                        fields.get(0).strip().substring(SCHEME.length()).strip())
                : Verdict.rejected(TokenReason.NOT_ONE_CREDENTIAL, "one Authorization field", fields.size() + "");
    }

    private static boolean isOurs(String field) {
        String value = field.strip();
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (value.length() == SCHEME.length() || value.charAt(SCHEME.length()) == ' ');
    }

    private static Facts facts(VerifiedToken verified) {
        return verified.use()
                .map(use -> Facts.of(new Freshness(
                        NAME,
                        Freshness.Source.ASSERTION,
                        use.issuer(),
                        Optional.of(verified.caller().getName()),
                        Optional.of(use.issued()),
                        Optional.of(use.ends()))))
                .orElse(Facts.NONE);
    }

    private static PresentedToken presented(String token) {
        return new PresentedToken(TokenType.SAML2, token.getBytes(StandardCharsets.US_ASCII));
    }
}
