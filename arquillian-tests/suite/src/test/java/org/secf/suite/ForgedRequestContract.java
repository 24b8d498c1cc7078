package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.client.ClientRequest;
import org.secf.server.Http;
import org.secf.server.RawAnswer;
import org.secf.server.ServerLog;
import org.secf.server.Signer;
import org.secf.server.Site;
import org.secf.signed.SignedDefinition;

/** What is not exactly what was signed is refused, also where nobody has to be logged in, and the client does not learn why. */
interface ForgedRequestContract {

    String WHO = SignedDefinition.ADDRESS + "/servlet/who";
    String ALICE = "principal=alice partner=true length=";

    @ParameterizedTest
    @MethodSource("org.secf.suite.Forgery#all")
    default void forgeryIsRefused(Forgery forgery) {
        Http.Reply reply = new Http().send(forgery.how().apply(Signer.request("POST", WHO, "text")));

        assertThat(reply.status()).as(reply.body()).isEqualTo(forgery.status());
        assertThat(reply.body()).doesNotContain("principal", "org.secf", "alice", forgery.reason());
        assertThat(reply.header("Accept-Signature")).hasSize(forgery.status() == 401 ? 1 : 0);
        var audited = ServerLog.audited(reply.correlation());
        assertThat(audited.getString("reason")).isEqualTo(forgery.reason());
        assertThat(audited.getString("clause")).isNotBlank();
        assertThat(ServerLog.warned(reply.correlation())).contains(forgery.reason());
    }

    /** H77. */
    @Test
    default void fieldCalledMethodIsNotTheMethod() {
        ClientRequest signed = Signer.ALICE.sign(Signer.request("DELETE", WHO, ""));

        RawAnswer answer = RawAnswer.to(line("GET"), fields(signed) + "@method: DELETE\r\n");

        assertThat(answer.status()).isIn(400, 401);
        assertThat(answer.text()).doesNotContain("principal=alice");
    }

    /** H78: lines are joined and spaces around them dropped before they are signed (RFC 9421 §2.1). */
    @Test
    default void repeatedFieldIsSignedAsOne() {
        String fields = fields(tenant("a, b")).replaceFirst("(?i)x-tenant: a, b", "X-Tenant: a \r\nx-tenant:   b");

        assertThat(RawAnswer.to(line("GET"), fields).text()).contains(ALICE);
    }

    /** H78. */
    @Test
    default void lineThatWasAddedIsFound() {
        String added = fields(tenant("a")) + "x-tenant: b\r\n";
        String folded = fields(tenant("a")).replaceFirst("(?i)x-tenant: a", "x-tenant: a\r\n b");

        for (String fields : new String[] {added, folded}) {
            RawAnswer answer = RawAnswer.to(line("GET"), fields);
            assertThat(answer.status()).isIn(400, 401);
            assertThat(answer.text()).doesNotContain("principal=alice");
        }
    }

    /** RFC 9110 §6.5.1: they come after everything that was verified, and some servers add them to the fields. */
    @Test
    default void trailersAreNoFields() {
        ClientRequest signed = Signer.ALICE.sign(Signer.request("POST", WHO + "/fields", "role=administrator"));
        String chunked =
                "Transfer-Encoding: chunked\r\nTrailer: Content-Type, X-Tenant\r\n\r\n12\r\nrole=administrator\r\n0\r\n";
        String trailers = "Content-Type: application/x-www-form-urlencoded\r\nX-Tenant: mallory\r\n";

        RawAnswer answer = RawAnswer.to(
                "POST " + URI.create(WHO).getRawPath() + "/fields HTTP/1.1\r\n", fields(signed) + chunked + trailers);

        assertThat(answer.status()).isIn(200, 400);
        assertThat(answer.text()).doesNotContain("mallory", "role=administrator");
        if (answer.status() == 200) {
            assertThat(answer.text()).contains(ALICE + "18 tenant=null type=text/plain role=null");
        }
    }

    /** What a request says of its host is not looked at: base-url is what counts. */
    @Test
    default void hostIsNotBelieved() {
        ClientRequest there =
                Signer.ALICE.sign(ClientRequest.of("GET", URI.create("http://evil.example.org/signed/servlet/who")));
        assertThat(RawAnswer.to(line("GET"), "evil.example.org", fields(there)).status())
                .isIn(400, 401, 404);

        ClientRequest here = Signer.ALICE.sign(Signer.request("GET", WHO, ""));
        assertThat(RawAnswer.to(line("GET"), "127.0.0.1:" + Site.PORT, fields(here))
                        .text())
                .contains(ALICE);
    }

    private static ClientRequest tenant(String value) {
        ClientRequest request = Signer.request("GET", WHO, "").with("x-tenant", value);
        return Signer.ALICE.sign(
                request, Signer.components(request) + " \"x-tenant\"", Signer.ALICE.parameters(Duration.ZERO));
    }

    private static String line(String method) {
        return method + " " + URI.create(WHO).getRawPath() + " HTTP/1.1\r\n";
    }

    private static String fields(ClientRequest request) {
        return request.fields().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(line -> field.getKey() + ": " + line + "\r\n"))
                .collect(Collectors.joining());
    }
}
