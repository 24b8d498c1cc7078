package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.agreement.TestServer.credential;
import static org.secf.agreement.TestServer.propose;
import static org.secf.agreement.TestServer.reason;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that are none. */
class MalformedAgreementTest {

    private final TestServer server = TestServer.open();

    static Stream<String> malformed() {
        return Stream.of(
                "",
                "{",
                "{} {}",
                "{}\u0000",
                "[[[[[[]]]]]]",
                "{\"offer\":[[[[1]]]]}",
                "{\"offer\":\"a\",\"offer\":\"b\"}",
                "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
                "{\"a\":\"" + "a".repeat(16 * 1024) + "\"}");
    }

    @ParameterizedTest
    @MethodSource
    void malformed(String text) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);

        assertThat(reason(server.post(message))).isEqualTo(AgreementReason.MALFORMED_MESSAGE);
        assertThat(reason(KeyAgreement.begin(TestServer.trusting(TestServer.SERVER), message, server.clock)))
                .isEqualTo(AgreementReason.MALFORMED_MESSAGE);
    }

    @Test
    void octetsThatAreNoTextAreRefused() {
        assertThat(reason(server.post(new byte[] {'{', (byte) 0xC3, '}'})))
                .isEqualTo(AgreementReason.MALFORMED_MESSAGE);
    }

    /** Every member of every message, missing, of another type, or not in its one form. */
    @Test
    void membersHaveOneForm() {
        byte[] message = propose(server.begin(), credential(AgreementMode.AUTH_PSK, AgreementSuite.X25519));
        String text = new String(message, StandardCharsets.UTF_8);
        for (String member :
                Arrays.asList("offer", "mode", "suite", "psk_id", "client_kid", "enc", "request", "proof")) {
            String whole = "\"" + member + "\":\"[^\"]*\"";
            for (String other : List.of("1", "\"\"", "\"a=\"", "\"é\"", "[]", "null")) {
                assertThat(reason(server.post(text.replaceAll(whole, "\"" + member + "\":" + other)
                                .getBytes(StandardCharsets.UTF_8))))
                        .as(member + " " + other)
                        .isIn(
                                AgreementReason.MALFORMED_MEMBER,
                                AgreementReason.OFFER_EXPIRED,
                                AgreementReason.PSK_UNKNOWN,
                                AgreementReason.CLIENT_UNKNOWN);
            }
            String without = text.replaceAll(whole + ",?", "").replace(",}", "}");
            assertThat(reason(server.post(without.getBytes(StandardCharsets.UTF_8))))
                    .as(member)
                    .isEqualTo(AgreementReason.MALFORMED_MEMBER);
        }
    }
}
