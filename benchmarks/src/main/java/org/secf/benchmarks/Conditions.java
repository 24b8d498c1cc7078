package org.secf.benchmarks;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How everything is measured, for the runner and for the reader.
 *
 * @param what is measured, as on the command line
 * @param provisional whether it is one short fork
 */
record Conditions(String what, boolean provisional, Clock clock) {

    Options options(List<Class<?>> benchmarks) {
        OptionsBuilder options = new OptionsBuilder();
        benchmarks.forEach(benchmark -> options.include(benchmark.getName() + ".*"));
        return options.mode(Mode.Throughput)
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

    /** To be asked when the run is over: it tells how busy the machine was. */
    String text() throws IOException {
        Machine machine = Machine.here();
        return """

            Written by `mvn -q -pl benchmarks -am -Pbenchmarks -Dsecf.benchmarks=%s -DskipTests verify`. One run, one thread. **Ratios count, not figures**,
            and ratios of CPU time, since rates move with whatever else the machine does. Differences under 20 %% are ties.
            %s
            Machine: %s, %d processors, %s, %s, `-Xmx1g`, SerialGC; load average at the end %.1f; %s.
            """.formatted(
                        what,
                        provisional
                                ? "\n**Provisional: one short fork on a machine that was busy with other work.**\n"
                                : "Three forks.\n",
                        machine.processor(),
                        machine.processors(),
                        machine.system(),
                        machine.java(),
                        machine.load(),
                        clock.instant().truncatedTo(ChronoUnit.MINUTES));
    }
}
