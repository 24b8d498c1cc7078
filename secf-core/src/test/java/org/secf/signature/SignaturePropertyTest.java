package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.value;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.secf.structured.BareItem;
import org.secf.structured.Dictionary;
import org.secf.structured.InnerList;
import org.secf.structured.Parameters;

/** What holds for every message, whoever wrote it. */
class SignaturePropertyTest {

    private static final TestRequest SIGNED = Signing.signed(TestRequest.ofSpecification());
    private static final SignaturePolicy POLICY = SignaturePolicy.ofRequests().with(NonceRule.ACCEPT_REPEATED);
    private static final Verifying VERIFYING = Verifying.with(POLICY);

    @Property
    void writesInputsAsItReadsThem(@ForAll("inputs") SignatureInput input) {
        SignatureInput read = value(Dictionary.parseUnique(List.of("a=" + input.text()))
                .then(dictionary ->
                        SignatureInput.of((InnerList) dictionary.find("a").orElseThrow())));
        assertThat(read).isEqualTo(input);
        assertThat(read.text()).isEqualTo(input.text());
    }

    @Property
    void writesRequestsForSignaturesAsItReadsThem(@ForAll("inputs") SignatureInput input) {
        RequestedSignature requested = new RequestedSignature("a", input.components(), input.parameters());
        assertThat(value(RequestedSignature.parse(List.of(RequestedSignature.text(List.of(requested))))))
                .containsExactly(requested);
    }

    @Property
    void answersAnyFields(@ForAll("hostile") String input, @ForAll("hostile") String signature, @ForAll String any) {
        for (String text : List.of(input, "sig1=(" + input + ");created=1618884480;keyid=\"k\"", any)) {
            TestRequest request = TestRequest.ofSpecification()
                    .with("Signature-Input", text)
                    .with("Signature", "sig1=:" + signature + ":")
                    .with("X", any);
            assertThat(VERIFYING.verify(request.message()).rejection()).isPresent();
        }
        assertThat(RequestedSignature.parse(List.of(input))).isNotNull();
    }

    /** Any base of any component over any value: a value or a reason, and never more lines than components. */
    @Property
    void answersAnyComponent(@ForAll("components") Component component, @ForAll String value, @ForAll String query) {
        TestRequest request =
                TestRequest.get("https://a.example/p").with("x", value).with("priority", value);
        TargetUri target = request.message().target();
        RequestMessage message = new RequestMessage(
                value, target, request.message().fields(), request.message().fields(), true);
        SignatureBase.of(value(SignatureInput.of(List.of(component), Parameters.NONE)), message)
                .fold(
                        base -> assertThat(base.text().lines()).hasSize(2),
                        rejection -> assertThat(rejection.reason().clause()).isNotEmpty());
        assertThat(QueryParameter.value(query, "a")).isNotNull();
    }

    /** One changed character of a signed request somewhere: refused, or it did not mean anything. */
    @Property(tries = 2000)
    void takesNoRequestWhoseMeaningWasChanged(@ForAll int place, @ForAll("signs") char sign) {
        TestRequest.Line line =
                SIGNED.lines().get(Math.floorMod(place, SIGNED.lines().size()));
        int at = Math.floorMod(place / 7, line.value().length());
        String changed = line.value().substring(0, at) + sign + line.value().substring(at + 1);

        VERIFYING
                .verify(SIGNED.set(line.name(), changed).message())
                .fold(
                        verified -> {
                            assertThat(verified.value(Component.METHOD)).contains("POST");
                            assertThat(verified.value(Component.field("content-type")))
                                    .contains("application/json");
                            assertThat(verified.value(Component.field("content-digest")))
                                    .contains(SIGNED.value("Content-Digest"));
                            assertThat(verified.input().nonce()).isPresent();
                            return verified;
                        },
                        rejection -> rejection);
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.strings()
                .withChars("aA09\"@;=(), :?.-%\\\t\u00e9xsfkeybr")
                .ofMaxLength(60);
    }

    @Provide
    Arbitrary<Character> signs() {
        return Arbitraries.chars().with("aAbB019=\",; :()?@-\t\u00e9\0\n".toCharArray());
    }

    @Provide
    Arbitrary<Component> components() {
        Component x = Component.field("x");
        return Arbitraries.of(
                Component.METHOD,
                Component.TARGET_URI,
                Component.AUTHORITY,
                Component.SCHEME,
                Component.REQUEST_TARGET,
                Component.PATH,
                Component.QUERY,
                Component.STATUS,
                Component.METHOD.ofRequest(),
                Component.queryParameter("a"),
                x,
                x.structured(),
                x.member("a"),
                x.octets(),
                x.trailer(),
                x.ofRequest(),
                Component.field("priority").structured(),
                Component.field("priority").member("a"));
    }

    @Provide
    Arbitrary<SignatureInput> inputs() {
        Arbitrary<Parameters> parameters = Combinators.combine(
                        Arbitraries.longs().between(-99_999, 999_999_999_999_999L),
                        Arbitraries.strings()
                                .withCharRange(' ', '~')
                                .ofMinLength(1)
                                .ofMaxLength(20),
                        Arbitraries.of("alg", "x-unknown", "tag"))
                .as((created, text, key) -> Parameters.NONE
                        .with("nonce", new BareItem.Text(text))
                        .with("created", new BareItem.Int(created))
                        .with(key, new BareItem.Text(text)));
        return Combinators.combine(components().list().uniqueElements().ofMaxSize(10), parameters)
                .as((components, all) -> value(SignatureInput.of(components, all)));
    }
}
