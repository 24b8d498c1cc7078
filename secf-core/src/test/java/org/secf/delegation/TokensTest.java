package org.secf.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secf.identity.Caller;
import org.secf.keys.Secret;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Verdict;

class TokensTest {

    private static final byte[] OCTETS = "PHNhbWw".getBytes(StandardCharsets.US_ASCII);

    @Test
    void delegatedTokenIsShownByNoText() {
        DelegatedToken token = new DelegatedToken(TokenType.SAML2, Secret.taking(OCTETS.clone()), Instant.EPOCH);

        assertThat(token)
                .hasToString("DelegatedToken[urn:ietf:params:oauth:token-type:saml2, until 1970-01-01T00:00:00Z]");
        assertThat(token.value().<String>useText(String::new)).isEqualTo("PHNhbWw");
    }

    @Test
    void presentedTokenIsShownByNoTextAndNotSerialised() {
        PresentedToken token = new PresentedToken(TokenType.JWT, OCTETS);

        assertThat(token).hasToString("PresentedToken[urn:ietf:params:oauth:token-type:jwt]");
        assertThat(token).isNotInstanceOf(Serializable.class);
        assertThat(token.type()).isEqualTo(TokenType.JWT);
    }

    @Test
    void presentedTokenIsNobodysToChange() {
        byte[] given = OCTETS.clone();
        PresentedToken token = new PresentedToken(TokenType.SAML2, given);
        given[0] = 0;
        token.original()[1] = 0;

        assertThat(token.original()).isEqualTo(OCTETS);
    }

    @Test
    void tokenForEverybodyIsNotAskedFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DelegationRequest(" ", Optional.empty()));
    }

    @Test
    void issuersAreFoundByTheirIds() {
        DelegationIssuer issuer = new Silent();
        DelegationIssuers issuers = DelegationIssuers.of(Map.of("saml-delegation", issuer));

        assertThat(issuers.get("saml-delegation")).isSameAs(issuer);
        assertThatThrownBy(() -> issuers.get("saml-delegatoin"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"saml-delegatoin\"; did you mean saml-delegation.");
    }

    private static final class Silent implements DelegationIssuer {

        @Override
        public String tokenType() {
            return TokenType.SAML2;
        }

        @Override
        public Verdict<DelegatedToken> vouch(Caller caller, DelegationRequest request) {
            return Verdict.rejected(DelegationReason.NOBODY, "somebody", caller.getName());
        }
    }
}
