package org.secf.benchmarks;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import javax.xml.namespace.QName;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.rotation.HardcodedKeyLocator;
import org.keycloak.saml.SAMLRequestParser;
import org.keycloak.saml.common.util.DocumentUtil;
import org.keycloak.saml.processing.api.saml.v2.sig.SAML2Signature;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil;
import org.keycloak.saml.validators.ConditionsValidator;
import org.keycloak.saml.validators.DestinationValidator;
import org.w3c.dom.Element;

/** Keycloak's saml-core, asked in the order of its own service provider adapter. */
final class KeycloakPeer implements Contender {

    private static final QName ASSERTION = new QName("urn:oasis:names:tc:SAML:2.0:assertion", "Assertion");
    private static final int SKEW_MILLIS = 60_000;

    private final HardcodedKeyLocator keys;
    private final PrivateKey ours;
    private final DestinationValidator destinations = DestinationValidator.forProtocolMap(new String[0]);

    KeycloakPeer(Site site) {
        this.keys = new HardcodedKeyLocator(site.identityProvider().publicKey());
        this.ours = site.serviceProvider().privateKey();
    }

    @Override
    public String verify(SignedResponse response) throws Exception {
        SAMLDocumentHolder holder = SAMLRequestParser.parseResponsePostBinding(response.field());
        if (response.signed().isResponseSigned()) {
            require(new SAML2Signature().validate(holder.getSamlDocument(), keys), "response signature");
        }
        ResponseType message = (ResponseType) holder.getSamlObject();
        require(destinations.validate(URI.create(Site.ACS), message.getDestination()), "destination");
        // Decrypts at once, and puts the assertion into the message.
        Element element = response.signed().isEncrypted()
                ? AssertionUtil.decryptAssertion(message, ours)
                : DocumentUtil.getElement(holder.getSamlDocument(), ASSERTION);
        AssertionType assertion = AssertionUtil.getAssertion(holder, message, ours);
        ConditionsValidator conditions = new ConditionsValidator.Builder(
                        assertion.getID(), assertion.getConditions(), destinations)
                .clockSkewInMillis(SKEW_MILLIS)
                .addAllowedAudience(URI.create(Site.SP))
                .build();
        require(conditions.isValid(), "conditions");
        require(AssertionUtil.isSignatureValid(element, keys), "assertion signature");
        NameIDType name = (NameIDType) assertion.getSubject().getSubType().getBaseID();
        int attributes = assertion.getAttributeStatements().stream()
                .mapToInt(statement -> statement.getAttributes().size())
                .sum();
        return Site.answer(name.getValue(), attributes);
    }

    private static void require(boolean held, String rule) throws GeneralSecurityException {
        if (!held) {
            throw new GeneralSecurityException("refused by " + rule);
        }
    }
}
