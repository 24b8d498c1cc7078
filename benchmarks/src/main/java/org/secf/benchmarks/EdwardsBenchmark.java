package org.secf.benchmarks;

import java.security.GeneralSecurityException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.secf.bearer.AccessTokenJudge;

/** The same as {@link BearerBenchmark} by those that verify Ed25519 with nothing but the JDK; Nimbus, and Spring with it, need another library. */
@State(Scope.Benchmark)
public class EdwardsBenchmark {

    /** As tokens call it. */
    @Param("EdDSA")
    public String algorithm = "EdDSA";

    private @Nullable TokenContest contest;

    /** Makes keys and the token. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        contest = new TokenContest(algorithm);
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
