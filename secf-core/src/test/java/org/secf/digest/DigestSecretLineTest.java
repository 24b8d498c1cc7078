package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line of a file of secrets, as an administrator gets it. */
class DigestSecretLineTest {

    @Test
    void isAsDocumented() {
        assertThat(new DigestSecretLine(
                                "Mufasa",
                                "testrealm@host.com",
                                DigestAlgorithm.MD5,
                                new LinkedHashSet<>(List.of("lions", "kings")))
                        .with("Circle Of Life".toCharArray()))
                .isEqualTo("Mufasa:testrealm@host.com:MD5:939e7578ed9e3c518a452acee763bce9:lions,kings");
    }

    @Test
    void isForNameAndPasswordInNormalForm() {
        DigestSecretLine composed = new DigestSecretLine("J\u00e4s", "r", DigestAlgorithm.SHA_256, Set.of());
        DigestSecretLine decomposed = new DigestSecretLine("Ja\u0308s", "r", DigestAlgorithm.SHA_256, Set.of());

        assertThat(decomposed).isEqualTo(composed);
        assertThat(decomposed.with("o\u0308".toCharArray())).isEqualTo(composed.with("\u00f6".toCharArray()));
    }

    @Test
    void leavesThePasswordToItsOwner() {
        char[] password = "secret".toCharArray();
        new DigestSecretLine("alice", "r", DigestAlgorithm.SHA_256, Set.of()).with(password);

        assertThat(password).isEqualTo("secret".toCharArray());
    }

    @Test
    void refusesHalfACharacterInsteadOfReplacingIt() {
        DigestSecretLine line = new DigestSecretLine("alice", "r", DigestAlgorithm.SHA_256, Set.of());

        assertThatIllegalArgumentException().isThrownBy(() -> line.with(new char[] {'a', '\ud800'}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a:b", "a ", "a\nb", "a\u200b"})
    void refusesANameThatCannotStandThere(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DigestSecretLine(name, "r", DigestAlgorithm.SHA_256, Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a\"b", "a\\b", "\u00e9", " a"})
    void refusesARealmThatCannotStandThere(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DigestSecretLine("alice", name, DigestAlgorithm.SHA_256, Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b", "a\nb"})
    void refusesAGroupThatCannotStandThere(String group) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DigestSecretLine("alice", "r", DigestAlgorithm.SHA_256, Set.of(group)));
    }
}
