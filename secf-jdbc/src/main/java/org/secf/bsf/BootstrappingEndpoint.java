package org.secf.bsf;

import java.util.LinkedHashSet;
import java.util.Set;
import org.secf.gba.bootstrapping.BootstrappingServer;
import org.secf.gba.retrieval.RetrievalServer;
import org.secf.http.Request;
import org.secf.jdbc.OpenDatabase;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;

/**
 * Both sides of a bootstrapping server: devices at the root, applications below it.
 *
 * @param database closed when the application ends
 */
record BootstrappingEndpoint(BootstrappingServer devices, RetrievalServer applications, OpenDatabase database)
        implements Endpoint {

    @Override
    public Set<String> addresses() {
        Set<String> all = new LinkedHashSet<>(devices.addresses());
        all.addAll(applications.addresses());
        return all;
    }

    @Override
    public EndpointAnswer answer(Request request) {
        return applications.addresses().contains(request.path())
                ? applications.answer(request)
                : devices.answer(request);
    }

    @Override
    public void stop() {
        database.close();
    }
}
