package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Verdict;

/** xmlschema-2 §3.2.16: base64Binary. */
class Base64TextTest {

    private static Optional<String> decoded(String text) {
        return Base64Text.decode(text, SamlReason.MALFORMED_SIGNATURE) instanceof Verdict.Accepted<byte[]> octets
                ? Optional.of(new String(octets.value(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "YWxpY2U=",
                "\nYWxpY2U=",
                "\rYWxpY2U=",
                "\tYWxpY2U=",
                " YWxpY2U=",
                "YWxp\nY2U=",
                "YWxp\rY2U=",
                "YWxp\tY2U=",
                "YWxp Y2U=",
                "YWxpY2U=\n",
                "Y W\tx\rp\nY 2 U ="
            })
    void mayHaveWhiteSpaceAnywhere(String text) {
        assertThat(decoded(text)).contains("alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "YWxp*Y2U=",
                "YWxp\u00a0Y2U=",
                "YWxp\u2003Y2U=",
                "YWxp\u000bY2U=",
                "YWxp-Y2U=",
                "YWxpY2U==",
                "YWxpY2U=YQ==",
                "Y",
                "YWxp\u0141Y2U="
            })
    void hasNothingElse(String text) {
        assertThat(decoded(text)).isEmpty();
    }
}
