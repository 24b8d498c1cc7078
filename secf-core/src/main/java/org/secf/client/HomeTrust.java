package org.secf.client;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.http.Origin;
import org.secf.signature.SignatureKeys;
import org.secf.signature.VerificationKey;
import org.secf.signature.VerifiedSignature;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;
import org.secf.visited.HomeStatements;
import org.secf.visited.VisitedReason;
import org.secf.visited.VouchedServer;

/** Servers are believed as the home vouches for them: at the origins, and by the keys, that it names for each (AUTH-002c). */
record HomeTrust(HomeStatements statements) implements ServerTrust {

    @Override
    public Optional<Rejection> refuse(URI address, ClientDemand demand) {
        Optional<Rejection> unknown = server(address).rejection();
        if (unknown.isPresent() || demand.verify()) {
            return unknown;
        }
        return Check.refused(VisitedReason.UNPROVED_ANSWER, "an exchange whose answer has to be proved", "another");
    }

    @Override
    public SignatureKeys keys(URI address) {
        Set<String> owner = server(address).fold(server -> Set.of(server.name()), refused -> Set.of());
        return new Named(statements).preferring(owner);
    }

    @Override
    public Optional<Rejection> refuse(URI address, VerifiedSignature answer) {
        return server(address)
                .fold(
                        server -> server.name().equals(answer.owner())
                                ? Check.HOLDS
                                : Check.refused(
                                        VisitedReason.KEY_OF_ANOTHER_SERVER,
                                        "a key of " + server.name(),
                                        answer.toString()),
                        Optional::of);
    }

    private Verdict<VouchedServer> server(URI address) {
        return Origin.of(address)
                .map(statements::at)
                .orElseGet(() -> Verdict.rejected(
                        VisitedReason.NOT_VOUCHED_FOR, "an https address", String.valueOf(address.getScheme())));
    }

    /** Every key for answers that the home vouches for, each its server's. */
    private record Named(HomeStatements statements) implements SignatureKeys {

        @Override
        public Optional<VerificationKey> find(String keyId) {
            return candidates(keyId).findFirst();
        }

        @Override
        public Stream<VerificationKey> candidates(String keyId) {
            return statements.answerKeys(keyId);
        }
    }
}
