package org.secf.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Subscribers that bootstrap, and authenticate to one application: bootstrapping server, application and devices each in a process of its own, by https on this
 * machine.
 *
 * @param subscribers that are measured
 * @param warmUp others before them
 * @param rounds in which each authenticates again
 * @param settling until used counts are over, and the next request drops them
 */
record GbaLoad(int subscribers, int warmUp, int rounds, Duration settling) {

    static final int CLIENT_THREADS = 16;

    /** As the specification of the load has it. */
    static GbaLoad of(boolean provisional) {
        return new GbaLoad(10_000, provisional ? 1_000 : 5_000, provisional ? 1 : 5, Duration.ofSeconds(65));
    }

    /**
     * One kind of operation.
     *
     * @param requests by https for each, from the device
     * @param network CPU time of the bootstrapping server, in nanoseconds for all
     * @param application that of the application
     * @param devices that of the client
     */
    record Phase(String name, String requests, Pace pace, long network, long application, long devices) {}

    /** Both servers at one time. */
    record Both(Vitals network, Vitals application) {}

    /**
     * What was seen.
     *
     * @param before of all that is measured, with nothing in the heaps that nobody can reach
     * @param after when used counts are over
     */
    record Seen(List<Phase> phases, Both before, Both after, Both end) {}

    Seen run() throws Exception {
        Path folder = Files.createTempDirectory("gba-load");
        try {
            GbaFiles files = new GbaFiles(folder);
            files.make();
            int all = warmUp + subscribers;
            try (GbaProcess network = GbaProcess.start("bsf", folder.toString(), String.valueOf(all));
                    GbaProcess application = GbaProcess.start(
                            "naf", folder.toString(), network.address("").toString())) {
                GbaDevices devices = GbaDevices.of(all, files, network.address("/"), application.address("/who"));
                return seen(new Servers(network, application), devices);
            }
        } finally {
            delete(folder);
        }
    }

    /** What devices do, each once. */
    private record Work(int from, int to, IntConsumer operation) {}

    private record Servers(GbaProcess network, GbaProcess application) {

        Both now() throws IOException {
            return new Both(network.vitals(), application.vitals());
        }

        Both collected() throws IOException {
            return new Both(network.afterCollection(), application.afterCollection());
        }

        Phase phase(String name, String requests, Work work) throws Exception {
            Both before = now();
            long own = Vitals.now().cpuNanos();
            Pace pace = Pace.of(CLIENT_THREADS, work.from(), work.to(), work.operation());
            long devices = Vitals.now().cpuNanos() - own;
            Both after = now();
            return new Phase(
                    name,
                    requests,
                    pace,
                    after.network().cpuNanos() - before.network().cpuNanos(),
                    after.application().cpuNanos() - before.application().cpuNanos(),
                    devices);
        }
    }

    private Seen seen(Servers servers, GbaDevices devices) throws Exception {
        int all = warmUp + subscribers;
        servers.phase("warm-up", "", new Work(0, warmUp, devices::call));
        servers.phase("warm-up", "", new Work(0, warmUp, devices::call));
        Both before = settled(servers, devices);
        List<Phase> phases = new ArrayList<>();
        phases.add(servers.phase("bootstrapping (Ub)", "2", new Work(warmUp, all, devices::bootstrap)));
        phases.add(
                servers.phase("first authentication, with Zn", "2, and 1 by Zn", new Work(warmUp, all, devices::call)));
        for (int round = 1; round <= rounds; round++) {
            String name = "repeated authentication" + (rounds > 1 ? ", round " + round : "");
            phases.add(servers.phase(name, "2", new Work(warmUp, all, devices::call)));
        }
        Both end = servers.now();
        return new Seen(phases, before, settled(servers, devices), end);
    }

    /** One more request makes the application drop counts that are over. */
    private Both settled(Servers servers, GbaDevices devices) throws Exception {
        Executor later = CompletableFuture.delayedExecutor(settling.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture.runAsync(() -> {}, later).get();
        devices.call(0);
        return servers.collected();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
