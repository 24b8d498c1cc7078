package org.secf.probe;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;

/** Calls another bean as an auditor, whoever calls it. */
@Stateless
@RunAs(RunAsProbe.AUDITOR)
@DeclareRoles({Seen.USER, RunAsProbe.AUDITOR})
@PermitAll
public class RunAsProbe {

    /** What the bean behind this one is for. */
    public static final String AUDITOR = "auditor";

    @EJB
    AuditedProbe audited;

    /** As the bean behind sees it. */
    public String seen() {
        return audited.seen();
    }
}
