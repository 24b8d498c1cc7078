package org.secf.webauthn.credentials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.secf.settings.ConfigurationException;

/**
 * Credentials in a file that only its owner may read, one a line. Each change writes a new file beside it, forced to disk, which takes its place at once. A line
 * that an administrator removes is gone at once. Once the file was there, it has to stay: one that vanishes, such as by a volume that is no longer mounted, does
 * not mean that nobody has a credential. For one process: where several write, one of two changes at the same time may be lost.
 */
public final class FileCredentials implements WebAuthnCredentials {

    private final CredentialFile file;
    private final Bounds bounds;
    private CredentialTable table;
    private String stamp = "";
    private boolean wasThere;

    private FileCredentials(CredentialFile file, Bounds bounds) {
        this.file = file;
        this.bounds = bounds;
        this.table = CredentialTable.empty(bounds);
    }

    /**
     * Opens a file, which need not exist yet; its folder has to.
     *
     * @param setting the setting's name, for errors
     * @throws ConfigurationException when others may read it, it cannot be read, or holds something else
     */
    public static FileCredentials open(String setting, Path path, Bounds bounds) {
        FileCredentials credentials = new FileCredentials(new CredentialFile(path.toAbsolutePath()), bounds);
        try {
            credentials.refresh();
            return credentials;
        } catch (IOException | UncheckedIOException e) {
            throw new ConfigurationException(setting + ": cannot use " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized Optional<WebAuthnCredential> find(String id) {
        return current().find(id);
    }

    @Override
    public synchronized List<WebAuthnCredential> ofUser(String user) {
        return current().ofUser(user);
    }

    @Override
    public synchronized Addition add(WebAuthnCredential credential) {
        CredentialTable next = current().copy();
        Addition addition = next.add(credential);
        if (addition == Addition.ADDED) {
            keep(next);
        }
        return addition;
    }

    @Override
    public synchronized boolean update(WebAuthnCredential before, WebAuthnCredential after) {
        CredentialTable next = current().copy();
        if (!next.update(before, after)) {
            return false;
        }
        if (!before.equals(after)) {
            keep(next);
        }
        return true;
    }

    private CredentialTable current() {
        try {
            refresh();
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refresh() throws IOException {
        String now = file.stamp();
        boolean isThere = !now.equals(CredentialFile.NOTHING);
        if (!isThere && wasThere) {
            throw new IOException("the file of credentials is gone: " + file.path());
        }
        if (!now.equals(stamp)) {
            table = isThere ? file.read(bounds) : file.none(bounds);
            stamp = now;
            wasThere = isThere;
        }
    }

    private void keep(CredentialTable next) {
        try {
            file.write(next);
            wasThere = true;
            table = next;
            stamp = file.stamp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
