package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.propagation.testing.Definition.behalf;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.delegation.TokenType;
import org.secf.propagation.Authorization;
import org.secf.propagation.PropagatedIdentity;
import org.secf.propagation.PropagationReason;
import org.secf.propagation.testing.Definition;
import org.secf.server.Http;
import org.secf.server.Keycloak;
import org.secf.server.OnOneServer;
import org.secf.server.Preparation;
import org.secf.server.Site;
import org.secf.server.User;
import org.secf.verdict.Verdict;

/** RFC 8693 with a real Keycloak, which takes access tokens: the token of whoever called us becomes one for whom we call. */
@OnOneServer
class KeycloakExchangeTest {

    private static final String ENDPOINT = Keycloak.ISSUER + "/protocol/openid-connect/token";
    private static final URI STOCK = URI.create("https://stock.example.org/orders");

    private static Optional<Keycloak> keycloak = Optional.empty();

    @TempDir
    Path folder;

    private final Http http = new Http();

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        String certificate = Files.readString(Preparation.keys().certificate());
        keycloak = Optional.of(Keycloak.start(Site.keycloak(), certificate, false));
    }

    @AfterAll
    static void stop() {
        keycloak.ifPresent(Keycloak::close);
    }

    /** As the application of a user gets it. */
    private String token(User user) {
        Http.Reply reply = http.send(Http.request(ENDPOINT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&client_id=app&scope=openid&username="
                        + user.name() + "&password=" + user.password())));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject().getString("access_token");
        }
    }

    private PropagatedIdentity identity(String secret, String audience) throws IOException {
        Path file = folder.resolve("secret");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret);
        return new Definition(Clock.systemUTC())
                .read(
                        "origins=https://stock.example.org",
                        "modes=TOKEN_EXCHANGE",
                        "audiences=" + audience,
                        "token-endpoint=" + ENDPOINT,
                        "token-client=shop",
                        "token-secret=file:" + file,
                        "requested-token-type=access_token");
    }

    private static Verdict<Optional<Authorization>> exchanged(PropagatedIdentity identity, String token) {
        return identity.authorize(identity.demand(), STOCK, behalf("alice", TokenType.ACCESS_TOKEN, token));
    }

    private static JsonObject claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(payload))) {
            return reader.readObject();
        }
    }

    @Test
    void tokenForUsBecomesOneForTheNext() throws IOException {
        String ours = token(User.ALICE);
        String field = exchanged(identity("the secret of the shop", "stock"), ours)
                .fold(made -> made.orElseThrow().field(), rejection -> {
                    throw new AssertionError(rejection.reason() + ": " + rejection.detail());
                });
        JsonObject claims = claims(field.substring("Bearer ".length()));

        assertThat(claims.getString("sub")).isEqualTo(claims(ours).getString("sub"));
        assertThat(claims.get("aud")).isInstanceOf(JsonString.class).hasToString("\"stock\"");
        assertThat(claims.getString("azp")).isEqualTo("shop");
        assertThat(claims(ours).getString("azp")).isEqualTo("app");
    }

    @ParameterizedTest
    @CsvSource({"the secret of the shop, elsewhere", "another secret, stock"})
    void nothingIsSentWhereItGivesNone(String secret, String audience) throws IOException {
        assertThat(exchanged(identity(secret, audience), token(User.ALICE))
                        .rejection()
                        .orElseThrow()
                        .reason())
                .isEqualTo(PropagationReason.TOKEN_REFUSED);
    }

    @Test
    void nothingIsSentForATokenThatItDidNotGive() throws IOException {
        String ours = token(User.ALICE);
        String changed = ours.substring(0, ours.lastIndexOf('.') + 1) + "A".repeat(342);

        assertThat(exchanged(identity("the secret of the shop", "stock"), changed)
                        .rejection()
                        .orElseThrow()
                        .reason())
                .isEqualTo(PropagationReason.TOKEN_REFUSED);
    }
}
