package org.secf.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.TestKeys;
import org.secf.keys.set.KeyRing;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.tls.OutboundLimits;
import org.secf.tls.TlsKeys;
import org.secf.tls.TlsPolicy;

class TlsSetupTest {

    @TempDir
    Path folder;

    private final List<RawSetting> given = new ArrayList<>();

    private void give(String key, String... values) {
        given.add(new RawSetting(key, List.of(values), "test"));
    }

    private TlsSetup read() {
        Settings settings = Settings.resolve("secf.saml", TlsKeys.ALL, List.of(new SettingsLayer(given)));
        return TlsSetup.read(
                "secf.saml",
                settings,
                new TlsSetup.Sources(
                        Resources.outsideDeployment(TlsSetupTest.class.getClassLoader()),
                        KeyRing.empty(),
                        Clock.systemUTC()));
    }

    private String file(String name, String text) throws IOException {
        return "file:" + Files.writeString(folder.resolve(name), text);
    }

    private void assertStops(String... texts) {
        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(texts);
    }

    @Test
    void isStrictByItself() {
        assertThat(read()).isEqualTo(new TlsSetup(TlsPolicy.platform(), OutboundLimits.USUAL));
    }

    @Test
    void readsEverySetting() throws IOException {
        Authority one = Authority.root("CN=One");
        Authority two = Authority.root("CN=Two");
        give("tls.trust-anchors", file("both.pem", one.pem() + two.pem()));
        give("tls.versions", "TLSv1.3");
        give("tls.connect-timeout", "1s");
        give("tls.read-timeout", "2s");
        give("tls.max-bytes", "3");

        TlsSetup setup = read();

        assertThat(setup.policy().versions()).containsExactly("TLSv1.3");
        assertThat(setup.policy().trustAnchors()).contains(List.of(one.certificate(), two.certificate()));
        assertThat(setup.limits()).isEqualTo(new OutboundLimits(Duration.ofSeconds(1), Duration.ofSeconds(2), 3));
    }

    @Test
    void speaksNothingOld() {
        give("tls.versions", "TLSv1.2", "TLSv1.1");
        assertStops("secf.saml.tls.versions", "TLSv1.3 and TLSv1.2", "TLSv1.1");
    }

    @Test
    void trustsNoFewerThanSaid() throws IOException {
        give("tls.trust-anchors", file("none.pem", "nothing"));
        assertStops("secf.saml.tls.trust-anchors", "none.pem", "BEGIN CERTIFICATE");
    }

    @Test
    void trustsNothingFromAnAddress() {
        give("tls.trust-anchors", "https://example.org/ca.pem");
        assertStops("secf.saml.tls.trust-anchors", "not an address");
    }

    @Test
    void trustsNoWeakAuthority() throws IOException {
        give(
                "tls.trust-anchors",
                file(
                        "weak.pem",
                        Authority.root("CN=Weak", TestKeys.rsa(1024), draft -> draft)
                                .pem()));
        assertStops("secf.saml.tls.trust-anchors", "CN=Weak has a weak key");
    }
}
