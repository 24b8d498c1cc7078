package org.secf.benchmarks;

import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.secf.bearer.AccessTokenJudge;

/** One {@link AccessToken} verified and judged, to the caller it names. */
@State(Scope.Benchmark)
public class BearerBenchmark {

    /** As tokens call it. */
    @Param({"RS256", "ES256"})
    public String algorithm = "RS256";

    private @Nullable TokenContest contest;
    private @Nullable TokenPeer nimbus;
    private @Nullable TokenPeer spring;

    /** Makes keys and the token. */
    @Setup
    public void prepare() throws GeneralSecurityException, ParseException {
        contest = new TokenContest(algorithm);
        nimbus = new NimbusTokens(contest.token());
        spring = new SpringTokens(contest.token());
    }

    private TokenContest contest() {
        return Objects.requireNonNull(contest);
    }

    /** The key operation alone. */
    @Benchmark
    public boolean raw() throws GeneralSecurityException {
        return contest().raw();
    }

    /** Ours: every check, and the caller. */
    @Benchmark
    public AccessTokenJudge.Judged secf() {
        return contest().secf();
    }

    /** The same by a faster crypto provider. */
    @Benchmark
    public AccessTokenJudge.Judged secfByCorretto() {
        return contest().secfByCorretto();
    }

    /** Nimbus alone, with the checks that it has. */
    @Benchmark
    public String nimbus() throws Exception {
        return Objects.requireNonNull(nimbus).subject(contest().token().text());
    }

    /** Spring Security's decoder. */
    @Benchmark
    public String spring() throws Exception {
        return Objects.requireNonNull(spring).subject(contest().token().text());
    }

    /** The library jose4j. */
    @Benchmark
    public String jose4j() throws Exception {
        return contest().jose4j();
    }

    /** The library jjwt. */
    @Benchmark
    public String jjwt() throws Exception {
        return contest().jjwt();
    }

    /** SmallRye JWT. */
    @Benchmark
    public String smallRye() throws Exception {
        return contest().smallRye();
    }
}
