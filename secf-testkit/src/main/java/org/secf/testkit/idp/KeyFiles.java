package org.secf.testkit.idp;

import java.nio.file.Path;

/**
 * A key and its self-signed certificate as PEM files for development.
 *
 * @param key PKCS#8, readable by its owner only
 * @param certificate a container for the public key
 */
public record KeyFiles(Path key, Path certificate) {

    static KeyFiles in(Path directory, String name) {
        return new KeyFiles(directory.resolve(name + "-key.pem"), directory.resolve(name + "-certificate.pem"));
    }
}
