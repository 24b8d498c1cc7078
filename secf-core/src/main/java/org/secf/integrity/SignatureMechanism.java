package org.secf.integrity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.http.Request;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.message.Integrity;

/** Whoever signed the request is the caller. The guard of the same definition has verified it; nothing is verified twice, so that no nonce is used twice. */
final class SignatureMechanism implements Mechanism {

    private final String id;
    private final SignatureGuard guard;
    private final Signers signers;
    private final SignatureAnswers answers;

    SignatureMechanism(String id, SignatureGuard guard, Signers signers, SignatureAnswers answers) {
        this.id = id;
        this.guard = guard;
        this.signers = signers;
        this.answers = answers;
    }

    @Override
    public String name() {
        return SignatureGuardFactory.NAME;
    }

    @Override
    public boolean isPresented(Request request) {
        return guard.isPresented(request);
    }

    /** A signature that was refused does not come here; one that the guard did not see is none. */
    @Override
    public Outcome authenticate(Exchange exchange) {
        Optional<Outcome> established = exchange.facts().integrity().stream()
                .filter(fact -> fact.by().equals(id))
                .findFirst()
                .flatMap(fact -> caller(fact, Proxies.attributes(id, exchange.facts())))
                .map(Outcome::established);
        return established.orElseGet(
                () -> exchange.isProtected() ? Outcome.replied(answers.unsigned()) : Outcome.abstained());
    }

    @Override
    public List<String> challenges(Request request) {
        return List.of(SignatureAnswers.CHALLENGE);
    }

    private Optional<Caller> caller(Integrity fact, Map<String, List<String>> attributes) {
        return fact.signer()
                .owner()
                .flatMap(owner -> fact.created()
                        .map(created -> new AuthenticatedCaller(
                                owner,
                                signers.groupsOf(owner),
                                attributes,
                                new Evidence(
                                        name(),
                                        guard.base().toString(),
                                        created,
                                        Optional.empty(),
                                        fact.signer().thumbprint()),
                                List.of())));
    }
}
