package org.secf.suite;

import org.secf.server.Site;

/** The enabler's addresses. */
final class Pages {

    /** Who calls, to a servlet; needs a login. */
    static final String WHO = Site.ENABLER + "/who";

    /** The same for everybody. */
    static final String PUBLIC = Site.ENABLER + "/public";

    static final String LOGOUT = Site.ENABLER + "/logout";

    /** Who calls, to JAX-RS and to the EJB; needs a login. */
    static final String JAXRS_WHO = Site.ENABLER + "/api/whoami";

    static final String JAXRS_PUBLIC = Site.ENABLER + "/api/public";
    static final String JAXRS_LOGOUT = Site.ENABLER + "/api/logout";
    static final String ADMIN = Site.ENABLER + "/api/admin";
    static final String EJB_ADMIN = Site.ENABLER + "/api/ejb/admin";
    static final String TOKEN = Site.ENABLER + "/api/admin/token";
    static final String EJB_TOKEN = Site.ENABLER + "/api/ejb/token";

    private Pages() {}
}
