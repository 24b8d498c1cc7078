package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.identity.GroupMapping;
import org.secf.keys.set.KeySet;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.SignatureForm;
import org.secf.saml.testing.TestKeys;
import org.secf.settings.ConfigurationException;

/** Wrong configuration stops the deployment and says how to mend it. */
class SetupErrorsTest {

    private Deployment deployment;

    @BeforeEach
    void prepare(@TempDir Path directory) {
        deployment = new Deployment(directory);
    }

    private void assertStops(String... texts) {
        assertThatThrownBy(() -> deployment.start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(texts);
    }

    @Test
    void missingSigningKey() {
        deployment.unset("signing-key");
        assertStops("secf.saml.signing-key was not given", "openssl req -x509", "secf.saml.sign-requests=false");
    }

    @Test
    void logoutBindingThatTheProviderDoesNotOffer() {
        deployment.set("logout.binding", "SOAP");
        assertStops("secf.saml.logout.binding is SOAP", "has a SingleLogoutService for [] only");
    }

    @Test
    void logoutBindingWithoutAKeyThatSigns() {
        deployment.file("idp.xml", MetadataXml.withLogout());
        deployment
                .unset("signing-key")
                .unset("signing-certificate")
                .set("sign-requests", "false")
                .set("logout.binding", "POST");
        assertStops("secf.saml.logout.binding is POST", "logout requests must be signed");
    }

    @Test
    void encryptedNamesWithoutAKeyToEncryptTo() {
        deployment.file("idp.xml", MetadataXml.usual());
        deployment.set("logout.encrypt-name-id", "true");
        assertStops("secf.saml.logout.encrypt-name-id is true", "has no RSA key for encryption");
    }

    @Test
    void logoutPathThatIsTakenAlready() {
        deployment.set("logout.service-uri", "/saml/acs");
        assertStops("secf.saml.logout.service-uri are /saml/acs", "a path of its own");
    }

    @Test
    void missingSigningCertificate() {
        deployment.unset("signing-certificate");
        assertStops("secf.saml.signing-certificate was not given", "openssl req -x509");
    }

    @Test
    void unsignedRequestsNeedNoKey() {
        deployment.unset("signing-key").unset("signing-certificate").set("sign-requests", "false");
        assertThat(deployment.start().name()).isEqualTo("saml");
    }

    @Test
    void keyOfAnotherCertificate() {
        deployment.set("signing-certificate", deployment.certificate("other.crt", TestKeys.OTHER));
        assertStops("does not belong to the certificate", "openssl pkey");
    }

    @Test
    void keyOfAnotherLengthThanTheCertificate() {
        deployment.set("signing-key", deployment.secret("short.key", TestKeys.rsa(1024)));
        assertStops("does not belong to the certificate", "openssl pkey");
    }

    @Test
    void shortKey() {
        var weak = TestKeys.rsa(1024);
        deployment
                .set("signing-key", deployment.secret("weak.key", weak))
                .set("signing-certificate", deployment.certificate("weak.crt", weak));
        assertStops("at least 2048 bits");
    }

    @Test
    void keyThatOthersMayRead() throws Exception {
        String location = deployment.secret("open.key", TestKeys.OURS);
        Files.setPosixFilePermissions(
                Path.of(location.substring("file:".length())), PosixFilePermissions.fromString("rw-r--r--"));
        deployment.set("signing-key", location);
        assertStops("chmod 600");
    }

    @Test
    void decryptionKeysAndCertificatesInPairs() {
        deployment.set("decryption-key", deployment.secret("d.key", TestKeys.OTHER));
        assertStops("1 keys", "0 certificates");
    }

    @Test
    void encryptedAssertionsNeedAKey() {
        deployment.set("require-encrypted-assertions", "true");
        assertStops("no key to decrypt with", "openssl");
    }

    @Test
    void missingMetadata() {
        deployment.set("idp-metadata", "/nowhere/idp.xml");
        assertStops("secf.saml.idp-metadata", "/nowhere/idp.xml", "put the file there");
    }

    @Test
    void metadataSignerIsAsked() {
        deployment.set("metadata-signing-certificate", deployment.certificate("signer.crt", TestKeys.OTHER));
        assertStops("idp.xml", "found none");
    }

    @Test
    void twoWaysToSayWhoSignsTheMetadata() {
        deployment
                .set("metadata-signing-certificate", deployment.certificate("signer.crt", TestKeys.OTHER))
                .set("metadata-signing-key-set", "federation")
                .trust("federation", () -> new KeySet(List.of(), List.of()));
        assertStops("metadata-signing-certificate", "metadata-signing-key-set", "remove one");
    }

    @Test
    void keySetWithoutABelievedSigner() {
        deployment
                .set("metadata-signing-key-set", "federation")
                .trust("federation", () -> new KeySet(List.of(), List.of()))
                .file("idp.xml", SignatureForm.usual().sign(MetadataXml.usual(), TestKeys.OTHER));
        assertStops("there is none", "METADATA_SIGNATURE_INVALID");
    }

    @Test
    void metadataWithoutEndWhereOneIsWanted() {
        deployment.set("metadata-max-validity", "14d");
        assertStops("metadata-max-validity", "METADATA_WITHOUT_END", "SDP-MD03");
    }

    @Test
    void copyInAFolderThatIsNotThere() {
        deployment.set("metadata-copy", "/nowhere/at/all/idp.xml");
        assertStops("secf.saml.metadata-copy", "/nowhere/at/all");
    }

    @Test
    void queryServiceWithoutEntityId() {
        deployment.set("idp-metadata", "mdq:https://mdq.example.org/");
        assertStops("secf.saml.idp-metadata", "idp-entity-id");
    }

    @Test
    void metadataLargerThanAllowed() {
        deployment.set("tls.max-bytes", "100");
        assertStops("secf.saml.idp-metadata", "larger than 100 bytes");
    }

    @Test
    void bindingThatTheProviderDoesNotOffer() {
        deployment.file("idp.xml", MetadataXml.usual().replace("HTTP-POST", "HTTP-Artifact"));
        deployment.set("request-binding", "POST");
        assertStops("request-binding is POST", "[REDIRECT]", "ENTITY_UNFIT");
    }

    @Test
    void providerThatWantsSignedRequests() {
        deployment.file(
                "idp.xml",
                MetadataXml.usual()
                        .replace("<md:IDPSSODescriptor", "<md:IDPSSODescriptor WantAuthnRequestsSigned=\"true\""));
        deployment.set("sign-requests", "false");
        assertStops("wants signed requests", "ENTITY_UNFIT");
    }

    @Test
    void samePathTwice() {
        deployment.set("metadata-uri", "/saml/acs");
        assertStops("both /saml/acs");
    }

    @ParameterizedTest
    @CsvSource({
        "base-url, http://sp.example.org",
        "base-url, /enabler",
        "entity-id, enabler",
        "assertion-consumer-service-uri, saml/acs",
        "assertion-consumer-service-uri, https://sp.example.org/acs",
        "metadata-uri, /a/../b",
        "metadata-uri, /a b",
        "metadata-uri, /..",
        "request-binding, ARTIFACT",
        "clock-skew, 6m",
        "metadata-refresh-interval, 59s",
        "metadata-refresh-interval, 8d",
        "metadata-unknown-key-interval, 9s",
        "metadata-max-validity, 59m",
        "metadata-max-validity, 401d",
        "published.display-name, Enabler",
        "published.display-name, en=",
        "published.description, =x",
        "published.logo, https://sp.example.org/logo.png",
        "published.logo, http://sp.example.org/logo.png 80x60",
        "published.logo, https://sp.example.org/logo.png 0x60",
        "published.privacy-statement-url, en=javascript:alert(1)",
        "login-timeout, 59s",
        "login-timeout, 61m",
        "session-lifetime, 8",
        "attributes.group-mapping, staff",
        "attributes.group-mapping, =x",
        "attributes.group-mapping, x="
    })
    void valueOutOfBounds(String key, String value) {
        deployment.set(key, value);
        assertStops("secf.saml." + key, value);
    }

    @Test
    void sameReceivedGroupTwice() {
        deployment.set("attributes.group-mapping", "a=b", "a=c");
        assertStops("each received group once");
    }

    @Test
    void receivedGroupMayBeADistinguishedName() {
        GroupMapping mapping = SamlKeys.GROUP_MAPPING.kind().parse().apply(List.of("CN=a,O=b=admin"));

        assertThat(mapping.map(List.of("CN=a,O=b"))).containsExactly("admin");
    }
}
