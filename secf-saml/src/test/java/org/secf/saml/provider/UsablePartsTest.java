package org.secf.saml.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.saml.testing.MetadataXml.IDP;
import static org.secf.saml.testing.MetadataXml.SSO;
import static org.secf.saml.testing.MetadataXml.entity;
import static org.secf.saml.testing.MetadataXml.key;
import static org.secf.saml.testing.MetadataXml.slo;
import static org.secf.saml.testing.MetadataXml.sso;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.testing.TestKeys;

/** One bad part that no login needs does not keep everybody out. */
class UsablePartsTest {

    private static final String KEY = key("signing", TestKeys.IDP);
    private static final String SIGN_ON = sso("HTTP-POST", SSO);

    private final Source source = new Source();

    private IdentityProvider read(String content) {
        source.xml = entity(IDP, "ID=\"_root\"", content);
        return source.follow().only().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://idp.example.org/slo",
                "javascript:alert(1)",
                "https://user@idp.example.org/slo",
                "https://idp.example.org/slo#x",
                "not an address"
            })
    void aBadLogoutServiceIsLeftOutAndTold(String location) {
        IdentityProvider provider = read(KEY
                + slo("HTTP-Redirect", "Location=\"" + location + "\"")
                + slo("HTTP-POST", "Location=\"https://idp.example.org/slo/post\"")
                + SIGN_ON);
        assertThat(provider.singleLogout().services()).containsOnlyKeys(LogoutBinding.POST);
        assertThat(source.told).singleElement().asString().contains("left out", "SingleLogoutService", Source.ADDRESS);
    }

    @Test
    void aBadAddressForResponsesIsOneToo() {
        IdentityProvider provider = read(KEY
                + slo(
                        "HTTP-POST",
                        "Location=\"https://idp.example.org/slo\" ResponseLocation=\"http://idp.example.org/done\"")
                + SIGN_ON);
        assertThat(provider.singleLogout().services()).isEmpty();
        assertThat(source.told).hasSize(1);
    }

    @Test
    void theNextServiceOfThatBindingTakesItsPlace() {
        IdentityProvider provider = read(KEY
                + slo("HTTP-POST", "Location=\"http://idp.example.org/slo\"")
                + slo("HTTP-POST", "Location=\"https://idp.example.org/second\"")
                + slo("HTTP-POST", "Location=\"https://idp.example.org/third\"")
                + SIGN_ON);
        assertThat(provider.singleLogout().services().get(LogoutBinding.POST))
                .extracting(service -> service.requests())
                .isEqualTo("https://idp.example.org/second");
    }

    /** An index that is no number: OpenSAML refuses the whole entity for it. */
    @Test
    void anUnreadablePartIsLeftOutAndTold() {
        IdentityProvider provider = read(KEY
                + "<md:ArtifactResolutionService index=\"first\" Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:SOAP\""
                + " Location=\"https://idp.example.org/artifact\"/>"
                + SIGN_ON);
        assertThat(provider.entityId()).isEqualTo(IDP);
        assertThat(source.told).singleElement().asString().contains("an unreadable md:ArtifactResolutionService");
    }

    @Test
    void nothingIsToldOfWhatIsGood() {
        read(KEY + slo("HTTP-POST", "Location=\"https://idp.example.org/slo\"") + SIGN_ON);
        assertThat(source.told).isEmpty();
    }

    @Test
    void aBadSignOnAddressIsRefusedAllTheSame() {
        assertThatThrownBy(() -> read(KEY + sso("HTTP-POST", "http://idp.example.org/sso")))
                .isInstanceOfSatisfying(
                        UnusableMetadata.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(MetadataReason.ENTITY_ADDRESS));
    }

    @Test
    void aBadKeyIsRefusedAllTheSame() {
        assertThatThrownBy(() -> read(KEY.replaceFirst("X509Certificate>[^<]{20}", "X509Certificate>") + SIGN_ON))
                .isInstanceOf(UnusableMetadata.class);
    }
}
