package org.secf.chained.microprofile;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.secf.ejb.client.PropagateIdentity;
import org.secf.ejb.client.SignRequest;
import org.secf.propagation.PropagationMode;

/** The next application. */
@Produces(MediaType.TEXT_PLAIN)
@PropagateIdentity(definition = "b", mode = PropagationMode.DELEGATED)
@SignRequest(definition = "b")
public interface Next {

    /** Whatever is at its address. */
    @GET
    Response get();
}
