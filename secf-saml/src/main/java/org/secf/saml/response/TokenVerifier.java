package org.secf.saml.response;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.secf.crypto.Crypto;
import org.secf.delegation.ActingPolicy;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.Presenter;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.model.TokenIssuer;
import org.secf.saml.model.TokenPolicy;
import org.secf.saml.model.UsedOnce;
import org.secf.saml.response.SignatureVerifier.Claim;
import org.secf.saml.response.SignatureVerifier.Signed;
import org.secf.state.OnceStore;
import org.secf.verdict.Verdict;
import org.w3c.dom.Element;

/**
 * Verifies assertions that come alone, as tokens: the signature, what the assertion says, whoever brings it, those who act for the subject, and, where it counts,
 * that it comes for the first time. Thread-safe; made once.
 */
public final class TokenVerifier {

    private final TokenPolicy policy;
    private final ActingPolicy byEnablers;
    private final CallerMapping mapping;
    private final Clock clock;
    private final UnaryOperator<Caller> naming;
    private final SignatureVerifier signatures;
    private final AssertionDecrypter decrypter;
    private final ReplayCheck replay;

    /**
     * A verifier.
     *
     * @param mapping how an assertion becomes a caller
     */
    public TokenVerifier(TokenPolicy policy, CallerMapping mapping, Tools tools) {
        this.policy = policy;
        this.byEnablers = policy.acting().withoutGroups();
        this.mapping = mapping;
        this.clock = tools.clock();
        this.naming = tools.naming();
        this.signatures = new SignatureVerifier(tools.crypto());
        this.decrypter = new AssertionDecrypter(tools.crypto());
        this.replay = new ReplayCheck(UsedOnce.of(false, tools.used(), tools.clock()));
    }

    /**
     * What a verifier works with.
     *
     * @param used remembers the assertions that were used, across all nodes
     * @param naming what callers are called here
     */
    public record Tools(Clock clock, OnceStore used, Crypto crypto, UnaryOperator<Caller> naming) {}

    /** Whom the assertion proves, brought by {@code presenter}; read from what {@code issuer} signed and from nothing else. */
    public Verdict<VerifiedToken> verify(ParsedAssertion parsed, TokenIssuer issuer, Presenter presenter) {
        return authenticate(parsed, issuer)
                .then(signed -> validate(
                        signed, new SealedParts(decrypter, expectation(issuer), parsed.walk()), issuer, presenter));
    }

    private Verdict<Signed> authenticate(ParsedAssertion parsed, TokenIssuer issuer) {
        Optional<Element> signature = parsed.envelope().signature();
        int inPlace = signature.isPresent() ? 1 : 0;
        if (parsed.walk().assertions() != 1) {
            return Verdict.rejected(
                    SamlReason.NOT_ONE_ASSERTION, "one", parsed.walk().assertions() + "");
        }
        if (parsed.walk().signatures() != inPlace) {
            return Verdict.rejected(
                    SamlReason.SIGNATURE_MISPLACED,
                    inPlace + " signatures",
                    parsed.walk().signatures() + "");
        }
        return signature
                .map(found -> signatures.verify(
                        new Claim(parsed.envelope().element(), parsed.envelope().id(), found),
                        issuer.entity().signingKeys(),
                        policy.login().signatureAlgorithms()))
                .orElseGet(() -> Verdict.rejected(SamlReason.NOT_SIGNED, "a signature of the assertion", "none"));
    }

    private Verdict<VerifiedToken> validate(
            Signed signed, SealedParts sealed, TokenIssuer issuer, Presenter presenter) {
        try {
            Assertion assertion = AssertionReader.readDelegated(signed.element(), sealed);
            AssertionChecks.Candidate candidate =
                    new AssertionChecks.Candidate(assertion, expectation(issuer), clock.instant());
            return TokenChecks.all(candidate, policy)
                    .then(valid -> new Confirmations(policy, presenter).confirm(valid))
                    .then(confirmed -> ChainReader.read(candidate, issuer, confirmed)
                            .then(chain -> caller(candidate, signed, chain).then(caller -> allowed(caller, issuer)))
                            .then(caller -> once(candidate, confirmed, caller)));
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }

    private Expectation expectation(TokenIssuer issuer) {
        ServiceProvider us = new ServiceProvider(policy.audience(), "", Optional.empty(), List.of());
        return new Expectation(us, "", issuer.entity(), Optional.empty(), policy.login());
    }

    private Verdict<Caller> caller(AssertionChecks.Candidate candidate, Signed signed, List<Delegate> chain) {
        return mapping.map(TokenReader.read(candidate, signed.key()))
                .map(naming)
                .map(caller -> (Caller) new AuthenticatedCaller(
                        caller.getName(), caller.groups(), caller.attributes(), caller.evidence(), chain));
    }

    /** Of which groups a caller is, an enabler says as it likes; so its word does not open what is for a group. */
    private Verdict<Caller> allowed(Caller caller, TokenIssuer issuer) {
        ActingPolicy acting = issuer.isEnabler() ? byEnablers : policy.acting();
        return acting.refuseChain(caller, policy.audience())
                .map(Verdict::<Caller>rejected)
                .orElseGet(() -> Verdict.accepted(caller));
    }

    /** Asked last, so that only valid assertions take room in the store. */
    private Verdict<VerifiedToken> once(
            AssertionChecks.Candidate candidate, Confirmations.Confirmed confirmed, Caller caller) {
        boolean isOnce = policy.isAlwaysOnce()
                || confirmed.isByBearer()
                || ConditionChecks.conditions(candidate).isOneTimeUse();
        return isOnce
                ? replay.firstUse(candidate).map(valid -> new VerifiedToken(caller, Optional.of(use(valid))))
                : Verdict.accepted(new VerifiedToken(caller, Optional.empty()));
    }

    private static VerifiedToken.Use use(AssertionChecks.Candidate candidate) {
        Assertion assertion = candidate.assertion();
        return new VerifiedToken.Use(assertion.issuer().name(), assertion.issueInstant(), ReplayCheck.ends(candidate));
    }
}
