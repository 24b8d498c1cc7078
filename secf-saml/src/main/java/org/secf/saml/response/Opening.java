package org.secf.saml.response;

import java.util.List;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.Credential;
import org.secf.saml.model.Expectation;

/**
 * By what an encrypted element may be opened.
 *
 * @param credentials of which any may open it (SDP-SP38)
 * @param algorithms how it may be encrypted
 */
record Opening(List<Credential> credentials, AlgorithmPolicy algorithms) {

    static Opening by(Expectation expectation) {
        return new Opening(
                expectation.serviceProvider().decryption(), expectation.policy().algorithms());
    }
}
