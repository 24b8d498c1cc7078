package org.secf.server;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.secf.agreement.AgreementClient;
import org.secf.agreement.AgreementPolicy;
import org.secf.agreement.AgreementSuite;
import org.secf.agreement.ClientCredential;
import org.secf.agreement.KeyAgreement;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.tls.TlsPolicy;
import org.secf.verdict.Verdict;

/** Who agrees on keys with {@link AgreedArchive}. */
public final class AgreedClient {

    /** Where the agreement is made. */
    public static final String PATH = AgreedArchive.ADDRESS + "/.well-known/secf/agreement";

    private static final SecureRandom RANDOM = new SecureRandom();

    private AgreedClient() {}

    /** What a client believes that knows this key of the server. */
    public static AgreementPolicy trusting(OwnKey server, AgreementSuite... suites) {
        return new AgreementPolicy(
                AgreedArchive.SERVER,
                Map.of(Thumbprint.of(AgreedArchive.signer().publicKey()), server.publicKey()),
                suites.length == 0 ? List.of(AgreementSuite.values()) : List.of(suites),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30));
    }

    /** Agrees with the server. */
    public static Verdict<KeyAgreement> agree(ClientCredential credential, AgreementSuite... suites) {
        return new AgreementClient(TlsPolicy.platform(), URI.create(PATH), Duration.ofSeconds(30))
                .agree(trusting(AgreedArchive.signer(), suites), credential, Clock.systemUTC(), RANDOM);
    }
}
