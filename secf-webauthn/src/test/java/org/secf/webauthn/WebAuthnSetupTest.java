package org.secf.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.Parts;
import org.secf.settings.ConfigurationException;
import org.secf.state.MovableClock;
import org.secf.webauthn.testing.Site;

/** What stops a deployment. */
class WebAuthnSetupTest {

    private static void deploy(String... settings) {
        Site.mechanism(Parts.none(), new MovableClock(Instant.EPOCH), settings);
    }

    @Test
    void isFoundByItsFactory() {
        assertThat(ServiceLoader.load(MechanismFactory.class))
                .filteredOn(factory -> factory.name().equals("webauthn"))
                .hasSize(1);
    }

    @Test
    void needsAPlaceForCredentials() {
        assertThatThrownBy(() -> deploy("credentials="))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("nowhere to keep credentials", "secf.webauthn.credentials");
    }

    @ParameterizedTest
    @CsvSource({
        "rp-id, example.com, is no https origin of example.com",
        "rp-id, ample.org, is no https origin of ample.org",
        "rp-id, sp.example.org:443, is no domain",
        "base-url, http://127.0.0.1/enabler, is no domain",
        "base-url, https://192.0.2.1/enabler, is no domain",
        "origins, http://sp.example.org, is no https origin",
        "origins, https://sp.example.org/enabler, is no https origin",
        "origins, https://evil.example, is no https origin",
        "origins, https://user@sp.example.org, is no https origin",
        "attestation, DIRECT, needs certificates to trust"
    })
    void refusesWhatCannotWork(String name, String value, String message) {
        assertThatThrownBy(() -> deploy(name + "=" + value))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base-url=",
                "base-url=http://sp.example.org",
                "user-verification=maybe",
                "algorithms=RS1",
                "attestation=INDIRECT",
                "timeout=5",
                "timeout=1h",
                "endpoint-path=webauthn",
                "endpoint-path=/a/../b",
                "login-page=https://evil.example/",
                "credentials=/var/lib/webauthn",
                "credentials=database",
                "most-credentials=0",
                "most-credentials-of-user=1000",
                "registration-max-age=2d",
                "session-lifetime=1s"
            })
    void refusesWhatIsOutOfBounds(String setting) {
        assertThatThrownBy(() -> deploy(setting))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.webauthn." + setting.substring(0, setting.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rp-id=example.org",
                "base-url=http://localhost:8080/enabler",
                "origins=https://sp.example.org,https://www.sp.example.org",
                "endpoint-path=/security/keys"
            })
    void takesWhatWorks(String setting) {
        deploy(setting);
    }
}
