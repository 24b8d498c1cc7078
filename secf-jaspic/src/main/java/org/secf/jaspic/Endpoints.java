package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.settings.ConfigurationException;

/**
 * What answers by itself in one application.
 *
 * @param byPath below the application
 */
record Endpoints(Map<String, Endpoint> byPath) {

    /** None. */
    static final Endpoints NONE = new Endpoints(Map.of());

    /**
     * These.
     *
     * @throws ConfigurationException when two want one path
     */
    static Endpoints of(List<Endpoint> all) {
        Map<String, Endpoint> byPath = new LinkedHashMap<>();
        all.forEach(endpoint -> endpoint.addresses().forEach(path -> {
            if (byPath.put(path, endpoint) != null) {
                throw new ConfigurationException("Two endpoints have the path " + path + "; give one of them another");
            }
        }));
        return new Endpoints(Map.copyOf(byPath));
    }

    /** The application ends. */
    void stop() {
        byPath.values().stream().distinct().forEach(Endpoint::stop);
    }

    /** Whether the request is for one of them. */
    boolean own(HttpServletRequest request) {
        return !byPath.isEmpty() && byPath.containsKey(new ServletRequestView(request).path());
    }

    /** The answer, if the request is for one of them. */
    Optional<EndpointAnswer> answer(HttpServletRequest request) {
        if (byPath.isEmpty()) {
            return Optional.empty();
        }
        ServletRequestView view = new ServletRequestView(request);
        return Optional.ofNullable(byPath.get(view.path())).map(endpoint -> endpoint.answer(view));
    }
}
