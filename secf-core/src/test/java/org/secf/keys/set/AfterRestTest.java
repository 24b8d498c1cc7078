package org.secf.keys.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.NOW;
import static org.secf.keys.store.StoreFolder.accepted;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.Secret;
import org.secf.keys.store.KeyRecord;
import org.secf.keys.store.OpenedStore;
import org.secf.keys.store.Pkcs12Format;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreEntry;
import org.secf.keys.store.StoreFile;
import org.secf.keys.store.StoreFolder;
import org.secf.keys.store.StoreFormat;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Many ask at once after a rest: all of them get what the one that looks will see. */
class AfterRestTest {

    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path temporary;

    /** A file that takes its time to be read, from the second time on. */
    private static final class SlowFormat implements StoreFormat {

        private final StoreFormat real = new Pkcs12Format();
        private final CountDownLatch isReading = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);
        private int reads;

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public Verdict<StoreContents> read(byte[] octets, Secret master) {
            reads++;
            if (reads > 1) {
                isReading.countDown();
                await(mayGoOn);
            }
            return real.read(octets, master);
        }

        @Override
        public Verdict<byte[]> write(StoreContents contents, Secret master, Optional<OpenedStore> before) {
            return real.write(contents, master, before);
        }
    }

    private static final class Silent implements StoreObserver {

        @Override
        public void changed(WatchedStore store, long version) {}

        @Override
        public void failed(WatchedStore store, Rejection rejection) {}
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void add(StoreFolder folder, String alias, KeyLife life) {
        KeyRecord record = new KeyRecord(alias, "main", KeyUse.SIGNING, life);
        accepted(folder.store()
                .change(EDITS.addKey("key import", record, new StoreEntry.KeyEntry(StoreFolder.key(KeyKind.P_256)))));
    }

    @Test
    void nobodyIsAnsweredFromBeforeTheRestWhileOneLooks() throws Exception {
        StoreFolder folder = new StoreFolder(temporary).made();
        add(folder, "first", KeyLife.waiting().activeFrom(NOW));
        SlowFormat slow = new SlowFormat();
        Keys keys = WatchedStore.open(
                        "secf.store",
                        new StoreFile(folder.path(), slow, folder.master("master"), folder.clock()),
                        new Watch(POLL, folder.clock(), Runnable::run, new Silent()))
                .keys("main");
        add(folder, "second", KeyLife.waiting());
        folder.clock().advance(POLL.multipliedBy(3));

        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> known(keys));
        await(slow.isReading);
        CompletableFuture<Integer> other = new CompletableFuture<>();
        Thread asking = new Thread(() -> other.complete(known(keys)));
        asking.start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (asking.getState() != Thread.State.BLOCKED && asking.isAlive() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        slow.mayGoOn.countDown();

        assertThat(one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(other.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(slow.reads).as("one looked for both").isEqualTo(2);
    }

    private static int known(Keys keys) {
        return keys.current().members().size();
    }
}
