package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.guarded.Toy;
import org.secf.guarded.ToyGuardFactory;
import org.secf.guarded.ToyReason;
import org.secf.guarded.platform.GuardedApplication;
import org.secf.mechanism.MessageGuardFactory;
import org.secf.mechanism.ResponseReason;
import org.secf.server.Http;
import org.secf.server.OncePerFamily;
import org.secf.server.PlatformTest;
import org.secf.server.ProbeArchive;
import org.secf.server.RawAnswer;
import org.secf.server.ServerLog;
import org.secf.server.Site;
import org.secf.server.Users;
import org.secf.ways.OtherWays;

/** Messages that a guard inspects before anybody is authenticated, and responses that must be sealed. */
@ExtendWith(ArquillianExtension.class)
@OncePerFamily
class MessageTest {

    private static final String NAME = "guarded";
    private static final String ADDRESS = Site.SERVER + "/" + NAME;
    private static final String SERVLET = ADDRESS + "/servlet";
    private static final String RESOURCE = ADDRESS + "/api/guarded";
    private static final int MOST_RECEIVED = 100_000;

    private static final String DESCRIPTOR = """
            <secf xmlns="https://secf.org/ns/secf">
              <body>
                <in-memory>1000</in-memory>
                <most-received>%d</most-received>
                <most-sent>50000</most-sent>
              </body>
              <toy/>
              <basic><password-file>%s</password-file></basic>
            </secf>
            """;

    private final Http http = new Http();

    @Deployment(testable = false)
    public static Archive<?> guarded() {
        WebArchive war = ShrinkWrap.create(WebArchive.class, NAME + ".war")
                .addPackage(Toy.class.getPackage())
                .addAsResource(
                        new StringAsset(ToyGuardFactory.class.getName()),
                        "META-INF/services/" + MessageGuardFactory.class.getName())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(
                        new StringAsset(DESCRIPTOR.formatted(MOST_RECEIVED, Users.passwords())), "secf.xml");
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        return Site.isPlatform()
                ? war.addPackages(false, GuardedApplication.class.getPackage(), OtherWays.class.getPackage())
                : war;
    }

