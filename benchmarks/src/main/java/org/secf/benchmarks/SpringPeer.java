package org.secf.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opensaml.saml.common.assertion.AssertionValidationException;
import org.opensaml.saml.common.assertion.ValidationContext;
import org.opensaml.saml.common.assertion.ValidationResult;
import org.opensaml.saml.saml2.assertion.SAML20AssertionValidator;
import org.opensaml.saml.saml2.assertion.SAML2AssertionValidationParameters;
import org.opensaml.saml.saml2.assertion.impl.AudienceRestrictionConditionValidator;
import org.opensaml.saml.saml2.assertion.impl.BearerSubjectConfirmationValidator;
import org.opensaml.saml.saml2.assertion.impl.DelegationRestrictionConditionValidator;
import org.opensaml.saml.saml2.core.Assertion;
import org.springframework.security.core.Authentication;
import org.springframework.security.saml2.core.Saml2Error;
import org.springframework.security.saml2.core.Saml2ErrorCodes;
import org.springframework.security.saml2.core.Saml2ResponseValidatorResult;
import org.springframework.security.saml2.core.Saml2X509Credential;
import org.springframework.security.saml2.provider.service.authentication.OpenSaml4AuthenticationProvider;
import org.springframework.security.saml2.provider.service.authentication.Saml2AuthenticatedPrincipal;
import org.springframework.security.saml2.provider.service.authentication.Saml2AuthenticationToken;
import org.springframework.security.saml2.provider.service.authentication.Saml2PostAuthenticationRequest;
import org.springframework.security.saml2.provider.service.registration.RelyingPartyRegistration;

/**
 * Spring Security's provider, which looks at the system's clock. It is made by default but for the validator of assertions: the default one needs a constructor
 * that OpenSAML 4.0.1 has not, so the same checks are put together by the constructor that it has.
 */
final class SpringPeer implements Contender {

    private final OpenSaml4AuthenticationProvider provider = new OpenSaml4AuthenticationProvider();
    private final RelyingPartyRegistration registration;
    private final Saml2PostAuthenticationRequest request;

    SpringPeer(Site site) {
        SAML20AssertionValidator rules = new Rules();
        provider.setAssertionValidator(token -> validate(rules, token.getAssertion()));
        registration = RelyingPartyRegistration.withRegistrationId("benchmarks")
                .entityId(Site.SP)
                .assertionConsumerServiceLocation(Site.ACS)
                .decryptionX509Credentials(ours -> ours.add(Saml2X509Credential.decryption(
                        site.serviceProvider().privateKey(),
                        site.serviceProvider().certificate())))
                .assertingPartyMetadata(party -> party.entityId(Site.IDP)
                        .singleSignOnServiceLocation(Site.IDP)
                        .verificationX509Credentials(theirs -> theirs.add(Saml2X509Credential.verification(
                                site.identityProvider().certificate()))))
                .build();
        request = Saml2PostAuthenticationRequest.withRelyingPartyRegistration(registration)
                .samlRequest("the provider looks at its id alone")
                .id(Site.REQUEST)
                .build();
    }

    @Override
    public String verify(SignedResponse response) {
        String xml = new String(Base64.getDecoder().decode(response.field()), StandardCharsets.UTF_8);
        Authentication authentication = provider.authenticate(new Saml2AuthenticationToken(registration, xml, request));
        Saml2AuthenticatedPrincipal caller = (Saml2AuthenticatedPrincipal) authentication.getPrincipal();
        return Site.answer(caller.getName(), caller.getAttributes().size());
    }

    private static Saml2ResponseValidatorResult validate(SAML20AssertionValidator rules, Assertion assertion) {
        ValidationContext context = new ValidationContext(Map.of(
                SAML2AssertionValidationParameters.SIGNATURE_REQUIRED,
                false,
                SAML2AssertionValidationParameters.CLOCK_SKEW,
                Duration.ofMinutes(5),
                SAML2AssertionValidationParameters.COND_VALID_AUDIENCES,
                Set.of(Site.SP),
                SAML2AssertionValidationParameters.SC_VALID_RECIPIENTS,
                Set.of(Site.ACS),
                SAML2AssertionValidationParameters.SC_VALID_IN_RESPONSE_TO,
                Site.REQUEST,
                SAML2AssertionValidationParameters.SC_CHECK_ADDRESS,
                false));
        try {
            return rules.validate(assertion, context) == ValidationResult.VALID
                    ? Saml2ResponseValidatorResult.success()
                    : refused(String.valueOf(context.getValidationFailureMessage()));
        } catch (AssertionValidationException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    private static Saml2ResponseValidatorResult refused(String why) {
        return Saml2ResponseValidatorResult.failure(new Saml2Error(Saml2ErrorCodes.INVALID_ASSERTION, why));
    }

    /** Signatures are verified by the provider itself. */
    private static final class Rules extends SAML20AssertionValidator {

        Rules() {
            super(
                    List.of(new AudienceRestrictionConditionValidator(), new DelegationRestrictionConditionValidator()),
                    List.of(new BearerSubjectConfirmationValidator()),
                    List.of(),
                    null,
                    null);
        }

        @Override
        protected ValidationResult validateSignature(Assertion token, ValidationContext context) {
            return ValidationResult.VALID;
        }
    }
}
