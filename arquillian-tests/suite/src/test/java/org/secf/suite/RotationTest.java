package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.html.HtmlPage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.Thumbprint;
import org.secf.keys.store.Rotation;
import org.secf.rotation.EncryptedResponse;
import org.secf.rotation.Load;
import org.secf.rotation.Node;
import org.secf.rotation.Published;
import org.secf.rotation.Relying;
import org.secf.rotation.SharedStore;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.DigestClient;
import org.secf.server.Http;
import org.secf.server.OnOneServer;
import org.secf.server.PlainArchive;
import org.secf.server.ServerLog;
import org.secf.server.User;
import org.secf.server.Users;
import org.secf.testkit.TestIdentityProvider;

/**
 * KEM-001: every key of two nodes that share a store is rotated, several times, and the identity provider's key, too, while logins, agreements and readers of
 * keys go on. Each of those deals with one node and knows the keys from the other, so that the test passes only where the nodes agree; and nobody is refused.
 */
@ExtendWith(ArquillianExtension.class)
@OnOneServer
class RotationTest {

    private static final Node ONE = new Node("node-1");
    private static final Node TWO = new Node("node-2");
    private static final String STORE = "rotated";
    private static final String SERVER_NAME = "https://enabler.example.org";
    private static final String PSK = "0123456789abcdef0123456789abcdef";
    private static final User ALICE = new User("alice", "alice", List.of("user"));

    /** How often a node looks, and how long others keep what they read. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private static final Duration KEPT = Duration.ofSeconds(1);

    /** What a busy machine takes to read a page, log in and come back. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(3);

    /** Others know of the next key, or of the end of the former one, so long after every node has published it. */
    private static final Duration KNOWN = KEPT.plus(ON_THE_WAY);

    /** Time enough to be read by both nodes, and over before the test is. */
    private static final Duration RETIRING = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int ROTATIONS = 3;
    private static final Pattern CORRELATION = Pattern.compile("<code>([A-Za-z0-9_-]{8,})</code>");

    @RegisterExtension
    static final TestIdentityProvider IDP = TestIdentityProvider.onFreePort().with("alice", "user");

    private final Http http = new Http();
    private final Clock clock = Clock.systemUTC();
    private final SharedStore store = SharedStore.of(STORE);

    @Deployment(name = "node-1", order = 1, testable = false)
    public static Archive<?> one() throws IOException {
        SharedStore store = SharedStore.made(STORE, "master-of-two-nodes-Zm9vYmFy");
        store.secret("digest", Users.digestLines());
        store.secret("psk", PSK);
        store.generate("key-0", Clock.systemUTC().instant().minus(Duration.ofHours(1)));
        return node(ONE, store);
    }

    @Deployment(name = "node-2", order = 2, testable = false)
    public static Archive<?> two() {
        return node(TWO, SharedStore.of(STORE));
    }

    private static Archive<?> node(Node node, SharedStore store) {
        String saml = "<saml><paths>/sso/*</paths><base-url>" + node.address() + "</base-url><idp-metadata>file:"
                + IDP.metadataFile() + "</idp-metadata><key-set>" + SharedStore.SET + "</key-set>"
                + "<require-encrypted-assertions>true</require-encrypted-assertions>"
                + "<metadata-unknown-key-interval>10s</metadata-unknown-key-interval></saml>";
        String digest = "<digest><paths>/digest/*</paths><realm>" + Users.REALM
                + "</realm><secrets>store:digest</secrets></digest>";
        String agreement = "<agreement><server-name>" + SERVER_NAME
                + "</server-name><modes>psk</modes><psk>client=store:psk</psk>"
                // One client stands for many.
                + "<max-associations-per-client>10000</max-associations-per-client>"
                + "<max-answers-per-client>10000</max-answers-per-client></agreement>";
        return PlainArchive.described(
                node.name(),
                store.element(POLL) + "<keys><jwks-max-age>" + KEPT.toSeconds() + "s</jwks-max-age></keys>" + saml
                        + digest + agreement);
    }

