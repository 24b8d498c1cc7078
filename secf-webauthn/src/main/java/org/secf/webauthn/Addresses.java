package org.secf.webauthn;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.secf.http.PublicUrl;
import org.secf.http.Request;
import org.secf.http.ReturnTarget;
import org.secf.webauthn.ceremony.Purpose;

/**
 * The mechanism's own addresses.
 *
 * @param base where the application is reached
 * @param path before all of them
 */
record Addresses(PublicUrl base, String path) {

    private static final String SCRIPT = "/webauthn.js";

    /** The steps of a ceremony; each purpose has an address for each. */
    enum Step {
        /** The page with the button. */
        PAGE(""),
        /** What the authenticator is to be asked. */
        OPTIONS("/options"),
        /** What it answered. */
        FINISH("/finish");

        private final String suffix;

        Step(String suffix) {
            this.suffix = suffix;
        }
    }

    /** What is at an address. */
    record Place(Purpose purpose, Step step) {}

    /** Every one, below the application. */
    Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        all.add(script());
        for (Purpose purpose : Purpose.values()) {
            for (Step step : Step.values()) {
                all.add(path(purpose) + step.suffix);
            }
        }
        return Set.copyOf(all);
    }

    String script() {
        return path + SCRIPT;
    }

    String path(Purpose purpose) {
        return path + "/" + purpose.path();
    }

    /** What is at that path; empty where it is none of ours. */
    Optional<Place> at(String requested) {
        for (Purpose purpose : Purpose.values()) {
            for (Step step : Step.values()) {
                if (requested.equals(path(purpose) + step.suffix)) {
                    return Optional.of(new Place(purpose, step));
                }
            }
        }
        return Optional.empty();
    }

    /** The address of the page for a purpose, from outside, from which the browser returns to what was asked for. */
    String page(Purpose purpose, String target) {
        return withTarget(path(purpose), target);
    }

    /** The same of any page of the application. */
    String withTarget(String page, String target) {
        return base.resolve(page) + "?target=" + URLEncoder.encode(safe(target), StandardCharsets.UTF_8);
    }

    /** Where the request was going, as far as a browser may be sent back there. */
    String target(Request request) {
        return safe(request.target());
    }

    String safe(String target) {
        return ReturnTarget.of(target, base.frontPage());
    }
}
