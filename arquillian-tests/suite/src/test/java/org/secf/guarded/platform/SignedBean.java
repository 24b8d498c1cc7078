package org.secf.guarded.platform;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.secf.message.FactsSource;

/** A session bean for signed messages only. */
@Stateless
@PermitAll
public class SignedBean {

    @Inject
    FactsSource facts;

    /** Who signed. */
    @SignerKnown
    public String signer() {
        return facts.current().integrity().get(0).signer().owner().orElse("nobody");
    }
}
