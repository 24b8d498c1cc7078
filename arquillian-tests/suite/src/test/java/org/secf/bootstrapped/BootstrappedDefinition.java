package org.secf.bootstrapped;

import org.secf.gba.naf.GbaAuthenticationMechanismDefinition;
import org.secf.server.Site;

/** Callers have bootstrapped keys; the descriptor only says where the network is. */
@GbaAuthenticationMechanismDefinition(
        host = BootstrappedDefinition.HOST,
        protocol = "0100000002",
        services = "3",
        flagGroups = "1=user",
        paths = {"/servlet/*", "/api/*"})
public class BootstrappedDefinition {

    /** As devices call it. */
    public static final String HOST = "localhost";

    /** The application's context path. */
    public static final String NAME = "bootstrapped";

    /** Where it is reached. */
    public static final String ADDRESS = "http://" + HOST + ":" + Site.PORT + "/" + NAME;

    /** The same by TLS. */
    public static final String TLS_ADDRESS = "https://" + HOST + ":" + Site.TLS_PORT + "/" + NAME;

    private BootstrappedDefinition() {}
}
