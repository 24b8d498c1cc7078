package org.secf.signed;

import org.secf.integrity.HttpMessageSignatureAuthenticationMechanismDefinition;
import org.secf.integrity.ResponseSignatureDefinition;
import org.secf.server.Site;

/** Signers are callers, and responses may be signed. */
@HttpMessageSignatureAuthenticationMechanismDefinition(
        baseUrl = SignedDefinition.ADDRESS,
        keySet = "signers",
        callerGroups = {"alice=partners", "CN=carol=partners"})
@ResponseSignatureDefinition(baseUrl = SignedDefinition.ADDRESS)
public class SignedDefinition {

    /** The application's context path. */
    public static final String NAME = "signed";

    /** Where it is reached. */
    public static final String ADDRESS = Site.SERVER + "/" + NAME;

    private SignedDefinition() {}
}
