package org.secf.benchmarks;

import java.util.Collection;
import java.util.Optional;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * One contender's row.
 *
 * @param rate operations a second
 * @param rateError half the width of the 99.9 % interval
 * @param cpuMicros CPU microseconds an operation
 * @param bytes allocated an operation
 */
record Figures(double rate, double rateError, double cpuMicros, double bytes) {

    private static final String BYTES = "gc.alloc.rate.norm";

    /** Of a benchmark, if it can do that response. */
    static Optional<Figures> find(Collection<RunResult> results, String benchmark, Signed signed) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
                .filter(result -> signed.name().equals(result.getParams().getParam("signed")))
                .findFirst()
                .map(Figures::of);
    }

    static Figures of(Collection<RunResult> results, String benchmark, Signed signed) {
        return find(results, benchmark, signed)
                .orElseThrow(() -> new IllegalStateException("not measured: " + benchmark + " " + signed));
    }

    static Figures of(RunResult found) {
        Result<?> rate = found.getPrimaryResult();
        double error = rate.getScoreError();
        return new Figures(
                rate.getScore(),
                Double.isNaN(error) ? 0 : error,
                secondary(found, CpuProfiler.LABEL),
                secondary(found, BYTES));
    }

    /** Profilers put a dot of their own in front of their labels. */
    private static double secondary(RunResult result, String label) {
        for (String name : result.getSecondaryResults().keySet()) {
            if (name.endsWith(label)) {
                return result.getSecondaryResults().get(name).getScore();
            }
        }
        throw new IllegalStateException("not measured: " + label);
    }
}
