package org.secf.confidentiality;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.secf.mechanism.ResponseMessage;
import org.secf.message.Integrity;
import org.secf.message.PayloadConfidentiality;
import org.secf.payload.AssociationKeys;
import org.secf.payload.PayloadForm;
import org.secf.payload.PayloadReason;
import org.secf.payload.PayloadRecipient;
import org.secf.state.AssociationStore;
import org.secf.state.SecurityAssociation;
import org.secf.verdict.Verdict;

/**
 * To whom responses are encrypted. Never to anybody but the caller: whoever could put his own body or signature beside another's proof of identity must not get the
 * answer.
 *
 * @param id of the definition that decrypts
 * @param order the first that tells somebody counts
 */
record Recipients(
        String id,
        List<RecipientSource> order,
        PublishedRecipients published,
        AssociationStore associations,
        Clock clock) {

    private static final String CODED = PayloadForm.AES128GCM.name().toLowerCase(Locale.ROOT);
    private static final String SEALED = PayloadForm.JWE.name().toLowerCase(Locale.ROOT);

    /** The recipient of the response to one request; the caller closes it. */
    Verdict<Addressee> of(ResponseMessage response) {
        return order.stream()
                .flatMap(source -> switch (source) {
                    case ASSOCIATION -> byAssociation(response).stream();
                    case PUBLISHED_KEYS -> byPublishedKeys(response).stream();
                })
                .findFirst()
                .orElseGet(() -> Verdict.rejected(
                        ConfidentialityReason.NO_RECIPIENT,
                        "a request under an association, or a caller or signer with published keys; by " + order,
                        "neither"));
    }

    private Optional<Verdict<Addressee>> byAssociation(ResponseMessage response) {
        return response.facts().confidentiality().stream()
                .filter(fact -> fact.by().equals(id))
                .flatMap(fact -> byAssociation(fact, response).stream())
                .findFirst();
    }

    /** A sealed body may have come to a key of ours, which is no association. */
    private Optional<Verdict<Addressee>> byAssociation(PayloadConfidentiality fact, ResponseMessage response) {
        Optional<SecurityAssociation> living = fact.keyId().flatMap(associations::find);
        if (fact.form().equals(CODED)) {
            return Optional.of(living.map(Verdict::accepted)
                    .orElseGet(Recipients::ended)
                    .then(found -> owned(found, response))
                    .then(found -> AssociationKeys.outgoing(found, clock.instant()))
                    .map(Addressee::sharing));
        }
        return living.filter(found -> fact.form().equals(SEALED))
                .map(found -> owned(found, response)
                        .then(own -> AssociationKeys.outgoingSeal(own, clock.instant()))
                        .map(PayloadRecipient::sealing)
                        .map(Addressee::of));
    }

    private static Verdict<SecurityAssociation> ended() {
        return Verdict.rejected(
                PayloadReason.ASSOCIATION_ENDED, "the association of the request, alive", "one that has ended");
    }

    /** The caller and each signer is the peer, or has signed the body and so chosen the association. */
    private static Verdict<SecurityAssociation> owned(SecurityAssociation association, ResponseMessage response) {
        List<Integrity> signatures = response.facts().integrity();
        Set<String> others = new TreeSet<>();
        Stream.concat(response.callerName().stream(), signers(signatures))
                .filter(name -> !association.peer().equals(Optional.of(name)))
                .filter(name -> signatures.stream()
                        .noneMatch(fact ->
                                fact.coversBody() && fact.signer().owner().equals(Optional.of(name))))
                .forEach(others::add);
        return others.isEmpty()
                ? Verdict.accepted(association)
                : Verdict.rejected(
                        ConfidentialityReason.RECIPIENT_NOT_CALLER,
                        "an association of " + others + ", or a body that they signed",
                        "an association of " + association.peer().orElse("nobody known"));
    }

    private Optional<Verdict<Addressee>> byPublishedKeys(ResponseMessage response) {
        return response.callerName()
                .or(() -> onlySigner(response.facts().integrity()))
                .flatMap(published::of)
                .map(verdict -> verdict.map(Addressee::of));
    }

    private static Optional<String> onlySigner(List<Integrity> signatures) {
        Set<String> owners = new TreeSet<>(signers(signatures).toList());
        return owners.size() == 1 ? owners.stream().findFirst() : Optional.empty();
    }

    /** Not the proxies: they sign that they hand on the signature of somebody else, and ask for nothing. */
    private static Stream<String> signers(List<Integrity> signatures) {
        return signatures.stream()
                .filter(fact -> fact.by().equals(fact.definition()))
                .flatMap(fact -> fact.signer().owner().stream());
    }
}
