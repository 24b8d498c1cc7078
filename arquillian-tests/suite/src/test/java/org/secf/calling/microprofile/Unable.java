package org.secf.calling.microprofile;

import jakarta.ws.rs.GET;
import org.secf.ejb.client.SignRequest;

/** Demands what its definition has no key for. */
@SignRequest(definition = "unable")
public interface Unable {

    /** Never called. */
    @GET
    String get();
}
