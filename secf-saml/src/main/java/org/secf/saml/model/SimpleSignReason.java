package org.secf.saml.model;

import org.secf.verdict.Reason;

/** Why the signature beside a response in a form was refused. */
public enum SimpleSignReason implements Reason {
    /** A signature without its algorithm, or the other way round. */
    INCOMPLETE_FORM_SIGNATURE("saml-simplesign §2"),
    /** An algorithm that is not on the list, such as one over SHA-1, or that fits no key of the identity provider that is long enough. */
    FORM_ALGORITHM("saml-simplesign §2"),
    /** No key of the identity provider's metadata made it over just this response, key to give back and algorithm. */
    FORM_SIGNATURE("saml-simplesign §2");

    private final String clause;

    SimpleSignReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
