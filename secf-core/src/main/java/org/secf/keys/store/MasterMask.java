package org.secf.keys.store;

import java.util.Optional;
import org.secf.keys.Secret;

/**
 * Reads a masked password, as another product's tool writes it. A mask keeps a password from the eyes of who sees a file by chance and from nobody else:
 * whoever has the file has the password. Found through {@link java.util.ServiceLoader}.
 */
public interface MasterMask {

    /** The password behind the mask; empty where the text is no mask of this kind. */
    Optional<Secret> unmask(String masked);
}
