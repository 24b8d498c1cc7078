package org.secf.token;

import org.secf.verdict.Verdict;

/** How a client proves itself to the endpoints of an authorization server that it asks by forms (RFC 6749 §2.3). Safe for many threads. */
public interface ClientAuthentication {

    /** The client's identifier at the server. */
    String client();

    /** The form with what proves the client; rejected where its key does not sign. */
    Verdict<ProvedForm> prove(TokenForm form);
}
