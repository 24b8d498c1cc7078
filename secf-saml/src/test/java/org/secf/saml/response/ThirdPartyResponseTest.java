package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.crypto.Crypto;
import org.secf.identity.GroupMapping;
import org.secf.saml.model.Binding;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.testing.ThirdParty;
import org.secf.state.MemoryOnceStore;

/** Responses that other libraries test themselves with. */
class ThirdPartyResponseTest {

    private static final Crypto CRYPTO = Crypto.jdk();
    private static final List<ThirdParty> CASES = ThirdParty.all("response");

    static List<ThirdParty> cases() {
        return CASES;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsTheTableSays(ThirdParty each) {
        ResponseVerifier verifier = new ResponseVerifier(each.clock(), new MemoryOnceStore(each.clock(), 10), CRYPTO);
        CallerMapping mapping = new CallerMapping("NameID", Optional.empty(), GroupMapping.NONE);

        String reason = new ResponseParser()
                .parse(each.message())
                .then(parsed -> verifier.verify(parsed, expectation(each)))
                .then(mapping::map)
                .rejection()
                .map(rejection -> rejection.reason().name())
                .orElse("");

        assertThat(reason).as(each.toString()).isEqualTo(each.reason());
    }

    private static Expectation expectation(ThirdParty each) {
        ResponsePolicy strict = ResponsePolicy.strict();
        return new Expectation(
                new ServiceProvider(each.value("sp"), each.value("acs"), Optional.empty(), List.of()),
                each.value("acs"),
                new IdentityProvider(
                        each.value("idp"),
                        each.keys(),
                        Map.of(Binding.REDIRECT, "https://idp.example.org/sso"),
                        Optional.empty(),
                        false),
                Optional.of(each.value("in-response-to")),
                new ResponsePolicy(
                        strict.clockSkew(), false, false, List.of(), Optional.empty(), false, each.takesSha1()));
    }
}
