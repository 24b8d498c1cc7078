package org.secf.signature;

import org.secf.verdict.Verdict;

/**
 * What a message brings for one {@link SignatureVerifier}, read once, so that asking whether there is a signature and verifying it costs one parse. Nothing in
 * it is proved.
 */
public final class PresentedSignature {

    private final boolean isMeant;
    private final Verdict<ParsedSignature> chosen;

    private PresentedSignature(boolean isMeant, Verdict<ParsedSignature> chosen) {
        this.isMeant = isMeant;
        this.chosen = chosen;
    }

    static PresentedSignature of(Fields fields, SignaturePolicy policy) {
        boolean isAny = !fields.lines(MessageSignatures.INPUT).isEmpty()
                || !fields.lines(MessageSignatures.SIGNATURE).isEmpty();
        Verdict<ParsedSignature> chosen = MessageSignatures.of(fields).then(signatures -> signatures.choose(policy));
        boolean isForOthers = chosen.rejection()
                .filter(rejection -> rejection.reason() == SignatureReason.NO_SUITABLE_SIGNATURE)
                .isPresent();
        return new PresentedSignature(isAny && !isForOthers, chosen);
    }

    /**
     * Whether there is a signature that could be meant for the verifier, well or not; those of another label or tag are not. What cannot be read could be
     * meant for anybody.
     */
    public boolean isMeant() {
        return isMeant;
    }

    Verdict<ParsedSignature> chosen() {
        return chosen;
    }
}
