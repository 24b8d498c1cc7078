package org.secf.password;

import org.secf.verdict.Reason;

/** Why name and password were not even looked at. */
public enum LoginReason implements Reason {
    /** Several fields, of which two readers could take two. */
    SEVERAL_CREDENTIALS("RFC 9110 §11.6.2"),
    /** Not base64 of UTF-8 with a colon in it. */
    MALFORMED_CREDENTIAL("RFC 7617 §2"),
    /** The password travelled where others could read it. */
    PLAIN_HTTP("RFC 7617 §4"),
    /** A page of another site sent the form. */
    OTHER_SITE("CWE-352");

    private final String clause;

    LoginReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
