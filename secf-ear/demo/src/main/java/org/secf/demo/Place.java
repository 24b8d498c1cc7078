package org.secf.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a demonstration keeps its files, and where it is reached.
 *
 * @param home an absolute folder that is there
 */
record Place(Path home, Addresses addresses) {

    static Place in(Path directory, Addresses addresses) throws IOException {
        return new Place(Files.createDirectories(directory.toAbsolutePath()), addresses);
    }
}
