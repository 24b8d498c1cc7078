package org.secf.crypto;

import java.security.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secf.settings.NearestName;

/** What another provider than the JDK may do. Anything else the JDK does. */
enum Algorithm {
    ECDSA_SHA256(
            "SHA256withECDSA",
            SignatureSelfTest.ecdsa(
                    "SHA256withECDSA",
                    KnownKey.P256,
                    "MEYCIQDv1IsqrLao/RFA3ZzUXoHWnSyHe1aq+ZHDTQ6oTq83FgIhAPfLHJQtZXxB1DbHobbin2Xz6QDbua/0Bk3Eqy+EOs2o"),
            SignatureSelfTest.sideBySide("SHA256withECDSAinP1363Format", KnownKey.P256, 64)),
    ECDSA_SHA384(
            "SHA384withECDSA",
            SignatureSelfTest.ecdsa(
                    "SHA384withECDSA",
                    KnownKey.P384,
                    "MGYCMQCU7buSpey4qtRzblbGkZFrP4gUBmbOn6c9ZMTqla0TPIGmSBUuRKz5bjbdHoD6vkYCMQCZ70rrFfF4zqH+QNsmAxOPEw50"
                            + "ChliRSYgO2NR0KOpT6MpwUV4bmeee4LHGjhiisg="),
            SignatureSelfTest.sideBySide("SHA384withECDSAinP1363Format", KnownKey.P384, 96)),
    ECDSA_SHA512(
            "SHA512withECDSA",
            SignatureSelfTest.ecdsa(
                    "SHA512withECDSA",
                    KnownKey.P521,
                    "MIGHAkIAwyj6/L153XeFA3DEYyXZh8tSVWn7Y8XTvFOVDm1MXxdOJaHukBe11FBgat0VK1NJMdfU6EVcyR+bFb8F7Dbjd/oCQWF8"
                            + "znz1BkgGxGf2eNO0CA1vHMUK8myiCUFzCCgbaK8oJiPqpj5bXAcj2LjDf/B3exog+Myx3MxDmX8e4ORNpKZ6"),
            SignatureSelfTest.sideBySide("SHA512withECDSAinP1363Format", KnownKey.P521, 132)),
    ED25519(
            "Ed25519",
            SignatureSelfTest.ed25519(
                    "Ed25519",
                    "YpHWV97sJAJIJ+acOr4BowzlSKKEdDpEXjaA19taw6wY/5tTjRbykK5n92CYTcZZSnwV6XFu0o3AJ77O6h7ECg==")),
    RSA_SHA256(
            "SHA256withRSA",
            SignatureSelfTest.rsa(
                    "SHA256withRSA",
                    Optional.of(
                            "cC4hiUPoj9Eetdgtv3hF80EGrhuB//dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh+0Qc/lF5YKt/O8W2Fp5jujGbds9"
                                    + "uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB++f/nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB"
                                    + "/eSN9383LcOLn6/dO++xi12jzDwusC+eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rq"
                                    + "Vt5AXLIhWkWywlVmtVrBp0igcN/IoypGlUPQGe77Rw=="))),
    RSA_SHA384("SHA384withRSA", SignatureSelfTest.rsa("SHA384withRSA", Optional.empty())),
    RSA_SHA512("SHA512withRSA", SignatureSelfTest.rsa("SHA512withRSA", Optional.empty())),
    RSA_PSS("RSASSA-PSS", SignatureSelfTest.rsa("RSASSA-PSS", Optional.empty())),
    RSA_OAEP("RSA-OAEP", new OaepSelfTest("RSA/ECB/OAEPPadding")),
    AES_GCM("AES-GCM", new GcmSelfTest("AES/GCM/NoPadding")),
    X25519("X25519", new AgreementSelfTest("X25519")),
    HMAC_SHA256(
            "HmacSHA256",
            new MacSelfTest("HmacSHA256", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")),
    HMAC_SHA384(
            "HmacSHA384",
            new MacSelfTest(
                    "HmacSHA384",
                    "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649")),
    HMAC_SHA512(
            "HmacSHA512",
            new MacSelfTest(
                    "HmacSHA512",
                    "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaea"
                            + "b1a34d4a6b4b636e070a38bce737")),
    SHA256(
            "SHA-256",
            new DigestSelfTest("SHA-256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")),
    SHA384(
            "SHA-384",
            new DigestSelfTest(
                    "SHA-384",
                    "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7")),
    SHA512(
            "SHA-512",
            new DigestSelfTest(
                    "SHA-512",
                    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d"
                            + "4423643ce80e2a9ac94fa54ca49f"));

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<SelfTest> spellings;

    /** With a test for each of the platform's spellings, of which a provider must have the first. */
    Algorithm(String text, SelfTest... spellings) {
        this.text = text;
        this.spellings = List.of(spellings);
    }

    /** What configuration calls it. */
    String text() {
        return text;
    }

    static Optional<Algorithm> of(String text) {
        return Arrays.stream(values()).filter(known -> known.text.equals(text)).findFirst();
    }

    /** For whoever wrote a name that there is not. */
    static String hint(String written) {
        List<String> names = Arrays.stream(values()).map(Algorithm::text).toList();
        return NearestName.among(names, written)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("there are " + String.join(", ", names));
    }

    boolean isOfferedBy(Provider provider) {
        return spellings.get(0).isOffered(provider);
    }

    /** The spellings that the provider has. */
    List<SelfTest> offeredBy(Provider provider) {
        return spellings.stream()
                .filter(spelling -> spelling.isOffered(provider))
                .toList();
    }
}
