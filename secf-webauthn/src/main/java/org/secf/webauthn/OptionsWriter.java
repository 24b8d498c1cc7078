package org.secf.webauthn;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.secf.http.Reply;
import org.secf.webauthn.ceremony.WebAuthnPolicy;

/**
 * What a browser is to ask the authenticator, in the JSON of WebAuthn-3 §5.1.8 and §5.1.9.
 *
 * @param rpName what users are told that they register for
 * @param isLogin whether authenticators have to find the credential without being told its id (WebAuthn-3 §5.4.6)
 */
record OptionsWriter(WebAuthnPolicy policy, String rpName, Duration timeout, boolean isLogin) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final String TYPE = "public-key";
    private static final String CHALLENGE = "challenge";
    private static final String TIMEOUT = "timeout";
    private static final String VERIFICATION = "userVerification";

    /** Who registers; the name is shown by the authenticator, the handle comes back with each login. */
    record User(String name, String handle) {}

    /**
     * For a login.
     *
     * @param allowed the credentials' ids; empty for any
     */
    Reply login(Ceremonies.Begun begun, List<String> allowed) {
        return reply(
                begun,
                JSON.createObjectBuilder()
                        .add(CHALLENGE, begun.challenge())
                        .add(TIMEOUT, timeout.toMillis())
                        .add("rpId", policy.rpId())
                        .add("allowCredentials", descriptors(allowed))
                        .add(VERIFICATION, policy.verification().text()));
    }

    /**
     * For a registration.
     *
     * @param excluded ids of credentials that the user has
     */
    Reply registration(Ceremonies.Begun begun, User user, List<String> excluded) {
        return reply(
                begun,
                JSON.createObjectBuilder()
                        .add(
                                "rp",
                                JSON.createObjectBuilder()
                                        .add("id", policy.rpId())
                                        .add("name", rpName))
                        .add("user", described(user))
                        .add(CHALLENGE, begun.challenge())
                        .add("pubKeyCredParams", algorithms())
                        .add(TIMEOUT, timeout.toMillis())
                        .add("excludeCredentials", descriptors(excluded))
                        .add("authenticatorSelection", selection())
                        .add("attestation", policy.attestation().text()));
    }

    private static JsonObjectBuilder described(User user) {
        return JSON.createObjectBuilder()
                .add("id", user.handle())
                .add("name", user.name())
                .add("displayName", user.name());
    }

    private JsonArrayBuilder algorithms() {
        JsonArrayBuilder algorithms = JSON.createArrayBuilder();
        policy.algorithms()
                .forEach(algorithm -> algorithms.add(
                        JSON.createObjectBuilder().add("type", TYPE).add("alg", algorithm.identifier())));
        return algorithms;
    }

    private JsonObjectBuilder selection() {
        return JSON.createObjectBuilder()
                .add("residentKey", isLogin ? "required" : "preferred")
                .add("requireResidentKey", isLogin)
                .add(VERIFICATION, policy.verification().text());
    }

    private static JsonArrayBuilder descriptors(List<String> ids) {
        JsonArrayBuilder descriptors = JSON.createArrayBuilder();
        ids.forEach(id ->
                descriptors.add(JSON.createObjectBuilder().add("type", TYPE).add("id", id)));
        return descriptors;
    }

    private static Reply reply(Ceremonies.Begun begun, JsonObjectBuilder options) {
        return json(JSON.createObjectBuilder().add("ceremony", begun.id()).add("publicKey", options));
    }

    /** It is over: where the browser goes. */
    static Reply done(String target) {
        return json(JSON.createObjectBuilder().add("location", target));
    }

    private static Reply json(JsonObjectBuilder object) {
        return Reply.text(200, "application/json", object.build().toString());
    }
}
