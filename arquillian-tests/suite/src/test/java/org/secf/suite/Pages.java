package org.secf.suite;

import org.secf.server.Site;

/** The enabler's addresses. */
final class Pages {

    static final String WHOAMI = Site.ENABLER + "/api/whoami";
    static final String PUBLIC = Site.ENABLER + "/api/public";
    static final String SERVLET = Site.ENABLER + "/who";
    static final String ADMIN = Site.ENABLER + "/api/admin";
    static final String EJB_ADMIN = Site.ENABLER + "/api/ejb/admin";
    static final String TOKEN = Site.ENABLER + "/api/admin/token";
    static final String EJB_TOKEN = Site.ENABLER + "/api/ejb/token";
    static final String LOGOUT = Site.ENABLER + "/api/logout";

    private Pages() {}
}
