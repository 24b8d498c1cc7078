package org.secf.guarded.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/** Calls the session bean when there is no message; without a transaction, which a refusal would roll back together with the start. */
@Singleton
@Startup
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AtStart {

    private volatile String seen = "not asked";

    @EJB
    SignedBean bean;

    @PostConstruct
    void start() {
        try {
            seen = bean.signer();
        } catch (EJBException e) {
            seen = "refused";
        }
    }

    /** What became of it. */
    public String seen() {
        return seen;
    }
}
