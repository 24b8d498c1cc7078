package org.secf.calling.platform;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.secf.calling.Told;
import org.secf.client.ProtectedClients;
import org.secf.ejb.client.SignedExchanges;

/** Calls by the server's own client of Jakarta RESTful Web Services. */
@Path("/rest")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class CallingResource {

    @Inject
    ProtectedClients clients;

    /** With a body. */
    @GET
    public String call(@QueryParam("address") String address) {
        return Told.of(() -> called(address));
    }

    private String called(String address) {
        Client client = ClientBuilder.newClient().register(new SignedExchanges(clients.get("partner")));
        try (Response answer =
                client.target(address).request(MediaType.TEXT_PLAIN_TYPE).post(Entity.text("the question"))) {
            return Told.answer(answer.getStatus(), answer.readEntity(byte[].class));
        } finally {
            client.close();
        }
    }
}
