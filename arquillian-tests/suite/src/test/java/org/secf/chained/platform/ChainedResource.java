package org.secf.chained.platform;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.secf.chained.Seen;
import org.secf.client.ClientDemand;
import org.secf.client.ProtectedClients;
import org.secf.ejb.client.PropagatedCalls;
import org.secf.ejb.client.SignedExchanges;
import org.secf.identity.Caller;
import org.secf.propagation.PropagatedIdentities;

/** Calls by the server's own client of Jakarta RESTful Web Services. */
@Path("/rest")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class ChainedResource {

    private static final ClientDemand SIGNED = new ClientDemand(true, false, false, Set.of(), Set.of());

    @Inject
    Caller caller;

    @Inject
    PropagatedIdentities identities;

    @Inject
    ProtectedClients clients;

    /** For its caller. */
    @GET
    public String call(@QueryParam("to") String to, @QueryParam("address") String address) {
        return Seen.of(caller) + "\n" + Seen.of(() -> called(to, address));
    }

    private String called(String to, String address) {
        Client client = ClientBuilder.newClient()
                .register(new PropagatedCalls(identities.get(to)))
                .register(new SignedExchanges(clients.get(to), SIGNED));
        try (Response answer =
                client.target(address).request(MediaType.TEXT_PLAIN_TYPE).get()) {
            return answer.getStatus() + " " + answer.readEntity(String.class);
        } finally {
            client.close();
        }
    }
}
