package org.secf.saml.model;

/** Whether a part of an assertion may, or has to, be encrypted on its own (saml-core §2.2.4, §2.7.3.2). */
public enum Sealing {
    /** An encrypted one is refused. */
    FORBIDDEN,
    /** Both are taken. */
    OPTIONAL,
    /** A plain one is refused. */
    REQUIRED
}
