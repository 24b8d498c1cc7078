package org.secf.chained.microprofile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.secf.chained.Seen;
import org.secf.identity.Caller;

/** Calls by MicroProfile Rest Client. */
@Path("/mp")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class NextResource {

    @Inject
    Caller caller;

    /** For its caller. */
    @GET
    public String call(@QueryParam("address") String address) {
        return Seen.of(caller) + "\n" + Seen.of(() -> called(address));
    }

    /** The query goes along: paths of the interface have none of their own. */
    private static String called(String address) {
        Next next = RestClientBuilder.newBuilder().baseUri(URI.create(address)).build(Next.class);
        try (Response answer = next.get()) {
            return answer.getStatus() + " " + answer.readEntity(String.class);
        }
    }
}
