package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.accepted;
import static org.secf.keys.store.StoreFolder.secretOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/** SEC-003: of several that change one version, one wins, and no change is lost. */
@Timeout(300)
class ConcurrentChangesTest {

    private static final long LAST = 120;

    @TempDir
    Path temporary;

    private static List<String> lines(Process child) throws IOException {
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Test
    void ofTwoProcessesAreWonByOne() throws Exception {
        StoreFolder folder = new StoreFolder(temporary).made();
        Map<String, Process> racers = new HashMap<>();
        for (String name : List.of("left", "right")) {
            racers.put(name, StoreChild.start(folder, name, String.valueOf(LAST)));
        }
        Map<Long, String> winners = new HashMap<>();
        List<String> lost = new ArrayList<>();
        for (Map.Entry<String, Process> racer : racers.entrySet()) {
            for (String line : lines(racer.getValue())) {
                if (line.startsWith("done ")) {
                    assertThat(winners.put(Long.parseLong(line.substring(5)), racer.getKey()))
                            .as(line)
                            .isNull();
                } else {
                    lost.add(line);
                }
            }
            assertThat(racer.getValue().waitFor()).isZero();
        }

        assertThat(winners.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, LAST).boxed().toList());
        assertThat(lost).as("they met").isNotEmpty().allMatch(line -> line.startsWith("STALE_VERSION "));
        try (StoreContents contents = accepted(folder.store().read())) {
            assertThat(contents.version()).isEqualTo(LAST);
            assertThat(contents.changes().stream().skip(1))
                    .allSatisfy(change -> assertThat(change.who()).isEqualTo(winners.get(change.version())));
        }
    }

    @Test
    void ofManyThreadsAreWonByOneEach() {
        StoreFolder folder = new StoreFolder(temporary).made();
        List<CompletableFuture<Verdict<ChangeRecord>>> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(CompletableFuture.supplyAsync(() -> StoreChild.change(folder.store(), "thread", 1)));
        }
        List<Verdict<ChangeRecord>> verdicts =
                threads.stream().map(CompletableFuture::join).toList();

        assertThat(verdicts)
                .filteredOn(verdict -> verdict.rejection().isEmpty())
                .hasSize(1);
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.rejection().isPresent())
                .allMatch(verdict -> StoreFolder.refusal(verdict) == StoreReason.STALE_VERSION);
    }

    @Test
    void makeOneStore() {
        StoreFolder folder = new StoreFolder(temporary);
        List<CompletableFuture<Verdict<ChangeRecord>>> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(CompletableFuture.supplyAsync(() -> folder.store().init("root")));
        }

        assertThat(threads.stream().map(CompletableFuture::join))
                .filteredOn(verdict -> verdict.rejection().isEmpty())
                .hasSize(1);
        assertThat(folder.names()).doesNotContain("secrets.p12.0.bak");
    }

    /** A process ends all its locks on a file when any of its threads closes that file, so no thread may open it while another holds it. */
    @Test
    void waitForOneThatTakesLongAndDoNotEndItsLock() throws Exception {
        StoreFolder folder = new StoreFolder(temporary).made();
        CountDownLatch isHeld = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Change slow = new Change("slow", "x", "x", OptionalLong.empty(), contents -> {
            isHeld.countDown();
            await(mayGoOn);
            return Verdict.accepted(contents);
        });
        var holder = CompletableFuture.supplyAsync(() -> folder.store().change(slow));
        await(isHeld);
        var waiting = CompletableFuture.supplyAsync(() -> {
            try (Secret secret = secretOf("x")) {
                return folder.store().change(EDITS.setSecret("db", secret));
            }
        });

        // Starts after the thread above and gives up after it would: after five seconds, too.
        List<String> other = lines(StoreChild.start(folder, "once"));
        mayGoOn.countDown();

        assertThat(other).singleElement().asString().startsWith(StoreReason.STORE_BUSY.name());
        assertThat(accepted(holder.get(60, TimeUnit.SECONDS)).version()).isEqualTo(2);
        assertThat(accepted(waiting.get(60, TimeUnit.SECONDS)).version()).isEqualTo(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
