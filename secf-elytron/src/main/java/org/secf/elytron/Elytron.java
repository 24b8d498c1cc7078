package org.secf.elytron;

/** Whether the server has Elytron. Names its classes as texts, so that this and whoever asks it can be loaded on every server. */
final class Elytron {

    private static final String DOMAIN = "org.wildfly.security.auth.server.SecurityDomain";

    private Elytron() {}

    static boolean isPresent() {
        try {
            Class.forName(DOMAIN, false, Elytron.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // another server
        }
    }
}
