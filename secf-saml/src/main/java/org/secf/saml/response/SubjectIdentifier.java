package org.secf.saml.response;

import java.util.Locale;
import java.util.regex.Pattern;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.verdict.Verdict;

/** The form of subject-id and pairwise-id (saml-subject-id-attr §3.3.1, §3.4.1): ASCII, so that nothing can look like something else. */
final class SubjectIdentifier {

    private static final String EXPECTED =
            "a letter or digit and at most 126 of letters, digits, = and -, then @, then a scope of at most 127";
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9=-]{0,126}@[A-Za-z0-9][A-Za-z0-9.-]{0,126}");

    private SubjectIdentifier() {}

    /** The one spelling by which the subject is known: values that differ in case name the same subject (saml-subject-id-attr §3.3.2). */
    static Verdict<String> canonical(String value) {
        return FORM.matcher(value).matches()
                ? Verdict.accepted(value.toLowerCase(Locale.ROOT))
                : Verdict.rejected(SamlPolicyReason.MALFORMED_SUBJECT_ID, EXPECTED, value);
    }
}
