package org.secf.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.integrity.JwksKeys;
import org.secf.keys.set.Keys;
import org.secf.mechanism.GroupKeys;
import org.secf.mechanism.MechanismContext;
import org.secf.resource.TlsSetup;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;
import org.secf.signature.NonceRule;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignatureParameter;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureVerifier;
import org.secf.signature.TokenVerifier;
import org.secf.signature.TrustedSignatureKeys;

/** Turns settings into proofs; whatever is wrong stops the deployment here. */
record TrustedProxySetup(String id, Settings settings, MechanismContext context) {

    private static final String PREFIX = "secf.trusted-proxy";

    TrustedProxyGuard guard() {
        return new TrustedProxyGuard(
                id,
                AssertedFields.and(settings.get(TrustedProxyKeys.FURTHER_FIELDS)),
                proofs(),
                new AssertedCallers(GroupKeys.read(settings, "")),
                settings.get(TrustedProxyKeys.INBOUND));
    }

    /** Tokens first: they say most. */
    private List<Proof> proofs() {
        Set<String> proxies = Set.copyOf(required(TrustedProxyKeys.PROXIES, "nobody would be believed"));
        Set<ProofKind> kinds = Set.copyOf(required(TrustedProxyKeys.PROOFS, "nothing would be believed"));
        List<Proof> proofs = new ArrayList<>();
        if (kinds.contains(ProofKind.TOKEN)) {
            proofs.add(token(proxies));
        }
        if (kinds.contains(ProofKind.SIGNATURE)) {
            proofs.add(signature(proxies));
        }
        if (kinds.contains(ProofKind.CERTIFICATE)) {
            Keys certificates = keySet().orElseThrow(() -> missing(TrustedProxyKeys.KEY_SET, ProofKind.CERTIFICATE));
            proofs.add(new CertificateProof(proxies, certificates, context.clock()));
        }
        return proofs;
    }

    private Proof token(Set<String> proxies) {
        List<String> audiences = required(TrustedProxyKeys.AUDIENCE, "no token would be for this resource");
        return new TokenProof(
                new TokenVerifier(IdentityToken.TYPE, keys(proxies)),
                new TokenPolicy(
                        proxies,
                        Set.copyOf(audiences),
                        settings.get(TrustedProxyKeys.MAX_AGE),
                        settings.get(TrustedProxyKeys.CLOCK_SKEW),
                        settings.get(TrustedProxyKeys.ACCEPT_UNBOUND),
                        memory()),
                context.clock());
    }

    private Proof signature(Set<String> proxies) {
        SignaturePolicy policy = new SignaturePolicy(
                AssertionSigner.COVERAGE,
                SignatureAlgorithm.registered(),
                Set.of(SignatureParameter.CREATED, SignatureParameter.KEYID),
                settings.get(TrustedProxyKeys.MAX_AGE),
                settings.get(TrustedProxyKeys.CLOCK_SKEW),
                settings.get(TrustedProxyKeys.ACCEPT_REPEATED) ? NonceRule.ACCEPT_REPEATED : NonceRule.REQUIRED,
                Optional.empty(),
                Optional.of(AssertionSigner.TAG));
        return new SignatureProof(
                proxies,
                new SignatureVerifier(policy, keys(proxies), context.clock(), memory()),
                settings.find(TrustedProxyKeys.BASE_URL)
                        .orElseThrow(() -> missing(TrustedProxyKeys.BASE_URL, ProofKind.SIGNATURE)),
                memory());
    }

    private ProofMemory memory() {
        return new ProofMemory(
                id, context.once(), context.clock().instant(), !settings.get(TrustedProxyKeys.ACCEPT_REPEATED));
    }

    /** The key set, then the published keys. A proxy that publishes a key by the name of another's does not hide that, nor does one that is not listed. */
    private SignatureKeys keys(Set<String> proxies) {
        List<SignatureKeys> all = new ArrayList<>();
        keySet().map(set -> new TrustedSignatureKeys(set, context.crypto(), context.clock()))
                .ifPresent(all::add);
        TlsSetup tls = TlsSetup.read(PREFIX, settings, context.tlsSources());
        settings.get(TrustedProxyKeys.JWKS)
                .forEach(source -> all.add(
                        new JwksKeys(source, tls::outbound, settings.get(TrustedProxyKeys.JWKS_REFRESH), context)));
        if (all.isEmpty()) {
            throw new ConfigurationException(
                    "%s has no keys, so that no proxy could prove anything. Set %s.key-set to a key set with the proxies' certificates, or %s.jwks=proxy=https://… to where they publish their keys"
                            .formatted(PREFIX, PREFIX, PREFIX));
        }
        return SignatureKeys.ofAll(all).preferring(proxies);
    }

    private Optional<Keys> keySet() {
        return settings.find(TrustedProxyKeys.KEY_SET)
                .map(name -> context.keys().set(PREFIX + "." + TrustedProxyKeys.KEY_SET.name(), name));
    }

    private <T> List<T> required(Key<List<T>> key, String otherwise) {
        List<T> values = settings.get(key);
        if (values.isEmpty()) {
            throw new ConfigurationException("%s.%s (%s) is empty, so that %s; name one"
                    .formatted(PREFIX, key.name(), settings.origin(key), otherwise));
        }
        return values;
    }

    private static ConfigurationException missing(Key<?> key, ProofKind kind) {
        return new ConfigurationException("%s.%s was not given, and is needed for the proof %s: %s"
                .formatted(PREFIX, key.name(), kind, key.meaning()));
    }
}
