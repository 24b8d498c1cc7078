package org.secf.gba.naf;

import java.lang.annotation.Annotation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.digest.DigestAlgorithm;
import org.secf.digest.DigestKeys;
import org.secf.digest.DigestPolicy;
import org.secf.gba.retrieval.CircuitBreaker;
import org.secf.gba.retrieval.KeySource;
import org.secf.gba.retrieval.RetrievalClient;
import org.secf.identity.GroupMapping;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.TrustedProxies;
import org.secf.resource.TlsSetup;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;
import org.secf.tls.Outbound;

/** Makes the mechanism of bootstrapped keys from {@link GbaKeys}; found by {@link java.util.ServiceLoader}. */
public final class GbaMechanismFactory implements MechanismFactory {

    private static final String PREFIX = "secf.gba";
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** For the service loader. */
    public GbaMechanismFactory() {}

    @Override
    public String name() {
        return "gba";
    }

    @Override
    public Class<? extends Annotation> definition() {
        return GbaAuthenticationMechanismDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return GbaKeys.ALL;
    }

    @Override
    public Mechanism create(Settings settings, MechanismContext context) {
        try {
            NafPolicy policy = new NafPolicy(
                    settings.get(GbaKeys.HOST),
                    settings.get(GbaKeys.PROTOCOL),
                    suite(settings),
                    settings.get(GbaKeys.KEY_KINDS),
                    settings.get(GbaKeys.SERVICES),
                    settings.get(GbaKeys.FLAG_GROUPS),
                    settings.get(GbaKeys.MAX_KEY_AGE));
            DigestPolicy digest = digest(settings, policy);
            // Better now than at the first answer.
            digest.offered().forEach(DigestAlgorithm::digest);
            return new GbaMechanism(policy, digest, source(settings, context), context);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(PREFIX + ": " + e.getMessage(), e);
        }
    }

    private static NegotiatedSuite suite(Settings settings) {
        return new NegotiatedSuite(
                new TrustedProxies(
                        Set.copyOf(settings.get(GbaKeys.PROXIES)), Set.copyOf(settings.get(GbaKeys.PROXY_ADDRESSES))),
                settings.get(GbaKeys.CIPHER_SUITE_FIELD));
    }

    private static DigestPolicy digest(Settings settings, NafPolicy policy) {
        return new DigestPolicy(
                Bootstrap.DEVICE.realm(policy.host()),
                settings.get(DigestKeys.ALGORITHMS),
                settings.get(DigestKeys.ACCEPT_MD5),
                settings.get(DigestKeys.QOP),
                settings.get(DigestKeys.NONCE_LIFETIME),
                false,
                settings.get(DigestKeys.MAX_BODY),
                GroupMapping.NONE);
    }

    private static KeySource source(Settings settings, MechanismContext context) {
        Optional<URI> server = settings.find(GbaKeys.SERVER);
        Optional<KeySource> bean = context.parts().find(KeySource.class);
        if (server.isPresent() == bean.isPresent()) {
            throw new ConfigurationException("%s.%s %s, and the application has %s; give one of them"
                    .formatted(
                            PREFIX,
                            GbaKeys.SERVER.name(),
                            server.isPresent() ? "is given" : "is not given",
                            bean.isPresent() ? "a bean KeySource, too" : "no bean KeySource"));
        }
        return bean.orElseGet(() -> {
            Outbound outbound =
                    TlsSetup.read(PREFIX, settings, context.tlsSources()).outbound();
            return new RetrievalClient(
                    server.orElseThrow(),
                    outbound,
                    new TokenSetup(PREFIX, settings, context).read(outbound),
                    new CircuitBreaker(context.clock(), settings.get(GbaKeys.MOST_FAILURES), PAUSE));
        });
    }
}
