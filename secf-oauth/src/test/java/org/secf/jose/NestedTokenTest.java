package org.secf.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.oauth.testing.Refusals.reason;
import static org.secf.oauth.testing.Refusals.value;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.Base64Url;
import org.secf.keys.Opened;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealExpectation;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealReason;
import org.secf.verdict.Verdict;

/** Tokens that others signed and then encrypted (RFC 7519 §5.2), made by the JDK alone. */
class NestedTokenTest {

    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "AES");
    private static final String BEGIN = "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"k\"";

    private static String sealed(String members) {
        try {
            String header = Base64Url.encode((BEGIN + members + "}").getBytes(US_ASCII));
            byte[] vector = new byte[12];
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, KEY, new GCMParameterSpec(128, vector));
            cipher.updateAAD(header.getBytes(US_ASCII));
            byte[] sealed = cipher.doFinal("a.b.c".getBytes(US_ASCII));
            int content = sealed.length - 16;
            return header + ".." + Base64Url.encode(vector) + "." + Base64Url.encode(Arrays.copyOf(sealed, content))
                    + "." + Base64Url.encode(Arrays.copyOfRange(sealed, content, sealed.length));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Verdict<Opened> opened(String members, SealExpectation expected) {
        return new JwePayloadSeal()
                .open(
                        sealed(members),
                        new OpeningKeys(List.of(new OpeningKey("k", KEY, SealAlgorithm.DIR))),
                        new SealPolicy(Set.of(SealAlgorithm.DIR), 1024),
                        expected);
    }

    private static Verdict<Opened> opened(String members) {
        return opened(members, SealExpectation.ofNestedToken());
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"cty\":\"JWT\"", ",\"cty\":\"JWT\",\"typ\":\"JWT\""})
    void maySayWhatTheyAreInside(String members) {
        assertThat(value(opened(members)).octets()).asString(US_ASCII).isEqualTo("a.b.c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"secf-secret\"", "null", "\"\""})
    void areNothingElseInside(String type) {
        assertThat(reason(opened(",\"cty\":\"JWT\",\"typ\":" + type))).isEqualTo(SealReason.SEAL_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"cty\":\"octet-stream\"", ",\"cty\":null"})
    void haveToSayThatATokenIsInside(String members) {
        assertThat(reason(opened(members))).isEqualTo(SealReason.SEAL_CONTENT_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"cty\":7", ",\"cty\":\"JWT\",\"typ\":7", ",\"cty\":\"JWT\",\"typ\":[\"JWT\"]"})
    void sayItInTexts(String members) {
        assertThat(reason(opened(members))).isEqualTo(SealReason.SEAL_MALFORMED);
    }

    @Test
    void othersHaveToSayWhatTheyAre() {
        SealExpectation other = new SealExpectation("JWT", Optional.of("JWT"), Map.of(), Set.of());
        assertThat(reason(opened(",\"cty\":\"JWT\"", other))).isEqualTo(SealReason.SEAL_TYPE);
    }
}
