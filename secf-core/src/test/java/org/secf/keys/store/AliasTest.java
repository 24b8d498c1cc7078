package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AliasTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "db-password", "signing.2026_05", "secf-manifest2"})
    void isOfSmallLettersAndDigits(String alias) {
        assertThat(StoreFolder.accepted(Alias.check(alias))).isEqualTo(alias);
    }

    static String[] others() {
        return new String[] {
            "",
            "A",
            "Db",
            "-a",
            ".a",
            "_a",
            "a b",
            "a/b",
            "pkcs11:a",
            "a\n",
            "ä",
            "a\u0000",
            "a".repeat(64),
            Alias.MANIFEST,
            TransportKey.NAME
        };
    }

    @ParameterizedTest
    @MethodSource("others")
    void isRefusedInAnotherForm(String alias) {
        assertThat(StoreFolder.refusal(Alias.check(alias))).isEqualTo(StoreReason.BAD_ALIAS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63})
    void hasUpTo63Letters(int letters) {
        assertThat(Alias.check("a".repeat(letters)).rejection()).isEmpty();
    }
}
