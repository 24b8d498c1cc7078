package org.secf.gba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionIdTest {

    private static final Vectors FILE = Vectors.file("gba_keys");

    @Test
    void isTheChallengeAtItsServer() {
        TransactionId id = TransactionId.of(FILE.octets("rand"), FILE.text("bsf"));

        assertThat(id).hasToString(FILE.text("btid")).isEqualTo(TransactionId.parse(FILE.text("btid")));
        assertThat(id.hashCode())
                .isEqualTo(TransactionId.parse(FILE.text("btid")).hashCode());
        assertThat(id.random()).isEqualTo(FILE.octets("rand"));
        assertThat(id.server()).isEqualTo(FILE.text("bsf"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bsf.home1.net",
                "@bsf.home1.net",
                "I1U8vpY3qJ0hiuZNrke/@bsf.home1.net",
                "I1U8vpY3qJ0hiuZNrke_NQ==@bsf.home1.net",
                "I1U8vpY3qJ0hiuZNrke/NQ@bsf.home1.net",
                "I1U8vpY3qJ0hiuZNrke/NR==@bsf.home1.net",
                "I1U8vpY3qJ0hiuZNrke/NQ==@",
                "I1U8vpY3qJ0hiuZNrke/NQ==@bsf.home1.net@evil.example",
                "I1U8vpY3qJ0hiuZNrke/NQ==@bsf.home1.net:80"
            })
    void refusesOtherForms(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TransactionId.parse(text));
    }
}
