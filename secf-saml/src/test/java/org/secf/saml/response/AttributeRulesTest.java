package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.identity.Evidence;
import org.secf.saml.model.ReceivedAttribute;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.VerifiedLogin;
import org.secf.saml.model.WrongScope;
import org.secf.verdict.Reason;

class AttributeRulesTest {

    private static final String SUBJECT_ID = "urn:oasis:names:tc:SAML:attribute:subject-id";
    private static final List<String> OURS = List.of("example.org");

    private static VerifiedLogin login(Map<String, List<String>> attributes) {
        return new VerifiedLogin(
                "_a",
                Instant.EPOCH,
                Optional.empty(),
                attributes,
                new Evidence("saml", "idp", Instant.EPOCH, Optional.empty(), Optional.empty()),
                List.of(),
                Optional.empty());
    }

    private static AttributeRules rules(List<String> required, WrongScope whenWrong, String callerName) {
        return new AttributeRules(
                required,
                new AttributeRules.Scopes(
                        Set.of("affiliation", SUBJECT_ID), true, Set.of("more.example.org"), whenWrong, callerName),
                new AttributeRules.Limits(5, 30));
    }

    private static Optional<Reason> answer(AttributeRules rules, Map<String, List<String>> attributes) {
        return rules.apply(login(attributes), OURS).rejection().map(rejection -> rejection.reason());
    }

    private static AttributeRules.Kept kept(AttributeRules rules, Map<String, List<String>> attributes) {
        return rules.apply(login(attributes), OURS).fold(found -> found, rejection -> {
            throw new AssertionError(rejection.detail());
        });
    }

    @Nested
    class Limits {

        private final AttributeRules rules = rules(List.of(), WrongScope.DROP, "uid");

        @Test
        void boundTheNumberOfAllValuesTogether() {
            List<String> three = List.of("1", "2", "3");
            assertThat(answer(rules, Map.of("a", three, "b", List.of("4", "5"))))
                    .isEmpty();
            assertThat(answer(rules, Map.of("a", three, "b", three))).contains(SamlPolicyReason.TOO_MANY_VALUES);
        }

        @Test
        void boundTheLengthOfEach() {
            assertThat(answer(rules, Map.of("a", List.of("x".repeat(30))))).isEmpty();
            assertThat(answer(rules, Map.of("a", List.of("1", "x".repeat(31)))))
                    .contains(SamlPolicyReason.VALUE_TOO_LONG);
        }

        @Test
        void areTheUsualOnesWhereNothingIsSaid() {
            List<String> most = new ArrayList<>(Collections.nCopies(1000, "x".repeat(8192)));
            assertThat(answer(AttributeRules.NONE, Map.of("a", most))).isEmpty();
            most.add("x");
            assertThat(answer(AttributeRules.NONE, Map.of("a", most))).contains(SamlPolicyReason.TOO_MANY_VALUES);
            assertThat(answer(AttributeRules.NONE, Map.of("a", List.of("x".repeat(8193)))))
                    .contains(SamlPolicyReason.VALUE_TOO_LONG);
        }
    }

    @Nested
    class Required {

        private final AttributeRules rules = rules(List.of("mail", "affiliation"), WrongScope.DROP, "uid");

        @Test
        void haveAValueThatCanBeSeen() {
            assertThat(answer(rules, Map.of("mail", List.of("a"), "affiliation", List.of("a@example.org"))))
                    .isEmpty();
            assertThat(answer(rules, Map.of("mail", List.of("a")))).contains(SamlPolicyReason.MISSING_ATTRIBUTE);
            assertThat(answer(rules, Map.of("mail", List.of(), "affiliation", List.of("a@example.org"))))
                    .contains(SamlPolicyReason.MISSING_ATTRIBUTE);
            assertThat(answer(rules, Map.of("mail", List.of(" "), "affiliation", List.of("a@example.org"))))
                    .contains(SamlPolicyReason.MISSING_ATTRIBUTE);
            assertThat(answer(rules, Map.of("Mail", List.of("a"), "affiliation", List.of("a@example.org"))))
                    .contains(SamlPolicyReason.MISSING_ATTRIBUTE);
        }

