package org.secf.state;

import java.util.Optional;

/**
 * The living security associations of an application, for whatever protects messages by one. Whoever finds one here may accept what it protects: it is
 * established and has not expired. Applications inject it where there is CDI.
 */
public interface Associations {

    /** The living association of that name. Use it at once and do not keep it: its keys are wiped a while after it expires, and when it is removed. */
    Optional<SecurityAssociation> find(String id);

    /** Forgets an association and wipes its keys; whether there was one. */
    boolean remove(String id);
}
