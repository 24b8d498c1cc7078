package org.secf.saml.provider;

import org.secf.saml.model.IdentityProvider;
import org.secf.verdict.Rejection;

/** Is told what becomes of metadata that a running application follows. */
public interface MetadataObserver {

    /** The identity provider signs with other keys than before. */
    void keysChanged(IdentityProvider provider);

    /** The source cannot be used; the application goes on with what it read last until that ends. Told again each time it is tried. */
    void failed(Rejection rejection);

    /** Of several identity providers in one document these could not be used. */
    void leftOut(int count, Rejection first);

    /** At start the source could not be used, and the copy of what was good last is. */
    void startedWithCopy(String path);

    /** A part of the metadata cannot be used, and the rest is. Told each time it is read. */
    void leftOut(String part);

    /** The copy could not be written. */
    void copyNotKept(String problem);
}
