package org.secf.saml.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.saml.testing.MetadataXml.IDP;
import static org.secf.saml.testing.MetadataXml.SSO;
import static org.secf.saml.testing.MetadataXml.entity;
import static org.secf.saml.testing.MetadataXml.key;
import static org.secf.saml.testing.MetadataXml.sso;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.crypto.Crypto;
import org.secf.resource.Loaded;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.testing.TestKeys;
import org.secf.saml.testing.XmlSigner;

/** RFC 9110 §13: a server that has nothing newer need not send the document again; what it sent last is judged all the same. */
class ConditionalMetadataTest {

    private static final Loaded.Version FIRST = new Loaded.Version(Optional.of("\"1\""), Optional.empty());
    private static final Duration HOUR = Duration.ofHours(1);

    private final Source source = new Source();
    private final Server server = new Server();

    /** Answers 304 whenever it is told what is known. */
    private final class Server implements MetadataFeed.Loading {

        private final List<Boolean> conditional = new ArrayList<>();
        private boolean isUnchanged = true;

        @Override
        public byte[] load(String address) {
            throw new AssertionError("the version is not asked for");
        }

        @Override
        public Loaded load(String address, Optional<Loaded.Version> known) {
            conditional.add(known.isPresent());
            return known.isPresent() && isUnchanged
                    ? new Loaded(Optional.empty(), known)
                    : new Loaded(Optional.of(source.xml.getBytes(StandardCharsets.UTF_8)), Optional.of(FIRST));
        }
    }

    private FollowedProviders follow() {
        return source.follow(server, source.later);
    }

    @Test
    void goesOnWithWhatItKnows() {
        FollowedProviders followed = follow();
        IdentityProvider before = followed.only().orElseThrow();
        source.pass(HOUR.multipliedBy(3));
        assertThat(server.conditional).startsWith(false, true, true);
        assertThat(followed.only().orElseThrow()).isEqualTo(before);
        assertThat(followed.problem()).isEmpty();
    }

    @Test
    void takesWhatIsNewer() {
        FollowedProviders followed = follow();
        server.isUnchanged = false;
        source.xml = entity(IDP, "ID=\"_root\"", key("signing", TestKeys.OTHER) + sso("HTTP-POST", SSO));
        source.pass(HOUR);
        assertThat(followed.only().orElseThrow().signingKeys())
                .containsExactly(TestKeys.OTHER.certificate().getPublicKey());
    }

    /** Its end does not move because the server says that nothing has changed. */
    @Test
    void asksForTheWholeDocumentOnceItHasEnded() {
        source.xml = entity(
                IDP,
                "ID=\"_root\" validUntil=\"" + source.clock.instant().plus(HOUR) + "\"",
                key("signing", TestKeys.IDP) + sso("HTTP-POST", SSO));
        FollowedProviders followed = follow();
        source.pass(HOUR.multipliedBy(2));
        assertThat(server.conditional.get(server.conditional.size() - 1)).isFalse();
        assertThat(followed.problem().map(rejection -> rejection.reason())).contains(MetadataReason.METADATA_ENDED);
    }

    /** What was believed for a signature by a key that nobody believes any more is verified again. */
    @Test
    void asksForTheWholeDocumentWhenOtherSignersAreBelieved() {
        List<X509Certificate> believed = new ArrayList<>(List.of(TestKeys.OURS.certificate()));
        source.policy = new MetadataPolicy(Optional.of(now -> List.copyOf(believed)), Optional.empty(), Crypto.jdk());
        source.xml = XmlSigner.signed(source.xml, TestKeys.OURS);
        FollowedProviders followed = follow();
        source.pass(HOUR);
        assertThat(server.conditional).contains(true);
        believed.set(0, TestKeys.OTHER.certificate());
        source.pass(HOUR);
        assertThat(server.conditional.get(server.conditional.size() - 1)).isFalse();
        assertThat(followed.problem().map(rejection -> rejection.reason()))
                .contains(MetadataReason.METADATA_SIGNATURE_INVALID);
    }

    @Test
    void doesNotBelieveAServerThatWasNotAsked() {
        MetadataFeed.Loading silent = new MetadataFeed.Loading() {

            @Override
            public byte[] load(String address) {
                return new byte[0];
            }

            @Override
            public Loaded load(String address, Optional<Loaded.Version> known) {
                return new Loaded(Optional.empty(), Optional.empty());
            }
        };
        assertThatThrownBy(() -> source.follow(silent, source.later)).hasMessageContaining("304");
    }

    @Test
    void doesNotWriteTheCopyAnew(@TempDir Path folder) throws IOException {
        Path copy = folder.resolve("copy.xml");
        source.copy = Optional.of(new LastGoodCopy(copy, Source.LOCATION));
        follow();
        assertThat(copy).exists();
        Files.delete(copy);
        source.pass(HOUR);
        assertThat(server.conditional).contains(true);
        assertThat(copy).doesNotExist();
    }
}
