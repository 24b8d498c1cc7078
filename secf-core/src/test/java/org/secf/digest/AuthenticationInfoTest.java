package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.ResponseSeal;

/** The server's own answer (RFC 7616 §3.5). */
class AuthenticationInfoTest {

    private final TestRealm realm = TestRealm.with("algorithms=SHA-256,SHA-512-256", "accept-md5=true");

    private static ResponseSeal seal(Outcome outcome) {
        return ((Outcome.Established) outcome).seal();
    }

    private static Map<String, String> finished(ResponseSeal seal) {
        List<Reply.Header> fields = seal.finish();
        assertThat(fields).extracting(Reply.Header::name).containsExactly("Authentication-Info");
        return DigestAnswer.parameters(fields.get(0).value());
    }

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void provesTheSecretBeforeTheBodyIsKnown(DigestAlgorithm algorithm) {
        DigestAnswer answer = realm.answer().set("algorithm", algorithm.token());

        ResponseSeal seal = seal(realm.get(answer));

        assertThat(seal.coversBody()).isFalse();
        assertThat(finished(seal))
                .containsEntry("rspauth", answer.rspauth(""))
                .containsEntry("qop", "auth")
                .containsEntry("nc", "00000001")
                .containsEntry("cnonce", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")
                .doesNotContainKey("nextnonce");
    }

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void coversTheBodyWhereTheClientsAnswerDoes(DigestAlgorithm algorithm) {
        DigestAnswer answer = realm.answer()
                .set("algorithm", algorithm.token())
                .set("qop", "auth-int")
                .set("method", "POST")
                .body("ping");
        ResponseSeal seal =
                seal(realm.authenticate(MemoryRequest.post("/who", "ping").header("Authorization", answer.field())));

        byte[] body = "..pong, and more".getBytes(StandardCharsets.UTF_8);
        seal.update(body, 2, 4);
        seal.update(body, 6, 0);
        seal.update(body, 6, body.length - 6);

        assertThat(seal.coversBody()).isTrue();
        assertThat(finished(seal))
                .containsEntry("rspauth", answer.rspauth("pong, and more"))
                .containsEntry("qop", "auth-int");
    }

    @Test
    void coversAnEmptyBodyToo() {
        DigestAnswer answer = realm.answer().set("qop", "auth-int");

        assertThat(finished(seal(realm.get(answer)))).containsEntry("rspauth", answer.rspauth(""));
    }

    @Test
    void usesTheAddressAsTheClientWroteIt() {
        DigestAnswer answer = realm.answer().set("uri", "https://example.org/enabler/who");

        assertThat(finished(seal(realm.get(answer)))).containsEntry("rspauth", answer.rspauth(""));
    }

    @Test
    void hasQuotesWhereTheStandardWantsThem() {
        DigestAnswer answer = realm.answer().set("cnonce", "a\"b\\c");

        String field = seal(realm.get(answer)).finish().get(0).value();

        assertThat(field)
                .isEqualTo(
                        "qop=auth, rspauth=\"%s\", cnonce=\"a\\\"b\\\\c\", nc=00000001".formatted(answer.rspauth("")));
    }

    @Test
    void givesTheNextNonceAfterHalfTheLifetime() {
        DigestAnswer answer = realm.answer();
        realm.pass(Duration.ofSeconds(30));
        assertThat(finished(seal(realm.get(answer)))).doesNotContainKey("nextnonce");

        realm.pass(Duration.ofMillis(1));
        Map<String, String> info = finished(seal(realm.get(answer.set("nc", "00000002"))));

        DigestAnswer next = realm.answer().set("nonce", info.getOrDefault("nextnonce", ""));
        realm.pass(Duration.ofSeconds(59));
        assertThat(realm.get(next)).isInstanceOf(Outcome.Established.class);
        assertThat(realm.get(answer.set("nc", "00000003"))).isInstanceOf(Outcome.Replied.class);
    }
}
