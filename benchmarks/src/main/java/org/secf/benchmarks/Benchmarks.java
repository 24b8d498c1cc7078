package org.secf.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;

/**
 * Measures side by side, in one run, and writes the ratios. The first argument says what: {@code saml}, {@code gba}, or a name among {@link Comparison#ALL}; the second
 * may be {@code provisional} for a short run on a machine that has other things to do.
 */
final class Benchmarks {

    private static final String SAML = "saml";
    private static final String GBA = "gba";

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        boolean provisional = given.contains("provisional");
        String what = given.isEmpty() ? SAML : given.get(0);
        Conditions conditions = new Conditions(what, provisional, Clock.systemUTC());
        if (what.equals(SAML)) {
            Collection<RunResult> results = new Runner(
                            conditions.options(List.of(ResponseBenchmark.class, StreamedResponseBenchmark.class)))
                    .run();
            write("RESULTS.md", new ResultsPage(conditions.text()).write(results));
            return;
        }
        if (what.equals(GBA)) {
            bootstrapped(conditions);
            return;
        }
        Comparison comparison = Comparison.ALL.get(what);
        if (comparison == null) {
            throw new IllegalArgumentException(
                    "expected " + SAML + ", " + GBA + " or one of " + Comparison.ALL.keySet() + ", got " + what);
        }
        Collection<RunResult> results = new Runner(conditions.options(comparison.benchmarks())).run();
        write(comparison.file(), comparison.page(conditions.text(), results));
    }

    /** A load, which is no comparison, and single steps of it. */
    private static void bootstrapped(Conditions conditions) throws Exception {
        GbaLoad load = GbaLoad.of(conditions.provisional());
        long octets = GbaMemory.octets(load.subscribers());
        GbaLoad.Seen seen = load.run();
        Collection<RunResult> steps = new Runner(conditions.options(List.of(GbaBenchmark.class))).run();
        write("GBA.md", new GbaPage(load, conditions.provisional(), conditions.clock()).write(seen, octets, steps));
    }

    private static void write(String file, String page) throws IOException {
        Files.writeString(Path.of(file), page, StandardCharsets.UTF_8);
    }
}
