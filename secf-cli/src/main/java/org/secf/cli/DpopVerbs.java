package org.secf.cli;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.secf.bearer.AccessTokenJudge;
import org.secf.crypto.Crypto;
import org.secf.digest.NonceSource;
import org.secf.dpop.DpopPolicy;
import org.secf.dpop.DpopVerifier;
import org.secf.dpop.ProofQuestion;
import org.secf.http.PublicUrl;
import org.secf.state.MemoryOnceStore;

/** {@code secf dpop verify}. */
final class DpopVerbs {

    private DpopVerbs() {}

    static List<TokenVerb> all() {
        return List.of(new TokenVerb(
                "verify",
                "Judges a DPoP proof (RFC 9449) as the container does.",
                "Nonces are the server's own, so that a proof with one is refused here. Prints one JSON object.",
                List.of(
                        TokenOption.METHOD,
                        TokenOption.URI,
                        TokenOption.ACCESS_TOKEN,
                        TokenOption.KEY,
                        TokenOption.ALGORITHMS,
                        TokenOption.AT,
                        TokenOption.CLOCK_SKEW),
                TokenOption.PROOF,
                DpopVerbs::verify));
    }

    private static Answer verify(TokenGiven given, Outside outside) throws UnusableException {
        String proof = given.subject(TokenOption.PROOF, outside.in());
        String address = given.require(TokenOption.URI);
        Clock at = Clock.fixed(given.at(outside.clock().instant()), ZoneOffset.UTC);
        DpopPolicy policy = new DpopPolicy(
                given.algorithms(AccessTokenJudge.usualAlgorithmsOfProofs()),
                Duration.ofMinutes(1),
                given.duration(TokenOption.CLOCK_SKEW, JwtVerbs.SKEW, JwtVerbs.USUAL_SKEW),
                Duration.ofMinutes(5),
                false);
        DpopVerifier verifier = new DpopVerifier(
                policy,
                origin(address),
                Crypto.jdk(),
                new DpopVerifier.Memory(at, new MemoryOnceStore(at, 1), new NonceSource(outside.random(), at)));
        return TokenAnswer.ofKey(verifier.verify(ProofQuestion.of(
                proof,
                new ProofQuestion.Asked(given.require(TokenOption.METHOD), address),
                given.require(TokenOption.ACCESS_TOKEN),
                given.find(TokenOption.KEY))));
    }

    private static PublicUrl origin(String address) throws UnusableException {
        try {
            return PublicUrl.parse(URI.create(address).resolve("/").toString());
        } catch (IllegalArgumentException e) {
            throw new UnusableException("--uri: expected an https address: " + e.getMessage(), e);
        }
    }
}