    private static HttpRequest.Builder signed(String address, String signer, String body) {
        byte[] turned = Toy.turned(body.getBytes(StandardCharsets.UTF_8));
        return Http.request(address)
                .header(Toy.SIGNER, signer)
                .header(Toy.SUM, Toy.sum(turned))
                .header("Content-Encoding", "toy")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(turned));
    }

    private static String sealOf(int status, String body, String signer) {
        return status + " text/plain " + (Toy.sum(body.getBytes(StandardCharsets.UTF_8)) + " " + signer).strip();
    }

    @AfterEach
    void noFileIsLeft() {
        assertThat(http.get(SERVLET + "/files").body()).isEqualTo("files=0");
    }

    @Test
    void servletReadsTheBodyThatTheGuardLeft() {
        String body = "ä".repeat(20_000);

        Http.Reply reply = http.send(signed(SERVLET + "/echo", "alice", body));

        assertThat(reply.body()).isEqualTo("type=text/plain;charset=UTF-8 length=40000 coding=null body=" + body);
    }

    @Test
    void bodyIsThereAgainAfterADispatch() {
        Http.Reply reply =
                http.send(signed(SERVLET + "/dispatched", "alice", "hello").header(Toy.ANSWER, "yes"));

        assertThat(reply.body()).isEqualTo("type=text/plain;charset=UTF-8 length=5 coding=null body=hello");
        assertThat(reply.header(Toy.SEAL)).containsExactly(sealOf(200, reply.body(), "alice"));
    }

    @Test
    void unguardedMessageIsLeftAsItIs() {
        Http.Reply reply = http.send(Http.request(SERVLET + "/echo")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString("a,b")));

        assertThat(reply.body()).isEqualTo("type=text/csv length=3 coding=null body=a,b");
        assertThat(reply.header(Toy.SEAL)).isEmpty();
    }

    @Test
    void wrongMessageIsRefusedAndAuditedOnce() {
        Http.Reply reply = http.send(signed(SERVLET + "/echo", "alice", "hello").setHeader(Toy.SUM, "0"));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).containsExactly("Toy");
        assertThat(ServerLog.audited(reply.correlation()).getString("reason")).isEqualTo(ToyReason.WRONG_SUM.name());
        assertThat(ServerLog.audited(reply.correlation()).getString("mechanism"))
                .isEqualTo("toy");
    }

    @Test
    void guardIsAskedOnceForEachRequest() {
        Http.Reply first = http.send(signed(SERVLET + "/echo", "alice", "hello").header(Toy.ONCE, "n1"));
        Http.Reply second =
                http.send(signed(SERVLET + "/echo", "alice", "hello").header(Toy.ONCE, "n1"));

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(401);
        assertThat(ServerLog.audited(second.correlation()).getString("reason")).isEqualTo(ToyReason.SEEN_BEFORE.name());
    }

    @Test
    void bodyBeyondTheBoundIsTooLarge() {
        Http.Reply reply = http.send(signed(SERVLET + "/echo", "alice", "x".repeat(MOST_RECEIVED + 1)));

        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void responseIsSealedWithItsStatus() {
        Http.Reply reply = http.send(signed(SERVLET + "/created", "alice", "").header(Toy.ANSWER, "yes"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body()).isEqualTo("made");
        assertThat(reply.header(Toy.SEAL)).containsExactly(sealOf(201, "made", "alice"));
    }

    @Test
    void responseOfAnotherThreadIsSealed() {
        Http.Reply reply = http.send(signed(SERVLET + "/async", "alice", "").header(Toy.ANSWER, "yes"));

        assertThat(reply.body()).isEqualTo("later");
        assertThat(reply.header(Toy.SEAL)).containsExactly(sealOf(200, "later", "alice"));
    }

    @Test
    void redirectIsSealed() {
        Http.Reply reply = http.send(signed(SERVLET + "/away", "alice", "").header(Toy.ANSWER, "yes"));

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("Location")).singleElement().asString().endsWith("elsewhere");
        assertThat(reply.header(Toy.SEAL)).containsExactly(sealOf(302, "", "alice"));
    }

    @Test
    void errorPageOfTheServerClaimsNothing() {
        Http.Reply reply = http.send(signed(SERVLET + "/error", "alice", "").header(Toy.ANSWER, "yes"));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.header(Toy.SEAL)).isEmpty();
        assertThat(reply.body()).doesNotContain("not told");
    }

    @Test
    void responseThatIsKeptInAFileIsSealed() {
        Http.Reply reply =
                http.send(signed(SERVLET + "/large?parts=50", "alice", "").header(Toy.ANSWER, "yes"));

        assertThat(reply.header(Toy.SEAL)).containsExactly(sealOf(200, "x".repeat(50_000), "alice"));
    }

    @Test
    void longResponseIsFollowedByItsSealOrRefused() {
        String fields = Toy.SIGNER + ": alice\r\n" + Toy.SUM + ": 0\r\n" + Toy.ANSWER + ": yes\r\nTE: trailers\r\n";

        RawAnswer answer = RawAnswer.to("GET /" + NAME + "/servlet/large?parts=500 HTTP/1.1\r\n", fields);

        if (answer.status() == 200) {
            assertThat(answer.body()).isEqualTo("x".repeat(500_000));
            assertThat(answer.trailers()).contains(Toy.SEAL + ": " + sealOf(200, "x".repeat(500_000), "alice"));
        } else {
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain("xxx");
            assertThat(Site.log()).contains(ResponseReason.RESPONSE_TOO_LONG.name());
        }
    }

    @Test
    void longResponseWithoutTrailersIsRefused() {
        String fields = Toy.SIGNER + ": alice\r\n" + Toy.SUM + ": 0\r\n" + Toy.ANSWER + ": yes\r\n";

        RawAnswer answer = RawAnswer.to("GET /" + NAME + "/servlet/large?parts=500 HTTP/1.0\r\n", fields);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).doesNotContain("xxx");
        assertThat(Site.log()).contains(ResponseReason.RESPONSE_TOO_LONG.name());
    }

    @PlatformTest
    void entityIsTheBodyThatTheGuardLeft() {
        String body = "ö".repeat(10_000);

        Http.Reply reply = http.send(signed(RESOURCE + "/echo", "alice", body));

        assertThat(reply.body()).isEqualTo("type=text/plain coding=null body=" + body);
    }

    @PlatformTest
    void sessionBeanLearnsWhoSigned() {
        assertThat(http.send(signed(RESOURCE + "/signer", "alice", "a")).body()).isEqualTo("alice");
        assertThat(http.send(Http.request(RESOURCE + "/signer")
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("a")))
                        .body())
                .isEqualTo("refused");
    }

    @PlatformTest
    void callsThatCameAnotherWayAreRefused() {
        assertThat(http.send(signed(RESOURCE + "/others", "alice", "a")).body()).isEqualTo("refused refused refused");
    }

    @PlatformTest
    void responseIsSealedWhereAMethodDemandsIt() {
        Http.Reply reply = http.get(RESOURCE + "/sealed");

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header(Toy.SEAL)).containsExactly(sealOf(201, "sealed", ""));
    }

    @PlatformTest
    void responseIsSealedThoughAnotherThreadResumesIt() {
        Http.Reply reply = http.get(RESOURCE + "/resumed");

        assertThat(reply.body()).isEqualTo("resumed");
        assertThat(reply.header(Toy.SEAL)).containsExactly(sealOf(200, "resumed", ""));
    }

    @PlatformTest
    void demandThatNobodyCanMeetIsRefused() {
        assertThat(http.get(RESOURCE + "/unknown").body()).isEqualTo(ResponseReason.NO_SEALER.name());
    }

    /** H88. */
    @PlatformTest
    void manyMessagesAtOnceDoNotMix() {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            HttpRequest request = signed(RESOURCE + "/signer", "signer" + i, "a".repeat(i * 10))
                    .build();
            answers.add(http.client()
                    .sendAsync(request, java.net.http.HttpResponse.BodyHandlers.ofString())
                    .thenApply(java.net.http.HttpResponse::body));
        }
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join()).isEqualTo("signer" + i);
        }
    }
}