    @Test
    void everyKeyIsRotatedUnderLoadAndNobodyIsRefused(TestReporter reporter) throws Exception {
        List<String> signing = new ArrayList<>(List.of(id("key-0-signing")));
        nodesAgreeOn(signing, id("key-0-decryption"));
        PublicKey first = IDP.key();
        try (Load load = new Load(20)) {
            start(load);
            load.awaitBegin();
            for (int i = 1; i <= ROTATIONS; i++) {
                store.generate("key-" + i, clock.instant());
                signing.add(id("key-" + i + "-signing"));
                awaitNodes(published -> published.signers().contains(signing.get(signing.size() - 1)));
                pass(KNOWN);
                rotate(i);
                rollOver(i);
                awaitRotationTo("key-" + i);
                pass(KNOWN);
                retire(i);
            }
            awaitNodes(published -> published.signers().size() == 1);
            IDP.withdrawFormerKeys();
            load.end();

            load.counts().forEach((name, count) -> reporter.publishEntry(name, count.toString()));
            assertThat(load.refusals()).isEmpty();
            assertThat(load.signers("login")).containsExactlyInAnyOrderElementsOf(signing);
            assertThat(IDP.key()).isNotEqualTo(first);
            assertThat(load.signers("agreement")).containsExactlyInAnyOrderElementsOf(signing);
            assertThat(load.counts())
                    .allSatisfy((name, count) -> assertThat(count).hasValueGreaterThan(20));
        }
        nodesAgreeOn(List.of(id("key-" + ROTATIONS + "-signing")), id("key-" + ROTATIONS + "-decryption"));
        whatIsEncryptedToTheFirstKeyIsRefused();
    }

    private void start(Load load) {
        Relying one = new Relying(ONE, TWO, http, KEPT);
        Relying two = new Relying(TWO, ONE, http, KEPT);
        load.start("login", round -> one.login(ALICE));
        load.start("login", round -> two.login(ALICE));
        load.start("agreement", round -> {
            try (Secret psk = Secret.taking(PSK.getBytes(StandardCharsets.US_ASCII))) {
                return (round % 2 == 0 ? one : two).agree(SERVER_NAME, psk);
            }
        });
        load.start("jwks", round -> {
            Published published = (round % 2 == 0 ? ONE : TWO).jwks(http);
            assertThat(published.signers()).isNotEmpty();
            assertThat(published.recipients()).hasSize(1);
            return "";
        });
        load.start("digest", round -> {
            try (DigestClient bob = new DigestClient(User.BOB, Users.REALM)) {
                assertThat(bob.get((round % 2 == 0 ? ONE : TWO).address() + "/digest/a"))
                        .startsWith("200 ");
            }
            return "";
        });
    }

    /** The first time at a time that both nodes wait for, decided as long ago as the rules want; then at once. */
    private void rotate(int round) {
        Instant now = clock.instant();
        store.rotate(
                round == 1
                        ? new Rotation(now.minus(Rotation.LEAST_NOTICE), now.plus(ON_THE_WAY), RETIRING)
                        : Rotation.atOnce(now, Duration.ofHours(1)));
    }

    /**
     * The identity provider does not wait until the nodes have read its next key: they look for it when they see a response that it signed. Not in every
     * round, since they look for unknown keys once in ten seconds.
     */
    private static void rollOver(int round) {
        if (round % 2 == 1) {
            IDP.announceKey();
            IDP.useAnnouncedKey();
        }
    }

    /** The first keys retire by themselves, the others when it is said. */
    private void retire(int round) {
        if (round > 1) {
            store.retire("key-" + (round - 1), clock.instant());
        }
    }

    private void awaitRotationTo(String key) {
        String signing = id(key + "-signing");
        List<String> recipients = List.of(id(key + "-decryption"));
        awaitNodes(published -> published.signers().get(0).equals(signing)
                && published.recipients().equals(recipients));
    }

    private void awaitNodes(Predicate<Published> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Node node : List.of(ONE, TWO)) {
            while (!condition.test(node.jwks(http))) {
                assertThat(System.nanoTime()).as(node.name() + " in time").isLessThan(deadline);
                pass(Duration.ofMillis(100));
            }
        }
    }

    private void nodesAgreeOn(List<String> signing, String decryption) {
        for (Node node : List.of(ONE, TWO)) {
            for (Published published : List.of(node.jwks(http), node.metadata(http))) {
                assertThat(published.signers()).as(node.name()).isEqualTo(signing);
                assertThat(published.recipients()).as(node.name()).containsExactly(decryption);
            }
        }
    }

    private void whatIsEncryptedToTheFirstKeyIsRefused() {
        OwnKey retired = store.key("key-0-decryption");
        try (Browser browser = new Browser()) {
            HtmlPage form = browser.start(ONE.address() + "/sso/a");

            Answer answer = browser.deliver(
                    browser.authenticate(form, ALICE).altered(xml -> EncryptedResponse.of(xml, retired.publicKey())));

            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            Matcher correlation = CORRELATION.matcher(answer.body());
            assertThat(correlation.find()).as(answer.body()).isTrue();
            assertThat(ServerLog.audited(correlation.group(1)).getString("reason"))
                    .isEqualTo("NOT_DECRYPTABLE");
        }
        assertThat(new Relying(ONE, TWO, http, KEPT).login(ALICE)).isEqualTo(id("key-" + ROTATIONS + "-signing"));
    }

    private String id(String alias) {
        return Thumbprint.of(store.key(alias).publicKey());
    }

    /** What is tested is what happens meanwhile. */
    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long rest = time.toNanos(); rest > 0; rest = end - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }
}
