package org.secf.confidentiality;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.HpkeSuite;
import org.secf.integrity.PublishedKeys;
import org.secf.keys.Jwk;
import org.secf.keys.PayloadSeal;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.mechanism.MechanismContext;
import org.secf.payload.PayloadForm;
import org.secf.payload.PayloadLimits;
import org.secf.payload.PayloadPolicy;
import org.secf.payload.PayloadProtection;
import org.secf.payload.PayloadRecipient;
import org.secf.payload.RecordLayout;
import org.secf.resource.TlsSetup;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Turns settings into a policy and its keys; whatever is wrong stops the deployment here. */
record EncryptionSetup(Settings settings, MechanismContext context) {

    private static final String PREFIX = "secf." + PayloadEncryptionFactory.NAME;

    DecryptionGuard guard(String id) {
        PayloadPolicy policy = policy();
        PayloadProtection protection = protection(policy);
        DecryptionKeys keys = keys();
        Recipients recipients = new Recipients(
                id,
                List.copyOf(settings.get(PayloadEncryptionKeys.RECIPIENTS)),
                published(policy.forms()),
                context.associations(),
                context.clock());
        int order = settings.get(PayloadEncryptionKeys.ORDER);
        return new DecryptionGuard(
                new DecryptionGuard.Opener(protection, keys, policy),
                new SealedBodies(id, keys, memory(), context.clock()),
                new EncryptionSealer(id, order, new EncryptionSealer.Work(protection, policy.limits()), recipients));
    }

    private Optional<SealedBodies.Memory> memory() {
        return settings.get(PayloadEncryptionKeys.ACCEPT_REPEATED)
                ? Optional.empty()
                : Optional.of(new SealedBodies.Memory(
                        context.once(),
                        new BodyShares(
                                settings.get(PayloadEncryptionKeys.MAX_BODIES_PER_CLIENT),
                                settings.get(PayloadEncryptionKeys.MAX_BODIES))));
    }

    /** Plaintext is never accepted here: what is not encrypted is not decrypted. */
    private PayloadPolicy policy() {
        try {
            int mostOctets = settings.get(PayloadEncryptionKeys.MOST_OCTETS);
            PayloadLimits limits = new PayloadLimits(
                    mostOctets,
                    Math.min(mostOctets, settings.get(PayloadEncryptionKeys.MOST_SEALED)),
                    settings.get(PayloadEncryptionKeys.MOST_RECORD_SIZE),
                    PayloadLimits.usual().mostKeyId());
            return new PayloadPolicy(
                    Set.copyOf(settings.get(PayloadEncryptionKeys.FORMS)),
                    Set.copyOf(settings.get(PayloadEncryptionKeys.ALGORITHMS)),
                    suites(),
                    limits,
                    false);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "%s: %s; see %s.forms (%s), .algorithms and .hpke-algorithms"
                            .formatted(PREFIX, e.getMessage(), PREFIX, settings.origin(PayloadEncryptionKeys.FORMS)),
                    e);
        }
    }

    private Set<HpkeSuite> suites() {
        return settings.get(PayloadEncryptionKeys.HPKE_ALGORITHMS).stream()
                .flatMap(aead -> Arrays.stream(HpkeKem.values()).map(kem -> new HpkeSuite(kem, aead)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private PayloadProtection protection(PayloadPolicy policy) {
        Optional<PayloadSeal> seal = policy.forms().contains(PayloadForm.JWE)
                ? Optional.of(PayloadSeal.installed(EncryptionSetup.class.getClassLoader()))
                : Optional.empty();
        return new PayloadProtection(
                new PayloadProtection.Tools(context.crypto(), context.random(), seal), RecordLayout.usual());
    }

    private DecryptionKeys keys() {
        Optional<String> sealed = settings.find(PayloadEncryptionKeys.KEY_SET);
        Optional<String> encapsulated = settings.find(PayloadEncryptionKeys.HPKE_KEY_SET);
        if (sealed.isPresent() && sealed.equals(encapsulated)) {
            throw new ConfigurationException(
                    "%s.key-set and %s.hpke-key-set are both %s: a key is for JWE or for HPKE (RFC 8725 §3.1); make a key set for each"
                            .formatted(PREFIX, PREFIX, sealed.get()));
        }
        boolean associations = settings.get(PayloadEncryptionKeys.ASSOCIATIONS);
        requireKeys(sealed, encapsulated, associations);
        DecryptionKeys keys = new DecryptionKeys(
                set(PayloadEncryptionKeys.KEY_SET, sealed),
                set(PayloadEncryptionKeys.HPKE_KEY_SET, encapsulated),
                associations ? Optional.of(context.associations()) : Optional.empty(),
                context.clock());
        try {
            // Better now than at the first request: no key may stand in both sets.
            keys.current();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(PREFIX + ": " + e.getMessage(), e);
        }
        return keys;
    }

    /** A form in which nothing can be opened or sent would be there in name only. */
    private void requireKeys(Optional<String> sealed, Optional<String> encapsulated, boolean associations) {
        Set<PayloadForm> forms = EnumSet.copyOf(settings.get(PayloadEncryptionKeys.FORMS));
        List<String> missing = new ArrayList<>();
        if (forms.contains(PayloadForm.AES128GCM) && !associations) {
            missing.add("AES128GCM needs associations=true");
        }
        if (forms.contains(PayloadForm.JWE) && sealed.isEmpty() && !associations && !knowsRecipients()) {
            missing.add("JWE needs key-set, associations=true or jwks");
        }
        if (forms.contains(PayloadForm.HPKE) && encapsulated.isEmpty() && !knowsRecipients()) {
            missing.add("HPKE needs hpke-key-set or jwks");
        }
        if (!missing.isEmpty()) {
            throw new ConfigurationException("%s.forms (%s): %s"
                    .formatted(PREFIX, settings.origin(PayloadEncryptionKeys.FORMS), String.join("; ", missing)));
        }
    }

    private boolean knowsRecipients() {
        return !settings.get(PayloadEncryptionKeys.JWKS).isEmpty()
                || context.parts().find(RecipientKeys.class).isPresent();
    }

    private Keys set(Key<String> key, Optional<String> name) {
        KeySet none = new KeySet(List.of(), List.of());
        return name.map(present -> context.keys().set(PREFIX + "." + key.name(), present))
                .orElse(() -> none);
    }

    private PublishedRecipients published(Set<PayloadForm> forms) {
        TlsSetup tls = TlsSetup.read(PREFIX, settings, context.tlsSources());
        Duration refresh = settings.get(PayloadEncryptionKeys.JWKS_REFRESH);
        return new PublishedRecipients(
                context.parts().find(RecipientKeys.class),
                settings.get(PayloadEncryptionKeys.JWKS).stream()
                        .map(source -> new PublishedRecipients.Source(
                                source.owner(),
                                new PublishedKeys<>(
                                        new PublishedKeys.Source(source.address(), tls::outbound, refresh),
                                        context.clock(),
                                        key -> usable(key, forms))))
                        .toList(),
                forms);
    }

    /** A key that nothing can be encrypted to in these forms is passed over, and its source asked again. */
    private static Optional<Jwk> usable(Jwk key, Set<PayloadForm> forms) {
        return PayloadRecipient.published(List.of(key), forms).rejection().isEmpty()
                ? Optional.of(key)
                : Optional.empty();
    }
}
