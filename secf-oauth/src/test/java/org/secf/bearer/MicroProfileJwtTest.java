package org.secf.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.secf.mechanism.ForeignSetting;
import org.secf.settings.Key;

class MicroProfileJwtTest {

    private static Map<String, String> translated(Map<String, String> theirs) {
        Map<String, String> ours = new TreeMap<>();
        for (ForeignSetting one : new BearerMechanismFactory().foreign()) {
            Optional.ofNullable(theirs.get(one.property()))
                    .flatMap(text -> one.translation().translate(text, name -> Optional.ofNullable(theirs.get(name))))
                    .ifPresent(value -> ours.put(one.key(), value));
        }
        return ours;
    }

    @Test
    void standsForOurSettings() {
        assertThat(translated(Map.of(
                        "mp.jwt.verify.issuer", "https://issuer.example.org",
                        "mp.jwt.verify.audiences", "a,b",
                        "mp.jwt.verify.publickey.location", "META-INF/key.pem",
                        "mp.jwt.verify.publickey.algorithm", "ES256",
                        "mp.jwt.verify.clock.skew", "60",
                        "mp.jwt.verify.token.age", "3600")))
                .containsExactly(
                        Map.entry("algorithms", "ES256"),
                        Map.entry("audience", "a,b"),
                        Map.entry("clock-skew", "60s"),
                        Map.entry("issuer", "https://issuer.example.org"),
                        Map.entry("jwks", "classpath:META-INF/key.pem"),
                        Map.entry("max-token-age", "3600s"));
    }

    @Test
    void takesTokensFromCookiesOnlyWhereThatIsSaid() {
        assertThat(translated(Map.of("mp.jwt.token.cookie", "jwt"))).isEmpty();
        assertThat(translated(Map.of("mp.jwt.token.header", "Authorization", "mp.jwt.token.cookie", "jwt")))
                .isEmpty();
        assertThat(translated(Map.of("mp.jwt.token.header", "Cookie"))).containsEntry("token-cookie", "Bearer");
        assertThat(translated(Map.of("mp.jwt.token.header", "Cookie", "mp.jwt.token.cookie", "jwt")))
                .containsEntry("token-cookie", "jwt");
    }

    @Test
    void namesSettingsThatThereAre() {
        assertThat(new BearerMechanismFactory().keys())
                .extracting(Key::name)
                .containsAll(new BearerMechanismFactory()
                        .foreign().stream().map(ForeignSetting::key).toList());
    }

    /** What theirs say of issuer and keys must not stand beside half of ours. */
    @Test
    void yieldsToWhatOursSayOfTrust() {
        List<String> ofTrust = new BearerMechanismFactory()
                .insteadOfForeign().stream().map(Key::name).toList();
        assertThat(ofTrust).contains("issuer", "jwks", "public-key", "metadata", "introspection.uri");
        assertThat(ofTrust)
                .containsAll(translated(Map.of(
                                "mp.jwt.verify.issuer", "x",
                                "mp.jwt.verify.publickey", "x",
                                "mp.jwt.verify.publickey.location", "x"))
                        .keySet());
    }
}
