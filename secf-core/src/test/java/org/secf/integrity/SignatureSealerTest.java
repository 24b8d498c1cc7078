package org.secf.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.contentdigest.ContentDigest;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.BodyLimits;
import org.secf.http.MemoryRequest;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.Parts;
import org.secf.mechanism.ResponseMessage;
import org.secf.mechanism.ResponseReason;
import org.secf.mechanism.SealedMessage;
import org.secf.mechanism.StreamedResponses;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.signature.Component;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureReason;
import org.secf.signature.SignatureVerifier;
import org.secf.signature.TargetUri;
import org.secf.signature.VerificationKey;
import org.secf.signature.VerifiedSignature;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Verdict;

/** RFC 9421 §2.4, as a client sees it. */
class SignatureSealerTest {

    private static final String TEXT = "three pears";

    private final Enabler enabler = Enabler.with();
    private final OwnKey own = own(KeyKind.P_256);
    private final MemoryRequest request = enabler.signed(Enabler.post());
    private final Sent sent = new Sent(
            request, 200, Map.of("content-type", "text/plain"), Body.of(TEXT.getBytes(StandardCharsets.UTF_8)), true);

    private record Sent(Request request, int status, Map<String, String> fields, Body body, boolean hasContent)
            implements ResponseMessage {
        @Override
        public List<String> headers(String name) {
            return fields.entrySet().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    private record Broken() implements Body {
        @Override
        public long length() {
            return 1;
        }

        @Override
        public InputStream open() throws IOException {
            throw new IOException("gone");
        }

        @Override
        public void close() {}
    }

    private OwnKey own(KeyKind kind) {
        try {
            return new SelfSigned(kind, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=server"), enabler.clock.instant());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private MessageGuard start(KeySet set, String... settings) {
        return start(set, Parts.none(), settings);
    }

    private MessageGuard start(KeySet set, Parts application, String... settings) {
        List<RawSetting> raw = Stream.concat(Stream.of("base-url=" + Enabler.BASE), Stream.of(settings))
                .map(setting -> setting.split("=", 2))
                .map(parts -> new RawSetting(parts[0], List.of(parts[1]), "test"))
                .toList();
        ResponseSignatureFactory factory = new ResponseSignatureFactory();
        return factory.create(
                "response-signature",
                Settings.resolve("secf.response-signature", factory.keys(), List.of(new SettingsLayer(raw))),
                Enabler.context(enabler.clock, application).with(new KeyRing(Map.of(), Map.of("main", () -> set))));
    }

    /** An application that wants that definition to sign while it sends. */
    private static Parts streaming(String definition) {
        StreamedResponses streamed = id -> id.equals(definition) ? List.of("Reports.all()") : List.of();
        return new Parts() {
            @Override
            public <T> Optional<T> find(Class<T> type) {
                return type.isInstance(streamed) ? Optional.of(type.cast(streamed)) : Optional.empty();
            }
        };
    }

    private KeySet active() {
        KeyLife life = KeyLife.waiting().activeFrom(enabler.clock.instant());
        return new KeySet(List.of(Member.of(KeyUse.SIGNING, life, own)), List.of());
    }

    private Verdict<SealedMessage> seal(ResponseMessage response, KeySet set, String... settings) {
        try (Bodies bodies = new Bodies(BodyLimits.inMemoryOnly(100), Optional::empty)) {
            return start(set, settings).sealer().orElseThrow().seal(response, bodies);
        }
    }

    private static List<String> lines(SealedMessage sealed, String name) {
        return sealed.fields().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Reply.Header::value)
                .toList();
    }

    private static RequestMessage message(MemoryRequest request) {
        return RequestMessage.of(request, value(TargetUri.of(request, PublicUrl.parse(Enabler.BASE))));
    }

    private Verdict<VerifiedSignature> verified(Sent response, SealedMessage sealed, MemoryRequest asked) {
        return verified(response, sealed, asked, SignaturePolicy.ofResponses());
    }

    private Verdict<VerifiedSignature> verified(
            Sent response, SealedMessage sealed, MemoryRequest asked, SignaturePolicy policy) {
        SignatureKeys keys = keyId -> Optional.of(VerificationKey.of(
                Enabler.CRYPTO, own.publicKey(), Set.of(SignatureAlgorithm.ECDSA_P256_SHA256), "server"));
        return new SignatureVerifier(policy, keys, enabler.clock, new MemoryOnceStore(enabler.clock, 10))
                .verify(new org.secf.signature.ResponseMessage(
                        response.status(),
                        name -> Stream.concat(response.headers(name).stream(), lines(sealed, name).stream())
                                .toList(),
                        response.hasContent(),
                        message(asked)));
    }

    @Nested
    class Signed {

        @Test
        void coversStatusContentAndRequest() {
            SealedMessage sealed = value(seal(sent, active()));
            VerifiedSignature signature = value(verified(sent, sealed, request));

            assertThat(signature.covered().keySet())
                    .contains(
                            Component.STATUS,
                            Component.field("content-type"),
                            Component.field("content-digest"),
                            Component.METHOD.ofRequest(),
                            Component.PATH.ofRequest(),
                            Component.QUERY.ofRequest(),
                            Component.field("content-digest").ofRequest(),
                            Component.field("signature").member("sig1").ofRequest());
            assertThat(signature.input().expires())
                    .contains(enabler.clock.instant().plus(Duration.ofMinutes(5)));
            assertThat(signature.keyId()).isEqualTo(active().members().get(0).id());
            value(value(ContentDigest.parse(lines(sealed, "Content-Digest")))
                    .verify(TEXT.getBytes(StandardCharsets.UTF_8), Enabler.CRYPTO));
        }

        /** The answer to another request, however alike. */
        @Test
        void isForOneRequestOnly() {
            SealedMessage sealed = value(seal(sent, active()));

            assertRefused(verified(sent, sealed, enabler.signed(Enabler.post())), SignatureReason.WRONG_SIGNATURE);
            assertRefused(
                    verified(sent, sealed, request.target("/enabler/api/orders?id=8")),
                    SignatureReason.WRONG_SIGNATURE);
            assertRefused(verified(sent, sealed, request.method("PUT")), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void isForOneStatusOnly() {
            SealedMessage sealed = value(seal(sent, active()));
            Sent other = new Sent(request, 404, sent.fields(), sent.body(), true);

            assertRefused(verified(other, sealed, request), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void needsNoContent() {
            Sent empty = new Sent(MemoryRequest.get("/api"), 204, Map.of(), Body.EMPTY, false);
            SealedMessage sealed = value(seal(empty, active()));

            assertThat(lines(sealed, "Content-Digest")).isEmpty();
            value(verified(empty, sealed, MemoryRequest.get("/api")));
        }

        @Test
        void keepsTheDigestThatIsThere() {
            Sent digested = new Sent(
                    request, 200, Map.of("content-type", "a/b", "content-digest", "sha-256=:YQ==:"), sent.body(), true);

            assertThat(lines(value(seal(digested, active())), "Content-Digest")).isEmpty();
        }

        @Test
        void hasTheNonceThatTheClientWishes() {
            MemoryRequest wishing = MemoryRequest.get("/api")
                    .header(
                            "Accept-Signature",
                            "mine=(\"@status\" \"content-digest\" \"content-type\" \"@method\";req \"@authority\";req \"@path\";req"
                                    + " \"@query\";req);created;nonce=\"n1\"");
            Sent answer = new Sent(wishing, 200, sent.fields(), sent.body(), true);
            VerifiedSignature signature = value(verified(answer, value(seal(answer, active())), wishing));

            assertThat(signature.label()).isEqualTo("mine");
            assertThat(signature.input().nonce()).contains("n1");
        }

        @Test
        void isNoThinnerThanUsualWhateverTheClientWishes() {
            MemoryRequest wishing =
                    MemoryRequest.get("/api").header("Accept-Signature", "mine=(\"@status\");nonce=\"n1\"");
            Sent answer = new Sent(wishing, 200, sent.fields(), sent.body(), true);
            VerifiedSignature signature = value(verified(answer, value(seal(answer, active())), wishing));

            assertThat(signature.label()).isEqualTo("sig1");
            assertThat(signature.covered()).containsKey(Component.field("content-digest"));
        }

        @Test
        void hasTheTagOfItsDefinition() {
            SealedMessage sealed = value(seal(sent, active(), "tag=orders"));

            value(verified(sent, sealed, request, SignaturePolicy.ofResponses().withTag("orders")));
        }
    }

    @Nested
    class Unsigned {

        @Test
        void isRefusedWithoutAnActiveKey() {
            assertRefused(seal(sent, new KeySet(List.of(), List.of())), IntegrityReason.NO_SIGNING_KEY);
        }

        @Test
        void isRefusedWithAKeyOfAnotherKind() {
            assertRefused(seal(sent, active(), "algorithm=ed25519"), IntegrityReason.NO_SIGNING_KEY);
        }

        @Test
        void isRefusedWhereItsBodyIsGone() {
            assertRefused(
                    seal(new Sent(request, 200, sent.fields(), new Broken(), true), active()),
                    ResponseReason.SEALER_FAILED);
        }

        @Test
        void isRefusedAtAnotherAddress() {
            assertRefused(
                    seal(new Sent(request.target("/other"), 200, sent.fields(), sent.body(), true), active()),
                    SignatureReason.TARGET_UNKNOWN);
        }

        @Test
        void stopsTheDeploymentWithoutItsKeySet() {
            assertThatThrownBy(() -> start(active(), "key-set=other"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.response-signature.key-set");
            assertThatThrownBy(() -> start(active(), "algorithm=hmac-sha256"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.response-signature.algorithm");
        }

        @Test
        void stopsTheDeploymentWhereStreamedResponsesMayNotBeChunked() {
            assertThatThrownBy(() -> start(active(), streaming("response-signature"), "signed-chunks=false"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.response-signature.signed-chunks is false")
                    .hasMessageContaining("Reports.all()");
        }

        @Test
        void startsWhereStreamedResponsesMayBeChunkedOrAreAnothersToSign() {
            assertThat(start(active(), streaming("response-signature")).sealer())
                    .isPresent();
            assertThat(start(active(), streaming("response-signature.partners"), "signed-chunks=false")
                            .sealer())
                    .isPresent();
        }
    }
}
