package org.secf.hpke;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.secf.verdict.Verdict;

/**
 * The algorithms that both sides use. The key derivation function is HKDF-SHA256 always.
 *
 * @param kem how the secret is encapsulated
 * @param aead how messages are encrypted
 */
public record HpkeSuite(HpkeKem kem, HpkeAead aead) {

    /** {@code kdf_id} of HKDF-SHA256 (RFC 9180 §7.2, table 3). */
    public static final int KDF_ID = 0x0001;

    public HpkeSuite {
        Objects.requireNonNull(kem, "kem");
        Objects.requireNonNull(aead, "aead");
    }

    /** The suite of three identifiers as they come over the wire, or {@link HpkeReason#UNSUPPORTED_SUITE}. */
    public static Verdict<HpkeSuite> of(int kemId, int kdfId, int aeadId) {
        Optional<HpkeKem> kem = Arrays.stream(HpkeKem.values())
                .filter(known -> known.id() == kemId)
                .findFirst();
        Optional<HpkeAead> aead = Arrays.stream(HpkeAead.values())
                .filter(known -> known.id() == aeadId)
                .findFirst();
        if (kem.isEmpty() || aead.isEmpty() || kdfId != KDF_ID) {
            return Verdict.rejected(
                    HpkeReason.UNSUPPORTED_SUITE,
                    "kem 0x0010 or 0x0020, kdf 0x0001, aead 0x0001, 0x0002, 0x0003 or 0xffff",
                    String.format(Locale.ROOT, "kem 0x%04x, kdf 0x%04x, aead 0x%04x", kemId, kdfId, aeadId));
        }
        return Verdict.accepted(new HpkeSuite(kem.get(), aead.get()));
    }
}
