package org.secf.saml.model;

import java.util.Locale;

/** How the authentication context of an answer relates to those asked for (saml-core §3.3.2.2.1). */
public enum ContextComparison {
    /** It is one of them. */
    EXACT,
    /** It is at least as strong as one of them. */
    MINIMUM,
    /** It is no stronger than one of them. */
    MAXIMUM,
    /** It is stronger than all of them. */
    BETTER;

    /** As the request names it. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
