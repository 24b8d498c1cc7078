package org.secf.rotation;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.secf.agreement.AgreementPolicy;
import org.secf.agreement.AgreementSuite;
import org.secf.agreement.ClientCredential;
import org.secf.agreement.KeyAgreement;
import org.secf.keys.Secret;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.Http;
import org.secf.server.User;

/**
 * Those who deal with one node and know its keys from another, as everybody behind a load balancer does. They keep what they read as long as they may.
 */
public final class Relying {

    private static final Duration SKEW = Duration.ofSeconds(5);

    private final Node node;
    private final Http http;
    private final StrictProvider provider;
    private final Kept<Published> jwks;
    private final SecureRandom random = new SecureRandom();

    /**
     * Deals with {@code node}.
     *
     * @param source from which they read the keys
     * @param age how long they keep them
     */
    public Relying(Node node, Node source, Http http, Duration age) {
        this.node = node;
        this.http = http;
        this.provider = new StrictProvider(source, http, age);
        this.jwks = new Kept<>(() -> source.jwks(http), age);
    }

    /** A whole login by SAML, and a second page without one. Answers the id of the key that signed the request. */
    public String login(User user) {
        try (Browser browser = new Browser()) {
            HtmlPage form = browser.start(node.address() + "/sso/a");
            String signer = provider.accept(form);
            expect(browser.deliver(provider.answer(browser, form, user)), user);
            expect(browser.get(node.address() + "/sso/b"), user);
            return signer;
        }
    }

    private static void expect(Answer answer, User user) {
        if (answer.status() != 200 || !answer.body().contains("principal=" + user.name() + " type=SECF-SAML")) {
            throw new AssertionError(answer.url() + " answered " + answer.status() + ": " + answer.body());
        }
    }

    /** A whole agreement by a pre-shared key. Answers the id of the key that signed the offer. */
    public String agree(String server, Secret preSharedKey) {
        Http.Reply offer = http.get(node.agreement());
        expect(offer);
        AgreementPolicy policy = new AgreementPolicy(
                server, jwks.get().signing(), List.of(AgreementSuite.X25519), Duration.ofMinutes(1), SKEW);
        byte[] octets = offer.body().getBytes(StandardCharsets.UTF_8);
        ClientCredential credential = ClientCredential.anonymous().withPreSharedKey("client", preSharedKey);
        try (KeyAgreement agreement = SharedStore.accepted(KeyAgreement.begin(policy, octets, Clock.systemUTC()))) {
            byte[] proposal = SharedStore.accepted(agreement.propose(credential, random));
            Http.Reply grant = http.send(Http.request(node.agreement())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(proposal)));
            expect(grant);
            SharedStore.accepted(agreement.complete(grant.body().getBytes(StandardCharsets.UTF_8)));
        }
        try (JsonReader reader = Json.createReader(new StringReader(offer.body()))) {
            return reader.readObject().getString("kid");
        }
    }

    private static void expect(Http.Reply reply) {
        if (reply.status() != 200) {
            throw new AssertionError(reply.raw().uri() + " answered " + reply.status() + ": " + reply.body());
        }
    }
}
