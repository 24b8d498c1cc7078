package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.crypto.Crypto;
import org.secf.http.MemoryRequest;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.saml.model.Credential;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.TestKeys;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Expressions;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;

/** The keys of a set that SAML signs with. */
class KeySetTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private Deployment deployment;

    @BeforeEach
    void prepare(@TempDir Path directory) {
        deployment = new Deployment(directory);
    }

    private Instant now() {
        return deployment.instant();
    }

    private Member key(KeyKind kind, KeyLife life) {
        try {
            SelfSigned maker = new SelfSigned(kind, Duration.ofDays(2), new SecureRandom(), Optional.empty());
            return Member.of(KeyUse.SIGNING, life, maker.generate(new X500Principal("CN=" + kind.word()), now()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Member active(KeyKind kind) {
        return key(kind, KeyLife.waiting().activeFrom(now()));
    }

    private Member following(KeyKind kind) {
        return key(kind, KeyLife.waiting().activeFrom(now().plus(HOUR)));
    }

    private Member retiringInAnHour(KeyKind kind) {
        return key(kind, KeyLife.waiting().activeFrom(now()).until(now().plus(HOUR), now().plus(HOUR.multipliedBy(2))));
    }

    private FollowedKeys followed(Member... members) {
        KeySet set = new KeySet(List.of(members), List.of());
        MechanismContext context = new MechanismContext(
                deployment,
                new SecureRandom(),
                Crypto.jdk(),
                new MemoryOnceStore(deployment, 10),
                new MemoryPendingRequests(deployment, 10),
                Resources.outsideDeployment(KeySetTest.class.getClassLoader()),
                Parts.none(),
                Expressions.none());
        ServiceProvider us = new ServiceProvider("us", "https://sp.example.org/acs", Optional.empty(), List.of());
        return new FollowedKeys(us, () -> set, true, context);
    }

    private static Credential credential(Member member) {
        return new Credential(
                member.key().privateKey(),
                member.key().certificate(),
                member.key().token());
    }

    @Test
    void signsByTheActiveKeyAndPublishesTheNext() {
        Member former = retiringInAnHour(KeyKind.P_256);
        Member next = following(KeyKind.P_384);
        FollowedKeys keys = followed(former, next);

        assertThat(keys.now().signing()).contains(credential(former));
        assertThat(keys.now().published().signing()).containsExactly(credential(former), credential(next));

        deployment.pass(HOUR);

        assertThat(keys.now().signing()).contains(credential(next));
    }

    @Test
    void goesOnWithTheFormerKeyWhereTheNextOneIsOfAnotherKind() {
        Member former = retiringInAnHour(KeyKind.P_256);
        FollowedKeys keys = followed(former, following(KeyKind.ED25519));

        deployment.pass(HOUR);

        assertThat(keys.now().signing()).contains(credential(former));
        assertThat(keys.now().published().signing()).containsExactly(credential(former));
    }

    @Test
    void signsByNoRetiredKey() {
        FollowedKeys keys = followed(retiringInAnHour(KeyKind.P_256), following(KeyKind.ED25519));

        deployment.pass(HOUR.multipliedBy(2));

        assertThat(keys.now().signing()).isEmpty();
    }

    @Test
    void sendsNothingUnsignedOnceItsKeysAreGone() {
        Mechanism mechanism = deployment.keys(deployment.retiring()).start();
        assertThat(Login.begin(new Browser(), mechanism, "/").location()).contains("&Signature=");
        deployment.pass(HOUR);
        assertThat(Login.begin(new Browser(), mechanism, "/").location()).contains("&Signature=");

        deployment.pass(HOUR);

        Browser browser = new Browser();
        Outcome outcome = browser.send(mechanism, MemoryRequest.get("/"));
        assertThat(((Outcome.Refused) outcome).rejection().reason()).isEqualTo(SamlBindingReason.NO_SIGNING_KEY);
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void neverPublishesThatRequestsAreUnsignedOnceItsKeysAreGone() {
        Mechanism mechanism = deployment.keys(deployment.retiring()).start();
        deployment.pass(HOUR.multipliedBy(2));

        Outcome outcome = new Browser().send(mechanism, MemoryRequest.get("/saml/metadata"));

        assertThat(((Outcome.Replied) outcome).reply().body())
                .contains("AuthnRequestsSigned=\"true\"")
                .doesNotContain("KeyDescriptor");
    }

    @Test
    void stopsTheDeploymentWhereSamlCannotSignWithTheActiveKey() {
        KeySet set = new KeySet(List.of(active(KeyKind.ED25519)), List.of());
        deployment.keys(() -> set);

        assertThatThrownBy(deployment::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.saml.key-set")
                .hasMessageContaining("RSA or EC");

        deployment.set("sign-requests", "false");
        assertThatCode(deployment::start).doesNotThrowAnyException();
    }

    @Test
    void stopsTheDeploymentWhereNoKeySigns() {
        KeySet set = new KeySet(List.of(following(KeyKind.P_256)), List.of());
        deployment.keys(() -> set);

        assertThatThrownBy(deployment::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no active signing key");
    }

    /** Encrypted to either it opens; so whoever reads our metadata in time knows the next one before the former goes. */
    @Test
    void publishesTheNextEncryptionKeyBehindTheActiveOne() {
        KeyLife going = KeyLife.waiting().activeFrom(now()).until(now().plus(HOUR), now().plus(HOUR.multipliedBy(2)));
        Member active = decrypting(TestKeys.OURS, going);
        Member next = decrypting(TestKeys.OTHER, KeyLife.waiting().activeFrom(now().plus(HOUR)));
        FollowedKeys keys = followed(active(KeyKind.P_256), next, active);

        assertThat(certificates(keys.now().published().encryption()))
                .containsExactly(active.key().certificate(), next.key().certificate());
        assertThat(certificates(keys.now().decryption()))
                .containsExactly(active.key().certificate(), next.key().certificate());

        deployment.pass(HOUR);

        assertThat(certificates(keys.now().published().encryption()))
                .as("the one that retires is given to nobody")
                .containsExactly(next.key().certificate());
        assertThat(certificates(keys.now().decryption()))
                .containsExactly(next.key().certificate(), active.key().certificate());
    }

    private static Member decrypting(Credential pair, KeyLife life) {
        return Member.of(KeyUse.DECRYPTION, life, new OwnKey(pair.privateKey(), List.of(pair.certificate())));
    }

    private static List<X509Certificate> certificates(List<Credential> credentials) {
        return credentials.stream().map(Credential::certificate).toList();
    }
}
