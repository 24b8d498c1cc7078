package org.secf.saml.delegation;

import java.lang.System.Logger.Level;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.provider.MetadataObserver;
import org.secf.verdict.Rejection;

/** Tells the administrator what becomes of the metadata of those who are believed. */
final class IssuerLog implements MetadataObserver {

    private static final System.Logger LOG = System.getLogger("org.secf.saml");

    @Override
    public void keysChanged(IdentityProvider entity) {
        LOG.log(
                Level.INFO,
                "The metadata of {0}, whose assertions are believed, has other signing keys than before, {1} of them",
                Rejection.printable(entity.entityId()),
                entity.signingKeys().size());
    }

    @Override
    public void failed(Rejection rejection) {
        LOG.log(
                Level.WARNING,
                "Metadata of somebody whose assertions are believed was not read anew; what was good last holds until its end: {0} ({1}): {2}",
                rejection.reason().name(),
                rejection.reason().clause(),
                rejection.received());
    }

    /** Each is followed by itself. */
    @Override
    public void leftOut(int count, Rejection first) {
        failed(first);
    }

    @Override
    public void leftOut(String part) {
        LOG.log(
                Level.WARNING,
                "A part of such metadata cannot be used and is left out: {0}",
                Rejection.printable(part));
    }

    @Override
    public void startedWithCopy(String path) {
        LOG.log(Level.WARNING, "Started with the copy of metadata that was good last: {0}", path);
    }

    @Override
    public void copyNotKept(String problem) {
        LOG.log(Level.WARNING, "A copy of metadata could not be kept: {0}", problem);
    }
}
