package org.secf.jose;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.secf.keys.SealReason;
import org.secf.verdict.Rejection;

/**
 * The sender's key of this one message, {@code epk} (RFC 7518 §4.6.1.1). A point off the curve would make the opener say something about its private
 * key with every message.
 */
final class EphemeralKeyCheck {

    private EphemeralKeyCheck() {}

    static Optional<Rejection> check(SealedMessage message) {
        if (!message.key().orElseThrow().algorithm().isAgreement()) {
            return HOLDS;
        }
        try {
            Map<String, Object> sent = JSONObjectUtils.getJSONObject(message.header(), "epk");
            if (sent == null) {
                return refusal("none");
            }
            ECKey key = ECKey.parse(sent);
            if (key.isPrivate()) {
                return refusal("one with its private half");
            }
            return key.getCurve().equals(Curve.P_256) ? HOLDS : refusal("one on " + key.getCurve());
        } catch (ParseException | IllegalArgumentException unfit) {
            return refusal(String.valueOf(unfit.getMessage()));
        }
    }

    private static Optional<Rejection> refusal(String received) {
        return refused(SealReason.EPHEMERAL_KEY, "epk with a public key on P-256", received);
    }
}
