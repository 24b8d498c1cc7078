package org.secf.enabler.ejb;

import java.util.List;

/** The enabler's roles. Apart from the session bean, so that a servlet container without EJB can load them. */
public final class Roles {

    /** May look subscribers up. */
    public static final String USER = "user";

    /** May also suspend them. */
    public static final String ADMINISTRATOR = "administrator";

    /** Every role, in the order shown. */
    public static final List<String> ALL = List.of(USER, ADMINISTRATOR);

    private Roles() {}
}
