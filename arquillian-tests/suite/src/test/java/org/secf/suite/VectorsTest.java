package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.server.OnOneServer;
import org.secf.server.ProbeArchive;
import org.secf.server.RawAnswer;
import org.secf.server.ServerLog;
import org.secf.vectors.VectorKeys;
import org.secf.vectors.VectorServlet;

/**
 * Every request that RFC 9421 prints, sent octet by octet: by a clock of their time they verify as the server hands them on, and one other octet does not; by ours they
 * are too old, or cover less than one request.
 */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class VectorsTest {

    private static final String NAME = "vectors";
    private static final String BODY = "{\"hello\": \"world\"}";

    /** The label that the application's own mechanism looks at; those that are printed it leaves alone. */
    private static final String GUARDED = "guarded";

    private static final String DESCRIPTOR = """
            <secf xmlns="https://secf.org/ns/secf">
              <http-signature>
                <base-url>https://example.com</base-url>
                <further-authorities>origin.host.internal.example</further-authorities>
                <further-authorities>service.internal.example</further-authorities>
                <further-authorities>example.org</further-authorities>
                <label>%s</label>
                <max-age>24h</max-age>
                <nonce>ONCE_IF_PRESENT</nonce>
                <required-components>@method</required-components>
                <required-components>@authority</required-components>
                <required-components>@path</required-components>
                <required-components>@query</required-components>
              </http-signature>
            </secf>
            """;

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <listener><listener-class>org.secf.jaspic.SecfListener</listener-class></listener>
            </web-app>
            """;

    /** What covers all of the target, and so gets as far as its age. */
    private static final Set<String> WHOLE_TARGET = Set.of("2.4 request", "B.2.3", "B.3");

    private static final Pattern CORRELATION = Pattern.compile("<code>([0-9a-f]+)</code>");

    /** One request of the specification; {@code toString} is for the names of tests. */
    record Vector(JsonObject json) {

        String label() {
            return json.getString("label");
        }

        boolean covers(String component) {
            return json.getString("base").contains("\"" + component + "\": ");
        }

        boolean isBare() {
            return request().getString("method").equals("GET");
        }

        private JsonObject request() {
            return json.getJsonObject("request");
        }

        private URI uri() {
            return URI.create(request().getString("uri"));
        }

        /** Sends it, whatever became of its fields and its content on their way. */
        RawAnswer send(String host, UnaryOperator<String> fields, String content) {
            String line = request().getString("method") + " /" + NAME + uri().getRawPath() + "?" + uri().getRawQuery()
                    + " HTTP/1.1\r\n";
            String length = isBare() ? "" : "Content-Length: " + BODY.length() + "\r\n";
            String sent = fields.apply(lines(request().getJsonArray("fields")) + lines(signature())) + length
                    + VectorServlet.LABEL + ": " + label() + "\r\n";
            return RawAnswer.to(line, host, isBare() ? sent : sent + "\r\n" + content);
        }

        RawAnswer send() {
            return send(uri().getHost(), fields -> fields, BODY);
        }

        private JsonArray signature() {
            return json.getJsonArray("signatureFields");
        }

        private static String lines(JsonArray fields) {
            return fields.getValuesAs(JsonArray.class).stream()
                    .filter(field -> !Set.of("Host", "Content-Length").contains(field.getString(0)))
                    .map(field -> field.getString(0) + ": " + field.getString(1) + "\r\n")
                    .collect(Collectors.joining());
        }

        @Override
        public String toString() {
            return json.getString("name");
        }
    }

    @Deployment(testable = false)
    public static Archive<?> vectorsOfTheSpecification() throws IOException {
        WebArchive war = ShrinkWrap.create(WebArchive.class, NAME + ".war")
                .addPackage(VectorServlet.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(new StringAsset(DESCRIPTOR.formatted(GUARDED)), "secf.xml")
                .addAsResource(new StringAsset(VectorKeys.vectors().toString()), VectorKeys.VECTORS)
                .setWebXML(new StringAsset(WEB_XML));
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        return war;
    }

    static List<Vector> vectors() {
        List<Vector> all = VectorKeys.vectors().getJsonArray("vectors").getValuesAs(JsonObject.class).stream()
                .filter(vector -> !vector.containsKey("response"))
                .map(Vector::new)
                .toList();
        assertThat(all).hasSize(11);
        return all;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verifiesAsItIsHandedOn(Vector vector) {
        RawAnswer answer = vector.send();

        if (vector.covers("@authority")) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.text()).contains("verified test-");
        } else {
            assertRefused(answer, "COMPONENT_NOT_COVERED");
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isRefusedWithAnotherOctet(Vector vector) {
        if (!vector.covers("@authority")) {
            return;
        }
        String host = vector.uri().getHost();
        assertRefused(vector.send("f" + host.substring(1), fields -> fields, BODY), "WRONG_SIGNATURE");
        assertRefused(vector.send(host, fields -> otherSignature(vector, fields), BODY), "WRONG_SIGNATURE");
        if (vector.covers("content-digest")) {
            assertRefused(vector.send(host, fields -> fields, BODY.replace("world", "worle")), "WRONG_DIGEST");
        }
        if (vector.covers("content-type")) {
            assertRefused(
                    vector.send(host, fields -> fields.replace("application/json", "application/jsom"), BODY),
                    "WRONG_SIGNATURE");
        }
    }

    private static String otherSignature(Vector vector, String fields) {
        int at = fields.indexOf(vector.label() + "=:") + vector.label().length() + 12;
        char other = fields.charAt(at) == 'A' ? 'B' : 'A';
        return fields.substring(0, at) + other + fields.substring(at + 1);
    }

    private static void assertRefused(RawAnswer answer, String reason) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("refused " + reason);
    }

    /** The mechanism believes nothing for longer than a day, nor what could be another request as well. */
    @ParameterizedTest
    @MethodSource("vectors")
    void isNotBelievedToday(Vector vector) {
        RawAnswer answer = vector.send(
                vector.uri().getHost(),
                fields -> fields.replaceAll("(: |, )" + vector.label() + "=", "$1" + GUARDED + "="),
                BODY);

        if (vector.toString().equals("B.2.2")) {
            // Its tag is that of another application, so that nobody but the servlet looks at it, by its label.
            assertRefused(answer, "NO_SUITABLE_SIGNATURE");
            return;
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        Matcher correlation = CORRELATION.matcher(answer.text());
        assertThat(correlation.find()).as(answer.text()).isTrue();
        assertThat(ServerLog.audited(correlation.group(1)).getString("reason")).isEqualTo(reason(vector));
    }

    private static String reason(Vector vector) {
        return WHOLE_TARGET.contains(vector.toString()) ? "TOO_OLD" : "COMPONENT_NOT_COVERED";
    }
}
