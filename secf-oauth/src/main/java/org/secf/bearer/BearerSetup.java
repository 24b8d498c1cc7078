package org.secf.bearer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.secf.clientcert.PresentedCertificate;
import org.secf.digest.NonceSource;
import org.secf.dpop.DpopPolicy;
import org.secf.dpop.DpopVerifier;
import org.secf.dpop.ProofQuota;
import org.secf.http.PublicUrl;
import org.secf.identity.GroupMapping;
import org.secf.jwt.ClaimMapping;
import org.secf.jwt.JwtPolicy;
import org.secf.jwt.JwtVerifier;
import org.secf.keys.Secret;
import org.secf.mechanism.GroupKeys;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.TrustedProxies;
import org.secf.resource.TlsSetup;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.tls.Outbound;

/** Turns settings into a mechanism; whatever is wrong stops the deployment here. */
final class BearerSetup {

    static final String PREFIX = "secf." + BearerMechanism.NAME;

    private final Settings settings;
    private final MechanismContext context;
    private final Supplier<Outbound> outbound;

    BearerSetup(Settings settings, MechanismContext context) {
        this.settings = settings;
        this.context = context;
        this.outbound = TlsSetup.read(PREFIX, settings, context.tlsSources())::outbound;
    }

    BearerMechanism read() {
        Optional<DpopVerifier> proofs = settings.find(BearerKeys.BASE_URL).map(this::proofs);
        return new BearerMechanism(
                new CredentialReader(
                        settings.find(BearerKeys.TOKEN_COOKIE), settings.get(BearerKeys.ACCEPT_PLAIN_HTTP)),
                tokens(),
                senders(proofs),
                new BearerAnswers(
                        settings.get(BearerKeys.REALM),
                        schemes(proofs),
                        new LinkedHashSet<>(settings.get(BearerKeys.REQUIRED_SCOPES)),
                        proofs));
    }

    private List<Scheme> schemes(Optional<DpopVerifier> proofs) {
        List<Scheme> schemes = new ArrayList<>();
        SenderRule rule = settings.get(BearerKeys.SENDER_CONSTRAINED);
        if (proofs.isPresent() && rule != SenderRule.REFUSED) {
            schemes.add(Scheme.DPOP);
        }
        // A token that is bound to a certificate alone is sent by this scheme, too.
        schemes.add(Scheme.BEARER);
        return schemes;
    }

    private SenderConstraint senders(Optional<DpopVerifier> proofs) {
        TrustedProxies proxies = new TrustedProxies(
                Set.copyOf(settings.get(BearerKeys.PROXIES)), Set.copyOf(settings.get(BearerKeys.PROXY_ADDRESSES)));
        return new SenderConstraint(
                settings.get(BearerKeys.SENDER_CONSTRAINED), proofs, PresentedCertificate.from(proxies));
    }

    private DpopVerifier proofs(PublicUrl base) {
        DpopPolicy policy = new DpopPolicy(
                Set.copyOf(settings.get(DpopKeys.ALGORITHMS)),
                settings.get(DpopKeys.MAX_AGE),
                settings.get(BearerKeys.CLOCK_SKEW),
                settings.get(DpopKeys.NONCE_LIFETIME),
                settings.get(DpopKeys.REQUIRE_NONCE));
        return new DpopVerifier(
                policy,
                base,
                context.crypto(),
                new DpopVerifier.Memory(context.clock(), context.once(), nonces(), quota()));
    }

    private ProofQuota quota() {
        return new ProofQuota(settings.get(DpopKeys.MAX_PROOFS_PER_CALLER), settings.get(DpopKeys.MAX_PROOFS));
    }

    private NonceSource nonces() {
        Optional<String> location = settings.find(DpopKeys.NONCE_KEY);
        if (location.isEmpty()) {
            return new NonceSource(context.random(), context.clock());
        }
        String setting = PREFIX + "." + DpopKeys.NONCE_KEY.name();
        try (Secret key = context.keys().secret(setting, location.get())) {
            return new NonceSource(key, context.random(), context.clock());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(setting + ": " + e.getMessage(), e);
        }
    }

    private TokenSource tokens() {
        JwtKeysSource keys = new JwtKeysSource(new KeySetup(settings, context, outbound));
        TokenValidation validation = new TokenValidation(policy(), callers(), context.clock());
        Optional<TokenSource> opaque = opaque(keys, validation);
        if (opaque.isPresent() && settings.get(BearerKeys.LEAVES_OTHER_ISSUERS)) {
            throw new ConfigurationException(
                    "%s.%s is true, but what introspection is for cannot be told before the issuer is asked, who would be shown tokens of others; give the definitions different paths"
                            .formatted(PREFIX, BearerKeys.LEAVES_OTHER_ISSUERS.name()));
        }
        if (opaque.isPresent() && !keys.isGiven()) {
            return opaque.get();
        }
        TokenSource signed = signed(keys, validation);
        return opaque.<TokenSource>map(others -> new EitherTokens(signed, others))
                .orElse(signed);
    }

