package org.secf.saml.response;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.secf.crypto.Crypto;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.UsedOnce;
import org.secf.saml.model.VerifiedLogin;
import org.secf.state.OnceStore;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/**
 * Verifies responses of the Web Browser SSO profile (saml-profiles §4.1.4): the response around, then the signatures, then the assertion, then that
 * it comes for the first time. Thread-safe; made once.
 */
public final class ResponseVerifier {

    private final Clock clock;
    private final AssertionDecrypter decrypter;
    private final Crypto crypto;
    private final AssertionAuthenticator authenticator;
    private final ReplayCheck replay;

    /**
     * A verifier of one issuer's responses.
     *
     * @param crypto verifies and decrypts
     * @param used remembers the assertions that were used, across all nodes that take responses
     */
    public ResponseVerifier(Clock clock, OnceStore used, Crypto crypto) {
        this(clock, UsedOnce.of(true, used, clock), crypto);
    }

    /** The same with a share for each issuer. */
    public ResponseVerifier(Clock clock, UsedOnce used, Crypto crypto) {
        this(clock, crypto, new ReplayCheck(used), Optional.empty());
    }

    private ResponseVerifier(Clock clock, Crypto crypto, ReplayCheck replay, Optional<StandaloneXml> writer) {
        this.clock = clock;
        this.crypto = crypto;
        this.decrypter = new AssertionDecrypter(crypto);
        this.authenticator = new AssertionAuthenticator(new SignatureVerifier(crypto), decrypter, writer);
        this.replay = replay;
    }

    /** One that hands out the assertion itself, too, where that is signed and not only the response around it. */
    public ResponseVerifier keepingOriginals() {
        return new ResponseVerifier(clock, crypto, replay, Optional.of(new StandaloneXml()));
    }

    /** What the response proves; read from what was signed and from nothing else. A response is verified once: a second time it is a replay. */
    public Verdict<VerifiedLogin> verify(ParsedResponse response, Expectation expectation) {
        return verify(response, expectation, Verdict::accepted);
    }

    /**
     * The same, of which more is asked before its assertion counts as used, so that what is refused for that takes no room in the store either.
     *
     * @param more what becomes of it
     */
    public <T> Verdict<T> verify(
            ParsedResponse response, Expectation expectation, Function<VerifiedLogin, Verdict<T>> more) {
        Instant now = clock.instant();
        SealedParts sealed = new SealedParts(decrypter, expectation, response.walk());
        return Check.all(ResponseChecks.IN_ORDER, new ResponseChecks.Candidate(response, expectation, now))
                .then(candidate -> authenticator.authenticate(response, expectation))
                .then(authenticated -> read(authenticated, sealed)
                        .then(assertion -> Check.all(
                                AssertionChecks.IN_ORDER, new AssertionChecks.Candidate(assertion, expectation, now)))
                        .then(valid -> more.apply(LoginReader.read(valid.assertion(), authenticated))
                                .then(result -> replay.firstUse(valid).map(first -> result))));
    }

    private static Verdict<Assertion> read(AuthenticatedAssertion authenticated, SealedParts sealed) {
        try {
            return Verdict.accepted(AssertionReader.read(authenticated.element(), sealed));
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }
}
