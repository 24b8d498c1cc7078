package org.secf.confidential;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import org.secf.ejb.RequireConfidentiality;

/** A session bean that tells its secret by TLS only. */
@Stateless
@PermitAll
public class ConfidentialBean {

    /** By TLS only. */
    @RequireConfidentiality
    public String secret() {
        return ConfidentialResource.SECRET;
    }
}
