package org.secf.bearer;

import java.util.List;
import org.secf.jwt.JwtPolicy;
import org.secf.settings.Kind;
import org.secf.signature.SignatureAlgorithm;

/** Algorithms by the names of RFC 7518 §3.1; none by a shared secret. */
final class AlgorithmNames {

    private static final List<String> NAMES =
            JwtPolicy.asymmetric().stream().map(SignatureAlgorithm::joseName).toList();

    static final Kind<List<SignatureAlgorithm>> KIND =
            Kind.list("algorithms out of " + String.join(", ", NAMES), AlgorithmNames::algorithm);

    private AlgorithmNames() {}

    private static SignatureAlgorithm algorithm(String text) {
        return SignatureAlgorithm.ofJose(text)
                .filter(algorithm -> !algorithm.isSymmetric())
                .orElseThrow(() -> new IllegalArgumentException("not one of " + NAMES));
    }
}
