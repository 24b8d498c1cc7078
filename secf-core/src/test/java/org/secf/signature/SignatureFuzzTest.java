package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.value;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.secf.fuzz.Edits;
import org.secf.verdict.Verdict;

/** Whatever is done to the fields of a signed request, nothing is proved but what was signed; and wishes for signatures are refused, or read as the same again. */
class SignatureFuzzTest {

    private final TestRequest signed = Signing.signed(TestRequest.ofSpecification());
    private final Verifying verifying =
            Verifying.with(SignaturePolicy.ofRequests().with(NonceRule.ACCEPT_REPEATED));
    private final String signedInput = signed.value("Signature-Input");

    /** The first octet says of which line, the others what becomes of it. */
    @FuzzTest(maxDuration = "60s")
    void provesNothingThatWasNotSigned(byte[] octets) {
        byte[] script = octets.length == 0 ? octets : Arrays.copyOfRange(octets, 1, octets.length);
        int chosen = octets.length == 0 ? 0 : Byte.toUnsignedInt(octets[0]);
        TestRequest.Line line = signed.lines().get(chosen % signed.lines().size());
        byte[] before = line.value().getBytes(StandardCharsets.ISO_8859_1);
        String after = new String(Edits.of(before, script), StandardCharsets.ISO_8859_1);

        Verdict<VerifiedSignature> verdict =
                verifying.verify(signed.set(line.name(), after).message()).map(this::assertSigned);
        assertThat(verdict.rejection().isPresent() && after.equals(line.value()))
                .as("refused as it was signed")
                .isFalse();
        assertReadAgain(after);
    }

    private VerifiedSignature assertSigned(VerifiedSignature verified) {
        assertThat(verified.value(Component.METHOD)).contains("POST");
        assertThat(verified.value(Component.field("content-type"))).contains("application/json");
        assertThat(verified.value(Component.field("content-digest"))).contains(signed.value("Content-Digest"));
        assertThat(signedInput).contains(verified.input().text());
        return verified;
    }

    private static void assertReadAgain(String text) {
        RequestedSignature.parse(List.of(text)).map(read -> {
            String written = RequestedSignature.text(read);
            return assertThat(value(RequestedSignature.parse(written.isEmpty() ? List.of() : List.of(written))))
                    .isEqualTo(read);
        });
    }
}
