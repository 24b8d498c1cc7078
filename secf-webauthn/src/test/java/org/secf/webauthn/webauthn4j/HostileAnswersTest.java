package org.secf.webauthn.webauthn4j;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.keys.Base64Url;
import org.secf.state.RandomText;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.webauthn.ceremony.AssertionAnswer;
import org.secf.webauthn.ceremony.RegistrationAnswer;
import org.secf.webauthn.ceremony.WebAuthnReason;
import org.secf.webauthn.credentials.WebAuthnCredential;
import org.secf.webauthn.testing.Policies;
import org.secf.webauthn.testing.SoftwareAuthenticator;
import org.secf.webauthn.testing.Speech;

/** Octets that no authenticator sends end as a refusal, soon, and never as an exception. */
@Timeout(60)
class HostileAnswersTest {

    private static final int DEEP = 15_000;

    private final String challenge = RandomText.secret(new SecureRandom());
    private final SoftwareAuthenticator authenticator = SoftwareAuthenticator.es256();
    private final JsonObject right = authenticator.register(Speech.registering(challenge));
    private final RegistrationVerifier verifier = new RegistrationVerifier(Policies.strict());

    static Stream<byte[]> attestations() {
        byte[] arrays = new byte[DEEP];
        Arrays.fill(arrays, (byte) 0x81);
        byte[] endless = new byte[DEEP];
        Arrays.fill(endless, (byte) 0x9F);
        return Stream.of(
                new byte[] {0},
                new byte[] {(byte) 0xA0},
                new byte[] {(byte) 0xF6},
                new byte[] {(byte) 0xFF},
                // Octets, texts, arrays and maps that claim to be of 2^62 members.
                claiming(0x5B),
                claiming(0x7B),
                claiming(0x9B),
                claiming(0xBB),
                arrays,
                endless,
                "{\"fmt\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] claiming(int head) {
        return new byte[] {(byte) head, 0x3F, -1, -1, -1, -1, -1, -1, -1};
    }

    private JsonObject with(Map<String, byte[]> members) {
        var response = Json.createObjectBuilder(right.getJsonObject("response"));
        members.forEach((name, octets) -> response.add(name, Base64Url.encode(octets)));
        return Json.createObjectBuilder(right).add("response", response).build();
    }

    private Optional<Reason> refusal(JsonObject answer) {
        return RegistrationAnswer.read(answer)
                .then(read -> verifier.verify(read, challenge))
                .rejection()
                .map(Rejection::reason);
    }

    @ParameterizedTest
    @MethodSource("attestations")
    void noAttestation(byte[] octets) {
        assertThat(refusal(with(Map.of("attestationObject", octets)))).contains(WebAuthnReason.MALFORMED_MESSAGE);
    }

    @Test
    void noClientData() {
        for (String text : new String[] {"", "[]", "null", "{", "7", "[".repeat(DEEP), "{\"a\":".repeat(DEEP)}) {
            JsonObject answer = with(Map.of("clientDataJSON", text.getBytes(StandardCharsets.UTF_8)));

            assertThat(refusal(answer)).as(text).contains(WebAuthnReason.MALFORMED_MESSAGE);
        }
    }

    @Test
    void anAttestationThatEndsAnywhere() {
        byte[] whole = Base64Url.decode(right.getJsonObject("response").getString("attestationObject"))
                .orElseThrow();
        for (int length = 1; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);

            assertThat(refusal(with(Map.of("attestationObject", part))))
                    .as("" + length)
                    .isPresent();
        }
    }

    @Test
    void anAttestationWithAnyOctetChangedIsRefusedOrIsOfAnotherKey() {
        byte[] whole = Base64Url.decode(right.getJsonObject("response").getString("attestationObject"))
                .orElseThrow();
        Random random = new Random(7);
        for (int place = 0; place < whole.length; place++) {
            byte[] changed = whole.clone();
            changed[place] ^= (byte) (1 << random.nextInt(8));

            // Nothing signs an attestation of the format none; what counts is that nothing throws.
            assertThat(refusal(with(Map.of("attestationObject", changed))))
                    .as("" + place)
                    .isNotNull();
        }
    }

    @Test
    void aLoginWithAnyOctetChanged() {
        WebAuthnCredential credential = RegistrationAnswer.read(right)
                .then(read -> verifier.verify(read, challenge))
                .map(made -> made.credential("alice", "password-file", "AQID", Instant.EPOCH))
                .fold(made -> made, rejection -> {
                    throw new AssertionError(rejection.toString());
                });
        JsonObject login = authenticator.use(Speech.using(challenge, 1), Optional.empty());
        for (String member : new String[] {"authenticatorData", "clientDataJSON"}) {
            byte[] whole = Base64Url.decode(login.getJsonObject("response").getString(member))
                    .orElseThrow();
            for (int place = 0; place < whole.length; place++) {
                byte[] changed = whole.clone();
                changed[place] ^= 1;
                var response = Json.createObjectBuilder(login.getJsonObject("response"))
                        .add(member, Base64Url.encode(changed));
                JsonObject answer = Json.createObjectBuilder(login)
                        .add("response", response)
                        .build();

                assertThat(used(answer, credential)).as(member + " " + place).isPresent();
            }
        }
        assertThat(used(login, credential)).isEmpty();
    }

    private Optional<Rejection> used(JsonObject answer, WebAuthnCredential credential) {
        return AssertionAnswer.read(answer)
                .then(read -> new AssertionVerifier(Policies.strict())
                        .verify(read, new AssertionVerifier.Expectation(challenge, List.of(), credential)))
                .rejection();
    }
}
