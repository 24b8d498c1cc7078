package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.secf.digest.AuthParameters;
import org.secf.digest.AuthParametersWriter;
import org.secf.digest.DigestAlgorithm;
import org.secf.digest.DigestCredentials;
import org.secf.digest.DigestFormulas;
import org.secf.digest.QualityOfProtection;
import org.secf.gba.AkaVersion;
import org.secf.keys.Secret;

/** {@code secf gba digest}: what a client answers to a challenge, and what the server answers to that. */
final class DigestVerb {

    private static final HexFormat HEX = HexFormat.of();

    private DigestVerb() {}

    static GbaVerb verb() {
        return new GbaVerb(
                "digest",
                "Calculates response and rspauth (RFC 7616), with AKA from --res (RFC 3310).",
                List.of(GbaOption.USERNAME, GbaOption.REALM, GbaOption.NONCE, GbaOption.CNONCE, GbaOption.URI),
                List.of(
                        GbaOption.ALGORITHM,
                        GbaOption.PASSWORD,
                        GbaOption.RES,
                        GbaOption.CK,
                        GbaOption.IK,
                        GbaOption.NC,
                        GbaOption.QOP,
                        GbaOption.METHOD,
                        GbaOption.BODY,
                        GbaOption.ANSWER_BODY),
                GbaVerb.calculating(DigestVerb::run));
    }

    private static JsonObject run(GbaGiven given) throws UnusableException {
        DigestAlgorithm algorithm = algorithm(given);
        QualityOfProtection qop = qop(given);
        byte[] secret = secretOf(given, algorithm);
        try {
            byte[] request = message(given, algorithm, qop, GbaOption.BODY);
            byte[] answer = message(given, algorithm, qop, GbaOption.ANSWER_BODY);
            DigestCredentials credentials = credentials(given, qop);
            return Json.createObjectBuilder()
                    .add("ha1", HEX.formatHex(secret))
                    .add("ha2", HEX.formatHex(request))
                    .add("response", keyed(algorithm, secret, credentials, request))
                    .add("rspauth", keyed(algorithm, secret, credentials, answer))
                    .build();
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static String keyed(
            DigestAlgorithm algorithm, byte[] secret, DigestCredentials credentials, byte[] message) {
        return HEX.formatHex(DigestFormulas.finish(DigestFormulas.begin(algorithm, secret, credentials), message));
    }

    /** H(A1); its password is wiped here. */
    private static byte[] secretOf(GbaGiven given, DigestAlgorithm algorithm) throws UnusableException {
        String name = given.text(GbaOption.USERNAME);
        String realm = given.text(GbaOption.REALM);
        try (Secret password = password(given)) {
            return password.use(octets -> DigestFormulas.hashOfSecret(algorithm, name, realm, octets));
        }
    }

    private static Secret password(GbaGiven given) throws UnusableException {
        Optional<AkaVersion> version = given.find(GbaOption.ALGORITHM).flatMap(AkaVersion::named);
        if (given.has(GbaOption.PASSWORD) == version.isPresent()) {
            throw new UnusableException("expected --password, or with an AKA algorithm --res instead");
        }
        if (version.isEmpty()) {
            return given.password(GbaOption.PASSWORD);
        }
        try (Secret response = given.secret(GbaOption.RES);
                Secret integrity = ofSecondVersion(given, GbaOption.IK, version.get());
                Secret confidentiality = ofSecondVersion(given, GbaOption.CK, version.get())) {
            return version.get().password(response, integrity, confidentiality);
        }
    }

    private static Secret ofSecondVersion(GbaGiven given, GbaOption key, AkaVersion version) throws UnusableException {
        return version == AkaVersion.AKA_V1_MD5 ? Secret.taking(new byte[0]) : given.secret(key);
    }

    /** H(A2) of the request, or of its answer, which has no method. */
    private static byte[] message(GbaGiven given, DigestAlgorithm algorithm, QualityOfProtection qop, GbaOption content)
            throws UnusableException {
        String method = content == GbaOption.BODY ? given.find(GbaOption.METHOD).orElse("GET") : "";
        Optional<byte[]> hash = qop == QualityOfProtection.AUTH_INT
                ? Optional.of(algorithm.digest().digest(given.content(content)))
                : Optional.empty();
        return DigestFormulas.hashOfMessage(algorithm, method, given.text(GbaOption.URI), hash);
    }

    /** Written and read again, so that what is calculated is what a server would read. */
    private static DigestCredentials credentials(GbaGiven given, QualityOfProtection qop) throws UnusableException {
        String field = AuthParametersWriter.withScheme("Digest")
                .quoted("username", octets(given.text(GbaOption.USERNAME)))
                .quoted("realm", octets(given.text(GbaOption.REALM)))
                .quoted("nonce", given.text(GbaOption.NONCE))
                .quoted("uri", given.text(GbaOption.URI))
                .quoted("cnonce", given.text(GbaOption.CNONCE))
                .quoted("response", "0")
                .token("nc", given.find(GbaOption.NC).orElse("00000001"))
                .token("qop", qop.token())
                .text();
        return AuthParameters.parse(field).then(DigestCredentials::of).fold(read -> read, rejection -> {
            throw new IllegalArgumentException(rejection.detail());
        });
    }

    /** Each character of a field is an octet. */
    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static DigestAlgorithm algorithm(GbaGiven given) throws UnusableException {
        String name = given.find(GbaOption.ALGORITHM).orElse(DigestAlgorithm.SHA_256.token());
        Optional<DigestAlgorithm> found =
                AkaVersion.named(name).map(AkaVersion::algorithm).or(() -> DigestAlgorithm.named(name));
        return found.orElseThrow(() -> new UnusableException(
                "--algorithm: expected MD5, SHA-256, SHA-512-256, AKAv1-MD5, AKAv2-MD5 or AKAv2-SHA-256, found "
                        + name));
    }

    private static QualityOfProtection qop(GbaGiven given) throws UnusableException {
        String name = given.find(GbaOption.QOP).orElse(QualityOfProtection.AUTH.token());
        return QualityOfProtection.named(name)
                .orElseThrow(() -> new UnusableException("--qop: expected auth or auth-int, found " + name));
    }
}
