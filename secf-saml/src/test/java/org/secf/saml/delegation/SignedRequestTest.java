package org.secf.saml.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.saml.delegation.Enabler.request;
import static org.secf.saml.delegation.TokenXml.IDP;
import static org.secf.saml.delegation.TokenXml.US;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.crypto.Crypto;
import org.secf.http.Bodies;
import org.secf.http.BodyLimits;
import org.secf.http.MemoryRequest;
import org.secf.http.PublicUrl;
import org.secf.integrity.SignatureGuardFactory;
import org.secf.keys.KeyLife;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MessageGuard;
import org.secf.message.Facts;
import org.secf.saml.model.ConfirmationMethod;
import org.secf.saml.model.Credential;
import org.secf.saml.model.TokenReason;
import org.secf.saml.testing.TestKeys;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureFields;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** A holder that signs its requests (RFC 9421), verified by the guard that verifies them in an application. */
class SignedRequestTest {

    private static final Credential CLIENT = TestKeys.ec();

    @TempDir
    Path directory;

    private Enabler enabler;
    private Mechanism mechanism;
    private MessageGuard guard;
    private TokenXml held = TokenXml.by(IDP, TestKeys.IDP);

    @BeforeEach
    void verifySignatures() throws CertificateEncodingException {
        held = held.confirmed(
                ConfirmationMethod.HOLDER_OF_KEY.uri(),
                TokenXml.keyInfo("<ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data>"
                        .formatted(TokenXml.base64(CLIENT.certificate().getEncoded()))));
        enabler = new Enabler(directory);
        mechanism = enabler.start();
        KeySet.Trusted trusted =
                new KeySet.Trusted(CLIENT.certificate(), KeyLife.waiting().activeFrom(enabler.instant()));
        KeySet set = new KeySet(List.of(), List.of(trusted));
        SignatureGuardFactory factory = new SignatureGuardFactory();
        Settings settings = Settings.resolve(
                "secf.http-signature",
                factory.keys(),
                List.of(new SettingsLayer(List.of(
                        new RawSetting("base-url", List.of(US), "test"),
                        new RawSetting("key-set", List.of("signers"), "test"),
                        new RawSetting("authenticates-caller", List.of("false"), "test")))));
        guard = factory.create(
                "http-signature",
                settings,
                enabler.context().with(new KeyRing(Map.of(), Map.of("signers", () -> set))));
    }

    private static MemoryRequest posting(String token) {
        byte[] body = "{\"amount\":7}".getBytes(StandardCharsets.UTF_8);
        return request(token)
                .method("POST")
                .header("Content-Type", "application/json")
                .header("Content-Length", body.length + "")
                .header("Content-Digest", digest(body))
                .body(body);
    }

    private static String digest(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "sha-256=:" + TokenXml.base64(digest) + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private MemoryRequest signed(MemoryRequest request, Coverage coverage) {
        String id = Thumbprint.of(CLIENT.certificate().getPublicKey());
        SigningKey key = SigningKey.of(
                Crypto.jdk(),
                new OwnKey(CLIENT.privateKey(), List.of(CLIENT.certificate())),
                SignatureAlgorithm.ECDSA_P256_SHA256,
                id);
        SignatureFields fields =
                value(new MessageSigner(key, SigningPolicy.ofRequests().with(coverage), enabler, new SecureRandom())
                        .sign(RequestMessage.of(request, value(TargetUri.of(request, PublicUrl.parse(US))))));
        return request.header("Signature-Input", fields.signatureInput()).header("Signature", fields.signature());
    }

    private static <T> T value(Verdict<T> verdict) {
        return verdict.fold(found -> found, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }

    private Facts facts(MemoryRequest request) {
        Bodies bodies = new Bodies(BodyLimits.upTo(10_000), Optional::empty);
        return value(guard.inspect(request, bodies).map(Inspection::facts));
    }

    @Test
    void isBelievedWhereTheSignatureCoversTokenAndContent() {
        MemoryRequest request =
                signed(posting(held.token()), Coverage.OF_REQUESTS.and(Component.field("authorization")));

        assertThat(Enabler.caller(Enabler.ask(mechanism, request, facts(request)))
                        .getName())
                .isEqualTo("alice");
    }

    @Test
    void isNotBelievedWithATokenThatTheSignatureDoesNotCover() {
        Coverage thin = new Coverage(Coverage.OF_REQUESTS.always(), Coverage.OF_REQUESTS.withContent(), Set.of());
        MemoryRequest request =
                signed(request("").header("X", "y"), thin).header("Authorization", "SAML " + held.token());

        assertThat(Enabler.reason(Enabler.ask(mechanism, request, Facts.NONE))).isEqualTo(TokenReason.NOT_HOLDER);
        assertThat(guard.inspect(request, new Bodies(BodyLimits.upTo(10_000), Optional::empty))
                        .rejection()
                        .map(Rejection::reason))
                .contains(SignatureReason.COMPONENT_NOT_COVERED);
    }

    @Test
    void requestWithoutSignatureProvesNothing() {
        MemoryRequest request = posting(held.token());

        assertThat(Enabler.reason(Enabler.ask(mechanism, request, facts(request))))
                .isEqualTo(TokenReason.NOT_HOLDER);
    }
}
