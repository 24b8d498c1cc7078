package org.secf.ejb;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.secf.identity.Caller;
import org.secf.message.Facts;
import org.secf.message.Integrity;
import org.secf.message.PayloadConfidentiality;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * What one {@link EncryptPayload} demands.
 *
 * @param id of the definition
 */
record EncryptionDemand(String id, EncryptPayload.Direction direction) {

    private static final String PAYLOAD_ENCRYPTION = "payload-encryption";

    static EncryptionDemand of(EncryptPayload annotation) {
        return new EncryptionDemand(MessageDemand.id(PAYLOAD_ENCRYPTION, annotation.definition()), annotation.value());
    }

    boolean isOfRequest() {
        return direction != EncryptPayload.Direction.RESPONSE;
    }

    /** By whom the response has to be sealed. */
    Optional<MessageDemand.Seal> seal() {
        return direction == EncryptPayload.Direction.REQUEST
                ? Optional.empty()
                : Optional.of(new MessageDemand.Seal(id, false));
    }

    /** What another definition decrypted does not count. */
    Verdict<PayloadConfidentiality> judge(Facts facts, Optional<Caller> caller) {
        Verdict<PayloadConfidentiality> decrypted = facts.confidentiality().stream()
                .filter(fact -> fact.by().equals(id))
                .findFirst()
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        InterceptorReason.NOT_ENCRYPTED,
                        "a body that " + id + " decrypted, or none",
                        facts.confidentiality().isEmpty() ? "a readable one, or nothing known" : "one of another"));
        return decrypted.then(fact -> Check.all(List.of(found -> copied(found, facts, caller)), fact));
    }

    /** Who cannot read the encrypted body of somebody else can send it as his own all the same, and be told what it says. */
    private static Optional<Rejection> copied(PayloadConfidentiality fact, Facts facts, Optional<Caller> caller) {
        if (fact.sender().isEmpty()) {
            return Check.HOLDS;
        }
        String sender = fact.sender().get();
        Set<String> others = new TreeSet<>(signers(facts, signature -> true));
        if (!signers(facts, Integrity::coversBody).contains(sender)) {
            caller.filter(Caller::isAuthenticated).map(Caller::getName).ifPresent(others::add);
        }
        others.remove(sender);
        return others.isEmpty()
                ? Check.HOLDS
                : Check.refused(
                        InterceptorReason.OTHERS_BODY, "a body that " + others + " encrypted", "one of " + sender);
    }

    /** Proxies that sign what they hand on say nothing of the body. */
    private static Set<String> signers(Facts facts, Predicate<Integrity> which) {
        return facts.integrity().stream()
                .filter(fact -> fact.by().equals(fact.definition()))
                .filter(which)
                .flatMap(fact -> fact.signer().owner().stream())
                .collect(Collectors.toSet());
    }
}
