package org.secf.testkit.idp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.secf.keys.PemFile;

/** The files of an identity provider: its key and certificate, its address, its metadata. */
record Home(Path directory) {

    static final String KEY = "idp";

    Path baseUrl() {
        return directory.resolve("base-url");
    }

    Path metadata() {
        return directory.resolve("idp-metadata.xml");
    }

    Identity identity() throws IOException, GeneralSecurityException {
        KeyFiles keys = KeyFiles.in(directory, KEY);
        return Identity.of(
                Files.readString(baseUrl()),
                new Credential(
                        PemFile.privateKey(Files.readString(keys.key())),
                        PemFile.certificates(Files.readString(keys.certificate()))
                                .get(0)));
    }
}
