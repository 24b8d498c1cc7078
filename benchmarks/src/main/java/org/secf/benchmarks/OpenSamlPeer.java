package org.secf.benchmarks;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.shibboleth.utilities.java.support.resolver.CriteriaSet;
import org.opensaml.core.config.InitializationService;
import org.opensaml.core.criterion.EntityIdCriterion;
import org.opensaml.core.xml.config.XMLObjectProviderRegistrySupport;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.common.assertion.ValidationContext;
import org.opensaml.saml.common.assertion.ValidationResult;
import org.opensaml.saml.saml2.assertion.SAML20AssertionValidator;
import org.opensaml.saml.saml2.assertion.SAML2AssertionValidationParameters;
import org.opensaml.saml.saml2.assertion.impl.AudienceRestrictionConditionValidator;
import org.opensaml.saml.saml2.assertion.impl.AuthnStatementValidator;
import org.opensaml.saml.saml2.assertion.impl.BearerSubjectConfirmationValidator;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.encryption.Decrypter;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.credential.BasicCredential;
import org.opensaml.security.credential.UsageType;
import org.opensaml.security.credential.impl.CollectionCredentialResolver;
import org.opensaml.security.criteria.UsageCriterion;
import org.opensaml.xmlsec.config.impl.DefaultSecurityConfigurationBootstrap;
import org.opensaml.xmlsec.encryption.support.InlineEncryptedKeyResolver;
import org.opensaml.xmlsec.keyinfo.impl.StaticKeyInfoCredentialResolver;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.support.SignatureTrustEngine;
import org.opensaml.xmlsec.signature.support.impl.ExplicitKeySignatureTrustEngine;

/** OpenSAML with its own parser pool, profile validator, trust engine, assertion validator and decrypter. */
final class OpenSamlPeer implements Contender {

    private final SAMLSignatureProfileValidator profile = new SAMLSignatureProfileValidator();
    private final SignatureTrustEngine trust;
    private final SAML20AssertionValidator assertions;
    private final Decrypter decrypter;
    private final CriteriaSet signer =
            new CriteriaSet(new EntityIdCriterion(Site.IDP), new UsageCriterion(UsageType.SIGNING));

    OpenSamlPeer(Site site) throws Exception {
        InitializationService.initialize();
        BasicCredential credential = new BasicCredential(site.identityProvider().publicKey());
        credential.setEntityId(Site.IDP);
        credential.setUsageType(UsageType.SIGNING);
        trust = new ExplicitKeySignatureTrustEngine(
                new CollectionCredentialResolver(List.of(credential)),
                DefaultSecurityConfigurationBootstrap.buildBasicInlineKeyInfoCredentialResolver());
        assertions = new SAML20AssertionValidator(
                List.of(new AudienceRestrictionConditionValidator()),
                List.of(new BearerSubjectConfirmationValidator()),
                List.of(new AuthnStatementValidator()),
                trust,
                profile);
        decrypter = new Decrypter(
                null,
                new StaticKeyInfoCredentialResolver(new BasicCredential(
                        site.serviceProvider().publicKey(),
                        site.serviceProvider().privateKey())),
                new InlineEncryptedKeyResolver());
        decrypter.setRootInNewDocument(true);
    }

    @Override
    public String verify(SignedResponse signed) throws Exception {
        byte[] octets = Base64.getDecoder().decode(signed.field());
        Response response = (Response) XMLObjectSupport.unmarshallFromInputStream(
                XMLObjectProviderRegistrySupport.getParserPool(), new ByteArrayInputStream(octets));
        if (signed.signed().isResponseSigned()) {
            Signature signature = Objects.requireNonNull(response.getSignature());
            profile.validate(signature);
            require(trust.validate(signature, signer), "response signature");
        }
        require(Site.ACS.equals(response.getDestination()), "destination");
        Assertion assertion = signed.signed().isEncrypted()
                ? decrypter.decrypt(response.getEncryptedAssertions().get(0))
                : response.getAssertions().get(0);
        ValidationContext context = new ValidationContext(parameters());
        ValidationResult result = assertions.validate(assertion, context);
        require(result == ValidationResult.VALID, String.valueOf(context.getValidationFailureMessage()));
        return Site.answer(
                Objects.requireNonNull(assertion.getSubject().getNameID().getValue()),
                assertion.getAttributeStatements().get(0).getAttributes().size());
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(SAML2AssertionValidationParameters.SIGNATURE_REQUIRED, true);
        parameters.put(SAML2AssertionValidationParameters.SIGNATURE_VALIDATION_CRITERIA_SET, signer);
        parameters.put(SAML2AssertionValidationParameters.CLOCK_SKEW, Duration.ofMinutes(1));
        parameters.put(SAML2AssertionValidationParameters.COND_VALID_AUDIENCES, Set.of(Site.SP));
        parameters.put(SAML2AssertionValidationParameters.SC_VALID_RECIPIENTS, Set.of(Site.ACS));
        parameters.put(SAML2AssertionValidationParameters.SC_VALID_IN_RESPONSE_TO, Site.REQUEST);
        parameters.put(SAML2AssertionValidationParameters.SC_CHECK_ADDRESS, false);
        parameters.put(SAML2AssertionValidationParameters.STMT_AUTHN_CHECK_ADDRESS, false);
        return parameters;
    }

    private static void require(boolean held, String rule) throws GeneralSecurityException {
        if (!held) {
            throw new GeneralSecurityException("refused: " + rule);
        }
    }
}
