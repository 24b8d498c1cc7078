package org.secf.probe;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletionStage;
import org.secf.identity.Caller;

/** The ways in which a JAX-RS resource answers. */
@Path("/probe")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class RestProbe {

    @Inject
    Caller caller;

    @Inject
    ExecutorProbe executor;

    /** At once. */
    @GET
    @Path("/now")
    public String now(@Context SecurityContext security) {
        return seen(security);
    }

    /** For users; refused by JAX-RS itself. */
    @GET
    @Path("/user")
    @RolesAllowed(Seen.USER)
    public String user(@Context SecurityContext security) {
        return seen(security);
    }

    /** For nobody that there is. */
    @GET
    @Path("/auditor")
    @RolesAllowed(RunAsProbe.AUDITOR)
    public String auditor(@Context SecurityContext security) {
        return seen(security);
    }

    /** When a task of the server's executor is done. */
    @GET
    @Path("/stage")
    public CompletionStage<String> stage() {
        return executor.carrying().supplyAsync(executor::seenHere);
    }

    /** When a task resumes the request. */
    @GET
    @Path("/resumed")
    public void resumed(@Suspended AsyncResponse response) {
        executor.carrying().execute(() -> response.resume(executor.seenHere()));
    }

    /** As the first and only event of a stream. */
    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(@Context SseEventSink sink, @Context Sse sse, @Context SecurityContext security) {
        String seen = seen(security);
        executor.carrying().execute(() -> {
            try (sink) {
                sink.send(sse.newEvent(seen + " then " + executor.seenHere()));
            }
        });
    }

    private String seen(SecurityContext security) {
        return Seen.by(security.getUserPrincipal(), caller, security::isUserInRole);
    }
}
