package org.secf.payload;

import java.util.Set;
import org.secf.hpke.HpkeAead;
import org.secf.hpke.HpkeSuite;
import org.secf.keys.SealAlgorithm;

/**
 * What is taken from others, and how much of it.
 *
 * @param forms the only ones taken. By HPKE, and by JWE to a public key, anybody can send; who it was must be known from elsewhere.
 * @param algorithms the only ones of JWE
 * @param suites the only ones of HPKE
 * @param limits how much is taken
 * @param acceptPlaintext whether a body that everybody can read is taken too. A sender may then leave encryption out without being noticed, and whoever stands
 *     between may take it away.
 */
public record PayloadPolicy(
        Set<PayloadForm> forms,
        Set<SealAlgorithm> algorithms,
        Set<HpkeSuite> suites,
        PayloadLimits limits,
        boolean acceptPlaintext) {

    /**
     * Checks that each form has its algorithms.
     *
     * @throws IllegalArgumentException when no form is taken, JWE or HPKE is taken without an algorithm, or a suite encrypts nothing
     */
    public PayloadPolicy {
        forms = Set.copyOf(forms);
        algorithms = Set.copyOf(algorithms);
        suites = Set.copyOf(suites);
        require(!forms.isEmpty(), "at least one form");
        require(!forms.contains(PayloadForm.JWE) || !algorithms.isEmpty(), "at least one algorithm for JWE");
        require(!forms.contains(PayloadForm.HPKE) || !suites.isEmpty(), "at least one suite for HPKE");
        require(suites.stream().noneMatch(suite -> suite.aead() == HpkeAead.EXPORT_ONLY), "suites that encrypt");
    }

    /** Bodies by the content coding alone, by shared secrets, none readable by everybody. */
    public static PayloadPolicy ofSharedSecrets(PayloadLimits limits) {
        return new PayloadPolicy(Set.of(PayloadForm.AES128GCM), Set.of(), Set.of(), limits, false);
    }

    private static void require(boolean condition, String expected) {
        if (!condition) {
            throw new IllegalArgumentException("expected " + expected + ", received none");
        }
    }
}
