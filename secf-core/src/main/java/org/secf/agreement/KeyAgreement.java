package org.secf.agreement;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.state.AssociationTerms;
import org.secf.state.SecurityAssociation;
import org.secf.state.UnconfirmedAssociation;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * The client's side of one agreement (KEM-001): octets in, octets out, by whatever carries them. Each step is possible in one {@link AgreementState} only, and a
 * refusal is final. There are no keys to use before the state is {@link AgreementState#ESTABLISHED}. May be used by several threads.
 */
public final class KeyAgreement implements AutoCloseable {

    private final AgreementPolicy policy;
    private final Clock clock;
    private final SignedOffer offer;
    private final Crypto crypto;
    private AgreementState state = AgreementState.OFFERED;
    private Optional<Proposer.Proposed> proposed = Optional.empty();
    private Instant proposedAt = Instant.MAX;
    private Optional<SecurityAssociation> established = Optional.empty();

    private KeyAgreement(AgreementPolicy policy, Clock clock, SignedOffer offer, Crypto crypto) {
        this.policy = policy;
        this.clock = clock;
        this.offer = offer;
        this.crypto = crypto;
    }

    /**
     * Begins with what the server published.
     *
     * @param message the answer to {@code GET}, as it came
     * @return in the state {@link AgreementState#OFFERED}; or refused, if the offer is not one of that server for now
     */
    public static Verdict<KeyAgreement> begin(AgreementPolicy policy, byte[] message, Clock clock) {
        return begin(policy, message, clock, Crypto.jdk());
    }

    /**
     * The same by the providers that were chosen.
     *
     * @param crypto signs, verifies and agrees from now on
     */
    public static Verdict<KeyAgreement> begin(AgreementPolicy policy, byte[] message, Clock clock, Crypto crypto) {
        return SignedOffer.read(message)
                .then(signed -> new OfferChecks(policy, clock.instant(), crypto).verify(signed))
                .map(offer -> new KeyAgreement(policy, clock, offer, crypto));
    }

    /** How far it is now. */
    public synchronized AgreementState state() {
        Instant now = clock.instant();
        boolean isOver = switch (state) {
            case OFFERED, PROPOSED ->
                !now.minus(policy.skew()).isBefore(offer.offer().notAfter());
            case ESTABLISHED -> !established.map(found -> found.isLiving(now)).orElse(false);
            case FAILED, EXPIRED -> false;
        };
        if (isOver) {
            end(AgreementState.EXPIRED);
        }
        return state;
    }

    /**
     * Answers the offer: {@link AgreementState#OFFERED} to {@link AgreementState#PROPOSED}.
     *
     * @return what to {@code POST}; or refused with {@link AgreementReason#WRONG_STATE}, {@link AgreementReason#OFFER_EXPIRED},
     *     {@link AgreementReason#NOT_OFFERED}, {@link AgreementReason#NO_SIGNING_KEY} or for the server's keys
     */
    public synchronized Verdict<byte[]> propose(ClientCredential credential, SecureRandom random) {
        return inState(AgreementState.OFFERED)
                .then(ready -> settled(proposer(credential)
                        .then(proposer -> proposer.propose(random))
                        .map(done -> {
                            proposed = Optional.of(done);
                            proposedAt = clock.instant();
                            state = AgreementState.PROPOSED;
                            return done.message().getBytes(StandardCharsets.UTF_8);
                        })));
    }

    /**
     * Reads the server's answer: {@link AgreementState#PROPOSED} to {@link AgreementState#ESTABLISHED}.
     *
     * @param message the answer to {@code POST}, as it came
     * @return refused with {@link AgreementReason#TERMS_UNACCEPTABLE}, or where the server does not prove to have the same keys
     */
    public synchronized Verdict<SecurityAssociation> complete(byte[] message) {
        return inState(AgreementState.PROPOSED)
                .then(ready -> settled(Grant.read(message).then(this::confirmed).map(association -> {
                    proposed.map(Proposer.Proposed::pending).ifPresent(UnconfirmedAssociation::close);
                    established = Optional.of(association);
                    state = AgreementState.ESTABLISHED;
                    return association;
                })));
    }

    /** The keys, while there are any: refused with {@link AgreementReason#WRONG_STATE} or {@link AgreementReason#ASSOCIATION_EXPIRED}. */
    public synchronized Verdict<SecurityAssociation> association() {
        return inState(AgreementState.ESTABLISHED)
                .fold(
                        ready -> Verdict.accepted(established.orElseThrow()),
                        rejection -> state == AgreementState.EXPIRED && established.isPresent()
                                ? Verdict.rejected(
                                        AgreementReason.ASSOCIATION_EXPIRED, "a living association", state.name())
                                : Verdict.rejected(rejection));
    }

    private Verdict<Proposer> proposer(ClientCredential credential) {
        Offer terms = offer.offer();
        AgreementMode mode = credential.mode();
        Optional<AgreementSuite> suite = policy.suites().stream()
                .filter(terms.keys()::containsKey)
                .filter(credential::fits)
                .filter(fitting -> mode.isSealed())
                .findFirst();
        if (!terms.modes().contains(mode) || suite.isPresent() != mode.isSealed()) {
            return Verdict.rejected(
                    AgreementReason.NOT_OFFERED,
                    mode.word() + " with one of " + policy.suites(),
                    terms.modes() + " with " + terms.keys().keySet());
        }
        Duration lifetime = policy.lifetime().compareTo(terms.longest()) < 0 ? policy.lifetime() : terms.longest();
        return Verdict.accepted(new Proposer(new Proposer.Terms(offer, lifetime), suite, credential, crypto));
    }

    private Verdict<SecurityAssociation> confirmed(Grant grant) {
        Proposer.Proposed own = proposed.orElseThrow();
        return own.pending()
                .confirmedByServer(
                        grant.proofOctets(), grant.terms(), offer.offer().server())
                .then(association -> {
                    Verdict<AssociationTerms> terms = Check.all(List.of(this::terms), grant.terms());
                    terms.rejection().ifPresent(refused -> association.close());
                    return terms.map(good -> association);
                });
    }

    /** Even the right server gets no more than was asked for, and nothing of another time. */
    private Optional<Rejection> terms(AssociationTerms terms) {
        Duration most = proposed.orElseThrow().lifetime();
        Instant earliest = proposedAt.minus(policy.skew()).truncatedTo(ChronoUnit.SECONDS);
        Instant latest = clock.instant().plus(policy.skew());
        boolean isLonger =
                Duration.between(terms.established(), terms.expires()).compareTo(most) > 0;
        return isLonger
                        || terms.established().isBefore(earliest)
                        || terms.established().isAfter(latest)
                ? Check.refused(
                        AgreementReason.TERMS_UNACCEPTABLE,
                        "at most " + most + " from between " + earliest + " and " + latest,
                        terms.established() + " to " + terms.expires())
                : Check.HOLDS;
    }

    private Verdict<AgreementState> inState(AgreementState wanted) {
        AgreementState now = state();
        if (now == wanted) {
            return Verdict.accepted(now);
        }
        boolean isLate = now == AgreementState.EXPIRED && wanted != AgreementState.ESTABLISHED;
        return Verdict.rejected(
                isLate ? AgreementReason.OFFER_EXPIRED : AgreementReason.WRONG_STATE, wanted.name(), now.name());
    }

    private <T> Verdict<T> settled(Verdict<T> step) {
        step.rejection().ifPresent(refused -> end(AgreementState.FAILED));
        return step;
    }

    private void end(AgreementState last) {
        proposed.map(Proposer.Proposed::pending).ifPresent(UnconfirmedAssociation::close);
        established.ifPresent(SecurityAssociation::close);
        state = last;
    }

    /** Wipes the keys, those of the association too; an agreement that is not over fails. */
    @Override
    public synchronized void close() {
        end(state() == AgreementState.EXPIRED ? AgreementState.EXPIRED : AgreementState.FAILED);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "KeyAgreement[" + policy.server() + ", " + state() + "]";
    }
}
