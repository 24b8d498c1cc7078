package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.secf.identity.Caller;
import org.secf.saml.mint.Circumstances;
import org.secf.saml.mint.Encrypter;
import org.secf.saml.mint.Mint;
import org.secf.verdict.Verdict;

class ParserPropertyTest {

    private static final String PLAIN = Mint.signed().xml();
    private static final String SEALED =
            Mint.signed().encrypt(Encrypter.usual()).xml();

    private final ResponseParser parser = new ResponseParser();
    private final Circumstances usual = new Circumstances(Map.of());

    @Property(tries = 500)
    void answersAnyOctets(@ForAll byte[] octets) {
        assertThat(parser.parse(octets).rejection()).isPresent();
    }

    @Property(tries = 500)
    void answersAnyText(@ForAll String text) {
        assertThat(parser.parseBase64(text).rejection()).isPresent();
    }

    @Property(tries = 500)
    void answersAnyContent(@ForAll String content) {
        String xml = PLAIN.replace("alice@example.org", content);
        assertThat(parser.parse(xml.getBytes(StandardCharsets.UTF_8))).isNotNull();
    }

    /** An octet outside the signed assertion may change without harm; who is logged in never changes. */
    @Property(tries = 700)
    void noChangedOctetChangesTheCaller(@ForAll @IntRange(max = 1_000_000) int place, @ForAll byte octet) {
        assertSameCallerOrNone(changed(PLAIN, place, octet));
    }

    @Property(tries = 400)
    void noChangedOctetChangesTheEncryptedCaller(@ForAll @IntRange(max = 1_000_000) int place, @ForAll byte octet) {
        assertSameCallerOrNone(changed(SEALED, place, octet));
    }

    @Property(tries = 500)
    void noPieceLeftOutOrRepeatedChangesTheCaller(
            @ForAll @IntRange(max = 1_000_000) int from,
            @ForAll @IntRange(max = 400) int length,
            @ForAll boolean twice) {
        int start = from % PLAIN.length();
        int end = Math.min(PLAIN.length(), start + length);
        String piece = PLAIN.substring(start, end);
        assertSameCallerOrNone(
                Mint.of(PLAIN.substring(0, start) + (twice ? piece + piece : "") + PLAIN.substring(end)));
    }

    private static Mint changed(String xml, int place, byte octet) {
        byte[] octets = xml.getBytes(StandardCharsets.ISO_8859_1);
        octets[place % octets.length] = octet;
        return Mint.of(new String(octets, StandardCharsets.ISO_8859_1));
    }

    private void assertSameCallerOrNone(Mint mutant) {
        Verdict<Caller> verdict = usual.judge(mutant.base64());
        verdict.map(caller -> assertThat(caller.getName() + caller.groups() + caller.attributes())
                .isEqualTo("alice@example.org[staff, editors]{mail=[alice@example.org], groups=[staff, editors]}"));
    }
}
