package org.secf.elytron.store;

/** Whether Elytron is there. Names a class as text, so that this and whoever asks it can be loaded on every server. */
final class ElytronLibrary {

    private static final String STORE = "org.wildfly.security.credential.store.CredentialStore";

    private ElytronLibrary() {}

    static boolean isPresent() {
        try {
            Class.forName(STORE, false, ElytronLibrary.class.getClassLoader());
            return CredentialFile.hasPasswords();
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
