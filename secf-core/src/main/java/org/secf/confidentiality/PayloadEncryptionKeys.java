package org.secf.confidentiality;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.secf.hpke.HpkeAead;
import org.secf.integrity.JwksSource;
import org.secf.keys.SealAlgorithm;
import org.secf.payload.PayloadForm;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.tls.TlsKeys;

/** Every setting below {@code secf.payload-encryption}; {@link PayloadEncryptionDefinition} has an attribute for each. */
final class PayloadEncryptionKeys {

    private static final int MEBI = 1024 * 1024;
    private static final int MOST_BODIES = 100_000_000;

    static final Key<List<PayloadForm>> FORMS = Key.required(
            "forms",
            Kind.list("AES128GCM, JWE, HPKE", text -> PayloadForm.valueOf(upper(text))),
            "The forms that are taken and sent. By JWE and HPKE anybody can send who knows the public key.");

    static final Key<String> KEY_SET =
            Key.optional("key-set", Kind.TEXT, "The key set whose keys open JWE, on P-256 or of RSA.");

    static final Key<String> HPKE_KEY_SET = Key.optional(
            "hpke-key-set", Kind.TEXT, "The key set whose keys open HPKE, on P-256 or X25519; another than key-set.");

    static final Key<Boolean> ASSOCIATIONS = Key.of(
            "associations",
            Kind.FLAG,
            true,
            "Whether bodies are taken under the security associations that clients have agreed on: by AES128GCM, and by JWE with dir.");

    static final Key<List<SealAlgorithm>> ALGORITHMS = Key.of(
            "algorithms",
            Kind.list("names of RFC 7518 such as ECDH-ES+A256KW", PayloadEncryptionKeys::algorithm),
            List.of(SealAlgorithm.ECDH_ES_A256KW, SealAlgorithm.RSA_OAEP_256, SealAlgorithm.DIR),
            "The algorithms of JWE that are taken.");

    static final Key<List<HpkeAead>> HPKE_ALGORITHMS = Key.of(
            "hpke-algorithms",
            Kind.list("AES_128_GCM, AES_256_GCM, CHACHA20_POLY1305", PayloadEncryptionKeys::encrypting),
            List.of(HpkeAead.AES_128_GCM, HpkeAead.AES_256_GCM, HpkeAead.CHACHA20_POLY1305),
            "How records of HPKE may be encrypted.");

    static final Key<List<RecipientSource>> RECIPIENTS = Key.of(
            "recipients",
            Kind.list("ASSOCIATION, PUBLISHED_KEYS", text -> RecipientSource.valueOf(upper(text))),
            List.of(RecipientSource.ASSOCIATION, RecipientSource.PUBLISHED_KEYS),
            "By what is found to whom a response is encrypted; the first that tells somebody counts.");

    static final Key<List<JwksSource>> JWKS = Key.of(
            "jwks",
            Kind.list(JwksSource.EXPECTED, JwksSource::parse),
            List.of(),
            "Where callers publish the keys that responses to them are encrypted to.");

    static final Key<Duration> JWKS_REFRESH = Key.of(
            "jwks-refresh",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(1)),
            Duration.ofHours(1),
            "After this time published keys are loaded again; a copy is used up to three times as long where its source fails.");

    static final Key<Integer> MOST_OCTETS = Key.of(
            "most-octets",
            Kind.number(1, Integer.MAX_VALUE),
            10 * MEBI,
            "How many octets a decrypted body has at most; a longer one is refused with 413.");

    static final Key<Integer> MOST_SEALED = Key.of(
            "most-sealed",
            Kind.number(1, 3 * MEBI / 4),
            MEBI / 2,
            "How many octets JWE opens and seals at a time, all of them in memory.");

    static final Key<Integer> MOST_RECORD_SIZE = Key.of(
            "most-record-size",
            Kind.number(18, 16 * MEBI),
            64 * 1024,
            "How many octets one encrypted record has at most, which is the memory that a stream takes, twice.");

    static final Key<Boolean> ACCEPT_REPEATED = Key.of(
            "accept-repeated",
            Kind.FLAG,
            false,
            "Whether the same encrypted body is taken again while its association lasts. Dangerous: whoever records one can send it again.");

    static final Key<Integer> MAX_BODIES = Key.of(
            "max-bodies",
            Kind.number(1, MOST_BODIES),
            250_000,
            "The most bodies of all clients that are remembered at a time, each until its association ends; one more is answered 429.");

    static final Key<Integer> MAX_BODIES_PER_CLIENT = Key.of(
            "max-bodies-per-client",
            Kind.number(1, MOST_BODIES),
            100_000,
            "The most bodies of one client that are remembered at a time, or of one association of nobody known; one more is answered 429.");

    static final Key<Integer> ORDER = Key.of(
            "order",
            Kind.number(DecryptionGuard.AFTER_SIGNATURES, 999),
            200,
            "Of several definitions the one with the lowest number sees a request first; signatures are verified before.");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = Stream.of(
                    List.<Key<?>>of(
                            FORMS,
                            KEY_SET,
                            HPKE_KEY_SET,
                            ASSOCIATIONS,
                            ALGORITHMS,
                            HPKE_ALGORITHMS,
                            RECIPIENTS,
                            JWKS,
                            JWKS_REFRESH,
                            MOST_OCTETS,
                            MOST_SEALED,
                            MOST_RECORD_SIZE,
                            ACCEPT_REPEATED,
                            MAX_BODIES,
                            MAX_BODIES_PER_CLIENT,
                            ORDER),
                    TlsKeys.ALL)
            .<Key<?>>flatMap(List::stream)
            .toList();

    private PayloadEncryptionKeys() {}

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static SealAlgorithm algorithm(String text) {
        return SealAlgorithm.named(text).orElseThrow(() -> new IllegalArgumentException("not an algorithm"));
    }

    private static HpkeAead encrypting(String text) {
        HpkeAead aead = HpkeAead.valueOf(upper(text));
        if (aead == HpkeAead.EXPORT_ONLY) {
            throw new IllegalArgumentException("it encrypts nothing");
        }
        return aead;
    }
}
