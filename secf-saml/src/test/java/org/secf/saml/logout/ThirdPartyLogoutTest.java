package org.secf.saml.logout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.crypto.Crypto;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.response.AuthenticLogout;
import org.secf.saml.response.LogoutAuthenticator;
import org.secf.saml.response.LogoutParser;
import org.secf.saml.testing.ThirdParty;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/** Requests to log out, and answers to them, that other libraries test themselves with. */
class ThirdPartyLogoutTest {

    private static final List<ThirdParty> CASES = ThirdParty.all("logout");

    static List<ThirdParty> cases() {
        return CASES;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsTheTableSays(ThirdParty each) {
        LogoutAuthenticator authenticator = new LogoutAuthenticator(Crypto.jdk());

        String reason = new LogoutParser()
                .parse(each.message())
                .then(parsed -> Check.all(
                        MessageChecks.IN_ORDER,
                        new MessageChecks.Candidate(
                                parsed,
                                provider(each),
                                Optional.of(each.value("acs")),
                                Duration.ofMinutes(1),
                                each.clock().instant())))
                .then(candidate -> authenticator.signed(candidate.message(), each.keys(), each.algorithms()))
                .then(authentic -> read(authentic, each))
                .rejection()
                .map(rejection -> rejection.reason().name())
                .orElse("");

        assertThat(reason).as(each.toString()).isEqualTo(each.reason());
    }

    /** Of a request, whom it is about; an answer is about nobody. */
    private static Verdict<AuthenticLogout> read(AuthenticLogout authentic, ThirdParty each) {
        return authentic.message().isRequest()
                ? authentic.subject(List.of(), each.algorithms()).map(subject -> authentic)
                : Verdict.accepted(authentic);
    }

    private static IdentityProvider provider(ThirdParty each) {
        return new IdentityProvider(each.value("idp"), each.keys(), Map.of(), Optional.empty(), false);
    }
}
