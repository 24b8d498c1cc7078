package org.secf.ejb;

import java.util.Optional;
import org.secf.message.Facts;
import org.secf.message.PayloadConfidentiality;
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
    Verdict<PayloadConfidentiality> judge(Facts facts) {
        return facts.confidentiality().stream()
                .filter(fact -> fact.by().equals(id))
                .findFirst()
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        InterceptorReason.NOT_ENCRYPTED,
                        "a body that " + id + " decrypted, or none",
                        facts.confidentiality().isEmpty() ? "a readable one, or nothing known" : "one of another"));
    }
}
