package org.secf.benchmarks;

import com.onelogin.saml2.authn.SamlResponse;
import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.settings.SettingsBuilder;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** OneLogin's toolkit in its strict mode, which looks at the system's clock; without its validation by schema, which costs three times as much again. */
final class OneLoginPeer implements Contender {

    private final Saml2Settings settings;

    OneLoginPeer(Site site) throws GeneralSecurityException {
        Map<String, Object> values = new HashMap<>();
        values.put("onelogin.saml2.strict", true);
        values.put("onelogin.saml2.sp.entityid", Site.SP);
        values.put("onelogin.saml2.sp.assertion_consumer_service.url", Site.ACS);
        values.put(
                "onelogin.saml2.sp.x509cert",
                pem("CERTIFICATE", site.serviceProvider().certificate().getEncoded()));
        values.put(
                "onelogin.saml2.sp.privatekey",
                pem("PRIVATE KEY", site.serviceProvider().privateKey().getEncoded()));
        values.put("onelogin.saml2.idp.entityid", Site.IDP);
        values.put("onelogin.saml2.idp.single_sign_on_service.url", Site.IDP);
        values.put(
                "onelogin.saml2.idp.x509cert",
                pem("CERTIFICATE", site.identityProvider().certificate().getEncoded()));
        values.put("onelogin.saml2.security.want_xml_validation", false);
        values.put("onelogin.saml2.security.want_assertions_signed", true);
        values.put("onelogin.saml2.security.reject_deprecated_alg", true);
        settings = new SettingsBuilder().fromValues(values).build();
    }

    private static String pem(String kind, byte[] octets) {
        return "-----BEGIN %2$s-----\n%1$s\n-----END %2$s-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(octets), kind);
    }

    @Override
    public String verify(SignedResponse response) throws Exception {
        SamlResponse parsed = new SamlResponse(settings, Site.ACS, response.field());
        if (!parsed.isValid(Site.REQUEST)) {
            throw new GeneralSecurityException("refused: " + parsed.getError());
        }
        return Site.answer(parsed.getNameId(), parsed.getAttributes().size());
    }
}