        @Test
        void areMissingWhereAllTheirValuesWereLeftOut() {
            assertThat(answer(rules, Map.of("mail", List.of("a"), "affiliation", List.of("a@other.org"))))
                    .contains(SamlPolicyReason.MISSING_ATTRIBUTE);
        }
    }

    @Nested
    class Scoped {

        @Test
        void keepsWhatTheProviderMayVouchFor() {
            List<String> values = List.of("a@example.org", "b@more.example.org");
            AttributeRules.Kept kept = kept(rules(List.of(), WrongScope.DROP, "uid"), Map.of("affiliation", values));
            assertThat(kept.login().attributes()).containsEntry("affiliation", values);
            assertThat(kept.dropped()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a@other.org",
                    "a@Example.org",
                    "a@example.org.",
                    "a@example.org ",
                    "a@x.example.org",
                    "@example.org",
                    "example.org",
                    "a@b@example.org",
                    "a@"
                })
        void dropsOrRefusesAllElse(String value) {
            Map<String, List<String>> attributes = Map.of("affiliation", List.of("a@example.org", value));
            AttributeRules.Kept kept = kept(rules(List.of(), WrongScope.DROP, "uid"), attributes);
            assertThat(kept.login().attributes()).containsEntry("affiliation", List.of("a@example.org"));
            assertThat(kept.login().received())
                    .containsExactly(new ReceivedAttribute("affiliation", Optional.empty(), List.of("a@example.org")));
            assertThat(kept.dropped()).containsExactly("affiliation " + value);
            assertThat(answer(rules(List.of(), WrongScope.REFUSE, "uid"), attributes))
                    .contains(SamlPolicyReason.WRONG_SCOPE);
            assertThat(answer(rules(List.of(), WrongScope.DROP, "affiliation"), attributes))
                    .as("the caller's name is never just left out")
                    .contains(SamlPolicyReason.WRONG_SCOPE);
        }

        @Test
        void isNothingToOtherAttributes() {
            assertThat(answer(rules(List.of(), WrongScope.REFUSE, "uid"), Map.of("mail", List.of("a@other.org"))))
                    .isEmpty();
        }
    }

    /** saml-subject-id-attr §3.3. */
    @Nested
    class SubjectId {

        private static final String LONG = "a".repeat(127);

        private Optional<Reason> named(String value) {
            AttributeRules rules = new AttributeRules(
                    List.of(),
                    new AttributeRules.Scopes(
                            Set.of(SUBJECT_ID),
                            true,
                            Set.of("Example.org", LONG, LONG + "a", "1.x"),
                            WrongScope.DROP,
                            SUBJECT_ID),
                    AttributeRules.Limits.USUAL);
            return rules.apply(login(Map.of(SUBJECT_ID, List.of(value))), List.of())
                    .rejection()
                    .map(rejection -> rejection.reason());
        }

        @ParameterizedTest
        @CsvSource({"a@example.org", "A-1=@EXAMPLE.org", "0@1.x"})
        void isTakenInItsForm(String value) {
            assertThat(named(value)).isEmpty();
        }

        @Test
        void isTakenUpToItsLength() {
            assertThat(named(LONG + "@" + LONG)).isEmpty();
            assertThat(named(LONG + "a@" + LONG)).contains(SamlPolicyReason.MALFORMED_SUBJECT_ID);
            assertThat(named(LONG + "@" + LONG + "a")).contains(SamlPolicyReason.MALFORMED_SUBJECT_ID);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "a",
                    "@example.org",
                    "a@",
                    "a@b@example.org",
                    "-a@example.org",
                    "=a@example.org",
                    "a.b@example.org",
                    "a_b@example.org",
                    "a b@example.org",
                    "a@-example.org",
                    "a@.example.org",
                    "a@exa_mple.org",
                    "\u00e4@example.org",
                    "a@e\u0445ample.org",
                    "\u212a@example.org",
                    "a@example.org\n"
                })
        void isRefusedInAnyOther(String value) {
            assertThat(named(value)).contains(SamlPolicyReason.MALFORMED_SUBJECT_ID);
        }

        @Test
        void isOfTheProvidersDomain() {
            assertThat(named("a@other.org")).contains(SamlPolicyReason.WRONG_SCOPE);
        }
    }
}
