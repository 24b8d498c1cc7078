package org.secf.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyUse;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Watch;
import org.secf.keys.set.WatchedStore;
import org.secf.keys.store.Change;
import org.secf.keys.store.MasterSource;
import org.secf.keys.store.NewKey;
import org.secf.keys.store.Pkcs12Format;
import org.secf.keys.store.Rotation;
import org.secf.keys.store.StoreEdits;
import org.secf.keys.store.StoreFile;
import org.secf.keys.store.StoreReason;
import org.secf.mechanism.AuditEvent;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Who hears that a changed store cannot be used, and that the application goes on with former keys. */
class StoreLogTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final StoreEdits EDITS = new StoreEdits("alice", OptionalLong.empty());

    @TempDir
    private Path folder;

    private final List<AuditEvent> audited = new ArrayList<>();
    private Instant now = NOW;
    private StoreFile store;
    private Keys keys;

    /** As late as the test says. */
    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @BeforeEach
    void follow() throws Exception {
        Path master = Files.writeString(folder.resolve("master"), "canary-master-Zm9vYmFy");
        Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-------"));
        store = new StoreFile(
                folder.resolve("app.p12"),
                new Pkcs12Format(),
                new MasterSource("file:" + master, name -> Optional.empty(), List.of()),
                clock);
        accepted(store.init("root"));
        add("short", Duration.ofDays(1));
        Watch watch = new Watch(POLL, clock, Runnable::run, new StoreLog(clock, new SecureRandom(), audited::add));
        keys = WatchedStore.open("secf.store", store, watch).keys("main");
    }

    private static <T> T accepted(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }

    private void change(Change change) {
        accepted(store.change(change));
    }

    private void add(String alias, Duration lifetime) {
        SelfSigned maker = new SelfSigned(KeyKind.P_256, lifetime, new SecureRandom(), Optional.empty());
        change(accepted(new NewKey(EDITS, alias, "main", now)
                .generated(KeyUse.SIGNING, maker, new X500Principal("CN=enabler"))));
    }

    private int known() {
        now = now.plus(POLL.multipliedBy(3));
        return keys.current().members().size();
    }

    private void expire() {
        now = NOW.plus(Duration.ofDays(2));
        add("long", Duration.ofDays(900));
    }

    @Test
    void tellsTheAuditOfAnExpiredCertificateWithStoreAndAlias() {
        expire();

        assertThat(known()).isEqualTo(1);
        AuditEvent event = audited.get(0);
        Rejection rejection = event.rejection().orElseThrow();
        assertThat(event.mechanism()).isEqualTo("store");
        assertThat(event.target()).isEqualTo("secf.store " + store.path());
        assertThat(event.at()).isEqualTo(now);
        assertThat(rejection.reason()).isEqualTo(StoreReason.CERTIFICATE_NOT_VALID);
        assertThat(rejection.received()).startsWith("short: CN=enabler, valid from 2026-05-01T");
    }

    @Test
    void tellsTheAuditOnceHoweverOftenTheStoreIsTried() {
        expire();
        known();
        known();

        assertThat(known()).isEqualTo(1);
        assertThat(audited).hasSize(1);
    }

    @Test
    void tellsTheAuditAgainOfAnotherReason() throws Exception {
        expire();
        known();
        Files.writeString(store.path(), "damaged");
        known();

        assertThat(audited.stream().map(event -> event.rejection().orElseThrow().reason()))
                .containsExactly(StoreReason.CERTIFICATE_NOT_VALID, StoreReason.STORE_NOT_OPENED);
    }

    @Test
    void tellsTheAuditAgainAfterTheStoreWasMended() throws Exception {
        expire();
        known();
        byte[] broken = Files.readAllBytes(store.path());
        change(EDITS.rotate("main", KeyUse.SIGNING, Rotation.atOnce(now, Duration.ofHours(1))));
        assertThat(known()).isEqualTo(2);
        Files.write(store.path(), broken);
        known();

        assertThat(audited).hasSize(2);
    }

    @Test
    void tellsTheAuditNothingOfAChange() {
        add("long", Duration.ofDays(900));

        assertThat(known()).isEqualTo(2);
        assertThat(audited).isEmpty();
    }
}
