package org.secf.propagation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.secf.delegation.PresentedToken;
import org.secf.token.TokenAnswer;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Takes the token that a caller brought for what it is. */
final class Proofs {

    private Proofs() {}

    /**
     * The token as it came.
     *
     * @param types of which it has to be, see {@link org.secf.delegation.TokenType}; empty for whatever it is
     */
    static Verdict<Proof> of(OnBehalf who, Set<String> types) {
        if (who.token().isEmpty()) {
            return Verdict.rejected(
                    PropagationReason.NO_PROOF,
                    "the token that the caller brought",
                    "none of a caller by " + who.caller().evidence().mechanism());
        }
        PresentedToken token = who.token().get();
        if (!types.isEmpty() && !types.contains(token.type())) {
            return Verdict.rejected(PropagationReason.WRONG_PROOF, "one of " + types, token.type());
        }
        String text = new String(token.original(), StandardCharsets.ISO_8859_1);
        return unsendable(text)
                .<Verdict<Proof>>map(Verdict::rejected)
                .orElseGet(() -> Verdict.accepted(new Proof(token.type(), text)));
    }

    private static Optional<Rejection> unsendable(String text) {
        return text.length() <= Proof.LONGEST && TokenAnswer.hasForm(text)
                ? Optional.empty()
                : Optional.of(new Rejection(
                        PropagationReason.UNSENDABLE_PROOF,
                        "at most " + Proof.LONGEST + " letters, digits and marks of RFC 6750",
                        text.length() + " characters"));
    }
}
