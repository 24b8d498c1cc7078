package org.secf.saml.provider;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.crypto.Crypto;
import org.secf.keys.Thumbprint;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.SingleLogout.Service;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.testing.ThirdParty;

/** Metadata that other libraries test themselves with. */
class ThirdPartyMetadataTest {

    static List<ThirdParty> cases() {
        return ThirdParty.all("metadata");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsTheTableSays(ThirdParty each) {
        JsonObject expected = each.reason().isEmpty() ? each.reads() : refused(each.reason());

        assertThat(answer(each)).as(each.toString()).isEqualTo(expected);
    }

    private static JsonObject answer(ThirdParty each) {
        try {
            return described(read(each));
        } catch (UnusableMetadata unusable) {
            return refused(unusable.reason().name());
        }
    }

    private static JsonObject refused(String reason) {
        return Json.createObjectBuilder().add("reason", reason).build();
    }

    private static IdentityProvider read(ThirdParty each) {
        return IdentityProviderMetadata.of(each.message(), each.file())
                .described(
                        Role.valueOf(each.value("role")),
                        named(each, "entity", Function.identity()),
                        new MetadataPolicy(
                                each.signer().map(signer -> now -> List.of(signer)),
                                named(each, "max-validity", Duration::parse),
                                Crypto.jdk()),
                        each.clock().instant())
                .provider();
    }

    private static <T> Optional<T> named(ThirdParty each, String name, Function<String, T> form) {
        return Optional.of(each.value(name)).filter(value -> !value.isEmpty()).map(form);
    }

    private static JsonObject described(IdentityProvider read) {
        return Json.createObjectBuilder()
                .add("entity", read.entityId())
                .add("keys", named(read.signingKeys()))
                .add("sign-on", named(read.singleSignOn(), address -> address))
                .add("logout", named(read.singleLogout().services(), Service::requests))
                .add("encryption", named(read.singleLogout().encryptionKeys()))
                .add("wants-signed", read.wantsSignedRequests())
                .add("until", read.validUntil().map(Instant::toString).orElse(""))
                .build();
    }

    private static JsonArrayBuilder named(List<PublicKey> keys) {
        return Json.createArrayBuilder(keys.stream().map(Thumbprint::of).toList());
    }

    private static <T> JsonObjectBuilder named(Map<? extends Enum<?>, T> services, Function<T, String> address) {
        JsonObjectBuilder named = Json.createObjectBuilder();
        services.forEach((binding, service) -> named.add(binding.name(), address.apply(service)));
        return named;
    }
}
