package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.secf.digest.AuthParameters.Value;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Outcome;
import org.secf.verdict.Verdict;

/** What holds for every field, whoever wrote it. */
class AuthParametersPropertyTest {

    private static final TestRealm REALM = TestRealm.with("userhash=true", "accept-md5=true");

    @Property
    void answersAnyText(@ForAll String text) {
        assertAnswered(text);
        assertAnswered("Digest " + text);
    }

    /** Texts of the signs that the grammar is made of reach further than any others. */
    @Property
    void answersAnyTextOfTheGrammar(@ForAll("grammar") String text) {
        assertAnswered("Digest " + text);
    }

    @Property
    void readsWhatItWrites(@ForAll("parameters") @Size(max = 32) Map<String, Value> parameters) {
        AuthParametersWriter writer = AuthParametersWriter.withScheme("Digest");
        parameters.forEach((name, value) -> {
            if (value.isQuoted()) {
                writer.quoted(name, value.text());
            } else {
                writer.token(name, value.text());
            }
        });

        AuthParameters read = parse(writer.text());

        assertThat(read.scheme()).isEqualTo("Digest");
        parameters.forEach((name, value) ->
                assertThat(read.find(name.toLowerCase(Locale.ROOT))).contains(value));
    }

    @Property
    void writesNothingThatEndsTheField(@ForAll String value) {
        if (value.chars().allMatch(c -> AuthParametersParser.isText((char) c))) {
            String text =
                    AuthParametersWriter.withoutScheme().quoted("x", value).text();
            assertThat(text).startsWith("x=\"").endsWith("\"").doesNotContain("\r", "\n", "\0");
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AuthParametersWriter.withoutScheme().quoted("x", value));
        }
    }

    /** One changed character somewhere: refused, or it did not mean anything. */
    @Property(tries = 2000)
    void takesNoAnswerWhoseMeaningWasChanged(@ForAll int place, @ForAll("signs") char sign) {
        String field = REALM.answer().field();
        int at = Math.floorMod(place, field.length());
        String changed = field.substring(0, at) + sign + field.substring(at + 1);

        Outcome outcome = REALM.authenticate(MemoryRequest.get("/who").header("Authorization", changed));

        if (outcome instanceof Outcome.Established established) {
            assertThat(established.caller().getName()).isEqualTo("alice");
            assertThat(DigestAnswer.parameters(changed))
                    .containsEntry("uri", "/enabler/who")
                    .containsEntry("username", "alice");
        }
    }

    @Property
    void namesInOctetsAreUtf8OrNothing(@ForAll String text) {
        String octets = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(Utf8.ofOctets(octets))
                .contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        Utf8.ofOctets(text)
                .ifPresent(name -> assertThat(name.getBytes(StandardCharsets.UTF_8))
                        .isEqualTo(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Property
    void extendedNamesAreReadAsWritten(@ForAll String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder escaped = new StringBuilder("UTF-8''");
        for (byte octet : octets) {
            escaped.append("%%%02x".formatted(octet));
        }

        assertThat(Utf8.ofExtended(escaped.toString())).contains(new String(octets, StandardCharsets.UTF_8));
        assertThat(Utf8.ofExtended(text)).isNotNull();
        assertThat(Utf8.ofExtended("UTF-8''" + text)).isNotNull();
    }

    @Provide
    Arbitrary<String> grammar() {
        return Arbitraries.strings()
                .withChars("aA09=\",\\ \t'%*-\u00e9\u0100\0\n")
                .ofMaxLength(60);
    }

    @Provide
    Arbitrary<Character> signs() {
        return Arbitraries.chars().with("aAbB0129=\",\\ \t'%*/.:-\u00e9\u0100\0\n".toCharArray());
    }

    @Provide
    Arbitrary<Map<String, Value>> parameters() {
        Arbitrary<String> names =
                Arbitraries.strings().withChars("abcxyz019*-_").ofMinLength(1).ofMaxLength(12);
        Arbitrary<Value> tokens = Arbitraries.strings()
                .withChars("abcXYZ019!#$%&'*+-.^_`|~")
                .ofMinLength(1)
                .map(text -> new Value(text, false));
        Arbitrary<Value> quoted = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u0080', '\u00FF')
                .withChars('\t', '"', '\\', ',', '=')
                .map(text -> new Value(text, true));
        return Arbitraries.maps(names, Arbitraries.oneOf(tokens, quoted));
    }

    private void assertAnswered(String text) {
        Verdict<DigestCredentials> verdict = AuthParameters.parse(text).then(DigestCredentials::of);
        assertThat(verdict).isNotNull();
        MemoryRequest request = MemoryRequest.get("/who").header("Authorization", text);
        assertThat(REALM.authenticate(request)).isNotInstanceOf(Outcome.Established.class);
        if (!REALM.mechanism.isPresented(request)) {
            assertThat(REALM.authenticate(request)).isInstanceOf(Outcome.Replied.class);
        }
    }

    private static AuthParameters parse(String field) {
        return AuthParameters.parse(field).fold(read -> read, rejection -> {
            throw new AssertionError(field + ": " + rejection.detail());
        });
    }
}
