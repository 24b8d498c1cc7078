package org.secf.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** One way for somebody to call the enabler: what runs on the server, and who calls. */
interface Scenario {

    /** System properties that tell the applications about each other. */
    Map<String, String> properties();

    /** The WARs, below the folder of the server. */
    List<String> archives();

    /** Everything is there when these answer 200. */
    List<URI> probes();

    /** Calls the enabler, and says what it saw. */
    WhoAmICheck call() throws Exception;

    /** What a person reads who wants to try it. */
    List<String> invitation();

    /**
     * The one of that name.
     *
     * @param mechanism as {@code secf.demo.mechanism} says
     */
    static Scenario of(String mechanism, Place place) throws Exception {
        return switch (mechanism) {
            case "saml" -> SamlScenario.prepared(place);
            case "gba" -> GbaScenario.prepared(place);
            default -> throw new DemoFailedException("secf.demo.mechanism: expected saml or gba, found " + mechanism);
        };
    }
}
