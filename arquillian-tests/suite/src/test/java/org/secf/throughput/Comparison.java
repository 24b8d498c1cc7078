package org.secf.throughput;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.secf.server.Site;

/** Two resources in turns, so that what else the machine does meets both. */
public final class Comparison {

    private static final int ROUNDS = 5;
    private static final int SECONDS = 10;
    private static final String BODY = "x".repeat(1024);

    private final Wrk open;
    private final Wrk signed;
    private final List<Double> openRates = new ArrayList<>();
    private final List<Double> signedRates = new ArrayList<>();

    private Comparison(Wrk open, Wrk signed) {
        this.open = open;
        this.signed = signed;
    }

    /** By their addresses. */
    public static Comparison of(String open, String signed) throws IOException {
        URI address = URI.create(signed);
        return new Comparison(
                Wrk.posting(Site.target(), URI.create(open), BODY, Map.of("Content-Type", "text/plain")),
                Wrk.posting(Site.target(), address, BODY, SignedPost.fields(address, BODY)));
    }

    /** One round of each to warm up, and then those that count. */
    public void run() throws IOException, InterruptedException {
        open.rate(SECONDS);
        signed.rate(SECONDS);
        for (int round = 0; round < ROUNDS; round++) {
            openRates.add(open.rate(SECONDS));
            signedRates.add(signed.rate(SECONDS));
        }
    }

    /** The page of this server. */
    public Path write() throws IOException {
        Path page = Path.of(System.getProperty("site.throughput"), Site.server() + ".md");
        Files.createDirectories(page.getParent());
        return Files.writeString(page, """
                # What `@RequireIntegrity` costs on %1$s

                Written by `mvn -P%1$s -pl arquillian-tests/%1$s -am -Dtest=ContainerThroughput -Dsurefire.failIfNoSpecifiedTests=false
                -Dserver.jit=-XX:+TieredCompilation verify`, which needs wrk. Requests a second to a JAX-RS resource that returns the length of a body of 1 KiB,
                by wrk with 16 connections on the same machine, in turns of %2$d seconds; the median of %3$d. The signed one is verified by RFC 9421 with
                hmac-sha256 and its body held against `Content-Digest`; nonces are not remembered, as wrk sends the same message again. **The ratio counts.**

                | | requests/s | × open |
                |---|--:|--:|
                | open, no SEC_CF deployed with it | %4$.0f | 1 |
                | signed, `@RequireIntegrity` | %5$.0f | %6$.2f |

                Machine: %7$d processors, %8$s, %9$s; load average at the end %10$.1f; %11$s.
                """.formatted(
                        Site.server(),
                        SECONDS,
                        ROUNDS,
                        median(openRates),
                        median(signedRates),
                        median(signedRates) / median(openRates),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.vm.version"),
                        System.getProperty("os.name").toLowerCase(Locale.ROOT),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES)));
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }
}
