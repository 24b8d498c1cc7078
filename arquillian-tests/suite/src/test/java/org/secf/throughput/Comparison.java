package org.secf.throughput;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.secf.server.Site;

/**
 * Resources in turns, so that what else the machine does meets all of them.
 *
 * @param test who measures
 * @param title what is compared
 * @param about one paragraph
 * @param loads the first is what the others are measured by
 */
public record Comparison(String test, String title, String about, List<Load> loads) {

    private static final int ROUNDS = 5;
    private static final int SECONDS = 10;

    /** One round of each to warm up, and then those that count. */
    public void run() throws IOException, InterruptedException {
        for (Load load : loads) {
            load.warmUp(SECONDS);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Load load : loads) {
                load.measure(SECONDS);
            }
        }
    }

    /**
     * The page of this server.
     *
     * @param topic the end of its name
     */
    public Path write(String topic) throws IOException {
        Path page = Path.of(System.getProperty("site.throughput"), Site.server() + "-" + topic + ".md");
        Files.createDirectories(page.getParent());
        return Files.writeString(page, """
                # %2$s on %1$s

                Written by `mvn -P%1$s -pl arquillian-tests/%1$s -am -Dtest=%3$s -Dsurefire.failIfNoSpecifiedTests=false
                -Dserver.jit=-XX:+TieredCompilation verify`, which needs wrk. Requests a second to a JAX-RS resource that returns the length of a body of 1 KiB,
                by wrk with 16 connections on the same machine, in turns of %4$d seconds; the median of %5$d. %6$s **The ratio counts.**

                | | requests/s | × %7$s |
                |---|--:|--:|
                %8$s

                Machine: %9$d processors, %10$s, %11$s; load average at the end %12$.1f; %13$s.
                """.formatted(
                        Site.server(),
                        title,
                        test,
                        SECONDS,
                        ROUNDS,
                        about,
                        loads.get(0).name(),
                        loads.stream().map(this::row).collect(Collectors.joining("\n")),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.vm.version"),
                        System.getProperty("os.name").toLowerCase(Locale.ROOT),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES)));
    }

    private String row(Load load) {
        double median = load.median();
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.2f |",
                load.name(),
                median,
                median / loads.get(0).median());
    }
}
