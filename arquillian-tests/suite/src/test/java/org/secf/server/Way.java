package org.secf.server;

/** Proxies that end TLS, all of them one nginx: how each is and what it does. */
public enum Way {
    /** Hands everything on as it is. */
    HONEST,
    /** Changes an octet of the body. */
    OTHER_BODY,
    /** Leads to another path. */
    OTHER_PATH,
    /** Changes the query. */
    OTHER_QUERY,
    /** Changes the method. */
    OTHER_METHOD,
    /** Changes a field that is signed. */
    OTHER_FIELD,
    /** Removes the signature. */
    UNSIGNED,
    /** Removes half of the signature. */
    HALF_SIGNED,
    /** Adds a second signature. */
    TWICE_SIGNED,
    /** Adds a second signature by the same name. */
    SAME_LABEL,
    /** Changes an octet of the answer. */
    OTHER_ANSWER,
    /** Changes the type of the answer. */
    OTHER_TYPE,
    /** Compresses the answer. */
    COMPRESSED,
    /** Removes the signature of the answer. */
    UNSIGNED_ANSWER,
    /** Tells the certificates of its clients, and connects from a listed address. */
    LISTED,
    /** Tells the certificates of its clients, from any address. */
    UNLISTED,
    /** Tells the certificates of its clients to a proxy that signs. */
    TO_GATEWAY;

    private static final int FIRST = 18_500;
    private static final int GATEWAY = FIRST + 99;

    /** Where it listens. */
    public int port() {
        return FIRST + ordinal();
    }

    /** Where the proxy behind it listens. */
    public static int gateway() {
        return GATEWAY;
    }

    /** The address of a path and query of the application by this way. */
    public String address(String target) {
        return "https://localhost:" + port() + "/" + ProxiedArchive.NAME + target;
    }
}
