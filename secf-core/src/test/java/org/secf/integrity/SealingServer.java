package org.secf.integrity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.secf.client.ClientPolicy;
import org.secf.client.ClientRequest;
import org.secf.client.ClientTools;
import org.secf.client.ExchangeProtection;
import org.secf.client.ReceivedResponse;
import org.secf.client.SignedRequest;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.BodyLimits;
import org.secf.http.MemoryRequest;
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
import org.secf.mechanism.Inspection;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.Parts;
import org.secf.mechanism.ResponseMessage;
import org.secf.mechanism.ResponseSealer;
import org.secf.mechanism.SealedMessage;
import org.secf.message.Facts;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.signature.Fields;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.VerificationKey;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Verdict;
import org.secf.verdict.Verdicts;

/** The sealer of an application, and a client of its: what one sends the other, without a network. */
final class SealingServer {

    final Enabler enabler = Enabler.with();
    final OwnKey own = own();

    /** An answer in the making, or as it is sent. */
    record Sent(
            Request request, int status, Map<String, List<String>> fields, Body whole, boolean hasContent, Facts facts)
            implements ResponseMessage {

        Sent(Request request, int status, Map<String, List<String>> fields, Body whole, boolean hasContent) {
            this(request, status, fields, whole, hasContent, Facts.NONE);
        }

        /** In answer to a request of which so much was verified. */
        Sent knowing(Facts verified) {
            return new Sent(request, status, fields, whole, hasContent, verified);
        }

        @Override
        public List<String> headers(String name) {
            return fields.entrySet().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(name))
                    .flatMap(field -> field.getValue().stream())
                    .toList();
        }

        @Override
        public Body body() {
            return hasContent ? whole : Body.EMPTY;
        }

        Sent with(String name, String value) {
            Map<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            more.putAll(fields);
            more.put(
                    name,
                    Stream.concat(headers(name).stream(), Stream.of(value)).toList());
            return new Sent(request, status, more, whole, hasContent, facts);
        }

        Sent without(String name) {
            Map<String, List<String>> fewer = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            fewer.putAll(fields);
            fewer.remove(name);
            return new Sent(request, status, fewer, whole, hasContent, facts);
        }

        ReceivedResponse received() {
            return received(octets());
        }

        byte[] octets() {
            try {
                return whole.octets();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        ReceivedResponse received(byte[] other) {
            return new ReceivedResponse(status, Fields.of(fields), hasContent ? other : new byte[0]);
        }
    }

    private OwnKey own() {
        try {
            return new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=server"), enabler.clock.instant());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Member member() {
        KeyLife life = KeyLife.waiting().activeFrom(enabler.clock.instant());
        return Member.of(KeyUse.SIGNING, life, own);
    }

    private MessageGuard guard(List<String> settings) {
        List<RawSetting> raw = Stream.concat(Stream.of("base-url=" + Enabler.BASE), settings.stream())
                .map(setting -> setting.split("=", 2))
                .map(parts -> new RawSetting(parts[0], List.of(parts[1]), "test"))
                .toList();
        KeySet set = new KeySet(List.of(member()), List.of());
        ResponseSignatureFactory factory = new ResponseSignatureFactory();
        return factory.create(
                "response-signature",
                Settings.resolve("secf.response-signature", factory.keys(), List.of(new SettingsLayer(raw))),
                Enabler.context(enabler.clock, Parts.none()).with(new KeyRing(Map.of(), Map.of("main", () -> set))));
    }

    ResponseSealer sealer(String... settings) {
        return guard(List.of(settings)).sealer().orElseThrow();
    }

    /** What its guard says of a request, of which so much is known. */
    Verdict<Inspection> inspect(MemoryRequest request, Facts known) {
        try (Bodies bodies = new Bodies(BodyLimits.inMemoryOnly(100_000), Optional::empty)) {
            return guard(List.of()).inspect(request, bodies, known);
        }
    }

    /** Alice, who believes this server. */
    ExchangeProtection client(ClientPolicy policy) {
        VerificationKey key = VerificationKey.of(
                Enabler.CRYPTO, own.publicKey(), Set.of(SignatureAlgorithm.ECDSA_P256_SHA256), "server");
        return new ExchangeProtection(
                Enabler.alice(),
                SignatureKeys.of(Map.of(member().id(), key)),
                policy,
                new ClientTools(
                        Enabler.CRYPTO, enabler.clock, new SecureRandom(), new MemoryOnceStore(enabler.clock, 100)));
    }

    /** As the server receives it, once its guard let it through. */
    MemoryRequest received(SignedRequest sent) {
        ClientRequest request = sent.request();
        MemoryRequest received = arrived(sent, request.body().orElse(new byte[0]));
        Verdicts.value(enabler.inspect(received));
        return received;
    }

    /** As it comes, perhaps with another body. */
    static MemoryRequest arrived(SignedRequest sent, byte[] body) {
        ClientRequest request = sent.request();
        String target = request.address().getRawPath()
                + Optional.ofNullable(request.address().getRawQuery())
                        .map(query -> "?" + query)
                        .orElse("");
        MemoryRequest received =
                MemoryRequest.get("/").method(request.method()).target(target).body(body);
        for (var field : request.fields().entrySet()) {
            received = received.header(field.getKey(), field.getValue().toArray(String[]::new));
        }
        return received;
    }

    Sent answer(MemoryRequest request, int status, String type, byte[] octets) {
        boolean hasContent = !request.method().equals("HEAD") && status != 204 && status != 304;
        Sent answer = new Sent(request, status, Map.of(), Body.of(octets), hasContent);
        return type.isEmpty() ? answer : answer.with("Content-Type", type);
    }

    Sent answer(MemoryRequest request) {
        return answer(request, 200, "text/plain", "three pears".getBytes(StandardCharsets.UTF_8));
    }

    Sent sealed(Sent answer, String... settings) {
        try (Bodies bodies = new Bodies(BodyLimits.inMemoryOnly(100_000), Optional::empty)) {
            SealedMessage message = Verdicts.value(sealer(settings).seal(answer, bodies));
            Sent all = answer;
            for (Reply.Header field : message.fields()) {
                all = all.with(field.name(), field.value());
            }
            return all;
        }
    }
}