    private Optional<TokenSource> opaque(JwtKeysSource keys, TokenValidation validation) {
        return new IntrospectionSetup(settings, context, outbound)
                .read(keys)
                .map(asked -> new RememberedTokens(
                        new IntrospectedTokens(asked, validation),
                        new Memory(
                                context.clock(),
                                settings.get(IntrospectionKeys.REMEMBER),
                                settings.get(IntrospectionKeys.REMEMBER_REFUSED),
                                settings.get(BearerKeys.MAX_REMEMBERED),
                                settings.get(IntrospectionKeys.MAX_WAITING))));
    }

    /** Nobody is asked about these, so that whoever waits for another thread waits for no time worth counting. */
    private TokenSource signed(JwtKeysSource keys, TokenValidation validation) {
        TokenSource signed = new JwtTokens(
                new JwtVerifier(jwtPolicy(), keys.get()), validation, settings.get(BearerKeys.LEAVES_OTHER_ISSUERS));
        Duration good = settings.get(BearerKeys.REMEMBER);
        return good.isZero()
                ? signed
                : new RememberedTokens(
                        signed,
                        new Memory(
                                context.clock(),
                                good,
                                Duration.ZERO,
                                settings.get(BearerKeys.MAX_REMEMBERED),
                                Integer.MAX_VALUE));
    }

    private JwtPolicy jwtPolicy() {
        try {
            return new JwtPolicy(
                    Set.copyOf(settings.get(BearerKeys.TOKEN_TYPES)),
                    Set.copyOf(settings.get(BearerKeys.ALGORITHMS)),
                    settings.get(BearerKeys.MAX_TOKEN_LENGTH));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(PREFIX + ": " + e.getMessage(), e);
        }
    }

    private TokenPolicy policy() {
        try {
            return new TokenPolicy(
                    settings.get(BearerKeys.ISSUER),
                    Set.copyOf(settings.get(BearerKeys.AUDIENCE)),
                    settings.get(BearerKeys.CLOCK_SKEW),
                    settings.get(BearerKeys.MAX_LIFETIME),
                    settings.find(BearerKeys.MAX_TOKEN_AGE),
                    new ActorPolicy(Set.copyOf(settings.get(BearerKeys.ACTORS)), settings.get(BearerKeys.MAX_ACTORS)));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(PREFIX + "." + e.getMessage(), e);
        }
    }

    /** Two issuers that both have an alice must not be one by mistake. */
    private CallerMapping callers() {
        Optional<String> prefix = settings.find(ClaimKeys.CALLER_NAME_PREFIX);
        if (settings.get(BearerKeys.LEAVES_OTHER_ISSUERS) && prefix.isEmpty()) {
            throw new ConfigurationException(
                    "%s.%s is true, so there are several issuers, and two of them may name the same caller. Give %s.%s, such as partner:, or none"
                            .formatted(
                                    PREFIX,
                                    BearerKeys.LEAVES_OTHER_ISSUERS.name(),
                                    PREFIX,
                                    ClaimKeys.CALLER_NAME_PREFIX.name()));
        }
        if (settings.get(BearerKeys.LEAVES_OTHER_ISSUERS)
                && settings.get(BearerKeys.GROUP_MAPPING).equals(GroupMapping.NONE)) {
            throw new ConfigurationException(
                    "%s.%s is true, so there are several issuers, and each could name any of our groups. Give %s.group-mapping, such as *=partner:*"
                            .formatted(PREFIX, BearerKeys.LEAVES_OTHER_ISSUERS.name(), PREFIX));
        }
        return new CallerMapping(
                settings.get(ClaimKeys.CALLER_NAME),
                prefix.filter(text -> !text.equals(ClaimKeys.NO_PREFIX)).orElse(""),
                settings.find(ClaimKeys.SCOPE_PREFIX),
                claims());
    }

    private ClaimMapping claims() {
        return new ClaimMapping(
                settings.get(ClaimKeys.CALLER_GROUPS),
                GroupKeys.read(settings, ""),
                new LinkedHashSet<>(settings.get(ClaimKeys.ATTRIBUTES)));
    }
}
