package org.secf.openid.provider;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.secf.crypto.Crypto;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Check;

/** Whatever comes, the answer is a refusal and no exception. */
class HostileProviderTest {

    private static final IdTokenExpectation LOGIN = IdTokenExpectation.ofLogin(TestProvider.NONCE);
    private static final ProviderPlaces PLACES =
            new ProviderPlaces(TestIssuer.ISSUER, FollowedProvider.usualDocument(TestIssuer.ISSUER), Set.of());

    private final IdTokenVerifier idTokens =
            new IdTokenVerifier(TestProvider.plain(), TestProvider.trust(), Crypto.jdk(), TestIssuer.CLOCK);
    private final LogoutTokenVerifier logoutTokens = new LogoutTokenVerifier(
            TestProvider.plain(),
            TestProvider.trust(),
            Crypto.jdk(),
            new LogoutTokenVerifier.Memory(TestIssuer.CLOCK, new MemoryOnceStore(TestIssuer.CLOCK, 100)));
    private final String good = TestProvider.idToken().signedBy(TestKeys.RSA);

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Property(tries = 300)
    void anyText(@ForAll String text) {
        assertThat(idTokens.verify(text, LOGIN).rejection()).isPresent();
        assertThat(logoutTokens.verify(text, judged -> Check.HOLDS).rejection()).isPresent();
        assertThat(ProviderMetadata.parse(octets(text), PLACES).rejection()).isPresent();
        assertThat(ProviderTokens.parse(octets(text), Optional.empty()).rejection())
                .isPresent();
    }

    @Property(tries = 300)
    void oneCharacterChanged(@ForAll int place, @ForAll @CharRange(from = ' ', to = '~') char character) {
        int index = Math.floorMod(place, good.length());
        String changed = good.substring(0, index) + character + good.substring(index + 1);

        assertThat(idTokens.verify(changed, LOGIN).rejection().isPresent()).isEqualTo(!changed.equals(good));
    }

    /** Signed by the right key, with claims of any kind. */
    @Property(tries = 200)
    void anyClaim(@ForAll @IntRange(max = 13) int claim, @ForAll @IntRange(max = 7) int kind) {
        String name = new String[] {
                    "iss",
                    "sub",
                    "aud",
                    "azp",
                    "exp",
                    "iat",
                    "nbf",
                    "nonce",
                    "acr",
                    "auth_time",
                    "at_hash",
                    "c_hash",
                    "events",
                    "jti"
                }
                [claim];
        String value = new String[] {"null", "1e999", "[]", "{}", "true", "\"\"", "[[{}]]", "-1"}[kind];
        String claims =
                TestProvider.idToken().without(name).claims().replaceFirst("\\{", "{\"" + name + "\":" + value + ",");
        String token = new Jws(TestProvider.idToken().header(), claims).signedBy(TestKeys.RSA);

        boolean isOfNoMatter = name.equals("acr") || name.equals("jti");
        assertThat(idTokens.verify(token, LOGIN).rejection().isPresent()).isEqualTo(!isOfNoMatter);
        assertThat(logoutTokens.verify(token, judged -> Check.HOLDS).rejection())
                .isPresent();
    }

    @Property(tries = 200)
    void anyMemberOfAnswers(@ForAll @IntRange(max = 5) int member, @ForAll @IntRange(max = 6) int kind) {
        String name =
                new String[] {"access_token", "token_type", "expires_in", "refresh_token", "id_token", "scope"}[member];
        String value = new String[] {"null", "1e999", "[]", "{}", "true", "-1", "[[{}]]"}[kind];
        String answer = Json.createObjectBuilder()
                .add("access_token", "a")
                .add("token_type", "Bearer")
                .add("expires_in", 1)
                .remove(name)
                .build()
                .toString()
                .replaceFirst("\\{", "{\"" + name + "\":" + value + ",");

        assertThat(ProviderTokens.parse(octets(answer), Optional.empty()).rejection())
                .isPresent();
    }
}
