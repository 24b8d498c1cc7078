package org.secf.benchmarks;

import java.time.Clock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Who can do but the first of the responses of {@link ResponseBenchmark}. */
@State(Scope.Benchmark)
public class StreamedResponseBenchmark {

    /** How the response is protected. */
    @Param("ASSERTION")
    public Signed signed = Signed.ASSERTION;

    private final SignedResponse response;
    private final Contender stax;

    /** Mints the response and starts the contender, once a fork. */
    public StreamedResponseBenchmark() {
        try {
            Site site = Site.at(Clock.systemUTC().instant());
            response = new Mint(site).mint(Signed.ASSERTION);
            stax = new StaxPeer(site);
        } catch (Exception e) {
            throw new IllegalStateException("the contender could not be started", e);
        }
    }

    @Benchmark
    public String stax() throws Exception {
        return stax.verify(response);
    }
}
