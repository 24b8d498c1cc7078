package org.secf.suite;

import org.secf.server.Site;

/** The development identity provider says who it is and that it asked for a password. */
interface DevelopmentLoginContract extends LoginContract {

    @Override
    default String issuer() {
        return Site.IDP + "/metadata";
    }

    @Override
    default String context() {
        return "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    }
}
