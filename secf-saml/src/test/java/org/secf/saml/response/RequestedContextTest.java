package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.saml.mint.Mint;
import org.secf.saml.model.ContextComparison;
import org.secf.saml.model.RequestedContext;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Rejection;

/** saml-core §3.3.2.2.1, of correctly signed responses. */
class RequestedContextTest {

    private static final String SENT = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    private static final List<String> ORDER = List.of("urn:1", "urn:2", "urn:3", "urn:4");

    private static Mint authenticatedBy(String context) {
        return PolicyJudge.signed(mint -> mint.edit(SENT, context));
    }

    private static RequestedContext asked(ContextComparison comparison) {
        return new RequestedContext(comparison, List.of("urn:3", "urn:2"), ORDER);
    }

    /** Of what is asked, the weakest is 2 and the strongest 3. */
    @ParameterizedTest
    @CsvSource({
        "EXACT, urn:1, false", "EXACT, urn:2, true", "EXACT, urn:3, true", "EXACT, urn:4, false",
        "MINIMUM, urn:1, false", "MINIMUM, urn:2, true", "MINIMUM, urn:3, true", "MINIMUM, urn:4, true",
        "MAXIMUM, urn:1, true", "MAXIMUM, urn:2, true", "MAXIMUM, urn:3, true", "MAXIMUM, urn:4, false",
        "BETTER, urn:1, false", "BETTER, urn:2, false", "BETTER, urn:3, false", "BETTER, urn:4, true",
        "EXACT, urn:5, false", "MINIMUM, urn:5, false", "MAXIMUM, urn:5, false", "BETTER, urn:5, false",
        "MINIMUM, URN:4, false", "BETTER, URN:4, false"
    })
    void comparesInTheDeployersOrder(ContextComparison comparison, String context, boolean isEnough) {
        assertThat(PolicyJudge.strict().asking(asked(comparison)).answer(authenticatedBy(context)))
                .isEqualTo(isEnough ? Optional.empty() : Optional.of(SamlReason.WRONG_AUTHENTICATION_CONTEXT));
    }

    @ParameterizedTest
    @CsvSource({"EXACT", "MINIMUM", "MAXIMUM", "BETTER"})
    void refusesAStatementThatDoesNotTellItsContext(ContextComparison comparison) {
        Mint silent = PolicyJudge.signed(mint -> mint.without("saml:AuthnContextClassRef"));
        assertThat(PolicyJudge.strict().asking(asked(comparison)).refusal(silent))
                .isEqualTo(SamlReason.WRONG_AUTHENTICATION_CONTEXT);
    }

    /** Any of them may be read later. */
    @Test
    void refusesASecondStatementThatIsWeaker() {
        Mint two = PolicyJudge.signed(mint -> {
            String statement = mint.edit(SENT, "urn:4").element("saml:AuthnStatement");
            return mint.edit(SENT, "urn:1").edit("<saml:AuthnStatement", statement + "<saml:AuthnStatement");
        });
        assertThat(PolicyJudge.strict().asking(asked(ContextComparison.MINIMUM)).refusal(two))
                .isEqualTo(SamlReason.WRONG_AUTHENTICATION_CONTEXT);
    }

    @Test
    void tellsWhatWasAskedAndWhatCame() {
        Rejection rejection =
                PolicyJudge.strict().asking(asked(ContextComparison.MINIMUM)).rejection(authenticatedBy("urn:1"));
        assertThat(rejection.expected()).isEqualTo("minimum of [urn:3, urn:2] in the order " + ORDER);
        assertThat(rejection.received()).isEqualTo("urn:1");
    }

    @Nested
    class Configuration {

        @ParameterizedTest
        @CsvSource({"MINIMUM", "MAXIMUM", "BETTER"})
        void needsAnOrderToCompareBy(ContextComparison comparison) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RequestedContext(comparison, List.of("urn:2"), List.of()))
                    .withMessageContaining(comparison.name());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RequestedContext(comparison, List.of("urn:2", "urn:9"), ORDER));
            assertThatIllegalArgumentException().isThrownBy(() -> new RequestedContext(comparison, List.of(), ORDER));
        }

        @Test
        void refusesAnOrderThatContradictsItself() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RequestedContext(
                            ContextComparison.MINIMUM, List.of("urn:1"), List.of("urn:1", "urn:2", "urn:1")))
                    .withMessageContaining("twice");
        }

        @Test
        void takesAnyContextWhereNoneIsAsked() {
            assertThat(RequestedContext.ANY.isMetBy(Optional.empty())).isTrue();
            assertThat(RequestedContext.ANY.isMetBy(Optional.of("urn:x"))).isTrue();
        }
    }
}
