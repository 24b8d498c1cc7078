package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.NOW;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyUse;
import org.secf.keys.SelfSigned;

/** What administrators are shown of a store. */
class StoreLinesTest {

    @TempDir
    private Path folder;

    private StoreFolder store;

    @BeforeEach
    void fill() {
        store = new StoreFolder(folder).made();
        store.set("db-password", "canary");
        generate("signing-1");
        generate("signing-2");
    }

    private void generate(String alias) {
        SelfSigned maker = new SelfSigned(KeyKind.P_256, Duration.ofDays(9), new SecureRandom(), Optional.empty());
        StoreFolder.accepted(new NewKey(EDITS, alias, "main", NOW)
                .generated(KeyUse.SIGNING, maker, new X500Principal("CN=app"))
                .then(store.store()::change));
    }

    @Test
    void ofAChangeAreTheAuditEvent() {
        assertThat(StoreLines.change(new ChangeRecord(8, NOW, "alice", "secret set", "db-password"))
                        .toString())
                .isEqualTo(
                        "{\"event\":\"change\",\"at\":\"2026-05-01T12:00:00Z\",\"who\":\"alice\",\"what\":\"secret set\","
                                + "\"subject\":\"db-password\",\"old-version\":7,\"new-version\":8}");
    }

    @Test
    void nameSecretsAndNeverShowThem() {
        try (StoreContents contents = StoreFolder.accepted(store.store().read())) {
            assertThat(StoreLines.secrets(contents).toString())
                    .isEqualTo("{\"version\":4,\"secrets\":[\"db-password\"]}");
        }
    }

    @Test
    void ofKeysSayTheirStateAndThumbprint() {
        try (StoreContents contents = StoreFolder.accepted(store.store().read())) {
            assertThat(StoreLines.keys(contents, NOW).toString())
                    .contains("\"alias\":\"signing-1\",\"set\":\"main\",\"use\":\"signing\",\"state\":\"active\"")
                    .contains("\"alias\":\"signing-2\",\"set\":\"main\",\"use\":\"signing\",\"state\":\"next\"")
                    .contains("\"thumbprint\":\"")
                    .doesNotContain("db-password");
        }
    }

    @Test
    void ofARotationSayWhatHappensWhen() {
        StoreFolder.accepted(
                store.store().change(EDITS.rotate("main", KeyUse.SIGNING, Rotation.atOnce(NOW, Duration.ofHours(1)))));

        try (StoreContents contents = StoreFolder.accepted(store.store().read())) {
            assertThat(StoreLines.schedule(contents, "main", KeyUse.SIGNING, NOW)
                            .getJsonArray("keys")
                            .toString())
                    .contains("\"alias\":\"signing-1\",\"state\":\"retiring\"")
                    .contains("\"retired-from\":\"2026-05-01T13:00:00Z\"");
        }
    }
}
