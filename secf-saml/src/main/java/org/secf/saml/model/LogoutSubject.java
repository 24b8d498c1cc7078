package org.secf.saml.model;

import java.util.List;

/**
 * Whom a logout request is about (saml-core §3.7.1).
 *
 * @param name of the user
 * @param sessionIndexes the sessions that are to end; empty for all
 */
public record LogoutSubject(NameId name, List<String> sessionIndexes) {

    public LogoutSubject {
        sessionIndexes = List.copyOf(sessionIndexes);
    }
}
