package org.secf.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactsTest {

    private static final Integrity SIGNED = new Integrity(
            "signature",
            Set.of("@method"),
            true,
            new Integrity.Signer(Optional.of("k1"), Optional.empty(), Optional.of("alice")),
            Optional.empty());
    private static final PayloadConfidentiality DECRYPTED =
            new PayloadConfidentiality("payload", "jwe", Optional.of("k2"), Optional.empty());
    private static final Freshness FRESH = new Freshness("signature", Freshness.Source.NONCE, "k1");

    @Test
    void sayNothingWhereNothingHeld() {
        assertThat(Facts.NONE.integrity()).isEmpty();
        assertThat(Facts.NONE.confidentiality()).isEmpty();
        assertThat(Facts.NONE.freshness()).isEmpty();
    }

    @Test
    void areJoined() {
        Facts all = Facts.of(SIGNED).and(Facts.of(DECRYPTED)).and(Facts.of(FRESH));

        assertThat(all.integrity()).containsExactly(SIGNED);
        assertThat(all.confidentiality()).containsExactly(DECRYPTED);
        assertThat(all.freshness()).containsExactly(FRESH);
    }

    @Test
    void areSaidOnceThoughTwoFoundThem() {
        assertThat(Facts.of(SIGNED).and(Facts.of(SIGNED)).integrity()).containsExactly(SIGNED);
    }
}
