package org.secf.ejb;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import org.secf.administration.AdministrationReason;
import org.secf.http.HttpReason;
import org.secf.keys.SealReason;
import org.secf.keys.store.StoreReason;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** A refusal of the administration as JAX-RS answers it (RFC 9457). */
final class Problem {

    private static final int UNPROCESSABLE = 422;

    private static final Map<Reason, Integer> STATUS = Map.ofEntries(
            Map.entry(AdministrationReason.NO_ADMINISTRATION, 503),
            Map.entry(AdministrationReason.NO_SEAL, 503),
            Map.entry(StoreReason.STORE_BUSY, 503),
            Map.entry(StoreReason.STORE_NOT_WRITTEN, 503),
            Map.entry(StoreReason.STORE_NOT_FORCED, 503),
            Map.entry(StoreReason.NO_STORE, 503),
            Map.entry(StoreReason.NO_MASTER_SECRET, 503),
            Map.entry(StoreReason.STORE_NOT_PRIVATE, 503),
            Map.entry(StoreReason.STORE_UNREADABLE, 503),
            Map.entry(StoreReason.STORE_NOT_OPENED, 503),
            Map.entry(StoreReason.STORE_MALFORMED, 503),
            Map.entry(AdministrationReason.NOT_ADMINISTERED, 404),
            Map.entry(StoreReason.NO_SUCH_ALIAS, 404),
            Map.entry(AdministrationReason.NO_TRANSPORT_KEY, 404),
            Map.entry(AdministrationReason.NOT_CONFIDENTIAL, 403),
            Map.entry(AdministrationReason.ADMINISTRATOR_ROLE_MISSING, 403),
            Map.entry(AdministrationReason.CROSS_ORIGIN, 403),
            Map.entry(AdministrationReason.MEDIA_TYPE, 415),
            Map.entry(AdministrationReason.VERSION_MISSING, 428),
            Map.entry(AdministrationReason.VERSION_MALFORMED, 400),
            Map.entry(AdministrationReason.REQUEST_MALFORMED, 400),
            Map.entry(StoreReason.BAD_ALIAS, 400),
            Map.entry(HttpReason.UNREADABLE_BODY, 400),
            Map.entry(HttpReason.BODY_TOO_LARGE, 413),
            Map.entry(SealReason.SEAL_TOO_LONG, 413),
            Map.entry(StoreReason.STALE_VERSION, 412));

    /** Before it is known that the caller is an administrator. */
    private static final Set<Reason> UNTOLD = Set.of(
            AdministrationReason.NO_ADMINISTRATION,
            AdministrationReason.NOT_ADMINISTERED,
            AdministrationReason.NOT_CONFIDENTIAL,
            AdministrationReason.ADMINISTRATOR_ROLE_MISSING);

    private Problem() {}

    static Response of(Rejection rejection) {
        Reason reason = rejection.reason();
        if (reason == AdministrationReason.ADMINISTRATOR_UNKNOWN) {
            return Challenge.response();
        }
        int status = STATUS.getOrDefault(reason, reason instanceof SealReason ? UNPROCESSABLE : 409);
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("status", status)
                .add("code", reason.name());
        if (!UNTOLD.contains(reason)) {
            json.add("clause", reason.clause()).add("detail", rejection.detail());
        }
        return StoreAdministration.uncached(Response.status(status), "application/problem+json", json.build());
    }
}
