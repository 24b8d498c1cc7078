package org.secf.openid.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.oauth.testing.Refusals.reason;
import static org.secf.oauth.testing.Refusals.value;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.oauth.testing.TestIssuer;
import org.secf.verdict.Verdict;

/** What a provider announces, from the hands of anybody who can answer at its address. */
class ProviderMetadataTest {

    private static JsonObjectBuilder document() {
        return Json.createObjectBuilder()
                .add("issuer", TestIssuer.ISSUER)
                .add("authorization_endpoint", TestIssuer.ISSUER + "/authorize")
                .add("token_endpoint", TestIssuer.ISSUER + "/token")
                .add("jwks_uri", TestIssuer.ISSUER + "/jwks")
                .add("response_types_supported", array("code"));
    }

    private static JsonArray array(String... values) {
        return Json.createArrayBuilder(List.of(values)).build();
    }

    private static Verdict<ProviderMetadata> read(JsonObjectBuilder document) {
        return read(document.build().toString());
    }

    private static Verdict<ProviderMetadata> read(String document) {
        return read(document, places(TestIssuer.ISSUER, "mtls.example.org"));
    }

    private static Verdict<ProviderMetadata> read(String document, ProviderPlaces places) {
        return ProviderMetadata.parse(document.getBytes(StandardCharsets.UTF_8), places);
    }

    private static ProviderPlaces places(String issuer, String... hosts) {
        return new ProviderPlaces(issuer, FollowedProvider.usualDocument(issuer), Set.of(hosts));
    }

    private static JsonObject with(String name, JsonValue value) {
        return document().add(name, value).build();
    }

    @Test
    void readsWhereAndHowTheProviderIsAsked() {
        JsonObject aliases = Json.createObjectBuilder()
                .add("token_endpoint", "https://mtls.example.org/token")
                .add("userinfo_endpoint", "https://mtls.example.org/me")
                .add("unknown_endpoint", 7)
                .build();
        ProviderMetadata metadata = value(read(document()
                .add("userinfo_endpoint", TestIssuer.ISSUER + "/me")
                .add("end_session_endpoint", TestIssuer.ISSUER + "/end")
                .add("pushed_authorization_request_endpoint", TestIssuer.ISSUER + "/par")
                .add("revocation_endpoint", TestIssuer.ISSUER + "/revoke")
                .add("mtls_endpoint_aliases", aliases)
                .add("authorization_response_iss_parameter_supported", true)
                .add("require_pushed_authorization_requests", true)
                .add("require_signed_request_object", true)
                .add("backchannel_logout_supported", true)
                .addNull("claims_supported")
                .add("token_endpoint_auth_methods_supported", array("private_key_jwt"))));
        ProviderEndpoints endpoints = metadata.endpoints();
        assertThat(endpoints.userInfo()).contains(URI.create(TestIssuer.ISSUER + "/me"));
        assertThat(endpoints.endSession()).contains(URI.create(TestIssuer.ISSUER + "/end"));
        assertThat(endpoints.pushedRequests()).contains(URI.create(TestIssuer.ISSUER + "/par"));
        assertThat(endpoints.revocation()).contains(URI.create(TestIssuer.ISSUER + "/revoke"));
        assertThat(endpoints.forCertificates().token()).hasToString("https://mtls.example.org/token");
        assertThat(endpoints.forCertificates().userInfo()).contains(URI.create("https://mtls.example.org/me"));
        assertThat(endpoints.forCertificates().revocation()).contains(URI.create(TestIssuer.ISSUER + "/revoke"));
        assertThat(metadata.features().namesItself()).isTrue();
        assertThat(metadata.features().requiresPushedRequests()).isTrue();
        assertThat(metadata.features().requiresSignedRequests()).isTrue();
        assertThat(metadata.features().announcesLogouts()).isTrue();
        assertThat(metadata.features()
                        .list(ProviderFeatures.AUTHENTICATION_METHODS)
                        .orElseThrow())
                .containsExactly("private_key_jwt");
    }

