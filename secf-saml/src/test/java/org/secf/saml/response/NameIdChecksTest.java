package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.saml.mint.Mint;
import org.secf.saml.model.NameIdPolicy;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Rejection;

/** saml-core §2.2.2 and §3.4.1.1, of correctly signed responses. */
class NameIdChecksTest {

    private static final String EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
    private static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    private static final String FORMAT = " Format=\"" + EMAIL + "\"";

    private static Mint named(String attributes) {
        return PolicyJudge.signed(mint -> mint.edit(FORMAT, attributes));
    }

    private static PolicyJudge asking(String format) {
        return PolicyJudge.strict().asking(NameIdPolicy.ofFormat(Optional.of(format)));
    }

    @Nested
    class Format {

        @Test
        void mustBeTheOneThatWasAsked() {
            Rejection rejection = asking(PERSISTENT).rejection(named(FORMAT));
            assertThat(rejection.reason()).isEqualTo(SamlPolicyReason.WRONG_NAME_FORMAT);
            assertThat(rejection.expected()).isEqualTo(PERSISTENT);
            assertThat(rejection.received()).isEqualTo(EMAIL);
            assertThat(asking(PERSISTENT).answer(named(" Format=\"" + PERSISTENT + "\"")))
                    .isEmpty();
        }

        @Test
        void mustBeTold() {
            assertThat(asking(EMAIL).refusal(named(""))).isEqualTo(SamlPolicyReason.WRONG_NAME_FORMAT);
            assertThat(asking(EMAIL).refusal(named(" Format=\"" + UNSPECIFIED + "\"")))
                    .isEqualTo(SamlPolicyReason.WRONG_NAME_FORMAT);
        }

        @Test
        void mayBeAnyWhereNoneOrTheUnspecifiedIsAsked() {
            assertThat(asking(UNSPECIFIED).answer(named(FORMAT))).isEmpty();
            assertThat(PolicyJudge.strict().answer(named(" Format=\"urn:x\""))).isEmpty();
            assertThat(PolicyJudge.strict().answer(named(""))).isEmpty();
        }

        @Test
        void isNotThatOfAServer() {
            assertThat(PolicyJudge.strict()
                            .refusal(named(" Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\"")))
                    .isEqualTo(SamlPolicyReason.WRONG_NAME_FORMAT);
        }

        @Test
        void isNothingToASubjectWithoutName() {
            assertThat(asking(PERSISTENT).answer(PolicyJudge.signed(mint -> mint.without("saml:NameID"))))
                    .isEmpty();
        }

        @Test
        void asksForEncryptionWhereItIsTheEncryptedOne() {
            assertThat(asking("urn:oasis:names:tc:SAML:2.0:nameid-format:encrypted")
                            .refusal(named(FORMAT)))
                    .isEqualTo(SamlPolicyReason.NAME_NOT_ENCRYPTED);
        }
    }

    @Nested
    class Qualifiers {

        private static final String GROUP = "https://federation.example.org/group";

        private final PolicyJudge forGroup =
                PolicyJudge.strict().asking(new NameIdPolicy(Optional.empty(), true, Optional.of(GROUP), List.of()));

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "NameQualifier=\"https://idp-b.example.org\"",
                    "NameQualifier=\"\"",
                    "NameQualifier=\"https://idp.example.org/saml/\"",
                    "SPNameQualifier=\"https://other.example\"",
                    "SPNameQualifier=\"" + GROUP + "\"",
                    "NameQualifier=\"" + Mint.IDP + "\" SPNameQualifier=\"https://other.example\""
                })
        void ofOthersAreRefusedWhateverTheFormat(String qualifiers) {
            for (String format : new String[] {FORMAT, "", " Format=\"" + PERSISTENT + "\""}) {
                assertThat(PolicyJudge.strict().refusal(named(format + " " + qualifiers)))
                        .as(format)
                        .isEqualTo(SamlReason.NAME_OF_OTHER_PARTY);
            }
        }

        @ParameterizedTest
        @CsvSource({"https://federation.example.org/group, true", Mint.SP + ", false", "https://other.example, false"})
        void areThoseOfTheGroupThatWasAsked(String qualifier, boolean isTaken) {
            assertThat(forGroup.answer(named(FORMAT + " SPNameQualifier=\"" + qualifier + "\"")))
                    .isEqualTo(isTaken ? Optional.empty() : Optional.of(SamlReason.NAME_OF_OTHER_PARTY));
        }

        @Test
        void ofTheTwoPartiesAreTaken() {
            assertThat(PolicyJudge.strict()
                            .answer(named(FORMAT + " NameQualifier=\"" + Mint.IDP + "\" SPNameQualifier=\"" + Mint.SP
                                    + "\"")))
                    .isEmpty();
        }

        @Test
        void mayBeConfigured() {
            PolicyJudge judge = PolicyJudge.strict()
                    .asking(new NameIdPolicy(Optional.empty(), true, Optional.empty(), List.of("CORP")));
            assertThat(judge.answer(named(FORMAT + " NameQualifier=\"CORP\""))).isEmpty();
            assertThat(judge.refusal(named(FORMAT + " NameQualifier=\"corp\"")))
                    .isEqualTo(SamlReason.NAME_OF_OTHER_PARTY);
            assertThat(judge.refusal(named(FORMAT + " SPNameQualifier=\"CORP\"")))
                    .isEqualTo(SamlReason.NAME_OF_OTHER_PARTY);
        }
    }
}
