package org.secf.listed;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.secf.confidential.ConfidentialResource;
import org.secf.ejb.StoreAdministration;

/** Nothing is scanned for: resources are those here, and nothing of ours but one of them. */
@ApplicationPath("/api")
public class ListedApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ConfidentialResource.class, StoreAdministration.class);
    }
}
