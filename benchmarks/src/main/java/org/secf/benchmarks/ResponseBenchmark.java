package org.secf.benchmarks;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Every contender validates the same response: RSA-2048, SHA-256, 12 attributes, about 8 KB. */
@State(Scope.Benchmark)
public class ResponseBenchmark {

    /** How the response is protected. */
    @Param
    public Signed signed = Signed.ASSERTION;

    private final Map<Signed, SignedResponse> responses = new EnumMap<>(Signed.class);
    private final Contender bareCrypto;
    private final Contender secf;
    private final Contender secfAccp;
    private final Contender openSaml;
    private final Contender spring;
    private final Contender keycloak;
    private final Contender oneLogin;

    /** Mints the responses and starts the contenders, once a fork. */
    public ResponseBenchmark() {
        try {
            Site site = Site.at(Clock.systemUTC().instant());
            Mint mint = new Mint(site);
            for (Signed each : Signed.values()) {
                responses.put(each, mint.mint(each));
            }
            bareCrypto = new BareCrypto(site);
            secf = new Secf(site);
            secfAccp = Secf.accp(site);
            openSaml = new OpenSamlPeer(site);
            spring = new SpringPeer(site);
            keycloak = new KeycloakPeer(site);
            oneLogin = new OneLoginPeer(site);
        } catch (Exception e) {
            throw new IllegalStateException("the contenders could not be started", e);
        }
    }

    @Benchmark
    public String bareCrypto() throws Exception {
        return verify(bareCrypto);
    }

    @Benchmark
    public String secf() throws Exception {
        return verify(secf);
    }

    @Benchmark
    public String secfAccp() throws Exception {
        return verify(secfAccp);
    }

    @Benchmark
    public String openSaml() throws Exception {
        return verify(openSaml);
    }

    @Benchmark
    public String spring() throws Exception {
        return verify(spring);
    }

    @Benchmark
    public String keycloak() throws Exception {
        return verify(keycloak);
    }

    @Benchmark
    public String oneLogin() throws Exception {
        return verify(oneLogin);
    }

    private String verify(Contender contender) throws Exception {
        SignedResponse response = responses.get(signed);
        if (response == null) {
            throw new IllegalStateException("no response of " + signed);
        }
        return contender.verify(response);
    }
}
