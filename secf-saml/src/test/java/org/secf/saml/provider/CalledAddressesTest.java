package org.secf.saml.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.ResolvingProvider;

/** Where metadata has our own server call: who wrote it must not have us call this machine, where whoever calls from here is believed (CWE-918). */
class CalledAddressesTest {

    private static final String ELSEWHERE = "https://federation.example.org/metadata";

    private static String document(String address) {
        return ResolvingProvider.metadata(7, address)
                .replace("</md:IDPSSODescriptor>", MetadataXml.sso("SOAP", address) + "</md:IDPSSODescriptor>")
                .replace(
                        "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\"",
                        MetadataXml.slo("SOAP", "Location=\"" + address + "\"")
                                + "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\"");
    }

    private static IdentityProvider read(String location, String address) {
        return IdentityProviderMetadata.of(document(address).getBytes(StandardCharsets.UTF_8), location)
                .provider(Optional.empty(), Optional.empty(), Instant.EPOCH);
    }

    private static void assertCalls(IdentityProvider provider, String address) {
        assertThat(provider.soap().artifactResolution()).containsEntry(7, address);
        assertThat(provider.soap().singleSignOn()).contains(address);
        assertThat(provider.singleLogout().services()).containsKey(LogoutBinding.SOAP);
    }

    private static void assertCallsNobody(IdentityProvider provider) {
        assertThat(provider.soap().artifactResolution()).isEmpty();
        assertThat(provider.soap().singleSignOn()).isEmpty();
        assertThat(provider.singleLogout().services()).doesNotContainKey(LogoutBinding.SOAP);
        assertThat(provider.singleSignOn()).as("all else is read").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/admin",
                "https://[::ffff:127.0.0.1]:8443/",
                "https://[0:0:0:0:0:0:0:1]/",
                "https://[::127.0.0.1]/",
                "https://0.0.0.0/",
                "https://[::]/",
                "https://localhost./",
                "https://any.localhost/",
                "https://127.0.0.01/",
                "http://127.0.0.1/admin",
                "http://127.9.9.9:4848/",
                "http://[::1]:9990/management",
                "https://localhost:8443/admin",
                "https://127.0.0.1/admin",
                "https://LOCALHOST/admin",
                "http://10.0.0.1/",
                "http://169.254.169.254/latest",
                "http://idp.example.org/soap"
            })
    void ofThisMachineOrInClearAreNoneWhereTheMetadataCameFromElsewhere(String address) {
        assertCallsNobody(read(ELSEWHERE, address));
        assertCallsNobody(read("HTTPS://federation.example.org/metadata", address));
    }

    @Test
    void byHttpsAreTaken() {
        assertCalls(read(ELSEWHERE, "https://idp.example.org/soap"), "https://idp.example.org/soap");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF/idp.xml",
                "file:/etc/idp.xml",
                "classpath:idp.xml",
                "http://localhost:8080/metadata",
                "https://127.0.0.1/metadata",
                "https://[::1]/metadata"
            })
    void ofThisMachineAreTakenWhereTheMetadataIsHere(String location) {
        assertCalls(read(location, "http://127.0.0.1:8080/soap"), "http://127.0.0.1:8080/soap");
    }

    @Test
    void inClearAreNoneWhereverTheMetadataIs() {
        assertCallsNobody(read("/WEB-INF/idp.xml", "http://10.0.0.1/soap"));
    }

    @Test
    void areNoneWhileTheMetadataIsFollowedFromElsewhere() {
        Source source = new Source();
        source.xml = document("http://127.0.0.1:8080/soap");
        assertCallsNobody(source.follow().only().orElseThrow());
    }

    /** The copy is a file, and what is in it came from elsewhere. */
    @Test
    void areNoneInTheCopyOfWhatCameFromElsewhere(@TempDir Path folder) {
        Source source = new Source();
        source.copy = Optional.of(new LastGoodCopy(folder.resolve("copy"), Source.LOCATION));
        source.xml = document("https://localhost:8443/soap");
        source.follow();
        source.isDown = true;
        IdentityProvider copied = source.follow().only().orElseThrow();
        assertThat(source.told).contains("copy");
        assertCallsNobody(copied);
    }
}