    @Test
    void aProviderCanWhatItAnnouncesAndNoMore() {
        ProviderFeatures features = value(read(document())).features();
        assertThat(features.namesItself()).isFalse();
        assertThat(features.requiresPushedRequests()).isFalse();
        assertThat(features.takesSignedRequests()).isFalse();
        assertThat(features.announcesLogouts()).isFalse();
        assertThat(features.list(ProviderFeatures.CONTEXTS)).isEmpty();
    }

    @Nested
    class Issuer {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://issuer.example.org/",
                    "https://Issuer.example.org",
                    "http://issuer.example.org",
                    "https://issuer.example.org.evil.example"
                })
        void refusesTheDocumentOfAnother(String issuer) {
            assertThat(reason(read(document().add("issuer", issuer)))).isEqualTo(ProviderReason.METADATA_ISSUER);
        }

        @Test
        void refusesTheDocumentOfNobody() {
            assertThat(reason(read(document().remove("issuer")))).isEqualTo(ProviderReason.METADATA_ISSUER);
            assertThat(reason(read(document().add("issuer", array(TestIssuer.ISSUER)))))
                    .isEqualTo(ProviderReason.METADATA_ISSUER);
        }
    }

    @Nested
    class Form {

        @Test
        void refusesWhatTwoReadersCouldReadInTwoWays() {
            String twice = document().build().toString().replaceFirst("\\{", "{\"issuer\":\"https://evil.example\",");
            assertThat(reason(read(twice))).isEqualTo(ProviderReason.METADATA_UNREADABLE);
            assertThat(reason(read(document().build() + "{}"))).isEqualTo(ProviderReason.METADATA_UNREADABLE);
            assertThat(reason(read("<html>"))).isEqualTo(ProviderReason.METADATA_UNREADABLE);
        }

        @Test
        void refusesDocumentsWithoutEnd() {
            JsonObject large = with("op_policy_uri", Json.createValue("a".repeat(ProviderMetadata.LONGEST)));
            assertThat(reason(read(large.toString()))).isEqualTo(ProviderReason.METADATA_UNREADABLE);
            JsonValue deep = JsonValue.EMPTY_JSON_ARRAY;
            for (int i = 0; i < 9; i++) {
                deep = Json.createArrayBuilder().add(deep).build();
            }
            assertThat(reason(read(with("claims", deep).toString()))).isEqualTo(ProviderReason.METADATA_UNREADABLE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "authorization_response_iss_parameter_supported",
                    "require_pushed_authorization_requests",
                    "require_signed_request_object"
                })
        void refusesFlagsThatCouldBeTakenForEither(String name) {
            assertThat(reason(read(with(name, Json.createValue("true")).toString())))
                    .isEqualTo(ProviderReason.METADATA_UNREADABLE);
        }

        @Test
        void refusesListsThatAreNone() {
            JsonObject text = with("token_endpoint_auth_methods_supported", Json.createValue("private_key_jwt"));
            assertThat(reason(read(text.toString()))).isEqualTo(ProviderReason.METADATA_UNREADABLE);
            JsonObject aliases = with("mtls_endpoint_aliases", array("https://mtls.example.org/token"));
            assertThat(reason(read(aliases.toString()))).isEqualTo(ProviderReason.METADATA_UNREADABLE);
        }
    }

    @Nested
    class Endpoints {

        @ParameterizedTest
        @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "jwks_uri"})
        void refusesAProviderThatCannotBeAsked(String name) {
            assertThat(reason(read(document().remove(name)))).isEqualTo(ProviderReason.ENDPOINT_MISSING);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://issuer.example.org/token",
                    "https://user:pw@issuer.example.org/token",
                    "https://issuer.example.org/token#top",
                    "https:///token",
                    "javascript:alert(1)",
                    "file:///etc/passwd",
                    "not an address",
                    ""
                })
        void refusesAddressesThatSecretsMustNotGoTo(String address) {
            for (String name : List.of("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")) {
                assertThat(reason(read(document().add(name, address)))).isEqualTo(ProviderReason.ENDPOINT_ADDRESS);
            }
            JsonObject alias =
                    Json.createObjectBuilder().add("token_endpoint", address).build();
            assertThat(reason(read(with("mtls_endpoint_aliases", alias).toString())))
                    .isEqualTo(ProviderReason.ENDPOINT_ADDRESS);
        }

        @Test
        void refusesTheSameWhereSettingsSayIt() {
            URI good = URI.create("https://issuer.example.org/token");
            URI bad = URI.create("http://issuer.example.org/token");
            assertThatThrownBy(() -> new ProviderEndpoints(good, bad, good, Map.of(), Map.of()))
                    .hasMessageContaining("token_endpoint");
            assertThatThrownBy(
                            () -> new ProviderEndpoints(good, good, good, Map.of("userinfo_endpoint", bad), Map.of()))
                    .hasMessageContaining("userinfo_endpoint");
        }

        @Test
        void takesThisMachineWithoutTlsWhereTheProviderIsOnIt() {
            String local = document()
                    .add("issuer", "http://localhost:8080")
                    .add("token_endpoint", "http://127.0.0.1:8081/token")
                    .add("jwks_uri", "http://localhost:8080/jwks")
                    .build()
                    .toString();

            assertThat(value(read(local, places("http://localhost:8080")))
                            .endpoints()
                            .token())
                    .hasToString("http://127.0.0.1:8081/token");
        }
    }

    /** Whoever writes the document would have us ask wherever he wants, and bring our secret, codes and tokens along. */
    @Nested
    class Elsewhere {

        private static final List<String> ASKED = List.of(
                "token_endpoint",
                "jwks_uri",
                "userinfo_endpoint",
                "pushed_authorization_request_endpoint",
                "revocation_endpoint",
                "end_session_endpoint");

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example.org/",
                    "https://issuer.example.org.evil.example/",
                    "https://evil.example/issuer.example.org",
                    "https://10.0.0.1/",
                    "https://169.254.169.254/",
                    "https://127.0.0.1/",
                    "http://127.0.0.1:8080/",
                    "http://localhost/",
                    "http://[::1]/"
                })
        void refusesEndpointsOfOtherHosts(String address) {
            for (String name : ASKED) {
                assertThat(reason(read(document().add(name, address)))).isEqualTo(ProviderReason.ENDPOINT_ELSEWHERE);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "token_endpoint",
                    "userinfo_endpoint",
                    "pushed_authorization_request_endpoint",
                    "revocation_endpoint"
                })
        void refusesAliasesAtOtherHosts(String name) {
            JsonObject alias = Json.createObjectBuilder()
                    .add(name, "https://evil.example.org/")
                    .build();

            assertThat(reason(read(with("mtls_endpoint_aliases", alias).toString())))
                    .isEqualTo(ProviderReason.ENDPOINT_ELSEWHERE);
        }

        @Test
        void saysWhichSettingNamesOthers() {
            assertThat(read(document().add("token_endpoint", "https://api.example.org/token"))
                            .rejection()
                            .orElseThrow()
                            .detail())
                    .contains("token_endpoint", "https://api.example.org/token", "provider-metadata.hosts");
        }

        @Test
        void takesHostsThatTheDeployerNamedAndThatOfTheDocument() {
            JsonObjectBuilder document = document()
                    .add("token_endpoint", "https://API.example.org/token")
                    .add("jwks_uri", "https://login.example.org:8443/jwks");
            ProviderPlaces places = new ProviderPlaces(
                    TestIssuer.ISSUER,
                    FollowedProvider.usualDocument("https://login.example.org"),
                    Set.of("Api.Example.org"));

            assertThat(value(read(document.build().toString(), places))
                            .endpoints()
                            .token())
                    .hasToString("https://API.example.org/token");
        }

        /** No name in the list opens this machine. */
        @Test
        void refusesThisMachineThoughItIsNamed() {
            String document = document()
                    .add("token_endpoint", "http://127.0.0.1/token")
                    .build()
                    .toString();

            assertThat(reason(read(document, places(TestIssuer.ISSUER, "127.0.0.1"))))
                    .isEqualTo(ProviderReason.ENDPOINT_ELSEWHERE);
        }

        @Test
        void sendsBrowsersToLoginsAnywhere() {
            assertThat(value(read(document().add("authorization_endpoint", "https://www.example.net/login")))
                            .endpoints()
                            .authorization())
                    .hasToString("https://www.example.net/login");
        }
    }
}
