package org.secf.confidentiality;

/** By what is found to whom a response is encrypted. */
public enum RecipientSource {
    /** By the security association under which the body of the request came; only its peer reads the answer. */
    ASSOCIATION,
    /** By the keys that the caller has published, or where nobody is the caller, the one who signed the request. */
    PUBLISHED_KEYS
}
