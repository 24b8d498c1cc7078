package org.secf.saml.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.secf.saml.testing.MetadataXml.IDP;
import static org.secf.saml.testing.MetadataXml.SSO;
import static org.secf.saml.testing.MetadataXml.entity;
import static org.secf.saml.testing.MetadataXml.key;
import static org.secf.saml.testing.MetadataXml.sso;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.saml.model.Credential;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.testing.SignatureForm;
import org.secf.saml.testing.TestKeys;

/** An application starts with the copy of what was good last while the source is down, and believes nothing of it that it would not believe of the source. */
class LastGoodCopyTest {

    private static final Credential SIGNER = TestKeys.OTHER;

    private final Source source = new Source();
    private Path file;

    @BeforeEach
    void keep(@TempDir Path folder) {
        file = folder.resolve("idp-copy");
        source.pinned(SIGNER.certificate(), Optional.empty());
        source.copy = Optional.of(new LastGoodCopy(file, Source.LOCATION));
        source.xml = signed(TestKeys.IDP, SIGNER);
    }

    private static String signed(Credential key, Credential signer) {
        return SignatureForm.usual()
                .sign(
                        entity(
                                IDP,
                                "ID=\"_root\" validUntil=\"2026-06-02T12:00:00Z\"",
                                key("signing", key) + sso("HTTP-POST", SSO)),
                        signer);
    }

    private void assertNoStart(String text) {
        source.isDown = true;
        UnusableMetadata refusal = catchThrowableOfType(UnusableMetadata.class, source::follow);
        assertThat(refusal).isNotNull();
        // The source is what has to be mended; why the copy did not help is said beside it.
        assertThat(refusal.reason()).isEqualTo(MetadataReason.SOURCE_UNREACHABLE);
        assertThat(refusal.getSuppressed())
                .singleElement()
                .satisfies(copy -> assertThat(copy).hasMessageContaining(text).hasMessageContaining("idp-copy"));
    }

    /** A part of the key: most of the fourth line of 76 characters. */
    private static String encoded(Credential credential) {
        String descriptor = key("", credential);
        int begin = descriptor.indexOf("X509Certificate>") + "X509Certificate>".length() + 3 * 78;
        return descriptor.substring(begin, begin + 60);
    }

    private void write(String content) throws IOException {
        new LastGoodCopy(file, Source.LOCATION).write(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void startsWhileTheSourceIsDownAndFollowsItOnceItIsUp() {
        source.follow();
        source.isDown = true;

        FollowedProviders followed = source.follow();

        assertThat(followed.only().orElseThrow().signingKeys())
                .containsExactly(TestKeys.IDP.certificate().getPublicKey());
        assertThat(source.told).containsExactly("copy");
        assertThat(source.failures).containsExactly(MetadataReason.SOURCE_UNREACHABLE);
        source.isDown = false;
        source.xml = signed(TestKeys.EC, SIGNER);
        source.pass(Duration.ofMinutes(2));
        assertThat(followed.only().orElseThrow().signingKeys())
                .containsExactly(TestKeys.EC.certificate().getPublicKey());
    }

    @Test
    void startsWhileTheSourceIsForged() {
        source.follow();
        source.xml = signed(TestKeys.EC, TestKeys.OURS);

        assertThat(source.follow().only().orElseThrow().signingKeys())
                .containsExactly(TestKeys.IDP.certificate().getPublicKey());
        assertThat(source.failures).containsExactly(MetadataReason.METADATA_SIGNATURE_INVALID);
    }

    @Test
    void holdsWhatWasGoodLastAndNoForgery() throws IOException {
        source.follow();
        source.xml = signed(TestKeys.EC, SIGNER);
        source.pass(Duration.ofHours(1).plusMinutes(5));
        source.xml = signed(TestKeys.IDP, TestKeys.OURS);
        source.pass(Duration.ofHours(1).plusMinutes(5));

        assertThat(Files.readString(file)).contains(encoded(TestKeys.EC)).doesNotContain(encoded(TestKeys.IDP));
    }

    @Test
    void isVerifiedAgain() throws IOException {
        source.follow();
        write(signed(TestKeys.EC, TestKeys.OURS));
        assertNoStart("does not hold");
    }

    @Test
    void isNotUsedOnceItHasEnded() {
        source.follow();
        source.clock.pass(Duration.ofDays(1));
        assertNoStart("expired");
    }

    @Test
    void isNotUsedWhenItIsDamaged() throws IOException {
        source.policy = MetadataPolicy.of(Optional.empty());
        source.follow();
        Files.writeString(file, Files.readString(file).replace(SSO, SSO + "2"));
        assertNoStart("damaged");
    }

    @Test
    void isNotUsedWhenItIsHalf() throws IOException {
        source.policy = MetadataPolicy.of(Optional.empty());
        source.follow();
        Files.writeString(file, Files.readString(file).substring(0, 500));
        assertNoStart("damaged");
    }

    @Test
    void ofAnotherSourceIsNotUsed() throws IOException {
        new LastGoodCopy(file, new MetadataLocation("https://other.example.org"))
                .write(source.xml.getBytes(StandardCharsets.UTF_8));
        assertNoStart("no copy of " + Source.ADDRESS);
    }

    @Test
    void thatOthersMayWriteIsNotUsed() throws IOException {
        source.follow();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        assertNoStart("chmod 600");
    }

    @Test
    void saysWhichEntityIsMeantFromThenOn() {
        source.entityId = Optional.empty();
        source.policy = MetadataPolicy.of(Optional.empty());
        source.follow();
        source.isDown = true;
        FollowedProviders followed = source.follow();
        source.isDown = false;
        source.xml = source.xml.replace(IDP, IDP + "/2");
        source.failures.clear();

        source.pass(Duration.ofHours(1));

        assertThat(followed.only().orElseThrow().entityId()).isEqualTo(IDP);
        assertThat(source.failures).isNotEmpty().containsOnly(MetadataReason.ENTITY_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwx---rwx"})
    void inAFolderWhereOthersMayWriteIsNotUsed(String permissions) throws IOException {
        source.follow();
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString(permissions));
        assertNoStart("chmod 700");
    }

    /** Only whoever may give files away can try it. */
    @Test
    void ofAnotherUserIsNotUsed() throws IOException {
        source.follow();
        try {
            Files.setOwner(
                    file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        } catch (IOException | SecurityException e) {
            assumeThat(e).as("files can be given away").isNull();
        }
        assertNoStart("belongs to nobody");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void doesNotSayWhatOpensItsSource() throws IOException {
        String address = Source.ADDRESS + "?token=secret";
        LastGoodCopy copy = new LastGoodCopy(file, new MetadataLocation(address));
        copy.write(source.xml.getBytes(StandardCharsets.UTF_8));

        assertThat(Files.readString(file)).doesNotContain("secret");
        assertThat(copy.read()).asString(StandardCharsets.UTF_8).isEqualTo(source.xml);
        assertNoStart("no copy of " + Source.ADDRESS);
    }

    @Test
    void isMissedWhereThereIsNone() {
        assertNoStart("cannot read");
    }

    @Test
    void belongsToItsOwnerAloneAndLeavesNothingBeside() throws IOException {
        source.follow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void thatCannotBeWrittenIsTold() {
        source.copy = Optional.of(new LastGoodCopy(file.resolve("nowhere/copy"), Source.LOCATION));
        assertThat(source.follow().only().orElseThrow().entityId()).isEqualTo(IDP);
        assertThat(source.told).containsExactly("not kept");
    }
}
