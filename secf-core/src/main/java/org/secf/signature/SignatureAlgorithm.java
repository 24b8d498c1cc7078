package org.secf.signature;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.secf.crypto.Crypto;
import org.secf.keys.EcCurve;
import org.secf.keys.KeyStrength;

/**
 * How messages are signed: the algorithms that RFC 9421 §3.3 registers, and those of JSON Web Signatures that it takes too (§3.3.7), which only the key
 * names and never the message.
 */
public enum SignatureAlgorithm {
    /** RSASSA-PSS with SHA-512 (§3.3.1). */
    RSA_PSS_SHA512("rsa-pss-sha512", "PS512", "RSASSA-PSS", Kind.RSA),
    /** RSASSA-PKCS1-v1_5 with SHA-256 (§3.3.2). */
    RSA_V1_5_SHA256("rsa-v1_5-sha256", "RS256", "SHA256withRSA", Kind.RSA),
    /** HMAC with SHA-256 (§3.3.3). */
    HMAC_SHA256("hmac-sha256", "HS256", "HmacSHA256", Kind.SECRET_32),
    /** ECDSA on the curve P-256 with SHA-256 (§3.3.4). */
    ECDSA_P256_SHA256("ecdsa-p256-sha256", "ES256", "SHA256withECDSAinP1363Format", Kind.P_256),
    /** ECDSA on the curve P-384 with SHA-384 (§3.3.5). */
    ECDSA_P384_SHA384("ecdsa-p384-sha384", "ES384", "SHA384withECDSAinP1363Format", Kind.P_384),
    /** EdDSA on the curve Edwards25519 (§3.3.6). */
    ED25519("ed25519", "EdDSA", "Ed25519", Kind.ED25519),
    /** RSASSA-PSS with SHA-256. */
    PS256("", "PS256", "RSASSA-PSS", Kind.RSA),
    /** RSASSA-PSS with SHA-384. */
    PS384("", "PS384", "RSASSA-PSS", Kind.RSA),
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RS384("", "RS384", "SHA384withRSA", Kind.RSA),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RS512("", "RS512", "SHA512withRSA", Kind.RSA),
    /** ECDSA on the curve P-521 with SHA-512. */
    ES512("", "ES512", "SHA512withECDSAinP1363Format", Kind.P_521),
    /** HMAC with SHA-384. */
    HS384("", "HS384", "HmacSHA384", Kind.SECRET_48),
    /** HMAC with SHA-512. */
    HS512("", "HS512", "HmacSHA512", Kind.SECRET_64);

    private static final Map<String, SignatureAlgorithm> BY_TEXT = registered().stream()
            .collect(Collectors.toUnmodifiableMap(algorithm -> algorithm.text, algorithm -> algorithm));

    /** Also what a key is called that is for nothing else (RFC 4055 §1.2). */
    private static final String PSS = "RSASSA-PSS";

    private enum Kind {
        RSA(0),
        P_256(64),
        P_384(96),
        P_521(132),
        ED25519(64),
        SECRET_32(32),
        SECRET_48(48),
        SECRET_64(64);

        private final int octets;

        Kind(int octets) {
            this.octets = octets;
        }
    }

    private final String text;
    private final String joseName;
    private final String jcaName;
    private final Kind kind;

    SignatureAlgorithm(String text, String joseName, String jcaName, Kind kind) {
        this.text = text;
        this.joseName = joseName;
        this.jcaName = jcaName;
        this.kind = kind;
    }

    /** Those that RFC 9421 registers. */
    public static Set<SignatureAlgorithm> registered() {
        return EnumSet.range(RSA_PSS_SHA512, ED25519);
    }

    /** The algorithm that a message calls so. */
    public static Optional<SignatureAlgorithm> named(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** The algorithm that the member {@code alg} of a JSON Web Key calls so. */
    public static Optional<SignatureAlgorithm> ofJose(String name) {
        String known = name.equals("Ed25519") ? ED25519.joseName : name;
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.joseName.equals(known))
                .findFirst();
    }

    /** Those that such a key can verify; none where it is too short or of an unknown kind. */
    public static Set<SignatureAlgorithm> of(PublicKey key) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.fits(key))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SignatureAlgorithm.class)));
    }

    /** What a message calls it; empty where only keys do. */
    public Optional<String> text() {
        return Optional.of(text).filter(name -> !name.isEmpty());
    }

    /** What tokens and JSON Web Keys call it (RFC 7518 §3.1). */
    public String joseName() {
        return joseName;
    }

    /** Whether both sides have the same secret, so that either could have signed. */
    public boolean isSymmetric() {
        return kind.compareTo(Kind.SECRET_32) >= 0;
    }

    String jcaName() {
        return jcaName;
    }

    /** Whether a signature has as many octets as the algorithm makes; of RSA, the key decides. */
    boolean isLength(int octets) {
        return kind == Kind.RSA || octets == kind.octets;
    }

    /** The fewest octets of a secret (RFC 7518 §3.2). */
    int secretOctets() {
        return kind.octets;
    }

    /** Of RSASSA-PSS, with a salt as long as the digest (RFC 9421 §3.3.1, RFC 7518 §3.5). */
    private Optional<PSSParameterSpec> parameters() {
        return switch (this) {
            case PS256 -> Optional.of(pss("SHA-256", MGF1ParameterSpec.SHA256, 32));
            case PS384 -> Optional.of(pss("SHA-384", MGF1ParameterSpec.SHA384, 48));
            case RSA_PSS_SHA512 -> Optional.of(pss("SHA-512", MGF1ParameterSpec.SHA512, 64));
            default -> Optional.empty();
        };
    }

    /** To sign or verify with, by the provider that was chosen. */
    Signature instance(Crypto crypto) throws GeneralSecurityException {
        return withParameters(crypto.signature(jcaName));
    }

    /** To sign with, by a token. */
    Signature instance(Provider token) throws GeneralSecurityException {
        return withParameters(Signature.getInstance(jcaName, token));
    }

    private Signature withParameters(Signature signature) throws GeneralSecurityException {
        Optional<PSSParameterSpec> parameters = parameters();
        if (parameters.isPresent()) {
            signature.setParameter(parameters.get());
        }
        return signature;
    }

    boolean fits(PublicKey key) {
        return switch (kind) {
            case RSA ->
                key instanceof RSAPublicKey
                        && KeyStrength.isEnough(key)
                        && (jcaName.equals(PSS) || !key.getAlgorithm().equals(PSS));
            case P_256 -> isOn(EcCurve.P_256, key);
            case P_384 -> isOn(EcCurve.P_384, key);
            case P_521 -> isOn(EcCurve.P_521, key);
            case ED25519 ->
                key instanceof EdECPublicKey edwards
                        && edwards.getParams().getName().equalsIgnoreCase("Ed25519");
            case SECRET_32, SECRET_48, SECRET_64 -> false;
        };
    }

    private static PSSParameterSpec pss(String digest, MGF1ParameterSpec mask, int salt) {
        return new PSSParameterSpec(digest, "MGF1", mask, salt, PSSParameterSpec.TRAILER_FIELD_BC);
    }

    private static boolean isOn(EcCurve curve, PublicKey key) {
        return key instanceof ECPublicKey ec
                && EcCurve.of(ec.getParams()).filter(curve::equals).isPresent();
    }
}
