package org.secf.keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.keys.store.StoreFolder.NOW;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.keys.KeyKind;
import org.secf.keys.OwnKey;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.StoreObserver;
import org.secf.keys.set.WatchedStore;
import org.secf.keys.set.WeakKey;
import org.secf.keys.store.StoreFolder;
import org.secf.resource.Resources;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.verdict.Rejection;

/** Certificates that a set believes by the setting {@code secf.keys.NAME.trust-anchors}: the rules of a store's set hold for them (RFC 5280 §4.1.2.5). */
class NamedAnchorsTest {

    private static final StoreObserver NOBODY = new StoreObserver() {
        @Override
        public void changed(WatchedStore store, long version) {}

        @Override
        public void failed(WatchedStore store, Rejection rejection) {}
    };

    @TempDir
    Path temporary;

    private StoreFolder folder;
    /** For nine days from now. */
    private final OwnKey key = StoreFolder.key(KeyKind.P_256);

    @BeforeEach
    void makeFolder() {
        folder = new StoreFolder(temporary);
    }

    private KeySet read(OwnKey... anchors) throws GeneralSecurityException {
        StringBuilder pem = new StringBuilder();
        for (OwnKey anchor : anchors) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder()
                            .encodeToString(anchor.certificate().getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        String location = "file:" + folder.write("anchors.pem", pem.toString());
        Settings settings = Settings.resolve(
                "secf.keys.partner",
                KeyDefinitions.KEYS.keys(),
                List.of(new SettingsLayer(List.of(new RawSetting("trust-anchors", List.of(location), "test")))));
        Surroundings surroundings = new Surroundings(
                folder.clock(),
                name -> Optional.empty(),
                List.of(),
                List.of(),
                Resources.outsideDeployment(NamedAnchorsTest.class.getClassLoader()),
                Runnable::run,
                NOBODY);
        return new KeyRingReader(surroundings)
                .read(Map.of(), Map.of("partner", settings))
                .set("test", "partner")
                .current();
    }

    @Test
    void areBelieved() throws GeneralSecurityException {
        assertThat(read(key, StoreFolder.key(KeyKind.P_384)).believed(NOW)).hasSize(2);
    }

    @Test
    void stopTheDeploymentWhereOneIsOver() throws GeneralSecurityException {
        folder.clock().advance(Duration.ofDays(9));
        assertThat(read(key).isEmpty()).isFalse();
        folder.clock().advance(Duration.ofSeconds(1));

        assertThatThrownBy(() -> read(key))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.keys.partner.trust-anchors")
                .hasMessageContaining("CERTIFICATE_NOT_VALID")
                .hasMessageContaining("CN=enabler");
    }

    @Test
    void stopTheDeploymentBeforeTheirTime() {
        folder.clock().advance(Duration.ofSeconds(-1));

        assertThatThrownBy(() -> read(key))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CERTIFICATE_NOT_VALID");
    }

    @Test
    void stopTheDeploymentWhereOneOfSeveralIsWeak() {
        assertThatThrownBy(() -> read(key, WeakKey.make()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.keys.partner.trust-anchors")
                .hasMessageContaining("KEY_TOO_WEAK")
                .hasMessageContaining("rsa-1024");
    }
}
