package org.secf.keys;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which algorithms may have signed what is believed. A list of those that are strong, so that what nobody thought of is not among them; MD5 and SHA-1
 * can be forged by collision (RFC 9155), and the platform refuses SHA-1 for certificates of servers only.
 */
public final class SignatureStrength {

    /** What is said where an algorithm is not on the list. */
    public static final String EXPECTED = "RSA, RSASSA-PSS or ECDSA with SHA-256, SHA-384 or SHA-512";

    private static final String PSS = "1.2.840.113549.1.1.10";
    private static final Set<String> STRONG = Set.of(
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4");
    private static final Set<String> DIGESTS = Set.of("SHA-256", "SHA-384", "SHA-512");

    private SignatureStrength() {}

    public static boolean isEnough(X509Certificate certificate) {
        return isEnough(certificate.getSigAlgOID(), certificate.getSigAlgParams());
    }

    public static boolean isEnough(X509CRL list) {
        return isEnough(list.getSigAlgOID(), list.getSigAlgParams());
    }

    /**
     * Whether the algorithm is on the list.
     *
     * @param oid the object identifier with dots
     * @param parameters in DER, where the algorithm has any
     */
    public static boolean isEnough(String oid, byte @Nullable [] parameters) {
        return oid.equals(PSS) ? parameters != null && isStrongPss(parameters) : STRONG.contains(oid);
    }

    /** RSASSA-PSS names its digests in the parameters; without any it means SHA-1 (RFC 4055 §3.1). */
    private static boolean isStrongPss(byte[] parameters) {
        try {
            AlgorithmParameters algorithm = AlgorithmParameters.getInstance("RSASSA-PSS");
            algorithm.init(parameters);
            PSSParameterSpec spec = algorithm.getParameterSpec(PSSParameterSpec.class);
            return DIGESTS.contains(spec.getDigestAlgorithm())
                    && spec.getMGFParameters() instanceof MGF1ParameterSpec mask
                    && DIGESTS.contains(mask.getDigestAlgorithm());
        } catch (GeneralSecurityException | IOException e) {
            return false;
        }
    }
}
