package org.secf.digest;

import java.util.Optional;

/**
 * Knows the users' secrets. An application may bring its own as a bean, instead of a file. Used by many threads at once.
 *
 * <p>A name that is not known should take as long as one that is, or the difference tells strangers which names exist. An exception refuses the request.
 */
public interface DigestSecrets {

    /**
     * The secret of that user.
     *
     * @param name as the client wrote it: visible characters, at most 256
     * @return empty where there is no such user, or none with a secret for this algorithm
     */
    Optional<DigestSecret> find(String name, String realm, DigestAlgorithm algorithm);

    /**
     * The secret of the user whose hashed name this is; asked only where hashed names are offered.
     *
     * @param hashedName H(name:realm) of RFC 7616 §3.4.4, hexadecimal in small letters; {@link DigestFormulas#hashOfName} calculates it
     * @return empty where there is no such user, or none with a secret for this algorithm
     */
    Optional<DigestSecret> findHashed(String hashedName, String realm, DigestAlgorithm algorithm);
}
