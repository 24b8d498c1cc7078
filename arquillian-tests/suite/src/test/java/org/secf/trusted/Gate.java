package org.secf.trusted;

import jakarta.enterprise.context.RequestScoped;
import org.secf.ejb.EncryptPayload;
import org.secf.ejb.ReplayProtected;
import org.secf.ejb.RequireIntegrity;

/** Lets nothing through that others could read or change, and nothing twice. */
@RequestScoped
@EncryptPayload
@ReplayProtected
@RequireIntegrity(origin = RequireIntegrity.Origin.CALLER)
public class Gate {

    /** Nothing is done here: whoever comes so far may pass. */
    public void pass() {}
}
