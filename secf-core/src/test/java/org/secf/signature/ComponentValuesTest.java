package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.HttpReason;
import org.secf.structured.Item;
import org.secf.structured.StructuredReason;
import org.secf.verdict.Verdict;

/** RFC 9421 §2, clause by clause, with its examples. */
class ComponentValuesTest {

    private static final TestRequest REQUEST = TestRequest.get("https://www.example.com/path?param=value");

    private static Verdict<String> ask(Component component, TestRequest request) {
        return ComponentValues.value(component, request.message());
    }

    private static String text(Component component, TestRequest request) {
        return value(ask(component, request));
    }

    @Nested
    class Section21Fields {

        private final TestRequest request = TestRequest.get("https://www.example.com/")
                .with("Host", "www.example.com")
                .with("X-OWS-Header", "   Leading and trailing whitespace.   \t")
                .with("X-Obs-Fold-Header", "Obsolete \t\r\n    line folding.")
                .with("Cache-Control", "max-age=60")
                .with("Cache-Control", "    must-revalidate")
                .with("Example-Dict", " a=1,    b=2;x=1;y=2,   c=(a   b   c)")
                .with("X-Empty-Header", "")
                .with("X-Folded-Twice", "a\r\n b\r\n\t\tc");

        @Test
        void areTrimmedUnfoldedAndJoined() {
            assertThat(text(Component.field("host"), request)).isEqualTo("www.example.com");
            assertThat(text(Component.field("x-ows-header"), request)).isEqualTo("Leading and trailing whitespace.");
            assertThat(text(Component.field("x-obs-fold-header"), request)).isEqualTo("Obsolete line folding.");
            assertThat(text(Component.field("x-folded-twice"), request)).isEqualTo("a b c");
            assertThat(text(Component.field("cache-control"), request)).isEqualTo("max-age=60, must-revalidate");
            assertThat(text(Component.field("example-dict"), request))
                    .isEqualTo("a=1,    b=2;x=1;y=2,   c=(a   b   c)");
        }

