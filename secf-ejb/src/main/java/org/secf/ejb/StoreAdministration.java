package org.secf.ejb;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secf.administration.Administration;
import org.secf.administration.AdministrationContext;
import org.secf.administration.AdministrationReason;
import org.secf.administration.AdministrationRequest;
import org.secf.administration.AdministrationSource;
import org.secf.administration.Answer;
import org.secf.administration.Operation;
import org.secf.verdict.Verdict;

/**
 * Shows and changes secret stores over the network (SEC-003), for callers with the role that {@code secf.store.administration-role} names, over TLS or from
 * this machine. Without that setting every request is answered 404. The only store is called {@code main}.
 *
 * <p>An {@code Application} that lists no classes finds this one in {@code WEB-INF/lib} as it finds its own. One that lists any adds it to
 * {@code getClasses()}; so does one whose EAR has this library in {@code lib}, where not every server looks, and it then lists its own classes as well. The
 * role must be one that the application declares, such as by {@code @DeclareRoles}.
 *
 * <p>Every change needs {@code If-Match} with the {@code ETag} of the store as it was shown. A secret comes sealed by
 * {@link org.secf.administration.SecretEnvelope} and in no other form; a browser's pages on other sites can send nothing of it.
 */
@Path("secf/stores/{store}")
public class StoreAdministration {

    @Context
    SecurityContext security;

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    @PathParam("store")
    String store = "";

    /** For the server. */
    public StoreAdministration() {}

    /** Version, format, aliases, and the life of keys. */
    @GET
    public Response show() {
        return answer(Operation.SHOW, "", null);
    }

    /** The last changes. */
    @GET
    @Path("log")
    public Response log() {
        return answer(Operation.SHOW_LOG, "", null);
    }

    /** The public key that secrets are sealed to (RFC 7517). Clients compare its thumbprint with the one that they know. */
    @GET
    @Path("key")
    public Response key() {
        return answer(Operation.SHOW_TRANSPORT_KEY, "", null);
    }

    /** Makes the key that secrets are sealed to, or another one in its place. */
    @POST
    @Path("key")
    public Response renewKey() {
        return created(answer(Operation.RENEW_TRANSPORT_KEY, "", null));
    }

    /** Sets a secret; the body is a sealed one. */
    @PUT
    @Path("secrets/{alias}")
    public Response setSecret(@PathParam("alias") String alias, @Nullable InputStream body) {
        return answer(Operation.SET_SECRET, alias, body);
    }

    /** Takes a secret out. */
    @DELETE
    @Path("secrets/{alias}")
    public Response removeSecret(@PathParam("alias") String alias) {
        return answer(Operation.REMOVE_SECRET, alias, null);
    }

    /** Makes a key pair; JSON with {@code set}, {@code use}, and perhaps {@code kind}, {@code lifetime} and {@code name}. */
    @POST
    @Path("keys/{alias}")
    public Response generateKey(@PathParam("alias") String alias, @Nullable InputStream body) {
        return created(answer(Operation.GENERATE_KEY, alias, body));
    }

    /** Ends the use of a key. */
    @POST
    @Path("keys/{alias}/retirement")
    public Response retireKey(@PathParam("alias") String alias) {
        return answer(Operation.RETIRE_KEY, alias, null);
    }

    /** Lets the next key follow; JSON with {@code use}, and perhaps {@code in} or {@code at-once}, and {@code retire-after}. */
    @POST
    @Path("sets/{set}/rotation")
    public Response rotateKeys(@PathParam("set") String set, @Nullable InputStream body) {
        return answer(Operation.ROTATE_KEYS, set, body);
    }

    private Response answer(Operation operation, String subject, @Nullable InputStream body) {
        AdministrationRequest request = new AdministrationRequest(
                operation,
                store,
                subject,
                security::isUserInRole,
                name -> Optional.ofNullable(headers.getRequestHeader(name)).orElse(List.of()),
                uri.getBaseUri().toString(),
                body == null ? InputStream.nullInputStream() : body);
        return context()
                .then(context -> new Administration(context).answer(request))
                .fold(answer -> ok(operation, answer), Problem::of);
    }

    /** Two sources may disagree; then neither is believed. */
    private static Verdict<AdministrationContext> context() {
        Instance<AdministrationSource> sources = CDI.current().select(AdministrationSource.class);
        return Optional.of(sources)
                .filter(Instance::isResolvable)
                .flatMap(source -> source.get().current())
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        AdministrationReason.NO_ADMINISTRATION, "secf-jaspic in the deployment, started", "none"));
    }

    private static Response ok(Operation operation, Answer answer) {
        String type = operation == Operation.SHOW_TRANSPORT_KEY ? "application/jwk+json" : "application/json";
        EntityTag tag = new EntityTag(Long.toString(answer.version()));
        return uncached(Response.ok().tag(tag), type, answer.json());
    }

    private static Response created(Response response) {
        return response.getStatus() == 200
                ? Response.fromResponse(response)
                        .status(Response.Status.CREATED)
                        .build()
                : response;
    }

    static Response uncached(Response.ResponseBuilder response, String type, JsonObject json) {
        return response.type(type)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .entity(json.toString())
                .build();
    }
}
