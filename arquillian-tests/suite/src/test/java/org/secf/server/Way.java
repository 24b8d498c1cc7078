package org.secf.server;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Proxies that end TLS, all of them one nginx: how each is and what it does. */
public enum Way {
    /** Hands everything on as it is. */
    HONEST(0),
    /** Changes an octet of the body. */
    OTHER_BODY(1),
    /** Leads to another path. */
    OTHER_PATH(2),
    /** Changes the query. */
    OTHER_QUERY(3),
    /** Changes the method. */
    OTHER_METHOD(4),
    /** Changes a field that is signed. */
    OTHER_FIELD(5),
    /** Removes the signature. */
    UNSIGNED(6),
    /** Removes half of the signature. */
    HALF_SIGNED(7),
    /** Adds a second signature. */
    TWICE_SIGNED(8),
    /** Adds a second signature by the same name. */
    SAME_LABEL(9),
    /** Changes an octet of the answer. */
    OTHER_ANSWER(10),
    /** Changes the type of the answer. */
    OTHER_TYPE(11),
    /** Compresses the answer. */
    COMPRESSED(12),
    /** Removes the signature of the answer. */
    UNSIGNED_ANSWER(13),
    /** Tells the certificates of its clients, and connects from a listed address. */
    LISTED(14),
    /** Tells the certificates of its clients, from any address. */
    UNLISTED(15),
    /** Tells the certificates of its clients to a proxy that signs. */
    TO_GATEWAY(16);

    private static final int FIRST = 18_500;
    private static final int GATEWAY = FIRST + 99;

    private final int number;

    Way(int number) {
        this.number = number;
    }

    /** Where it listens. */
    public int port() {
        return FIRST + number;
    }

    /** Where the proxy behind it listens. */
    public static int gateway() {
        return GATEWAY;
    }

    /** What its settings need to know. */
    public static Map<String, String> variables() {
        Map<String, String> variables =
                Arrays.stream(values()).collect(Collectors.toMap(Way::name, way -> Integer.toString(way.port())));
        variables.put("address", ProxiedArchive.PROXY_ADDRESS);
        variables.put("gateway", "http://" + Site.HOST + ":" + GATEWAY);
        return variables;
    }

    /** The address of a path and query of the application by this way. */
    public String address(String target) {
        return "https://localhost:" + port() + "/" + ProxiedArchive.NAME + target;
    }
}
