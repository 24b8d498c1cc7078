package org.secf.gba.retrieval;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.verdict.Verdict;

/**
 * What an application asks the bootstrapping server.
 *
 * @param transaction as the device named it
 * @param application whose keys are wanted
 * @param isCardAware whether the application can make use of keys that stay on the card
 * @param services whose user security settings are wanted, by GAA service identifier
 */
public record KeyRequest(TransactionId transaction, NafId application, boolean isCardAware, List<Long> services) {

    public KeyRequest {
        services = List.copyOf(services);
    }

    /** As it is sent. */
    public String json() {
        JsonObjectBuilder request = Json.createObjectBuilder()
                .add("btId", transaction.toString())
                .add(
                        "nafId",
                        Json.createObjectBuilder()
                                .add("nafFqdn", application.host())
                                .add("uaSecProtId", application.protocol().id()));
        if (isCardAware) {
            request.add("gbaUAware", true);
        }
        if (!services.isEmpty()) {
            JsonArrayBuilder ids = Json.createArrayBuilder();
            services.forEach(ids::add);
            request.add("gsIds", ids);
        }
        return request.build().toString();
    }

    /** As it came. */
    public static Verdict<KeyRequest> parse(byte[] document) {
        try {
            JsonText request = JsonText.parse(document);
            JsonText naf = request.object("nafId");
            return Verdict.accepted(new KeyRequest(
                    TransactionId.parse(request.text("btId")),
                    new NafId(naf.text("nafFqdn"), new UaProtocol(naf.text("uaSecProtId"))),
                    request.flag("gbaUAware"),
                    request.numbers("gsIds")));
        } catch (IllegalArgumentException e) {
            return Verdict.rejected(
                    RetrievalReason.MALFORMED_REQUEST, "btId and nafId", String.valueOf(e.getMessage()));
        }
    }
}
