package org.secf.client;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.hpke.HpkeAead;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.HpkeSuite;
import org.secf.integrity.PublishedKeys;
import org.secf.keys.Jwk;
import org.secf.keys.PayloadSeal;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.set.Keys;
import org.secf.payload.PayloadForm;
import org.secf.payload.PayloadKeys;
import org.secf.payload.PayloadLimits;
import org.secf.payload.PayloadPolicy;
import org.secf.payload.PayloadProtection;
import org.secf.payload.PayloadRecipient;
import org.secf.payload.RecordLayout;
import org.secf.resource.TlsSetup;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Verdict;

/** Turns the settings of a client into the encryption of bodies. */
record EncryptionSetup(ProtectedClientSetup client, TlsSetup tls, Optional<PayloadSeal> seal) {

    private static final int MOST_RECORD_SIZE = 64 * 1024;
    private static final int MOST_KEY_ID = 64;

    Optional<BodyEncryption> read() {
        List<PublishedKeys<PayloadRecipient>> recipients = recipients();
        Optional<Keys> own = client.keySet(ProtectedClientKeys.DECRYPTION_KEY_SET);
        if (recipients.isEmpty() && own.isEmpty()) {
            return Optional.empty();
        }
        PayloadProtection protection = new PayloadProtection(
                new PayloadProtection.Tools(
                        client.context().crypto(), client.context().random(), seal),
                RecordLayout.usual());
        Supplier<PayloadKeys> keys = own.map(set -> (Supplier<PayloadKeys>)
                        new DecryptionKeys(set, client.context().clock())::current)
                .orElse(PayloadKeys::none);
        return Optional.of(new BodyEncryption(protection, () -> recipient(recipients), keys, policy(own.isEmpty())));
    }

    private List<PublishedKeys<PayloadRecipient>> recipients() {
        return client.settings().get(ProtectedClientKeys.RECIPIENT_JWKS).stream()
                .map(address -> new PublishedKeys<>(
                        new PublishedKeys.Source(
                                address, tls::outbound, client.settings().get(ProtectedClientKeys.JWKS_REFRESH)),
                        client.context().clock(),
                        this::usable))
                .toList();
    }

    /** JWE is no form where nothing on the class path seals. */
    private Optional<PayloadRecipient> usable(Jwk key) {
        Optional<PayloadForm> wanted = client.settings().find(ProtectedClientKeys.ENCRYPTION_FORM);
        return PayloadRecipient.published(List.of(key))
                .fold(Optional::of, unusable -> Optional.<PayloadRecipient>empty())
                .filter(found -> wanted.isEmpty() || wanted.get() == found.form())
                .filter(found -> seal.isPresent() || found.form() != PayloadForm.JWE);
    }

    private Verdict<PayloadRecipient> recipient(List<PublishedKeys<PayloadRecipient>> recipients) {
        if (recipients.isEmpty()) {
            return Verdict.rejected(ClientReason.CANNOT_ENCRYPT, client.prefix() + ".recipient-jwks", "none");
        }
        return recipients.stream()
                .flatMap(source -> source.all().stream())
                .min(Comparator.comparing(found -> found.form() != PayloadForm.HPKE))
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        ClientReason.NO_RECIPIENT_KEY,
                        "a published key for encryption at " + client.prefix() + ".recipient-jwks",
                        "none"));
    }

    private PayloadPolicy policy(boolean acceptPlaintext) {
        Set<PayloadForm> forms = EnumSet.of(PayloadForm.HPKE);
        if (seal.isPresent()) {
            forms.add(PayloadForm.JWE);
        }
        Set<HpkeSuite> suites = Stream.of(HpkeKem.values())
                .flatMap(kem -> Stream.of(HpkeAead.AES_128_GCM, HpkeAead.AES_256_GCM, HpkeAead.CHACHA20_POLY1305)
                        .map(aead -> new HpkeSuite(kem, aead)))
                .collect(Collectors.toUnmodifiableSet());
        int most = tls.limits().maxBytes();
        try {
            return new PayloadPolicy(
                    forms,
                    EnumSet.complementOf(EnumSet.of(SealAlgorithm.DIR)),
                    suites,
                    new PayloadLimits(most, most, MOST_RECORD_SIZE, MOST_KEY_ID),
                    acceptPlaintext);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(client.prefix() + ".tls.max-bytes: " + e.getMessage(), e);
        }
    }
}
