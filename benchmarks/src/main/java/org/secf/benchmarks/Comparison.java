package org.secf.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * Benchmarks as tables of ratios: the first word of a parameter names the table; the benchmark, the rest of that parameter and the other parameters the row.
 *
 * @param file the page to write
 * @param title its heading
 * @param text what is compared, one paragraph
 * @param benchmarks the classes; where there are several, each names its rows
 * @param parameter whose first word names tables
 * @param measures rows of which the first that a table has divides the others
 */
record Comparison(
        String file, String title, String text, List<Class<?>> benchmarks, String parameter, List<String> measures) {

    /** Everything but the SAML responses, which have targets of their own. */
    static final Map<String, Comparison> ALL = Map.of(
            "crypto",
            new Comparison(
                    "CRYPTO.md",
                    "Verifying by each crypto provider",
                    "One verification of a signature over 1 KiB, by a key prepared at start, as `secf.crypto.algorithms` chooses the provider.",
                    List.of(CryptoBenchmark.class),
                    "choice",
                    List.of("verify jdk")),
            "signatures",
            new Comparison(
                    "SIGNATURES.md",
                    "HTTP message signatures",
                    "A request with seven fields, signed and verified over six components by RFC 9421 with every check of the policy; the key operation alone"
                            + " over the same octets (`raw`); and a library of the draft before the RFC over five components, which looks at no time and"
                            + " no nonce.",
                    List.of(SignatureBenchmark.class, TomitribeBenchmark.class),
                    "algorithm",
                    List.of("signature rawVerify")),
            "bearer",
            new Comparison(
                    "BEARER.md",
                    "Access tokens",
                    "An access token (RFC 9068) of 13 claims, verified and judged: the key operation alone by the JDK (`raw`), this library with every check and the"
                            + " caller that comes of it (`secf`), the same by the Corretto crypto provider, and libraries with the checks that they have; of"
                            + " Ed25519 those that need no further library for it. With DPoP, the token by RS256 is bound to a key, which a proof by ES256"
                            + " shows.",
                    List.of(BearerBenchmark.class, EdwardsBenchmark.class, DpopBenchmark.class),
                    "algorithm",
                    List.of("bearer raw", "edwards raw", "dpop raw")),
            "digests",
            new Comparison(
                    "DIGESTS.md",
                    "Content digests",
                    "A body held against its `Content-Digest`, parsed field included, and SHA-256 of the JDK alone.",
                    List.of(DigestBenchmark.class),
                    "size",
                    List.of("raw")),
            "payloads",
            new Comparison(
                    "PAYLOADS.md",
                    "Encrypted bodies",
                    "One body as a whole, by `aes128gcm` (RFC 8188) as the application has it, by AES-128-GCM of the JDK and nothing else, and as JWE (`dir`,"
                            + " `A256GCM`) by Nimbus.",
                    List.of(PayloadBenchmark.class),
                    "size",
                    List.of("rawDecrypt 4096")));

    /** The tables, with {@code head} between the title and them. */
    String page(String head, Collection<RunResult> results) {
        StringBuilder page = new StringBuilder("# %s\n\n%s\n%s".formatted(title, text, head));
        Map<String, Map<String, Figures>> tables = new TreeMap<>();
        for (RunResult result : results) {
            BenchmarkParams run = result.getParams();
            tables.computeIfAbsent(run.getParam(parameter).split(" ", 2)[0], absent -> new LinkedHashMap<>())
                    .put(row(run), Figures.of(result));
        }
        tables.forEach((name, rows) -> page.append(table(name, rows)));
        return page.toString();
    }

    private String row(BenchmarkParams run) {
        String[] names = run.getBenchmark().split("\\.", -1);
        List<String> words = new ArrayList<>();
        if (benchmarks.size() > 1) {
            words.add(names[names.length - 2].replace("Benchmark", "").toLowerCase(Locale.ROOT));
        }
        words.add(names[names.length - 1]);
        String[] choice = run.getParam(parameter).split(" ", 2);
        words.addAll(Arrays.asList(choice).subList(1, choice.length));
        run.getParamsKeys().stream()
                .filter(name -> !name.equals(parameter))
                .map(run::getParam)
                .forEach(words::add);
        return String.join(" ", words);
    }

    private String table(String name, Map<String, Figures> rows) {
        String measure = measures.stream()
                .filter(rows::containsKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "measured none of " + measures + " of " + name + ", only " + rows.keySet()));
        double measured = Objects.requireNonNull(rows.get(measure)).cpuMicros();
        StringBuilder text = new StringBuilder(
                "\n## %s\n\n| | CPU µs/op | × %s | kB/op | ops/s |\n|---|--:|--:|--:|--:|\n".formatted(name, measure));
        rows.forEach((row, figures) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.2f | %.1f | %.0f ± %.0f |%n",
                row,
                figures.cpuMicros(),
                figures.cpuMicros() / measured,
                figures.bytes() / 1000,
                figures.rate(),
                figures.rateError())));
        return text.toString();
    }
}
