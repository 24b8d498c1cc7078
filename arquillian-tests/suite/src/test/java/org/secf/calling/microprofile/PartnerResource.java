package org.secf.calling.microprofile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.secf.calling.Told;

/** Calls by MicroProfile Rest Client. */
@Path("/mp")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class PartnerResource {

    private static final String QUESTION = "the question";

    /** One of the methods of {@link Partner}. */
    @GET
    @Path("/{method}")
    public String call(@PathParam("method") String method, @QueryParam("address") String address) {
        return Told.of(() -> called(method, URI.create(address).resolve("/")));
    }

    private static String called(String method, URI address) {
        if (method.equals("unable")) {
            return client(Unable.class, address).get();
        }
        Partner partner = client(Partner.class, address);
        try (Response answer = answer(partner, method)) {
            return Told.answer(answer.getStatus(), answer.readEntity(byte[].class));
        }
    }

    private static Response answer(Partner partner, String method) {
        return switch (method) {
            case "both" -> partner.both(QUESTION);
            case "proved" -> partner.proved();
            case "signed" -> partner.signed("north", QUESTION);
            case "secret" -> partner.secret(QUESTION);
            default -> throw new IllegalArgumentException(method);
        };
    }

    private static <T> T client(Class<T> type, URI address) {
        return RestClientBuilder.newBuilder().baseUri(address).build(type);
    }
}
