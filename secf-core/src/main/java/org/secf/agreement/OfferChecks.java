package org.secf.agreement;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Whether an offer is the one we want: signed by the server first, then everything else.
 *
 * @param now by our clock
 * @param crypto verifies
 */
record OfferChecks(AgreementPolicy policy, Instant now, Crypto crypto) {

    Verdict<SignedOffer> verify(SignedOffer signed) {
        return authenticated(signed)
                .then(offer -> Check.all(List.of(this::server, this::begin, this::end), offer))
                .map(offer -> signed);
    }

    private Verdict<Offer> authenticated(SignedOffer signed) {
        PublicKey key = policy.serverKeys().get(signed.keyId());
        if (key == null) {
            return Verdict.rejected(
                    AgreementReason.SERVER_KEY_UNKNOWN,
                    "a key of " + String.join(", ", policy.serverKeys().keySet()),
                    signed.keyId());
        }
        return new Signatures(crypto)
                .verify(key, signed.offer().octets(), signed.signature(), AgreementReason.OFFER_SIGNATURE)
                .map(verified -> signed.offer());
    }

    private Optional<Rejection> server(Offer offer) {
        return offer.server().equals(policy.server())
                ? Check.HOLDS
                : Check.refused(AgreementReason.WRONG_SERVER, policy.server(), offer.server());
    }

    private Optional<Rejection> begin(Offer offer) {
        return now.plus(policy.skew()).isBefore(offer.notBefore())
                ? Check.refused(
                        AgreementReason.OFFER_NOT_YET_VALID, "an offer for " + now, "one from " + offer.notBefore())
                : Check.HOLDS;
    }

    private Optional<Rejection> end(Offer offer) {
        return now.minus(policy.skew()).isBefore(offer.notAfter())
                ? Check.HOLDS
                : Check.refused(AgreementReason.OFFER_EXPIRED, "an offer for " + now, "one until " + offer.notAfter());
    }
}
