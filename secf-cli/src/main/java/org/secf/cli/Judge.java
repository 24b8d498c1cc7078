package org.secf.cli;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.identity.Caller;
import org.secf.saml.model.Credential;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.response.ParsedResponse;
import org.secf.saml.response.ResponseParser;
import org.secf.saml.response.ResponseVerifier;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Asks the container's verifier. No rule of SAML is decided here. */
final class Judge {

    private static final String ADVICE =
            " (nothing else is wrong: give --in-response-to with the id of the request, or --unsolicited)";

    private final ResponseParser parser = new ResponseParser();
    private final IdentityProviders identityProviders;
    private final KeyPairs keyPairs;

    Judge(IdentityProviders identityProviders, KeyPairs keyPairs) {
        this.identityProviders = identityProviders;
        this.keyPairs = keyPairs;
    }

    /**
     * The verdict on one response, as if it were the first to come in.
     *
     * @param field the form field, in base64
     */
    Verdict<Caller> judge(Question question, String field) throws UnusableException {
        Optional<Credential> credential = question.keys().isPresent()
                ? Optional.of(keyPairs.read(question.keys().get()))
                : Optional.empty();
        Verdict<ParsedResponse> parsed = parser.parseBase64(field);
        Optional<Rejection> refusal = parsed.rejection();
        if (refusal.isPresent()) {
            return Verdict.rejected(refusal.get());
        }
        IdentityProvider identityProvider =
                identityProviders.find(question, parsed.fold(ParsedResponse::issuer, rejection -> Optional.empty()));
        Expectation strict = expectation(question, identityProvider, credential);
        return question.leavesRequestOpen() ? lastOfAll(question, field, strict) : verify(question, field, strict);
    }

    /**
     * The request is unknown, so the response is refused. But that would hide what else is wrong: everything else is asked first, as if the request
     * were the one that the response names.
     */
    private Verdict<Caller> lastOfAll(Question question, String field, Expectation strict) {
        Verdict<Caller> otherwise = parser.parseBase64(field).then(parsed -> {
            ResponsePolicy policy = strict.policy();
            Expectation lenient = new Expectation(
                    strict.serviceProvider(),
                    strict.destination(),
                    strict.identityProvider(),
                    parsed.inResponseTo(),
                    new ResponsePolicy(
                            policy.clockSkew(),
                            policy.requireSignedAssertions(),
                            policy.requireEncryptedAssertions(),
                            policy.authenticationContexts(),
                            policy.maxAuthenticationAge(),
                            parsed.inResponseTo().isEmpty(),
                            policy.acceptSha1()));
            return verify(question, field, lenient);
        });
        return otherwise.then(caller -> verify(question, field, strict)).fold(Verdict::accepted, Judge::explained);
    }

    private static Verdict<Caller> explained(Rejection rejection) {
        return rejection.reason() == SamlReason.UNSOLICITED
                ? Verdict.rejected(rejection.reason(), rejection.expected(), rejection.received() + ADVICE)
                : Verdict.rejected(rejection);
    }

    /** A response is verified once, so it is parsed each time, and so is the memory of used assertions: a log holds every response at least once. */
    private Verdict<Caller> verify(Question question, String field, Expectation expectation) {
        Clock clock = Clock.fixed(question.at(), ZoneOffset.UTC);
        ResponseVerifier verifier = new ResponseVerifier(clock, new MemoryOnceStore(clock, 1), Crypto.jdk());
        return parser.parseBase64(field)
                .then(parsed -> verifier.verify(parsed, expectation))
                .then(question.mapping()::map);
    }

    private static Expectation expectation(
            Question question, IdentityProvider identityProvider, Optional<Credential> credential) {
        ServiceProvider serviceProvider = new ServiceProvider(
                question.entityId(),
                question.acs(),
                Optional.empty(),
                credential.stream().toList());
        return new Expectation(
                serviceProvider, question.destination(), identityProvider, question.requestId(), question.policy());
    }
}
