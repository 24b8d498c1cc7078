package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.keys.store.StoreFolder.accepted;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SEC-003: whenever the process that changes a store is killed, the store is one version or the other, whole. */
class KilledWriterTest {

    private static final int LANES = 2;

    /** Each takes a process: {@code -Dkills=200} for more than a build can wait for. */
    private static final int KILLS = Integer.getInteger("kills", 50);

    private static final int CHANGE_MICROS = 60_000;
    private static final int WRITING_MICROS = 800;

    @TempDir
    Path temporary;

    /** What one kill left: how far the child was, and whether it was stopped with a file half written. */
    private record Kill(long reported, boolean isHalfWritten) {}

    @Test
    @Timeout(900)
    void leavesOneVersionOrTheOther() throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        List<Kill> kills = new ArrayList<>();
        try {
            List<Future<List<Kill>>> running = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                Path folder = Files.createDirectory(temporary.resolve("lane" + lane));
                Random random = new Random(lane);
                running.add(lanes.submit(() -> killMany(new StoreFolder(folder).made(), random)));
            }
            for (Future<List<Kill>> lane : running) {
                kills.addAll(lane.get());
            }
        } finally {
            lanes.shutdownNow();
        }

        assertThat(kills).hasSize(KILLS);
        assertThat(kills)
                .as("kills in the middle of writing, without which this shows little")
                .anyMatch(Kill::isHalfWritten);
    }

    private static List<Kill> killMany(StoreFolder folder, Random random) throws Exception {
        List<Kill> kills = new ArrayList<>();
        for (int i = 0; i < KILLS / LANES; i++) {
            Kill kill = kill(folder, moment(folder, random, i % 2 == 0));
            kills.add(kill);
            long found = check(folder, kill);

            accepted(StoreChild.change(folder.store(), "parent", found));
            assertThat(folder.names()).as("nothing is left over").doesNotContain("secrets.p12.new");
            assertThat(check(folder, kill)).isEqualTo(found + 1);
        }
        return kills;
    }

    /** Any moment of a change; or one about the time when the new file is there and not yet in place of the old one, which is short. */
    private static Runnable moment(StoreFolder folder, Random random, boolean isAny) {
        int micros = random.nextInt(isAny ? CHANGE_MICROS : WRITING_MICROS);
        Path fresh = folder.folder().resolve("secrets.p12.new");
        return () -> {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            while (!isAny && !Files.exists(fresh) && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
        };
    }

    private static Kill kill(StoreFolder folder, Runnable moment) throws IOException, InterruptedException {
        Process child = StoreChild.start(folder, "for-ever");
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            String first = Objects.requireNonNullElse(out.readLine(), "nothing");
            assertThat(first).as("the first change of a new process").startsWith("done ");
            long reported = version(first);
            moment.run();
            // Not the process's own method, which would close the pipe.
            child.toHandle().destroyForcibly();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            // What it said is in the pipe still, the last line perhaps cut off.
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                reported = Math.max(reported, version(line));
            }
            assertThat(child.exitValue()).as("killed, not failed").isEqualTo(128 + 9);
            return new Kill(reported, folder.names().contains("secrets.p12.new"));
        }
    }

    /** Of a line that was cut off, a number that is too small. */
    private static long version(String line) {
        return line.matches("done \\d+") ? Long.parseLong(line.substring("done ".length())) : 0;
    }

    private static long check(StoreFolder folder, Kill kill) {
        try (StoreContents contents = accepted(folder.store().read())) {
            long version = contents.version();
            assertThat(version).isGreaterThanOrEqualTo(kill.reported());
            assertThat(StoreFolder.text(contents, StoreChild.ALIAS)).isEqualTo(StoreChild.contentsOf(version));
            assertThat(contents.changes().get(contents.changes().size() - 1).version())
                    .isEqualTo(version);
            return version;
        }
    }
}
