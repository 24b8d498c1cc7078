package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.client.ClientRequest;
import org.secf.server.Http;
import org.secf.server.PlatformTest;
import org.secf.server.ServerLog;
import org.secf.server.Signer;
import org.secf.server.Site;
import org.secf.signed.SignedDefinition;
import org.secf.signed.platform.SharedKeys;

/** What methods of JAX-RS resources and session beans demand of the message. */
interface SignedMethodContract {

    String ORDERS = SignedDefinition.ADDRESS + "/api/orders/";
    Signer BOB = Signer.sharing(SharedKeys.KEY_ID, SharedKeys.secret());

    @PlatformTest
    default void resourceIsCalledBySigners() {
        assertThat(signed(Signer.ALICE, "POST", "own").body()).isEqualTo("alice orders apples");
        assertThat(signed(BOB, "POST", "own").body()).isEqualTo("bob orders apples");
        assertThat(signed(Signer.CAROL, "POST", "own").body()).isEqualTo("CN=carol orders apples");
    }

    @PlatformTest
    default void sessionBeanIsCalledBySigners() {
        assertThat(signed(Signer.ALICE, "POST", "bean/own").body())
                .isEqualTo("principal=alice partner=true caller=alice");
        assertThat(signed(BOB, "POST", "bean/own").body()).isEqualTo("principal=bob partner=false caller=bob");
    }

    @PlatformTest
    default void rolesOfResourcesAreTheGroupsOfSigners() {
        assertThat(signed(Signer.ALICE, "GET", "partners").body()).isEqualTo("partner alice");
        assertThat(signed(BOB, "GET", "partners").status()).isEqualTo(403);
        assertThat(new Http().get(ORDERS + "partners").status()).isIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"known", "tenant"})
    @EnabledIf(value = "org.secf.server.Site#isPlatform", disabledReason = "a servlet container has no JAX-RS")
    default void unsignedRequestIsToldWhatToSign(String method) {
        Http.Reply reply = new Http().get(ORDERS + method);

        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).contains("Signature");
        assertThat(reply.header("Accept-Signature"))
                .singleElement()
                .asString()
                .contains("\"content-digest\"", ";nonce=");
    }

    @PlatformTest
    default void unsignedRequestIsNotFresh() {
        assertThat(new Http().get(ORDERS + "fresh").status()).isEqualTo(403);
        assertThat(signed(Signer.ALICE, "GET", "fresh").body()).isEqualTo("fresh");
        assertThat(signed(Signer.ALICE, "POST", "bean/fresh").body()).isEqualTo("fresh");
    }

    /** It is believed for longer, where nobody demands more. */
    @PlatformTest
    default void signatureIsTooOldForAMethodThatSaysSo() throws InterruptedException {
        ClientRequest resource = Signer.ALICE.sign(Signer.request("GET", ORDERS + "instant", ""));
        ClientRequest bean = Signer.ALICE.sign(Signer.request("POST", ORDERS + "bean/instant", "apples"));
        ClientRequest other = Signer.ALICE.sign(Signer.request("GET", ORDERS + "recent", ""));
        Thread.sleep(2000);

        assertThat(new Http().send(resource).status()).isEqualTo(403);
        assertThat(new Http().send(bean).body()).isEqualTo("refused");
        assertThat(Site.log()).contains("MESSAGE_TOO_OLD");
        assertThat(new Http().send(other).body()).isEqualTo("recent");
        assertThat(signed(Signer.ALICE, "POST", "bean/recent").body()).isEqualTo("recent");
    }

    @PlatformTest
    default void fieldThatAMethodNamesHasToBeSigned() {
        ClientRequest get = Signer.request("GET", ORDERS + "tenant", "").with("x-tenant", "7");
        ClientRequest post =
                Signer.request("POST", ORDERS + "bean/tenant", "apples").with("x-tenant", "7");

        assertThat(new Http().send(Signer.ALICE.sign(get)).status()).isEqualTo(403);
        assertThat(new Http().send(Signer.ALICE.sign(post)).body()).isEqualTo("refused");
        assertThat(new Http().send(withTenant(get)).body()).isEqualTo("tenant");
        assertThat(new Http().send(withTenant(post)).body()).isEqualTo("tenant");
    }

    private static ClientRequest withTenant(ClientRequest request) {
        ClientRequest digested = Signer.digested(request);
        return Signer.ALICE.sign(
                digested, Signer.components(digested) + " \"x-tenant\"", Signer.ALICE.parameters(Duration.ZERO));
    }

    /** The bean does not rely on the resource before it. */
    @ParameterizedTest
    @ValueSource(strings = {"own", "known", "tenant", "fresh", "recent"})
    @EnabledIf(value = "org.secf.server.Site#isPlatform", disabledReason = "a servlet container has no EJB")
    default void sessionBeanRefusesWhatIsNotSigned(String method) {
        Http.Reply reply = new Http().send(Signer.request("POST", ORDERS + "bean/" + method, "apples"));

        assertThat(reply.body()).isEqualTo("refused");
    }

    /** By a timer and on another thread, though the request that led there was signed. */
    @ParameterizedTest
    @ValueSource(strings = {"own", "known", "tenant", "fresh", "recent", "answer"})
    @EnabledIf(value = "org.secf.server.Site#isPlatform", disabledReason = "a servlet container has no EJB")
    default void callsThatCameAnotherWayAreRefused(String method) {
        assertThat(signed(Signer.ALICE, "POST", "others/" + method).body()).isEqualTo("refused refused");
    }

    @PlatformTest
    default void responseIsSignedWhereAMethodDemandsIt() {
        for (Http.Reply reply :
                List.of(signed(Signer.ALICE, "GET", "answer"), signed(Signer.ALICE, "POST", "bean/answer"))) {
            assertThat(reply.body()).isEqualTo("answer");
            assertThat(reply.header("Content-Digest")).hasSize(1);
            assertThat(reply.header("Signature")).hasSize(1);
            assertThat(reply.header("Signature-Input"))
                    .singleElement()
                    .asString()
                    .contains(
                            "\"@status\"",
                            "\"content-digest\"",
                            "\"@path\";req",
                            "\"signature\";key=\"sig1\";req",
                            "\"signature-input\";key=\"sig1\";req");
        }
        assertThat(signed(Signer.ALICE, "GET", "fresh").header("Signature")).isEmpty();
    }

    /** A signed response covers the digest, and so proves that this content was seen. */
    @PlatformTest
    default void contentOfAnUnsignedRequestIsThatOfItsDigest() {
        ClientRequest right =
                Signer.digested(Signer.request("POST", SignedDefinition.ADDRESS + "/servlet/who", "apples"));
        Http.Reply refused = new Http().send(right.body("others".getBytes(StandardCharsets.US_ASCII)));

        assertThat(new Http().send(right).body()).isEqualTo("principal=nobody partner=false length=6");
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(ServerLog.audited(refused.correlation()).getString("reason")).isEqualTo("WRONG_DIGEST");
    }

    private static Http.Reply signed(Signer signer, String method, String path) {
        String text = method.equals("POST") ? "apples" : "";
        return new Http().send(signer.sign(Signer.request(method, ORDERS + path, text)));
    }
}
