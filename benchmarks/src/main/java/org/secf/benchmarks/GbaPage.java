package org.secf.benchmarks;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;

/** What the load and its single steps showed, in Markdown. */
record GbaPage(GbaLoad load, boolean provisional, Clock clock) {

    private static final Map<String, String> STEPS = Map.of(
            "derive", "Ks_NAF, derived from Ks",
            "vector", "authentication vector by Milenage: f1 to f5*, AUTN",
            "verify", "NAF: who calls, by an answer with `auth-int` whose key it has");

    private static final String HEAD = """
        # Bootstrapped keys: %,d subscribers and one application

        Written by `mvn -q -pl benchmarks -am -Pbenchmarks -Dsecf.benchmarks=gba -DskipTests verify`, which needs openssl. %,d subscribers bootstrap (Ub),
        then each authenticates to one NAF by Digest with its Ks_NAF, `auth-int` and SHA-256 (Ua). The NAF asks the bootstrapping server for each key
        (Zn, mutual TLS) and keeps it; afterwards each authenticates again, with a challenge of its own each time. Every answer is verified by the device, too.

        Bootstrapping server, NAF and devices are three processes on one machine, by https on the loopback address, with `com.sun.net.httpserver` for a
        container. The bootstrapping server has its subscribers and bootstrappings in H2 in a file, and commits every sequence number. All devices
        share the client's connections, %d at once, so **no handshake of TLS is in these figures**. The devices' work is done on the same processors.
        %s
        Machine: %s, %d processors, %s, %s; servers with `-Xmx1g`, SerialGC, %d threads each; load average at the end %.1f; %s.
        """;

    String write(GbaLoad.Seen seen, long octets, Collection<RunResult> steps) throws IOException {
        return head() + phases(seen) + memory(seen, octets) + processes(seen) + steps(steps);
    }

    private String head() throws IOException {
        Machine machine = Machine.here();
        return HEAD.formatted(
                load.subscribers(),
                load.subscribers(),
                GbaLoad.CLIENT_THREADS,
                provisional ? "\n**Provisional: a short warm-up, on a machine that was busy with other work.**\n" : "",
                machine.processor(),
                machine.processors(),
                machine.system(),
                machine.java(),
                GbaServer.THREADS,
                machine.load(),
                clock.instant().truncatedTo(ChronoUnit.MINUTES));
    }

    private static String phases(GbaLoad.Seen seen) {
        StringBuilder table = new StringBuilder("""

            ## Throughput

            Latencies are those of the device, with %d at once. CPU time is that of the whole process, for each operation.

            | | https requests | operations | a second | p50 ms | p99 ms | CPU µs: bootstrapping server | NAF | devices |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|
            """.formatted(GbaLoad.CLIENT_THREADS));
        seen.phases().forEach(phase -> table.append(row(phase)));
        return table.toString();
    }

    private static String row(GbaLoad.Phase phase) {
        Pace pace = phase.pace();
        int count = pace.nanos().length;
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %.0f | %.1f | %.1f | %.0f | %.0f | %.0f |%n",
                phase.name(),
                phase.requests(),
                count,
                pace.rate(),
                pace.millis(0.5),
                pace.millis(0.99),
                phase.network() / 1e3 / count,
                phase.application() / 1e3 / count,
                phase.devices() / 1e3 / count);
    }

    private String memory(GbaLoad.Seen seen, long octets) {
        long application =
                seen.after().application().heap() - seen.before().application().heap();
        long network = seen.after().network().heap() - seen.before().network().heap();
        return String.format(
                Locale.ROOT,
                """

                ## Memory

                Heap in use after a collection with %,d associations, less that before them, for each.

                | | octets |
                |---|--:|
                | NAF: the keys of one device, in memory, when used counts are over | %d |
                | bootstrapping server with `MemoryBootstrappings`: one bootstrapping | %d |
                | bootstrapping server on H2: what stays in the heap, H2's cache of pages included | %d |
                """,
                load.subscribers(),
                application / load.subscribers(),
                octets,
                network / load.subscribers());
    }

    private static String processes(GbaLoad.Seen seen) {
        StringBuilder table = new StringBuilder("""

            ## Processes

            | | threads at most | collections | of ms | heap before, MB | heap after, MB |
            |---|--:|--:|--:|--:|--:|
            """);
        GbaLoad.Both before = seen.before();
        GbaLoad.Both after = seen.after();
        table.append(row("bootstrapping server", before.network(), seen.end().network(), after.network()));
        table.append(row("NAF", before.application(), seen.end().application(), after.application()));
        return table.toString();
    }

    private static String row(String name, Vitals before, Vitals end, Vitals after) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.1f | %.1f |%n",
                name,
                end.peakThreads(),
                end.collections() - before.collections(),
                end.collectionMillis() - before.collectionMillis(),
                before.heap() / 1e6,
                after.heap() / 1e6);
    }

    private static String steps(Collection<RunResult> results) {
        StringBuilder table = new StringBuilder("""

            ## Single steps

            By JMH, one thread, no network. Used counts are forgotten, since the same answer comes again and again.

            | | CPU µs/op | kB/op | ops/s |
            |---|--:|--:|--:|
            """);
        Map<String, Figures> rows = new TreeMap<>();
        results.forEach(result -> rows.put(step(result), Figures.of(result)));
        rows.forEach((name, figures) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.0f ± %.0f |%n",
                name,
                figures.cpuMicros(),
                figures.bytes() / 1000,
                figures.rate(),
                figures.rateError())));
        return table.toString();
    }

    private static String step(RunResult result) {
        String name = result.getParams().getBenchmark();
        return Objects.requireNonNull(STEPS.get(name.substring(name.lastIndexOf('.') + 1)), name);
    }
}
