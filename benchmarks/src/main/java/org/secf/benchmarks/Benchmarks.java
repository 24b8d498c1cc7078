package org.secf.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures every contender in one run and writes the ratios. Arguments: the file to write, and {@code provisional} for a short run on a machine that
 * has other things to do.
 */
final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        boolean provisional = given.contains("provisional");
        Collection<RunResult> results = new Runner(options(provisional)).run();
        String page =
                new ResultsPage(Machine.here(), provisional, Clock.systemUTC().instant()).write(results);
        Files.writeString(Path.of(given.isEmpty() ? "RESULTS.md" : given.get(0)), page, StandardCharsets.UTF_8);
    }

    private static Options options(boolean provisional) {
        return new OptionsBuilder()
                .include(ResponseBenchmark.class.getName() + ".*")
                .mode(Mode.Throughput)
                .timeUnit(TimeUnit.SECONDS)
                .forks(provisional ? 1 : 3)
                .threads(1)
                .warmupIterations(provisional ? 4 : 6)
                .warmupTime(TimeValue.seconds(provisional ? 1 : 2))
                .measurementIterations(provisional ? 3 : 6)
                .measurementTime(TimeValue.seconds(provisional ? 1 : 2))
                .jvmArgs("-Xmx1g", "-XX:+UseSerialGC")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .shouldFailOnError(true)
                .build();
    }
}
