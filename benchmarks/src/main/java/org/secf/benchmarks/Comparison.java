package org.secf.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * One class of benchmarks as tables of ratios: the first word of a parameter names the table, the rest of it and the benchmark the row.
 *
 * @param file the page to write
 * @param title its heading
 * @param text what is compared, one paragraph
 * @param benchmark the class
 * @param parameter whose first word names tables
 * @param measure the row that the others are divided by
 */
record Comparison(String file, String title, String text, Class<?> benchmark, String parameter, String measure) {

    /** Everything but the SAML responses, which have targets of their own. */
    static final Map<String, Comparison> ALL = Map.of(
            "crypto",
            new Comparison(
                    "CRYPTO.md",
                    "Verifying by each crypto provider",
                    "One verification of a signature over 1 KiB, by a key prepared at start, as `secf.crypto.algorithms` chooses the provider.",
                    CryptoBenchmark.class,
                    "choice",
                    "verify jdk"));

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
        String method = run.getBenchmark().substring(run.getBenchmark().lastIndexOf('.') + 1);
        String[] words = run.getParam(parameter).split(" ", 2);
        return words.length == 1 ? method : method + " " + words[1];
    }

    private String table(String name, Map<String, Figures> rows) {
        Figures measured = rows.get(measure);
        if (measured == null) {
            throw new IllegalStateException("not measured: " + measure + " of " + name + ", only " + rows.keySet());
        }
        StringBuilder text = new StringBuilder(
                "\n## %s\n\n| | CPU µs/op | × %s | kB/op | ops/s |\n|---|--:|--:|--:|--:|\n".formatted(name, measure));
        rows.forEach((row, figures) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.2f | %.1f | %.0f ± %.0f |%n",
                row,
                figures.cpuMicros(),
                figures.cpuMicros() / measured.cpuMicros(),
                figures.bytes() / 1000,
                figures.rate(),
                figures.rateError())));
        return text.toString();
    }
}
