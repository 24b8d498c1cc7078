package org.secf.openid;

import org.secf.openid.provider.Provider;
import org.secf.verdict.Verdict;

/**
 * Whether an answer is of the provider that was asked (RFC 9207 §2.4).
 *
 * @param rule what is asked of answers that do not say
 */
record AnswerIssuer(Provider provider, IssuerParameter rule) {

    Verdict<LoginAnswer> judge(LoginAnswer answer) {
        String expected = provider.issuer();
        if (answer.issuer().isPresent()) {
            String said = answer.issuer().get();
            return said.equals(expected)
                    ? Verdict.accepted(answer)
                    : Verdict.rejected(OpenIdReason.OTHER_ISSUER_ANSWERED, expected, said);
        }
        if (rule == IssuerParameter.REQUIRED) {
            return silent(expected);
        }
        return provider.metadata()
                .then(metadata -> metadata.features().namesItself() ? silent(expected) : Verdict.accepted(answer));
    }

    private static Verdict<LoginAnswer> silent(String expected) {
        return Verdict.rejected(OpenIdReason.ANSWER_WITHOUT_ISSUER, "iss " + expected, "none");
    }
}