        @Test
        void mayBeEmptyButNotAbsent() {
            assertThat(text(Component.field("x-empty-header"), request)).isEmpty();
            assertRefused(ask(Component.field("x-absent"), request), SignatureReason.MISSING_COMPONENT);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"é", "a\u007f", "a\0b", "a\rb", "a\r\nb", "a\nb", "a\n b", "a\r\n", "\u0100", "a\u2028"})
        void areAscii(String hostile) {
            assertRefused(ask(Component.field("x"), REQUEST.with("X", hostile)), SignatureReason.UNREADABLE_COMPONENT);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Host", "@host", "@Method", "@signature-params", "", "a b", "a:b", "\"", "@query-param"})
        void haveNamesInSmallLetters(String name) {
            assertThatIllegalArgumentException().isThrownBy(() -> Component.field(name));
        }

        @Test
        void haveTheirLinesWhateverTheCaseOfTheName() {
            Fields fields = Fields.of(new TreeMap<>(Map.of("A", List.of("1"), "a", List.of("2"))));
            assertThat(fields.lines("a")).containsExactly("1", "2");
            assertThat(fields.lines("b")).isEmpty();
        }

        /** A derived component never looks at fields. */
        @Test
        void cannotBeTakenForSomethingDerived() {
            TestRequest request = REQUEST.with("@method", "DELETE").with("@path", "/other");
            assertThat(text(Component.METHOD, request)).isEqualTo("GET");
            assertThat(text(Component.PATH, request)).isEqualTo("/path");
        }
    }

    @Nested
    class Section211StructuredFields {

        @Test
        void areWrittenInTheirOneForm() {
            TestRequest request = REQUEST.with("Priority", " u=1,    i;x=1;y=2,   c=(a   b    c), d=?1");
            assertThat(text(Component.field("priority").structured(), request))
                    .isEqualTo("u=1, i;x=1;y=2, c=(a b c), d");
            assertThat(text(Component.field("cache-status").structured(), REQUEST.with("Cache-Status", "a ,  b;hit")))
                    .isEqualTo("a, b;hit");
            assertThat(text(Component.field("client-cert").structured(), REQUEST.with("Client-Cert", ":YQ:")))
                    .isEqualTo(":YQ==:");
        }

        @Test
        void areOfAKnownType() {
            assertRefused(
                    ask(Component.field("x").structured(), REQUEST.with("X", "a")), SignatureReason.UNKNOWN_FIELD_TYPE);
        }

        @Test
        void areWellFormed() {
            assertRefused(
                    ask(Component.field("priority").structured(), REQUEST.with("Priority", "u=")),
                    StructuredReason.MALFORMED_FIELD);
        }
    }

    @Nested
    class Section212Members {

        @ParameterizedTest
        @CsvSource({"a,1", "d,?1", "b,2;x=1;y=2", "c,(a b c)"})
        void haveTheirValuesAndParameters(String key, String expected) {
            TestRequest request = REQUEST.with("Example-Dict", "  a=1, b=2;x=1;y=2, c=(a   b    c), d");
            assertThat(text(Component.field("example-dict").member(key), request))
                    .isEqualTo(expected);
        }

        @Test
        void areThere() {
            assertRefused(
                    ask(Component.field("example-dict").member("x"), REQUEST.with("Example-Dict", "a=1")),
                    SignatureReason.MISSING_COMPONENT);
            assertRefused(
                    ask(Component.field("cache-status").member("a"), REQUEST.with("Cache-Status", "a=1")),
                    SignatureReason.UNKNOWN_FIELD_TYPE);
        }
    }

    @Nested
    class Section213Octets {

        @Test
        void keepLinesApart() {
            TestRequest two =
                    REQUEST.with("Example-Header", "value, with, lots").with("Example-Header", "of, commas");
            TestRequest one = REQUEST.with("Example-Header", "value, with, lots, of, commas");
            Component component = Component.field("example-header").octets();
            assertThat(text(component, two)).isEqualTo(":dmFsdWUsIHdpdGgsIGxvdHM=:, :b2YsIGNvbW1hcw==:");
            assertThat(text(component, one)).isEqualTo(":dmFsdWUsIHdpdGgsIGxvdHMsIG9mLCBjb21tYXM=:");
        }

        @Test
        void areNoOtherFormToo() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Component.field("a").octets().structured());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Component.field("a").member("k").octets());
        }
    }

    @Nested
    class Section214Trailers {

        @Test
        void areNoHeaders() {
            RequestMessage message = REQUEST.with("Expires", "in the header").message();
            RequestMessage both = new RequestMessage(
                    "GET", message.target(), message.fields(), name -> List.of("in the trailer"), true);
            assertThat(value(ComponentValues.value(Component.field("expires").trailer(), both)))
                    .isEqualTo("in the trailer");
            assertThat(value(ComponentValues.value(Component.field("expires"), both)))
                    .isEqualTo("in the header");
            assertRefused(ask(Component.field("expires").trailer(), REQUEST), SignatureReason.MISSING_COMPONENT);
        }
    }

    @Nested
    class Section22Derived {

        @Test
        void areThoseOfTheExamples() {
            assertThat(text(Component.METHOD, REQUEST.method("pOST"))).isEqualTo("pOST");
            assertThat(text(Component.TARGET_URI, REQUEST)).isEqualTo("https://www.example.com/path?param=value");
            assertThat(text(Component.AUTHORITY, REQUEST)).isEqualTo("www.example.com");
            assertThat(text(Component.SCHEME, REQUEST)).isEqualTo("https");
            assertThat(text(Component.REQUEST_TARGET, REQUEST)).isEqualTo("/path?param=value");
            assertThat(text(Component.PATH, REQUEST)).isEqualTo("/path");
            assertThat(text(Component.QUERY, REQUEST.uri("https://a.example/path?param=value&foo=bar&baz=bat%2Dman")))
                    .isEqualTo("?param=value&foo=bar&baz=bat%2Dman");
            assertThat(text(Component.QUERY, REQUEST.uri("https://a.example/path?queryString")))
                    .isEqualTo("?queryString");
            assertThat(text(Component.QUERY, REQUEST.uri("https://a.example/path?")))
                    .isEqualTo("?");
            assertThat(text(Component.QUERY, REQUEST.uri("https://a.example/path")))
                    .isEqualTo("?");
        }

        @Test
        void areInTheirOneForm() {
            TestRequest odd = REQUEST.uri("HTTPS://WWW.Example.com:443");
            assertThat(text(Component.AUTHORITY, odd)).isEqualTo("www.example.com");
            assertThat(text(Component.SCHEME, odd)).isEqualTo("https");
            assertThat(text(Component.PATH, odd)).isEqualTo("/");
            assertThat(text(Component.AUTHORITY, REQUEST.uri("http://a.example:443/")))
                    .isEqualTo("a.example:443");
            assertThat(text(Component.AUTHORITY, REQUEST.uri("http://a.example:80/")))
                    .isEqualTo("a.example");
            assertThat(text(Component.PATH, REQUEST.uri("https://a.example/a%2Fb%2fc")))
                    .isEqualTo("/a%2Fb%2fc");
        }

        @Test
        void belongToOneKindOfMessage() {
            ResponseMessage response = new ResponseMessage(200, Fields.NONE, false, REQUEST.message());
            assertThat(value(ComponentValues.value(Component.STATUS, response))).isEqualTo("200");
            assertRefused(ask(Component.STATUS, REQUEST), SignatureReason.WRONG_CONTEXT);
            assertRefused(ComponentValues.value(Component.METHOD, response), SignatureReason.WRONG_CONTEXT);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ResponseMessage(99, Fields.NONE, false, REQUEST.message()));
        }

        @Test
        void requestTargetIsKnownOrMissing() {
            TargetUri target = new TargetUri("https", "a.example", "/", Optional.empty(), Optional.empty());
            RequestMessage request = new RequestMessage("GET", target, Fields.NONE, false);
            assertRefused(ComponentValues.value(Component.REQUEST_TARGET, request), SignatureReason.MISSING_COMPONENT);
        }
    }

    @Nested
    class Section228QueryParameters {

        private static final String ODD = "https://example.com/parameters?var=this%20is%20a%20big%0Amultiline%20value"
                + "&bar=with+plus+whitespace&fa%C3%A7ade%22%3A%20=something";

        @ParameterizedTest
        @CsvSource({
            "var,this%20is%20a%20big%0Amultiline%20value",
            "bar,with%20plus%20whitespace",
            "fa%C3%A7ade%22%3A%20,something"
        })
        void areDecodedAndEncodedAnew(String name, String expected) {
            assertThat(text(Component.queryParameter(name), REQUEST.uri(ODD))).isEqualTo(expected);
        }

        @Test
        void areThereOnce() {
            TestRequest twice = REQUEST.uri("https://a.example/?a=1&b=2&%61=3");
            assertThat(text(Component.queryParameter("b"), twice)).isEqualTo("2");
            assertRefused(ask(Component.queryParameter("a"), twice), HttpReason.DUPLICATE_PARAMETER);
            assertRefused(ask(Component.queryParameter("c"), twice), HttpReason.MISSING_PARAMETER);
        }

        @Test
        void haveNamesOfOneSpelling() {
            TestRequest request = REQUEST.uri("https://a.example/?a+b=1");
            assertThat(text(Component.queryParameter("a%20b"), request)).isEqualTo("1");
            for (String other : List.of("a+b", "a b", "%61%20b", "a%2", "a%zz", "%ff")) {
                assertRefused(ask(Component.queryParameter(other), request), SignatureReason.MALFORMED_COMPONENT);
            }
        }
    }

    @Nested
    class Section24OfTheRequest {

        @Test
        void needAResponseWithARequest() {
            Component method = Component.METHOD.ofRequest();
            ResponseMessage response = new ResponseMessage(200, Fields.NONE, false, REQUEST.message());
            ResponseMessage alone = new ResponseMessage(200, Fields.NONE, Fields.NONE, false, Optional.empty());
            assertThat(value(ComponentValues.value(method, response))).isEqualTo("GET");
            assertRefused(ComponentValues.value(method, alone), SignatureReason.WRONG_CONTEXT);
            assertRefused(ask(method, REQUEST), SignatureReason.WRONG_CONTEXT);
            assertRefused(
                    ComponentValues.value(Component.field("x").ofRequest(), response),
                    SignatureReason.MISSING_COMPONENT);
        }
    }

    @Nested
    class Section2Identifiers {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"x\"",
                    "\"x\";sf",
                    "\"x\";key=\"a\"",
                    "\"x\";bs",
                    "\"x\";tr;bs",
                    "\"x\";req;sf",
                    "\"@method\"",
                    "\"@path\";req",
                    "\"@query-param\";name=\"a\"",
                    "\"@query-param\";req;name=\"a\"",
                    "\"x\";sf;key=\"a\""
                })
        void areTakenAsWritten(String text) {
            assertThat(value(Item.parse(List.of(text)).then(Component::of)).text())
                    .isEqualTo(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x",
                    "1",
                    "\"X\"",
                    "\"x\";unknown",
                    "\"x\";sf=?0",
                    "\"x\";sf=1",
                    "\"x\";key",
                    "\"x\";key=a",
                    "\"x\";bs;sf",
                    "\"x\";bs;key=\"a\"",
                    "\"x\";name=\"a\"",
                    "\"@method\";sf",
                    "\"@method\";tr",
                    "\"@method\";name=\"a\"",
                    "\"@status\";req",
                    "\"@signature-params\"",
                    "\"@query-param\"",
                    "\"@query-param\";name",
                    "\"@query-param\";name=\"a\";sf",
                    "\"@unknown\"",
                    "\"\"",
                    "\"x y\""
                })
        void areRefusedOtherwise(String text) {
            assertRefused(Item.parse(List.of(text)).then(Component::of), SignatureReason.MALFORMED_COMPONENT);
        }

        @Test
        void areTheSameInAnyOrderOfParameters() {
            Component one = Component.field("x").ofRequest().structured();
            Component other = Component.field("x").structured().ofRequest();
            assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
            assertThat(one.text()).isNotEqualTo(other.text());
        }
    }
}
