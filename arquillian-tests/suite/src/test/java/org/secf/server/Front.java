package org.secf.server;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Authentication proxies, all of them one nginx: how each is set up. */
public enum Front {
    /** As the guide says. */
    GUIDED(0),
    /** The same, by the endpoint whose path the application leaves open. */
    GUIDED_OPEN(1),
    /** Copies the signature and what it covers of the caller, and no token. */
    SIGNED(2),
    /** Asks nobody, and hands on what its clients write. */
    CARELESS(3),
    /** The same, underscores included. */
    UNDERSCORES(4),
    /** Leads to another path than it asked about. */
    REWRITING(5),
    /** Keeps the answers of the endpoint for a while. */
    KEEPING(6),
    /** Asks from an address that is not listed. */
    UNLISTED(7),
    /** Overwrites one of the two fields only. */
    FORGETFUL(8),
    /** Proves itself by its certificate, and says itself who the caller is. */
    CERTIFIED(9),
    /** The same by the certificate of somebody else. */
    OTHERWISE_CERTIFIED(10);

    private static final int FIRST = 18_540;

    private final int number;

    Front(int number) {
        this.number = number;
    }

    /** Where it listens. */
    public int port() {
        return FIRST + number;
    }

    /** A path and query of the resource by this way. */
    public String address(String target) {
        return "https://localhost:" + port() + "/" + FrontedArchives.FRONTED + target;
    }

    /** What its settings need to know. */
    public static Map<String, String> variables() {
        Map<String, String> ports =
                Arrays.stream(values()).collect(Collectors.toMap(Front::name, front -> Integer.toString(front.port())));
        ports.put("address", FrontedArchives.PROXY_ADDRESS);
        ports.put("tls-server", Site.TLS_SERVER);
        return ports;
    }
}
