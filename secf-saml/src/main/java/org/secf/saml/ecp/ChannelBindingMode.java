package org.secf.saml.ecp;

/** What is asked of clients that are no browsers about the connection that they see (saml-ecp-v2.0 §2). */
public enum ChannelBindingMode {
    /** Nothing. */
    OFF,
    /** Requests say which certificate is ours; a client that says which one it saw has to have seen that. */
    OFFERED,
    /** The same, and a client has to say it. */
    REQUIRED
}
