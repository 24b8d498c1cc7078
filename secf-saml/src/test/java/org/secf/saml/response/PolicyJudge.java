package org.secf.saml.response;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.secf.crypto.Crypto;
import org.secf.saml.mint.Circumstances;
import org.secf.saml.mint.Mint;
import org.secf.saml.mint.Signer;
import org.secf.saml.mint.TestKeys;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.NameIdPolicy;
import org.secf.saml.model.RequestedContext;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.Sealing;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.model.VerifiedLogin;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** What the verifier says of minted responses under one policy. */
record PolicyJudge(ResponsePolicy policy, Crypto crypto, List<TestKeys> ours) {

    private static final Circumstances USUAL = new Circumstances(Map.of());

    static PolicyJudge strict() {
        return new PolicyJudge(ResponsePolicy.strict(), Crypto.jdk(), List.of(TestKeys.SP));
    }

    PolicyJudge by(Crypto other) {
        return new PolicyJudge(policy, other, ours);
    }

    /** With these keys of ours. */
    PolicyJudge opening(TestKeys... keys) {
        return new PolicyJudge(policy, crypto, List.of(keys));
    }

    PolicyJudge asking(RequestedContext context) {
        return with(context, policy.parts(), policy.algorithms());
    }

    PolicyJudge asking(NameIdPolicy names) {
        return parts(new ResponsePolicy.Parts(
                names, policy.parts().nameSealing(), policy.parts().attributeSealing()));
    }

    PolicyJudge sealing(Sealing name, Sealing attributes) {
        return parts(new ResponsePolicy.Parts(policy.parts().names(), name, attributes));
    }

    PolicyJudge taking(AlgorithmPolicy algorithms) {
        return with(policy.context(), policy.parts(), algorithms);
    }

    private PolicyJudge parts(ResponsePolicy.Parts parts) {
        return with(policy.context(), parts, policy.algorithms());
    }

    private PolicyJudge with(RequestedContext context, ResponsePolicy.Parts parts, AlgorithmPolicy algorithms) {
        ResponsePolicy other = new ResponsePolicy(
                policy.clockSkew(),
                policy.requireSignedAssertions(),
                policy.requireEncryptedAssertions(),
                context,
                policy.maxAuthenticationAge(),
                policy.acceptUnsolicited(),
                policy.acceptSha1(),
                parts,
                algorithms);
        return new PolicyJudge(other, crypto, ours);
    }

    /** A response that is correctly signed after the edit. */
    static Mint signed(UnaryOperator<Mint> edit) {
        return edit.apply(Mint.response()).signAssertion(Signer.rsa(TestKeys.IDP));
    }

    Verdict<VerifiedLogin> judge(Mint mint) {
        Expectation usual = USUAL.expectation();
        ServiceProvider us = new ServiceProvider(
                Mint.SP,
                Mint.ACS,
                Optional.empty(),
                ours.stream().map(TestKeys::credential).toList());
        Expectation expectation =
                new Expectation(us, usual.destination(), usual.identityProvider(), usual.inResponseTo(), policy);
        ResponseVerifier verifier = new ResponseVerifier(USUAL.clock(), new MemoryOnceStore(USUAL.clock(), 10), crypto);
        return new ResponseParser().parseBase64(mint.base64()).then(parsed -> verifier.verify(parsed, expectation));
    }

    VerifiedLogin accepted(Mint mint) {
        return judge(mint).fold(login -> login, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }

    Rejection rejection(Mint mint) {
        return judge(mint).rejection().orElseThrow(() -> new AssertionError("accepted"));
    }

    Reason refusal(Mint mint) {
        return rejection(mint).reason();
    }

    Optional<Reason> answer(Mint mint) {
        return judge(mint).rejection().map(Rejection::reason);
    }
}
